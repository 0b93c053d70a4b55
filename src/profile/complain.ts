import { allowedNames } from './allowed-names.js';
import { originOf, type MergedEntry, type MergedRuleSet } from './merge-rule-sets.js';
import type { Path } from './parse-rule-file.js';
import type { Bilingual, Problem } from './profile-error.js';
import { problemAt } from './read-rule-set.js';

/** A problem of a merged entry, at the place that wrote this part of it last. */
export function complain(
  entry: MergedEntry,
  part: Path,
  message: Bilingual,
  { hint, at = 'value' }: { readonly hint?: Bilingual | undefined; readonly at?: 'key' | 'value' } = {},
): Problem {
  const { parsed, path } = originOf(entry, part);
  return problemAt(parsed, path, message, { at, ...(hint ? { hint } : {}) });
}

const KINDS = {
  columns: { zh: '栏目', en: 'column' },
  sections: { zh: '评分节', en: 'section' },
  sources: { zh: '依据文件', en: 'source' },
  rules: { zh: '规则', en: 'rule' },
} as const;

/** What to say of a name that nobody declares; nothing while a file could not be read, which may hold it. */
export function ifUnknown(
  merged: MergedRuleSet,
  kind: keyof typeof KINDS,
  name: string,
  also: readonly string[] = [],
): { readonly message: Bilingual; readonly hint: Bilingual } | undefined {
  const names = merged[kind];
  if (!merged.isWhole || names.has(name) || also.includes(name)) return undefined;
  return {
    message: { zh: `没有${KINDS[kind].zh} ${name}`, en: `there is no ${KINDS[kind].en} ${name}` },
    hint: allowedNames(name, [...also, ...names.keys()]),
  };
}

/** What to say of an expression that RE2 refuses. */
export const refusedPattern = (why: string): { readonly message: Bilingual; readonly hint: Bilingual } => ({
  message: { zh: `正则写法不能用：${why}`, en: `the pattern cannot be used: ${why}` },
  hint: {
    zh: '用 RE2 语法；没有前后断言和反向引用',
    en: 'use RE2 syntax; it has no look-around and no back-references',
  },
});
