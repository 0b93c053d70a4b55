/** 政府公报: which issue a title speaks of. */
import { NUMBER, readNumber } from '../../lib/text/chinese-number.js';
import { squeeze } from '../../lib/text/squeeze.js';

export interface Issue {
  readonly year?: number;
  /** Of that year; several of a double issue. */
  readonly numbers: readonly number[];
  /** Counted since the first of all. */
  readonly totals: readonly number[];
}

const UNTO = '[-—－–~～至到、,和与及/]';
const TOTAL = new RegExp(`总(?:第)?(\\d{1,4})(?:期)?(?:${UNTO}(?:总)?(?:第)?(\\d{1,4}))?期?`);
const OF_YEAR = new RegExp(`(?<!总)第(${NUMBER})(?:期|号)?(?:${UNTO}(?:第)?(${NUMBER}))?(?:期|号)`);
const QUARTER = /第?([一二三四1-4])季度/;
const MONTH = /(?:19|20)\d{2}年(\d{1,2})月(?:号|刊|$)/;
const YEAR = /((?:19|20)\d{2})(?:年|·|第|[(（])/;

/** 2024年第3期（总第45期）, 第1-2期合刊, 创刊号; undefined where the title names none. */
export function readIssue(title: string): Issue | undefined {
  const text = squeeze(title);
  if (/创刊号/.test(text)) return { ...yearOf(text), numbers: [1], totals: [1] };
  const totals = rangeOf(TOTAL.exec(text));
  const bare = text.replace(TOTAL, '');
  const numbers = rangeOf(OF_YEAR.exec(bare) ?? QUARTER.exec(bare) ?? MONTH.exec(bare));
  return numbers.length + totals.length === 0 ? undefined : { ...yearOf(bare), numbers, totals };
}

const yearOf = (text: string): { year?: number } => {
  const year = YEAR.exec(text)?.[1];
  return year === undefined ? {} : { year: Number(year) };
};

/** A double issue has two numbers, or more. */
const MOST_IN_ONE = 12;

function rangeOf(match: RegExpExecArray | null): readonly number[] {
  const [from, to] = [readNumber(match?.[1] ?? ''), readNumber(match?.[2] ?? '')];
  if (from === undefined) return [];
  if (to === undefined || to <= from || to - from > MOST_IN_ONE) return [from];
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}
