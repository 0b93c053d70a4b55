import { isDay } from '../lib/date/day.js';
import { DECISION_VALUES, type DecisionValue, type ProofFile } from '../model/decision.js';
import { Invalid } from '../model/refusal.js';
import type { Words } from '../model/words.js';
import type { ItemRow } from './decision-rows.js';

/** What an evaluator hands in, as it came: from a form, the API or a workbook. */
export interface GivenOpinion {
  readonly value: string;
  /** Points of `partly`, e.g. `2.5`. */
  readonly earned?: number;
  readonly reason: string;
  readonly until?: string;
  readonly refuted?: readonly string[];
  readonly files?: readonly ProofFile[];
}

/** The same, checked. */
export interface CheckedOpinion {
  readonly value: DecisionValue;
  /** Hundredths. */
  readonly earned?: number;
  readonly reason: string;
  readonly until?: string;
  readonly refuted?: readonly string[];
  readonly files?: readonly ProofFile[];
}

const LONGEST_REASON = 2_000;
const MOST_FILES = 10;
const LONGEST_NAME = 200;

/** Throws `Invalid` with a word on each field that cannot be taken. `today`: day in Asia/Shanghai. */
export function checkOpinion(
  item: Pick<ItemRow, 'divisible' | 'worth' | 'kind' | 'basis'>,
  given: GivenOpinion,
  today: string,
): CheckedOpinion {
  const faults: Record<string, Words> = {};
  const value = DECISION_VALUES.find((one) => one === given.value);
  if (value === undefined) faults['value'] = { zh: '请选择结论。', en: 'Choose a decision.' };
  const reason = given.reason.trim();
  if (reason === '') faults['reason'] = { zh: '请写明理由。', en: 'Give the reason.' };
  if (reason.length > LONGEST_REASON)
    faults['reason'] = { zh: `理由不超过 ${LONGEST_REASON} 字。`, en: `At most ${LONGEST_REASON} characters.` };
  const earned = value === 'partly' ? checkPoints(item, given.earned, faults) : undefined;
  const until = given.until === undefined || given.until === '' ? undefined : given.until;
  if (until !== undefined && (!isDay(until) || until < today))
    faults['until'] = { zh: '有效期须是今天或以后的日期。', en: 'A day from today on.' };
  const { faults: known } = JSON.parse(item.basis) as { readonly faults: readonly string[] };
  const refuted = value === 'failed' ? [...new Set(given.refuted ?? [])] : [];
  if (refuted.some((one) => !known.includes(one)))
    faults['refuted'] = { zh: '所选问题不在这项结果里。', en: 'Not a finding of this result.' };
  else if (refuted.length > 0 && refuted.length === known.length)
    faults['refuted'] = { zh: '所有问题都不成立时，请认定为符合。', en: 'With no finding left, decide that it holds.' };
  const files = given.files ?? [];
  const isFile = ({ name, sha256 }: ProofFile): boolean =>
    /^[0-9a-f]{64}$/.test(sha256) && name !== '' && name.length <= LONGEST_NAME;
  if (files.length > MOST_FILES || !files.every(isFile))
    faults['files'] = { zh: `佐证文件最多 ${MOST_FILES} 个。`, en: `At most ${MOST_FILES} files.` };
  if (value === undefined || Object.keys(faults).length > 0)
    throw new Invalid({ zh: '认定没有填写完整。', en: 'The decision is not complete.' }, faults);
  return {
    value,
    reason,
    ...(earned !== undefined && { earned }),
    ...(until !== undefined && { until }),
    ...(refuted.length > 0 && { refuted }),
    ...(files.length > 0 && { files }),
  };
}

function checkPoints(
  { divisible, worth }: Pick<ItemRow, 'divisible' | 'worth'>,
  earned: number | undefined,
  faults: Record<string, Words>,
): number | undefined {
  if (divisible !== 1) {
    faults['value'] = { zh: '这一项不分档给分，只能认定符合或不符合。', en: 'No part of these points can be given.' };
    return undefined;
  }
  const hundredths = Math.round((earned ?? Number.NaN) * 100);
  const isExact = Math.abs(hundredths - (earned ?? Number.NaN) * 100) < 1e-6;
  if (!isExact || hundredths <= 0 || hundredths >= worth) {
    faults['earned'] = {
      zh: `得分须大于 0、小于 ${worth / 100}，最多两位小数。`,
      en: `More than 0, less than ${worth / 100}, two decimals at most.`,
    };
    return undefined;
  }
  return hundredths;
}
