import { dayOf } from './day.js';

/** A date in a text: the day, the words that say it, and where they begin. */
export interface FoundDate {
  readonly on: string;
  readonly quote: string;
  readonly index: number;
}

const chineseDigits = '〇一二三四五六七八九';
/** One character to one character, so that places in the text stay where they are. */
const plain = new Map<string, string>([
  ...[...'０１２３４５６７８９'].map((char, index): [string, string] => [char, String(index)]),
  ...[...'○Ｏ〇零◯'].map((char): [string, string] => [char, '〇']),
  ...[...'－–—―‐‑─−'].map((char): [string, string] => [char, '-']),
  ...[...'．·'].map((char): [string, string] => [char, '.']),
  ...[...'／∕'].map((char): [string, string] => [char, '/']),
  ...[...'\u00a0\u3000\u200b\u200c\u200d\u2060\ufeff\u2009\u2002\u2003'].map((char): [string, string] => [char, ' ']),
  ['号', '日'],
]);
const foreign = new RegExp(`[${[...plain.keys()].join('')}]`, 'g');

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const numeric = String.raw`(?<![\d.]|\d[-/])(?<y1>[12]\d{3}) {0,2}(?<sep>[-/.]) {0,2}(?<m1>\d{1,2}) {0,2}\k<sep> {0,2}(?<d1>\d{1,2})(?!\d|[-/.]\d)`;
const written = String.raw`(?<!\d)(?<y2>[12]\d{3})\s{0,4}年\s{0,4}(?<m2>\d{1,2})\s{0,4}月\s{0,4}(?<d2>\d{1,2})(?!\d)(?:\s{0,4}日)?`;
const chinese = String.raw`(?<y3>[一二][〇一二三四五六七八九]{3})\s{0,4}年\s{0,4}(?<m3>[〇一二三四五六七八九十]{1,3})\s{0,4}月\s{0,4}(?<d3>[〇一二三四五六七八九十]{1,4})\s{0,4}日`;
const java = String.raw`(?:mon|tue|wed|thu|fri|sat|sun) (?<m4>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec) (?<d4>\d{2}) [\d:]{8} [a-z0-9:+]{3,9} (?<y4>\d{4})`;
const anyDate = new RegExp([numeric, written, chinese, java].join('|'), 'gi');

/** 二十一 → 21, 十 → 10, 〇六 → 6; NaN for anything else. */
const chineseNumber = (text: string): number => {
  const match = /^([一二三四五六七八九])?十([一二三四五六七八九])?$/.exec(text);
  if (match) return chineseDigits.indexOf(match[1] ?? '一') * 10 + (match[2] ? chineseDigits.indexOf(match[2]) : 0);
  return /十/.test(text) ? NaN : chineseYear(text);
};

const chineseYear = (text: string): number => Number([...text].map((char) => chineseDigits.indexOf(char)).join(''));

/**
 * Every full date of a text in order: 2024-05-06, 2024/5/6, 2024.5.6, 2024年5月6日, full-width digits, 二〇二四年五月六日.
 * Days that no calendar has are left out. Compact digits (20240506) are not read: they may be any number.
 */
export const findDates = (text: string): FoundDate[] => {
  if (!/[\d０-９年]/.test(text)) return [];
  const even = text.replace(foreign, (char) => plain.get(char) ?? char);
  const found: FoundDate[] = [];
  for (const match of even.matchAll(anyDate)) {
    const part = match.groups as Record<string, string | undefined>;
    const on =
      part['y3'] !== undefined
        ? dayOf(chineseYear(part['y3']), chineseNumber(part['m3'] ?? ''), chineseNumber(part['d3'] ?? ''))
        : part['y4'] !== undefined
          ? dayOf(Number(part['y4']), months.indexOf((part['m4'] ?? '').toLowerCase()) + 1, Number(part['d4']))
          : dayOf(Number(part['y1'] ?? part['y2']), Number(part['m1'] ?? part['m2']), Number(part['d1'] ?? part['d2']));
    if (on === undefined || on < '1900-01-01') continue;
    found.push({ on, quote: text.slice(match.index, match.index + match[0].length).trim(), index: match.index });
  }
  return found;
};
