/** What was probably meant where a command line was refused: looked for in the whole program and in the working folder. */
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { editDistance } from '../../lib/text/nearest.js';
import { ProfileError } from '../../profile/profile-error.js';
import type { CliContext } from '../command.js';
import { UnknownWord, UsageError } from '../errors.js';
import { speaker, type Say } from '../language.js';
import { commandForPath } from './command-for-path.js';
import { OTHER_NAMES } from './other-names.js';
import { strayCharacters } from './stray-characters.js';

/** Lines that stand below the error; none where nothing better is known. Never throws: the error itself must be told. */
export const meantInstead = async (
  error: unknown,
  argv: readonly string[],
  context: CliContext,
): Promise<readonly string[]> => {
  if (!(error instanceof UsageError || error instanceof ProfileError)) return [];
  const say = speaker(context.lang);
  const stray = strayCharacters(argv, say);
  if (stray.length > 0) return stray;
  if (!(error instanceof UnknownWord)) return otherCommand(argv, context, say);
  const { meant } = error.unknown;
  const nearest = meant === undefined ? [] : [say(`是不是 ${meant}？`, `did you mean ${meant}?`)];
  try {
    const line =
      error.unknown.kind === 'option'
        ? await optionElsewhere(error.unknown, argv, context, say)
        : meant === undefined
          ? await commandElsewhere(error.unknown, argv, context)
          : undefined;
    if (typeof line !== 'string') return line ?? nearest;
    return [say(`是不是 gongkai ${line}？`, `did you mean gongkai ${line}?`)];
  } catch {
    return nearest;
  }
};

/** Commands that take a run, given an address; commands that take rules, given a list of sites. */
const otherCommand = (argv: readonly string[], { cwd }: CliContext, say: Say): readonly string[] => {
  const [command = '', ...rest] = argv.filter((word) => !word.startsWith('-'));
  const address = rest.find((word) => /^https?:\/\//i.test(word));
  if (address !== undefined && OF_RUNS.has(command)) {
    return [
      say(`网址要先检查：gongkai audit ${address}`, `an address has to be audited first: gongkai audit ${address}`),
    ];
  }
  const list =
    command === 'rules' ? rest.find((word) => commandForPath(resolve(cwd, word)) === 'audit --sites') : undefined;
  return list === undefined
    ? []
    : [
        say(
          `${list} 是网站名单：gongkai audit --sites ${list}`,
          `${list} is a list of sites: gongkai audit --sites ${list}`,
        ),
      ];
};
const OF_RUNS = new Set(['replay', 'report', 'verify', 'compare', 'scorecard', 'review', 'explain']);

type Unknown = UnknownWord['unknown'];

/** Another command has the option: that one, with the words as they were typed. */
const optionElsewhere = async (
  { word, path, meant }: Unknown,
  argv: readonly string[],
  context: CliContext,
  say: Say,
): Promise<string | readonly string[] | undefined> => {
  // One slip of the finger: no need to load every command.
  if (meant !== undefined && editDistance(word, meant) <= 1) return undefined;
  const { buildProgram } = await import('../program/build-program.js');
  const program = await buildProgram(context, () => true);
  const here = path
    .slice(1)
    .reduce<Command>((at, name) => at.commands.find((one) => one.name() === name) ?? at, program);
  if (/^-[a-z]$/i.test(word)) {
    const longs = here.options.flatMap(({ long }) =>
      long?.startsWith(`--${word.slice(1).toLowerCase()}`) ? [long] : [],
    );
    return longs.length === 0
      ? undefined
      : [say(`选项要写全：${longs.join('、')}`, `options are written in full: ${longs.join(', ')}`)];
  }
  const owners = leavesOf(program).filter((command) => command.options.some(({ long }) => long === word));
  const [first] = owners;
  if (first === undefined) return undefined;
  if (path.length === 1) return [nameOf(first), ...argv].join(' ');
  const names = owners.map((command) => `gongkai ${nameOf(command)}`);
  return [say(`${word} 是 ${names.join('、')} 的选项`, `${word} is an option of ${names.join(', ')}`)];
};

/** A word where a command should stand: an address, a file, a run, a subcommand of another, or what others call it. */
const commandElsewhere = async (
  { word, path }: Unknown,
  argv: readonly string[],
  context: CliContext,
): Promise<string | undefined> => {
  const rest = argv.slice(argv.indexOf(word) + 1);
  if (path.length > 1) return undefined;
  if (/^https?:/i.test(word)) return ['audit', ...argv].join(' ');
  const here = commandForPath(resolve(context.cwd, word));
  if (here !== undefined) return [here, ...argv].join(' ');
  if (existsSync(join(context.cwd, 'reports', word)) && statSync(join(context.cwd, 'reports', word)).isDirectory()) {
    return ['report', ...argv].join(' ');
  }
  if (/^(?:[\w-]+\.)+[a-z]{2,}(?:[:/].*)?$/i.test(word))
    return ['audit', `http://${word}/`.replace(/(?<!:)\/\/$/, '/'), ...rest].join(' ');
  const { buildProgram } = await import('../program/build-program.js');
  const leaves = leavesOf(await buildProgram(context, () => true));
  const sub = leaves.find((command) => command.name() === word);
  if (sub !== undefined && !rest.some((one) => /^https?:/i.test(one))) return [nameOf(sub), ...rest].join(' ');
  const other = OTHER_NAMES.get(word.toLowerCase());
  if (other !== undefined) return [other, ...rest].join(' ');
  return (await isRule(word)) ? ['explain', ...argv].join(' ') : undefined;
};

const isRule = async (word: string): Promise<boolean> => {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(word)) return false;
  const [{ loadProfile }, { catalog }, { rulesFolder }] = await Promise.all([
    import('../../profile/load-profile.js'),
    import('../../catalog.js'),
    import('../rules/load-profiles.js'),
  ]);
  return loadProfile('national', { rulesFolder, checks: catalog }).rules.some(({ id }) => id === word);
};

/** Commands that do something, subcommands among them. */
const leavesOf = (command: Command): readonly Command[] =>
  command.commands.length === 0 ? [command] : command.commands.flatMap(leavesOf);

const nameOf = (command: Command): string =>
  command.parent === null ? '' : `${nameOf(command.parent)} ${command.name()}`.trim();
