/** Values that a shell asks for while a line is typed: `gongkai completion --values KIND -- WORDS`. Quick, silent, never an error. */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CliContext } from '../command.js';
import { rulesFolder } from '../rules/load-profiles.js';
import { speaker } from '../language.js';
import type { ValueKind } from './completion-tree.js';

/** A value and what it is. */
type Value = readonly [word: string, meaning: string];

/** Only what a shell takes as it stands: names in a folder can be anybody's. */
const SAFE = /^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u;

/** The values of one kind, by the words typed so far (`--out`, `--sites` and `--profile` among them). */
export const completionValues = async (
  kind: ValueKind,
  words: readonly string[],
  context: CliContext,
): Promise<readonly Value[]> => {
  try {
    const values = await find[kind]((option) => optionIn(words, option), context);
    return values
      .filter(([word]) => SAFE.test(word))
      .map(([word, meaning]) => [word, meaning.replace(/[\s\p{Cc}]+/gu, ' ')]);
  } catch {
    return [];
  }
};

/** What the line says of an option, as `--out x` or `--out=x`. Shells may have split it at the equals sign. */
const optionIn = (words: readonly string[], option: string): string | undefined => {
  const at = words.findLastIndex((word) => word === option || word.startsWith(`${option}=`));
  if (at < 0) return undefined;
  const [word = '', next, third] = words.slice(at);
  return word.includes('=') ? word.slice(option.length + 1) : next === '=' ? third : next;
};

type Finder = (
  option: (name: string) => string | undefined,
  context: CliContext,
) => Promise<readonly Value[]> | readonly Value[];

const find: Readonly<Record<ValueKind, Finder>> = {
  runs: (option, { cwd, lang }) => {
    const out = resolve(cwd, option('--out') ?? 'reports');
    const say = speaker(lang);
    const runs = existsSync(out)
      ? readdirSync(out).filter((name) =>
          ['run.json', 'request.json'].some((file) => existsSync(join(out, name, file))),
        )
      : [];
    const latest: Value = ['latest', say('最近一次', 'the latest')];
    const previous: Value = ['previous', say('再前一次', 'the one before')];
    return [
      ...(runs.length > 0 ? [latest, previous] : []),
      ...runs
        .sort()
        .reverse()
        .map((name): Value => [name, '']),
    ];
  },
  sites: async (option, { cwd, lang }) => {
    const list =
      option('--sites') ?? ['sites.yaml', 'sites.csv', 'sites.xlsx'].find((name) => existsSync(join(cwd, name)));
    if (list === undefined) return [];
    const { readSitesList } = await import('../site-list/sites-list.js');
    const sites = await readSitesList(resolve(cwd, list), speaker(lang));
    return sites.map(({ site }): Value => [site.id, site.name]);
  },
  'rule-sets': async (_option, { lang }) => {
    const { listRuleSets } = await import('../../profile/list-rule-sets.js');
    return listRuleSets(rulesFolder).map(({ id, title, titleEn }): Value => [
      id,
      lang === 'en' ? (titleEn ?? title) : title,
    ]);
  },
  rules: async (option, { cwd, lang }) => {
    const [{ loadProfile }, { catalog }] = await Promise.all([
      import('../../profile/load-profile.js'),
      import('../../catalog.js'),
    ]);
    const { rules } = loadProfile(option('--profile') ?? 'national', { rulesFolder, checks: catalog, cwd });
    return rules.map(({ id, title, titleEn }): Value => [id, lang === 'en' ? (titleEn ?? title) : title]);
  },
  checks: async () => {
    const { catalog } = await import('../../catalog.js');
    return [...catalog.values()].map(({ id, title }): Value => [id, title]);
  },
};
