/** The calendar day in Asia/Shanghai of an instant, `YYYY-MM-DD`. One zone without summer time since 1992: the offset is a constant. */
export const beijingDay = (at: Date | string): string =>
  new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
