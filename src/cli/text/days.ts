/** The clock of the command line: the one place where today and now come from. */

/** Today in Asia/Shanghai. */
export const today = (now: Date = new Date()): string => shanghai(now).slice(0, 10);

/** Default id of a run: `20260714-153000`, Asia/Shanghai. */
export const runIdOf = (now: Date = new Date()): string =>
  shanghai(now).slice(0, 19).replace(/[-:]/g, '').replace('T', '-');

/** ISO 8601 instant with the offset of Asia/Shanghai, whole seconds: `2026-07-14T15:30:00+08:00`. */
export const instant = (now: Date = new Date()): string => `${shanghai(now).slice(0, 19)}+08:00`;

/** China has had one zone without summer time since 1992, so the offset is a constant. */
const shanghai = (now: Date): string => new Date(now.getTime() + 8 * 3_600_000).toISOString();
