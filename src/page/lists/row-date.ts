import { dayOf } from '../../lib/date/day.js';
import { findDates } from '../../lib/date/find-dates.js';
import { dateInAddress } from '../dates/date-in-address.js';

const wide = (text: string): string => text.normalize('NFKC').replace(/[‐‑–—−]/g, '-');
const dayThenMonth = /(?<![\d.:-])(\d{1,2})日?\s*[\n\t /]\s*((?:19|20)\d\d)\s?[-./年]\s?(\d{1,2})月?(?![\d-])/;
const monthThenDay = /(?<!\d)((?:19|20)\d\d)\s?[-./年]\s?(\d{1,2})月?\s*[\n\t /]\s*(\d{1,2})日?(?![\d:.-])/;
const monthDayThenYear = /(?<![\d.:-])(\d{1,2})[-./月](\d{1,2})日?\s*[\n\t /]\s*((?:19|20)\d\d)年?(?![\d-])/;
const yearThenMonthDay = /(?<!\d)((?:19|20)\d\d)年?\s*[\n\t /]\s*(\d{1,2})[-./月](\d{1,2})日?(?![\d:.-])/;
const monthDay = /(?:^|[\s[(（【|])(\d{1,2})[-/.月](\d{1,2})日?(?=$|[\s\])）】|])/;

/**
 * The date that a list row shows beside its title. A month and day alone take the year from the row's address when
 * that agrees; no year is ever invented.
 */
export const rowDate = (besideTitle: string, address: string): string | undefined => {
  const dates = findDates(besideTitle);
  if (dates.length > 0) return labelled(besideTitle, dates) ?? (dates.at(-1) as { on: string }).on;
  if (!/\d/.test(besideTitle)) return undefined;
  const text = wide(besideTitle).replace(/ +/g, ' ').trim();
  const parts =
    pick(dayThenMonth, text, [2, 3, 1]) ??
    pick(monthThenDay, text, [1, 2, 3]) ??
    pick(yearThenMonthDay, text, [1, 2, 3]) ??
    pick(monthDayThenYear, text, [3, 1, 2]);
  if (parts !== undefined) return parts;
  const short = monthDay.exec(text);
  if (!short) return undefined;
  const hint = dateInAddress(address) ?? monthInAddress(address);
  if (hint === undefined) return undefined;
  const [year, month] = [Number(hint.slice(0, 4)), Number(hint.slice(5, 7))];
  const shown = Number(short[1]);
  if (Math.abs(shown - month) <= 1) return dayOf(year, shown, Number(short[2]));
  return shown === 1 && month === 12
    ? dayOf(year + 1, 1, Number(short[2]))
    : shown === 12 && month === 1
      ? dayOf(year - 1, 12, Number(short[2]))
      : undefined;
};

/** Month and day, `MM-DD`, where a row shows nothing more of its date. */
export const rowMonthDay = (besideTitle: string): string | undefined => {
  if (!/\d/.test(besideTitle)) return undefined;
  const short = monthDay.exec(wide(besideTitle).replace(/ +/g, ' ').trim());
  // 2024 is a leap year.
  return short ? dayOf(2024, Number(short[1]), Number(short[2]))?.slice(5) : undefined;
};

/** Of several dates in a row the one called 发布 or 公开, if any is. */
const labelled = (text: string, dates: readonly { on: string; index: number }[]): string | undefined =>
  dates.find((date) => /(?:发布|公开|发文|上网)(?:日期|时间)?\s*[:：]?\s*$/.test(text.slice(0, date.index)))?.on;

const pick = (pattern: RegExp, text: string, order: readonly [number, number, number]): string | undefined => {
  const match = pattern.exec(text);
  return match ? dayOf(Number(match[order[0]]), Number(match[order[1]]), Number(match[order[2]])) : undefined;
};

const monthInAddress = (address: string): string | undefined => {
  const match = /\/((?:19|20)\d\d)[-/]?(0[1-9]|1[0-2])\//.exec(address);
  return match ? `${match[1]}-${match[2]}` : undefined;
};
