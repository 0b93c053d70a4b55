import { NUMBER, readNumber } from '../../lib/text/chinese-number.js';
import { compilePattern } from '../../lib/pattern/pattern.js';
import type { Grid } from '../../model/page.js';
import { occursInAny } from '../parts/occurs-in.js';
import type { ReadPages } from './read-pages.js';

/** Words of the rule set that tell the parts of a feedback. */
export interface FeedbackWords {
  /** How many opinions came. */
  readonly received: readonly string[];
  /** None came: nothing else is owed. */
  readonly nothingReceived: readonly string[];
  /** What they said. */
  readonly views: readonly string[];
  /** What became of them. */
  readonly adopted: readonly string[];
  /** Some were not taken up. */
  readonly rejected: readonly string[];
  /** Why not. */
  readonly reasons: readonly string[];
}

export interface FeedbackElements {
  /** It says how many opinions came, or that none did: a page that does is a result, whatever it is called. */
  readonly hasCount: boolean;
  /** Due and not there, by their Chinese names. */
  readonly missing: readonly string[];
}

/** What a published result says: 收到意见数量, 主要意见, 采纳情况 and, where some were not adopted, 不采纳理由. */
export function readElements(
  { text, grids }: Pick<ReadPages, 'text' | 'grids'>,
  words: FeedbackWords,
): FeedbackElements {
  const even = sentences(text);
  const received = readNumber(RECEIVED.exec(even)?.[1] ?? '') ?? 0;
  if (received === 0 && occursInAny(even, words.nothingReceived)) return { hasCount: true, missing: [] };
  const table = grids.map(readTable).find((found) => found !== undefined);
  const hasNumber = table !== undefined || occursInAny(even, words.received);
  const hasViews = table !== undefined || occursInAny(even, words.views);
  const hasAdoption = table !== undefined || occursInAny(even, words.adopted);
  const rejection = table || ALL_ADOPTED.test(even) ? undefined : findFirst(even, words.rejected);
  const isRejected = table ? table.hasRejected : rejection !== undefined || isPartlyAdopted(even);
  const beside = rejection === undefined ? even : even.slice(Math.max(0, rejection - BEFORE));
  const hasReasons = table?.hasReasonColumn === true ? table.hasReasons : occursInAny(beside, words.reasons);
  const missing = [
    ...(hasNumber ? [] : [NUMBER_RECEIVED]),
    ...(hasViews ? [] : [MAIN_VIEWS]),
    ...(hasAdoption ? [] : [ADOPTION]),
    ...(isRejected && !hasReasons ? [REASONS] : []),
  ];
  return { hasCount: hasNumber, missing };
}

/** Without blanks, without what is said of those who stay silent, and without that nothing was rejected. */
const sentences = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\S\n\t]+/g, '')
    .replace(/[^。；;\n]*(?:逾期|视为)[^。；;\n]*/g, '')
    .replace(/(?:未|不予?)采纳(?:的|意见|建议)*[:：为共]?(?:0|零)[条件项]/g, '');

const ALL_ADOPTED = /(?:全部|均已?|均予以?|都)(?:予以)?采纳/;
/** A reason may stand before the words that reject: 因与上位法不一致，未采纳. */
const BEFORE = 60;

const findFirst = (text: string, patterns: readonly string[]): number | undefined => {
  const places = patterns.flatMap((pattern) => compilePattern(pattern).find(text)?.index ?? []);
  return places.length === 0 ? undefined : Math.min(...places);
};

const NUMBER_RECEIVED = '收到意见数量';
/** Views may be put in any words, so that nobody can say for sure that they are missing. */
export const MAIN_VIEWS = '主要意见';
const ADOPTION = '采纳情况';
const REASONS = '不采纳理由';

/** A table of opinions, each with what became of it. */
function readTable(
  grid: Grid,
): { readonly hasRejected: boolean; readonly hasReasonColumn: boolean; readonly hasReasons: boolean } | undefined {
  const head = grid.findIndex(
    (row) => row.some((cell) => /意见|建议/.test(cell)) && row.some((cell) => /采纳|处理|吸纳/.test(cell)),
  );
  const header = grid[head];
  if (!header) return undefined;
  const adoption = header.findIndex((cell) => /采纳|吸纳|处理/.test(cell) && !/理由|原因/.test(cell.slice(0, 4)));
  const reason = header.findIndex((cell, at) => at !== adoption && /理由|原因|说明|备注|依据/.test(cell));
  const rows = grid.slice(head + 1).filter((row) => (row[adoption] ?? '') !== '');
  if (adoption === -1 || rows.length === 0) return undefined;
  const rejected = rows.filter((row) => /未|不|部分/.test(row[adoption] ?? ''));
  const hasReason = (row: readonly string[]): boolean =>
    (row[reason] ?? '').replace(/[\p{P}\p{S}\s无]/gu, '') !== '' || (row[adoption] ?? '').length > 12;
  return {
    hasRejected: rejected.length > 0,
    hasReasonColumn: reason !== -1,
    hasReasons: rejected.every(hasReason),
  };
}

const RECEIVED = new RegExp(`(?:收到|收集|征集|征得|提出)[^。；\\n\\d]{0,24}?(${NUMBER})(?:余|多)?[条件项]`);
const ADOPTED = new RegExp(`(?<![未不])采纳[^。；，\\n\\d]{0,10}?(${NUMBER})[条件项]`);

/** Fewer were adopted than came. */
function isPartlyAdopted(text: string): boolean {
  const [received, adopted] = [RECEIVED, ADOPTED].map((pattern) => readNumber(pattern.exec(text)?.[1] ?? ''));
  return received !== undefined && adopted !== undefined && adopted < received;
}
