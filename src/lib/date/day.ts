/** Calendar days as `YYYY-MM-DD`: they compare as strings, and their arithmetic knows no clock and no time zone. */

const dayMs = 86_400_000;
const pad = (value: number, width: number): string => String(value).padStart(width, '0');
const lastOfMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The day of a year, month and day of month (1-based), or undefined where the calendar has no such day. */
export const dayOf = (year: number, month: number, day: number): string | undefined => {
  if (!Number.isInteger(year) || year < 1000 || year > 9999) return undefined;
  if (!Number.isInteger(month) || month < 1 || month > 12) return undefined;
  if (!Number.isInteger(day) || day < 1 || day > lastOfMonth(year, month)) return undefined;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
};

/** True for an existing day written `YYYY-MM-DD`. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  dayOf(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))) === text;

const parts = (day: string): [year: number, month: number, day: number] => {
  if (!isDay(day)) throw new RangeError(`not a day: ${day}`);
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))];
};

const instant = (day: string): number => {
  const [year, month, date] = parts(day);
  return Date.UTC(year, month - 1, date);
};

/** The day `count` days later, or earlier when negative. */
export const addDays = (day: string, count: number): string =>
  new Date(instant(day) + count * dayMs).toISOString().slice(0, 10);

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((instant(to) - instant(from)) / dayMs);

/** Adds an ISO 8601 duration of whole years, months, weeks and days; 31 January + P1M is the last of February. */
export const addDuration = (day: string, duration: string): string => shift(day, duration, 1);

/** Subtracts an ISO 8601 duration: `2024-05-06` less `P1Y` is `2023-05-06`. */
export const subtractDuration = (day: string, duration: string): string => shift(day, duration, -1);

const shift = (day: string, duration: string, sign: 1 | -1): string => {
  const match = /^P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(duration);
  if (!match) throw new RangeError(`not a duration of whole days: ${duration}`);
  const [years, months, weeks, days] = match.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  const [year, month, date] = parts(day);
  const monthIndex = year * 12 + (month - 1) + sign * (years * 12 + months);
  const shiftedYear = Math.floor(monthIndex / 12);
  const shiftedMonth = (((monthIndex % 12) + 12) % 12) + 1;
  const clamped = Math.min(date, lastOfMonth(shiftedYear, shiftedMonth));
  const shifted = dayOf(shiftedYear, shiftedMonth, clamped);
  if (shifted === undefined) throw new RangeError(`out of the calendar: ${day} ${duration}`);
  return addDays(shifted, sign * (weeks * 7 + days));
};
