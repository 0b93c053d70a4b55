import { CommanderError, type Command } from 'commander';
import type { BilingualCommand } from './program/bilingual-command.js';
import { buildProgram } from './program/build-program.js';
import type { CliContext } from './command.js';
import { describeError } from './errors/describe-error.js';
import { AskedForList, EXIT } from './errors.js';
import { maskedStream } from './text/masked-stream.js';
import { printable } from './text/printable.js';
import { isVerbose, languageOf, speaker, type Say } from './language.js';

/** What a caller other than the shell replaces: streams, folder, interruption. */
export type RunSurroundings = Partial<
  Pick<CliContext, 'stdin' | 'stdout' | 'stderr' | 'env' | 'cwd' | 'interruptible'>
>;

/** Runs one command line and answers the exit status of the contract. Never throws, never ends the process. */
export const run = async (
  argv: readonly string[],
  version: string,
  surroundings: RunSurroundings = {},
): Promise<number> => {
  let status: number = EXIT.ok;
  const lang = languageOf(argv, surroundings.env ?? process.env);
  const say = speaker(lang);
  const { stdout = process.stdout, stderr = process.stderr } = surroundings;
  const context: CliContext = {
    version,
    stdin: process.stdin,
    env: process.env,
    cwd: process.cwd(),
    lang,
    verbose: isVerbose(argv, surroundings.env ?? process.env),
    finish: (value) => {
      status = value;
    },
    interruptible: interruptibleProcess,
    commandTree: (wanted, other = lang) => buildProgram({ ...context, lang: other }, ({ name }) => wanted(name)),
    ...surroundings,
    stdout: maskedStream(stdout),
    stderr: maskedStream(stderr),
  };
  const stopIgnoring = ignoreClosedPipes({ stdout, stderr });
  try {
    const word = commandWord(argv);
    const program = await buildProgram(context, ({ name }) => name === word, helpWidth(stdout));
    if (argv.length === 0) {
      context.stderr.write(wayIn(say));
      return EXIT.usage;
    }
    if (argv[0] === 'help') showHelp(program, argv.slice(1));
    await program.parseAsync([...argv], { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.ok;
    if (error instanceof AskedForList) {
      context.stdout.write(asText(error.lines));
      return EXIT.ok;
    }
    // What could have been meant is looked for only where something went wrong.
    const { meantInstead } = await import('./did-you-mean/meant-instead.js');
    const hints = await meantInstead(error, argv, context);
    const described = describeError(error, { say, lang, version, verbose: context.verbose, hints });
    context.stderr.write(asText(described.lines));
    return described.status;
  } finally {
    stopIgnoring();
  }
};

/** Says on stderr what ended the process outside any command, and answers the exit status of a bug. */
export const crash = (error: unknown, argv: readonly string[], version: string): number => {
  const lang = languageOf(argv, process.env);
  const verbose = isVerbose(argv, process.env);
  const { lines } = describeError(error, { say: speaker(lang), lang, version, verbose });
  maskedStream(process.stderr).write(asText(lines));
  return EXIT.bug;
};

/** Lines for the terminal: what they quote can be of anybody. */
const asText = (lines: readonly string[]): string =>
  lines.flatMap((line) => line.split('\n').map((one) => `${printable(one)}\n`)).join('');

/** Help is as wide as the terminal, at most 100 columns; 80 where there is no terminal. */
const helpWidth = (stdout: NodeJS.WritableStream): number => {
  const columns = 'columns' in stdout && typeof stdout.columns === 'number' ? stdout.columns : 80;
  return Math.min(100, Math.max(40, columns));
};

/** `gongkai` alone: how a newcomer begins. */
const wayIn = (say: Say): string =>
  say(
    `gongkai 检查政府网站的信息公开栏目，逐条给出结论、得分和证据。

  gongkai demo                               检查随附的演示网站，看看报告是什么样
  gongkai audit http://www.example.gov.cn/   检查一个网站
  gongkai init                               在当前目录写好配置和网站名单

全部命令：gongkai --help    一个命令：gongkai help audit    看看本机缺什么：gongkai doctor
`,
    `gongkai checks disclosure columns of Chinese government websites: verdict, points and evidence rule by rule.

  gongkai demo                               audit the bundled demo sites and see what a report is like
  gongkai audit http://www.example.gov.cn/   audit a site
  gongkai init                               write a config and a site list here

All commands: gongkai --help    one of them: gongkai help audit    what this machine lacks: gongkai doctor
`,
  );

/** `gongkai help rules diff` shows what `gongkai rules diff --help` does; a word that is no command is told so. */
const showHelp = (program: Command, words: readonly string[]): never => {
  let command = program;
  for (const word of words.filter((one, at) => !one.startsWith('-') && words[at - 1] !== '--lang')) {
    const sub = command.commands.find((one) => one.name() === word);
    if (sub === undefined && command.commands.length === 0) break;
    if (sub === undefined) (command as BilingualCommand).refuseWord(word);
    else command = sub;
  }
  return command.help();
};

/** The word that names the command: the first that is neither an option nor `--lang`'s value nor `help`. */
const commandWord = (argv: readonly string[]): string | undefined =>
  argv.find((word, at) => !word.startsWith('-') && word !== 'help' && argv[at - 1] !== '--lang');

/** A reader that went away (`| head`) is no error: what is left to say has no listener. */
const ignoreClosedPipes = ({ stdout, stderr }: Pick<CliContext, 'stdout' | 'stderr'>): (() => void) => {
  const onError = (error: NodeJS.ErrnoException): void => {
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error;
  };
  stdout.on('error', onError);
  stderr.on('error', onError);
  return () => {
    // Of the process's own streams the listeners stay: a write may fail after the command has ended.
    if (stdout !== process.stdout) stdout.off('error', onError);
    if (stderr !== process.stderr) stderr.off('error', onError);
  };
};

const interruptibleProcess = (): AbortSignal => {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => controller.abort());
  }
  return controller.signal;
};
