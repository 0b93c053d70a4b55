const EIGHT_HOURS_MS = 8 * 3_600_000;

/** An instant as a clock in Beijing shows it, `YYYY-MM-DD HH:MM:SS`; text that is no instant stays as it is. */
export function beijingTime(instant: string): string {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) return instant;
  return new Date(time + EIGHT_HOURS_MS).toISOString().slice(0, 19).replace('T', ' ');
}
