/** The last day that a deadline in words leaves: 2026年12月底前, 2026年底前, 2026年6月30日前. Undefined for other words. */
export function lastDayIn(deadline: string): string | undefined {
  const [, year, month, day] = /(\d{4})年(?:(\d{1,2})月)?(?:(\d{1,2})日|底|末)/.exec(deadline.replace(/\s/g, '')) ?? [];
  if (year === undefined || (month === undefined && day !== undefined)) return undefined;
  const [ofYear, ofMonth] = [Number(year), Number(month ?? 12)];
  // Day 0 of the month after.
  const last = new Date(Date.UTC(ofYear, ofMonth, 0)).getUTCDate();
  const date = Number(day ?? last);
  if (ofMonth < 1 || ofMonth > 12 || date < 1 || date > last) return undefined;
  return `${year}-${String(ofMonth).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}
