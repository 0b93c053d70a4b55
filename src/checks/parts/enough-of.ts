import { failed, inapplicable, passed, type Judgement } from '../../model/check.js';

/**
 * Several things due judged as one, of which `least` are enough; those that do not apply need not be there. Without `least` there is
 * one, which speaks for itself.
 */
export function enoughOf(answers: readonly Judgement[], least: number | undefined): Judgement {
  const [only] = answers;
  if (least === undefined && only) return only;
  const met = answers.filter((one) => one.value === 'passed');
  const open = answers.filter((one) => one.value === 'cantTell');
  const unmet = answers.filter((one) => one.value === 'failed');
  const due = Math.min(least ?? answers.length, met.length + open.length + unmet.length);
  if (due === 0) return inapplicable('no-targets');
  if (met.length >= due) return passed({ seen: met.flatMap(({ seen = [] }) => seen), measured: { count: met.length } });
  const missing = unmet.flatMap(({ measured }) => measured?.['missing'] ?? []);
  const measured = { count: met.length, missing };
  const faults = unmet.flatMap(({ findings }) => findings);
  const [first] = open;
  if (first && met.length + open.length >= due)
    return {
      value: 'cantTell',
      reason: first.reason,
      findings: [...open.flatMap(({ findings }) => findings), ...faults],
      measured,
    };
  // Some were found: that is no absence, and an evaluator has something to look at.
  const tally = { met: met.length, unmet: unmet.length, unknown: open.length };
  return failed(faults, { measured, tally });
}
