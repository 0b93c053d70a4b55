/** Under which name an option stands in a config and in the environment. Long because the options of one run are a table. */
import type { Command, Option } from 'commander';
import { settingRows } from '../options/settings.js';

/** Where an option's value may come from beside the command line. */
export interface OptionPlace {
  /** `GONGKAI_MAX_PAGES`, or with the command's name `GONGKAI_SERVE_PORT`. */
  readonly variable: string;
  /** Key of the config, at its top or in the section of the command; undefined for an option of one run. */
  readonly key: string | undefined;
  /** It means the same for every command that has it, so that it stands at the top of the config. */
  readonly isShared: boolean;
}

/** Shared by several commands without being a setting of audits. */
const ALSO_SHARED: ReadonlySet<string> = new Set(['data']);
const SHARED: ReadonlySet<string> = new Set([...settingRows.map(({ key }) => key), ...ALSO_SHARED]);

/** Of one run, whatever the command: written on the command line, or given by the environment. */
const OF_ONE_RUN: ReadonlySet<string> = new Set([
  ...settingRows.flatMap((row) => (row.onlyAsFlag === true ? [row.key] : [])),
  'site',
]);

/** Options that say what a single call is to do; by command, `*` for all of them. */
const OF_ONE_CALL: Readonly<Record<string, readonly string[]>> = {
  init: ['*'],
  schema: ['*'],
  completion: ['*'],
  serve: ['adminLink'],
  verify: ['log'],
  compare: ['to'],
  inspect: ['url'],
  'review export': ['to', 'all', 'data'],
  'review apply': ['check', 'data'],
  'store check': ['deep'],
  'store copy': ['from', 'to'],
  'rules show': ['columns'],
  'rules test': ['only', 'mutants', 'least'],
  'rules coverage': ['html'],
  'rules diff': ['against', 'asOf'],
  'rules new pack': ['*'],
  'rules new rule': ['*'],
};

/** Options that are called like a setting of audits and mean something of their own. */
const OF_ITS_OWN: Readonly<Record<string, readonly string[]>> = {
  compare: ['format', 'failOn', 'failUnder'],
  init: ['url', 'name', 'kind', 'profile', 'contact'],
  review: ['data'],
  'review export': ['data'],
  'review apply': ['data'],
  'rules test': ['only'],
  'rules diff': ['asOf'],
  'rules new rule': ['only'],
};

/** Not to be set from anywhere but the command line: they end the program, or are for its own processes. */
const isBare = (option: Option): boolean => option.hidden || ['help', 'version'].includes(option.attributeName());

/** `serve`, `store check`: the words after `gongkai`. */
export const pathOf = (command: Command): readonly string[] =>
  command.parent === null ? [] : [...pathOf(command.parent), command.name()];

/** Where the value of an option may come from; undefined for `--help` and the like. */
export const placeOf = (option: Option, path: readonly string[]): OptionPlace | undefined => {
  if (isBare(option)) return undefined;
  const key = option.attributeName();
  const listed = (table: Readonly<Record<string, readonly string[]>>): boolean => {
    const names = table[path.join(' ')] ?? [];
    return names.includes(key) || names.includes('*');
  };
  const isShared = SHARED.has(key) && !listed(OF_ITS_OWN);
  const isOfOneRun = listed(OF_ONE_CALL) || OF_ONE_RUN.has(key);
  return {
    variable: variableOf(isShared ? [key] : [...path, key]),
    key: isOfOneRun && !(key === 'lang' || key === 'verbose') ? undefined : key,
    isShared,
  };
};

/** `['serve', 'publicUrl']` → `GONGKAI_SERVE_PUBLIC_URL`. */
export const variableOf = (words: readonly string[]): string =>
  `GONGKAI_${words.map((word) => dashed(word).replaceAll('-', '_').toUpperCase()).join('_')}`;

/** `maxPages` → `max-pages`. */
export const dashed = (key: string): string => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
