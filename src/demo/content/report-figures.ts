import type { Place } from './place.js';
import { steady } from './words.js';

/** Six kinds of applicants; the seventh column of the printed table is their sum. */
export const APPLICANTS = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'] as const;

/** Leaves of 本年度办理结果, in printed order, with the share of what was handled in thousandths (the first takes the rest). */
const RESULTS = [
  ['（一）予以公开', 0],
  ['（二）部分公开（区分处理的，只计这一情形，不计其他情形）', 120],
  ['1.属于国家秘密', 0],
  ['2.其他法律行政法规禁止公开', 10],
  ['3.危及“三安全一稳定”', 0],
  ['4.保护第三方合法权益', 25],
  ['5.属于三类内部事务信息', 30],
  ['6.属于四类过程性信息', 20],
  ['7.属于行政执法案卷', 15],
  ['8.属于行政查询事项', 40],
  ['1.本机关不掌握相关政府信息', 180],
  ['2.没有现成信息需要另行制作', 30],
  ['3.补正后申请内容仍不明确', 10],
  ['1.信访举报投诉类申请', 35],
  ['2.重复申请', 25],
  ['3.要求提供公开出版物', 0],
  ['4.无正当理由大量反复申请', 0],
  ['5.要求行政机关确认或重新出具已获取信息', 5],
  ['1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请', 20],
  ['2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请', 0],
  ['3.其他', 15],
] as const;

export interface ReportFigures {
  /** Per kind of applicant. */
  readonly received: readonly number[];
  readonly carriedIn: readonly number[];
  readonly carriedOut: readonly number[];
  /** Leaf label → per kind of applicant, in printed order. */
  readonly results: readonly { readonly label: string; readonly counts: readonly number[] }[];
  readonly handled: readonly number[];
  /** 维持, 纠正, 其他, 尚未审结, for 复议, 直接起诉, 复议后起诉. */
  readonly disputes: readonly (readonly number[])[];
  readonly rules: { readonly made: number; readonly repealed: number; readonly inForce: number };
  readonly licences: number;
  readonly punishments: number;
  readonly coercions: number;
  readonly fees: number;
}

const carriedOut = (place: Place, year: number): number[] =>
  APPLICANTS.map((_, column) => (column === 0 ? 2 + steady(`${place.id}${year}carry`, 6) : column === 1 ? 1 : 0));

/** The figures of one year, the same at every call: sums hold, and what is carried over meets the next year's report. */
export function reportFigures(place: Place, year: number): ReportFigures {
  const seed = `${place.id}${year}`;
  const received = APPLICANTS.map((_, column) =>
    column === 0
      ? 90 + steady(`${seed}a`, 160)
      : column === 1
        ? 12 + steady(`${seed}b`, 20)
        : steady(`${seed}${column}`, 4) + 1,
  );
  const before = carriedOut(place, year - 1);
  const after = carriedOut(place, year);
  const handled = received.map((count, column) => count + (before[column] ?? 0) - (after[column] ?? 0));
  const rest = RESULTS.slice(1).map(([label, share]) => ({
    label,
    counts: handled.map((total) => Math.floor((total * share) / 1000)),
  }));
  const first = handled.map((total, column) => total - rest.reduce((sum, row) => sum + (row.counts[column] ?? 0), 0));
  return {
    received,
    carriedIn: before,
    carriedOut: after,
    results: [{ label: RESULTS[0][0], counts: first }, ...rest],
    handled,
    disputes: [0, 1, 2].map((kind) => [3, 1, 0, 1].map((base, cell) => steady(`${seed}${kind}${cell}`, base + 3))),
    rules: { made: 4 + steady(`${seed}m`, 6), repealed: steady(`${seed}r`, 4), inForce: 60 + (year - 2015) * 3 },
    licences: 8000 + steady(`${seed}l`, 6000),
    punishments: 900 + steady(`${seed}p`, 800),
    coercions: 40 + steady(`${seed}c`, 60),
    fees: 1800 + steady(`${seed}f`, 900),
  };
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, count) => total + count, 0);
