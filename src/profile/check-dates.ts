/** Days that cannot be meant: a period that ends before it begins, a deadline before the document was issued. */
import { isDay } from '../lib/date/day.js';
import { complain } from './complain.js';
import type { MergedEntry, MergedRuleSet } from './merge-rule-sets.js';
import type { Path } from './parse-rule-file.js';
import type { Problem } from './profile-error.js';
import type { RuleEntry } from './rule-set-schema.js';

/** Of a rule's own days and of those among its parameters. */
export function* checkDates(rule: MergedEntry, entry: RuleEntry, merged: MergedRuleSet): Generator<Problem> {
  yield* checkPeriods(rule, entry.effective, ['effective']);
  yield* checkPeriods(rule, entry.params, ['params']);
  const { publishedBy } = entry.params ?? {};
  const issued = [entry.source]
    .flat()
    .map(({ document }) => merged.sources.get(document)?.data.issuedOn)
    .filter((day) => typeof day === 'string')
    .sort();
  const [first] = issued;
  if (typeof publishedBy !== 'string' || !isDay(publishedBy) || first === undefined || publishedBy >= first) return;
  yield complain(rule, ['params', 'publishedBy'], {
    zh: `期限 ${publishedBy} 早于文件印发的日期 ${first}`,
    en: `the deadline ${publishedBy} is before the document was issued on ${first}`,
  });
}

/** Every map with `from` and `to`, as deep as it lies. */
function* checkPeriods(rule: MergedEntry, value: unknown, path: Path): Generator<Problem> {
  if (typeof value !== 'object' || value === null) return;
  const { from, to } = value as { from?: unknown; to?: unknown };
  if (typeof from === 'string' && typeof to === 'string' && isDay(from) && isDay(to) && from > to)
    yield complain(rule, path, {
      zh: `${path[0] === 'effective' ? '施行期间' : '期间'}的起始日 ${from} 晚于截止日 ${to}`,
      en: `${String(path.at(-1))}.from ${from} is later than ${String(path.at(-1))}.to ${to}`,
    });
  for (const [key, part] of Object.entries(value))
    yield* checkPeriods(rule, part, [...path, Array.isArray(value) ? Number(key) : key]);
}
