import type { Judgement } from '../model/check.js';
import type { CantTellReason } from '../model/outcome.js';
import type { UnitOutcome } from '../model/report.js';
import { fold } from './fold.js';
import type { CheckRun } from './run-check.js';

/**
 * How a rule came out for each unit that it is about, in the order of `due`. A unit that it did not come to is `cantTell`: because
 * of what was not seen, of what kept the rule from all of them, else `otherwise`.
 */
export function unitOutcomes(
  { judgements, unseen }: CheckRun,
  due: readonly string[],
  otherwise: CantTellReason = 'not-crawled',
): UnitOutcome[] {
  if (due.length === 0) return [];
  const told = judgements.flatMap((one) => one.parts ?? [one]);
  const general = told.find((one) => one.unit === undefined && one.value === 'cantTell');
  const reason = unseen?.unseen ?? (general?.value === 'cantTell' ? general.reason : otherwise);
  const byUnit = new Map<string, Judgement[]>();
  for (const judgement of told) {
    if (judgement.unit === undefined) continue;
    byUnit.set(judgement.unit, [...(byUnit.get(judgement.unit) ?? []), judgement]);
  }
  return [...new Set([...due, ...byUnit.keys()])].map((name): UnitOutcome => {
    const own = byUnit.get(name);
    if (!own) return { name, value: 'cantTell', reason };
    const { value, reason: why } = fold(own, undefined);
    return { name, value, ...(why !== undefined && { reason: why }) };
  });
}
