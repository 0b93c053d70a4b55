/** Report years already published on a day, newest first, when each is published on the same `MM-DD` of the next year. */
export function publishedReportYears(
  asOf: string,
  count: number,
  monthAndDay: string,
): { readonly year: number; readonly publishedOn: string }[] {
  const thisYear = Number(asOf.slice(0, 4));
  const newest = `${thisYear}-${monthAndDay}` <= asOf ? thisYear - 1 : thisYear - 2;
  return Array.from({ length: count }, (_, index) => ({
    year: newest - index,
    publishedOn: `${newest - index + 1}-${monthAndDay}`,
  }));
}
