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
  const crashed = (error: unknown): Judgement => {
    onCrash(error);
    return cantTell('check-crashed', { code: 'check-crashed', evidence: [], url: context.site.site.url });
  };
  const judge = (target: unknown): Judgement => {
    try {
      return check.judge(target, params, context);
    } catch (error) {
      return crashed(error);
    }
  };
  try {
    const targets = check.targets(context.site, params);
    for (let step = 0; step < STEP_BUDGET; step++) {
      const next = targets.next();
      if (next.done === true) return { judgements, ...(next.value && { unseen: next.value }) };
      judgements.push(named(judge(next.value), check, next.value));
    }
    throw new Error(`${check.id}: more than ${String(STEP_BUDGET)} targets`);
  } catch (error) {
    judgements.push(crashed(error));
  }
  return { judgements };
}

/** With the unit that the target is, where the check is about units. */
function named(judgement: Judgement, { units }: AnyCheck, target: unknown): Judgement {
  const unit = units?.of(target);
  return unit === undefined ? judgement : { ...judgement, unit };
}
