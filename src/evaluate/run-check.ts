import { cantTell, type AnyCheck, type CheckContext, type Judgement, type Unseen } from '../model/check.js';

/** What a check said of its targets, and whether it may have had more. */
export interface CheckRun {
  readonly judgements: readonly Judgement[];
  readonly unseen?: Unseen;
}

/** More targets than any site has: a generator that never ends is a bug. */
export const STEP_BUDGET = 100_000;

/**
 * Runs one check over its targets: the only place that catches what a check throws. A crash of `judge` costs that target,
 * one of `targets` what it would still have named. `onCrash` gets the error; the judgement never holds its words.
 */
export function runCheck(
  check: AnyCheck,
  params: Readonly<Record<string, unknown>>,
  context: CheckContext,
  onCrash: (error: unknown) => void,
): CheckRun {
  const judgements: Judgement[] = [];
  const crashed = (error: unknown): void => {
    onCrash(error);
    judgements.push(cantTell('check-crashed', { code: 'check-crashed', evidence: [], url: context.site.site.url }));
  };
  try {
    const targets = check.targets(context.site, params);
    for (let step = 0; step < STEP_BUDGET; step++) {
      const next = targets.next();
      if (next.done === true) return { judgements, ...(next.value && { unseen: next.value }) };
      try {
        judgements.push(check.judge(next.value, params, context));
      } catch (error) {
        crashed(error);
      }
    }
    throw new Error(`${check.id}: more than ${String(STEP_BUDGET)} targets`);
  } catch (error) {
    crashed(error);
  }
  return { judgements };
}
