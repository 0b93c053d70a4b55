import type { Command } from 'commander';
import { nearest } from '../../lib/text/nearest.js';
import type { CliContext } from '../command.js';
import type { Say } from '../language.js';
import { pathOf, placeOf, variableOf } from './option-place.js';
import { sharedValues } from './read-value.js';
import { SECRET_VARIABLES } from './secrets-of-environment.js';

/** Set for a process of the program that another one has begun. */
export const CHILD_VARIABLE = 'GONGKAI_CHILD_PROCESS';

/** Variables that stand for no option of any command. */
export const PLAIN_VARIABLES: readonly string[] = [
  ...SECRET_VARIABLES,
  'GONGKAI_ROBOTS',
  'GONGKAI_BROWSER',
  'GONGKAI_BROWSER_SANDBOX',
  'GONGKAI_SKIP_BROWSER',
  'GONGKAI_DATABASE_URL',
  'GONGKAI_REDIS_URL',
  'GONGKAI_S3_ENDPOINT',
  'GONGKAI_S3_BUCKET',
  'GONGKAI_S3_REGION',
  'GONGKAI_S3_ACCESS_KEY_ID',
  'GONGKAI_S3_SECRET_ACCESS_KEY',
  'GONGKAI_SMTP_URL',
  'GONGKAI_SMTP_FROM',
  // Of the pipelines that `gongkai init --ci` writes.
  'GONGKAI_PACKAGE',
  CHILD_VARIABLE,
];

/** Of the repository's own tests and measurements. */
const OF_TESTS = /^GONGKAI_(?:TEST|BENCH)_/;

/** A sentence for each variable of ours that means nothing, with the name that was probably meant. */
export const unknownVariables = async (
  own: readonly string[],
  { env, commandTree }: Pick<CliContext, 'env' | 'commandTree'>,
  say: Say,
): Promise<readonly string[]> => {
  const near = new Set([...own, ...PLAIN_VARIABLES, ...[...sharedValues.keys()].map((key) => variableOf([key]))]);
  const strange = Object.keys(env).filter(
    (name) => name.startsWith('GONGKAI_') && !near.has(name) && !OF_TESTS.test(name),
  );
  if (strange.length === 0) return [];
  // Of other commands: their files are loaded only now.
  const all = new Set([...near, ...variablesOf(await commandTree(() => true))]);
  return strange
    .filter((name) => !all.has(name))
    .map((name) => {
      const meant = nearest(
        name.slice('GONGKAI_'.length),
        [...all].map((one) => one.slice('GONGKAI_'.length)),
      );
      const hint = meant === undefined ? '' : say(`，是不是 GONGKAI_${meant}？`, `; did you mean GONGKAI_${meant}?`);
      return say(`环境变量 ${name} 没有用处${hint}`, `the environment variable ${name} means nothing${hint}`);
    });
};

/** The variables of all options below a command. */
export const variablesOf = (command: Command): readonly string[] => [
  ...command.options.flatMap((option) => placeOf(option, pathOf(command))?.variable ?? []),
  ...command.commands.flatMap(variablesOf),
];
