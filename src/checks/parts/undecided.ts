import { cantTell, type Judgement } from '../../model/check.js';
import type { CantTellReason, Evidence } from '../../model/outcome.js';

/** `cantTell` with the common sentence: what could not be judged, and why. */
export function undecided(
  what: string,
  reason: CantTellReason,
  evidence: readonly Evidence[],
  extra: { readonly key?: string; readonly column?: string; readonly data?: Readonly<Record<string, unknown>> } = {},
): Judgement {
  const { data, ...rest } = extra;
  return cantTell(reason, { code: 'undecided', data: { what, reason, ...data }, evidence, ...rest });
}
