import { CommanderError, Option, type Command } from 'commander';
import { BilingualCommand } from './bilingual-command.js';
import type { CliContext } from './command.js';
import { commands, type CommandEntry } from './commands.js';
import { describeError } from './describe-error.js';
import { EXIT, UsageError } from './errors.js';
import { maskedStream } from './masked-stream.js';
import { printable } from './printable.js';
import { languageOf, speaker, type Say } from './language.js';

/** What a caller other than the shell replaces: streams, folder, interruption. */
export type RunSurroundings = Partial<Pick<CliContext, 'stdout' | 'stderr' | 'env' | 'cwd' | 'interruptible'>>;

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
    env: process.env,
    cwd: process.cwd(),
    lang,
    verbose: argv.includes('--verbose'),
    finish: (value) => {
      status = value;
    },
    interruptible: interruptibleProcess,
    ...surroundings,
    stdout: maskedStream(stdout),
    stderr: maskedStream(stderr),
  };
  const stopIgnoring = ignoreClosedPipes({ stdout, stderr });
  try {
    const program = await buildProgram(argv, context, say);
    if (argv.length === 0) {
      context.stderr.write(program.helpInformation());
      return EXIT.usage;
    }
    await program.parseAsync(rewriteHelp(argv), { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.ok;
    const described = describeError(error, { say, lang, version, verbose: context.verbose });
    context.stderr.write(asText(described.lines));
    return described.status;
  } finally {
    stopIgnoring();
  }
};

/** Says on stderr what ended the process outside any command, and answers the exit status of a bug. */
export const crash = (error: unknown, argv: readonly string[], version: string): number => {
  const lang = languageOf(argv, process.env);
  const verbose = argv.includes('--verbose');
  const { lines } = describeError(error, { say: speaker(lang), lang, version, verbose });
  maskedStream(process.stderr).write(asText(lines));
  return EXIT.bug;
};

/** Lines for the terminal: what they quote can be of anybody. */
const asText = (lines: readonly string[]): string =>
  lines.flatMap((line) => line.split('\n').map((one) => `${printable(one)}\n`)).join('');

/** `gongkai help audit` means `gongkai audit --help`. */
const rewriteHelp = (argv: readonly string[]): string[] =>
  argv[0] === 'help' ? [...argv.slice(1), '--help'] : [...argv];

const buildProgram = async (argv: readonly string[], context: CliContext, say: Say): Promise<Command> => {
  const program = new BilingualCommand('gongkai', context.lang)
    .description(say('政府信息公开栏目合规检查', 'compliance checks of government disclosure columns'))
    .enablePositionalOptions()
    .version(context.version, '-V, --version', say('显示版本', 'show the version'))
    .configureOutput({
      writeOut: (text) => context.stdout.write(text),
      writeErr: (text) => context.stderr.write(text),
    })
    .addHelpText(
      'after',
      say(
        '\n例：\n  gongkai demo\n  gongkai audit http://www.example.gov.cn/\n  gongkai help audit',
        '\nExamples:\n  gongkai demo\n  gongkai audit http://www.example.gov.cn/\n  gongkai help audit',
      ),
    );
  addCommonOptions(program, say);
  const asked = commands.find(({ name }) => name === commandWord(argv));
  for (const entry of commands) {
    const command = program.command(entry.name).summary(say(entry.zh, entry.en)).description(say(entry.zh, entry.en));
    if (entry.load === undefined) refuse(command, entry, say);
    else if (entry === asked) (await entry.load()).default.build(command, context);
    addCommonOptions(command, say);
  }
  return program;
};

/** The word that names the command: the first that is neither an option nor `--lang`'s value nor `help`. */
const commandWord = (argv: readonly string[]): string | undefined =>
  argv.find((word, at) => !word.startsWith('-') && word !== 'help' && argv[at - 1] !== '--lang');

/** `--lang` and `--verbose` work with every command, before or after its name. */
const addCommonOptions = (command: Command, say: Say): void => {
  const has = (long: string): boolean => command.options.some((option) => option.long === long);
  if (command.commands.length > 0) command.commands.forEach((sub) => addCommonOptions(sub, say));
  if (!has('--lang')) {
    command.addOption(new Option('--lang <zh|en>', say('界面和报告的语言', 'language')).choices(['zh', 'en']));
  }
  if (!has('--verbose')) {
    command.option('--verbose', say('出错时显示程序内部的位置', 'show where in the program an error arose'));
  }
};

const refuse = (command: Command, { name, zh, en }: CommandEntry, say: Say): void => {
  command
    .summary(say(`${zh}（尚未建成）`, `${en} (not built yet)`))
    .allowUnknownOption()
    .allowExcessArguments()
    .action(() => {
      throw new UsageError(say(`${name} 命令尚未建成`, `the command ${name} is not built yet`), [
        say('用 gongkai --help 看现在能用的命令', 'see gongkai --help for what works now'),
      ]);
    });
};

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
