/** Resident ID numbers (公民身份号码, GB 11643-1999): region, birthday, order, check digit. */

/** Prefectures that ever stood in an ID number (GB/T 2260 since 1984), the last two digits by province; `a-b` is a range. */
const PREFECTURES: Readonly<Record<string, string>> = {
  11: '01-02',
  12: '01-02',
  13: '01-11 21-30',
  14: '01-11 21-28',
  15: '01-09 21-29',
  21: '01-14 21-22',
  22: '01-08 20-26',
  23: '01-12 21-27',
  31: '01-02',
  32: '01-13 20-29',
  33: '01-11 21-30',
  34: '01-18 21-30',
  35: '01-09 21-30',
  36: '01-11 21-30',
  37: '01-17 20-30',
  41: '01-19 21-30 90',
  42: '01-13 20-31 90',
  43: '01-13 21-33',
  44: '01-29 51-53',
  45: '01-14 21-32',
  46: '00-06 90',
  50: '01-03',
  51: '01-37 90',
  52: '01-06 21-28',
  53: '01-09 21-35',
  54: '01-06 21-28',
  61: '01-10 21-30',
  62: '01-12 21-30',
  63: '01-02 21-28',
  64: '01-05 21-23',
  65: '01-05 21-32 40-43 90',
  71: '00',
  81: '00',
  82: '00',
  83: '00',
};

const KNOWN: ReadonlySet<string> = new Set(
  Object.entries(PREFECTURES).flatMap(([province, ranges]) =>
    ranges.split(' ').flatMap((range) => {
      const [first = '', last = first] = range.split('-');
      return Array.from(
        { length: Number(last) - Number(first) + 1 },
        (_, step) => province + String(Number(first) + step).padStart(2, '0'),
      );
    }),
  ),
);

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = '10X98765432';

/** True for 18 characters with a region that exists or existed, a day of birth of the calendar and the check digit that fits. */
export const isResidentId = (text: string): boolean =>
  /^\d{17}[\dX]$/.test(text) &&
  isPrefecture(text) &&
  isBirthday(text.slice(6, 14)) &&
  CHECK_DIGITS[WEIGHTS.reduce((sum, weight, index) => sum + weight * Number(text[index]), 0) % 11] === text[17];

/** True for digits that begin with a prefecture that exists or existed. */
export const isPrefecture = (digits: string): boolean => KNOWN.has(digits.slice(0, 4));

/** `YYYY-MM-DD` as the number says. */
export const birthdayIn = (id: string): string => `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;

/** True for eight digits that are a day of the calendar since 1900. */
export function isBirthday(digits: string): boolean {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)].map(Number) as [
    number,
    number,
    number,
  ];
  if (year < 1900 || year > 2099 || month < 1 || month > 12 || day < 1) return false;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= (month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);
}
