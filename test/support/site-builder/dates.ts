/** Days as YYYY-MM-DD, reckoned from the day a site is built for. */

const toTime = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The day so many days before. */
export const daysBefore = (day: string, count: number): string =>
  new Date(toTime(day) - count * 86_400_000).toISOString().slice(0, 10);

/** 2024-05-06 → 2024年5月6日. */
export const inChinese = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};
