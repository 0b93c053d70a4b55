/** The commands of the program, without running any of them. */
import type { Command } from 'commander';
import { buildProgram } from '../../src/cli/program/build-program.js';
import type { CliContext } from '../../src/cli/command.js';
import type { Settled } from '../../src/cli/config/settle-options.js';
import { settledOf } from '../../src/cli/config/settle-options.js';

/** Surroundings in which nothing is asked of the machine; `told` collects what goes to stderr. */
export const quietContext = (
  { env = {}, cwd = '/' }: { readonly env?: NodeJS.ProcessEnv; readonly cwd?: string } = {},
  told: string[] = [],
): CliContext => {
  const stderr = { write: (text: string) => told.push(text) > 0 } as unknown as NodeJS.WritableStream;
  const context: CliContext = {
    ...{ version: '0.0.0-test', env, cwd, lang: 'zh', verbose: false },
    ...{ stdin: process.stdin, stdout: stderr, stderr },
    finish: () => undefined,
    interruptible: () => new AbortController().signal,
    commandTree: (wanted) => buildProgram(context, ({ name }) => wanted(name)),
  };
  return context;
};

/** Every command that can be run, with its words after `gongkai`. */
export const leavesOf = (command: Command, path: readonly string[] = []): readonly (readonly [string, Command])[] =>
  command.commands.flatMap((sub) => {
    const words = [...path, sub.name()];
    return sub.commands.length === 0 ? [[words.join(' '), sub] as const] : leavesOf(sub, words);
  });

/** What a command would be run with: its options, and what was settled for it. The command itself does nothing. */
export const wouldRun = async (
  words: readonly string[],
  surroundings: Parameters<typeof quietContext>[0] = {},
): Promise<{
  readonly options: Readonly<Record<string, unknown>>;
  readonly settled: Settled;
  readonly told: string;
}> => {
  const told: string[] = [];
  const context = quietContext(surroundings, told);
  const program = await buildProgram(context, () => true);
  let ran: Command | undefined;
  for (const [, command] of leavesOf(program)) command.action(() => void (ran = command));
  await program.parseAsync([...words], { from: 'user' });
  const settled = ran && settledOf(ran);
  if (ran === undefined || settled === undefined) throw new Error(`${words.join(' ')} ran nothing`);
  return { options: ran.opts(), settled, told: told.join('') };
};
