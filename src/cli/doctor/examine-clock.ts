import { statSync } from 'node:fs';
import type { Examination, Patient } from './examination.js';

const DAY_MS = 86_400_000;
const TOLERANCE_MS = DAY_MS;
const UNLIKELY_AFTER_MS = 5 * 366 * DAY_MS;

/**
 * Whether the clock can be true, told without a network: files cannot have been written in its future, nor the program built many years
 * before. Windows of days (`--as-of` defaults to today) rest on it.
 * @param witnesses files whose times are compared; those that are missing are passed over
 */
export function examineClock({ say }: Pick<Patient, 'say'>, now: Date, witnesses: readonly string[]): Examination {
  const writtenAt = witnesses.flatMap((file) => {
    const time = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    return time === undefined ? [] : [time];
  });
  const newest = Math.max(...writtenAt);
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(now);
  const data = {
    now: now.toISOString(),
    today,
    newestFileAt: writtenAt.length ? new Date(newest).toISOString() : null,
    timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
  const remedy = say(
    '请校准系统时间，或用 --as-of YYYY-MM-DD 写明检查日期',
    'set the system clock, or give the day with --as-of YYYY-MM-DD',
  );
  if (newest > now.getTime() + TOLERANCE_MS) {
    return {
      id: 'clock',
      condition: 'limited',
      message: say(
        `系统时间可能偏慢：今天是 ${today}，但有文件写于 ${data.newestFileAt}`,
        `the clock seems slow: it says ${today}, yet a file was written at ${data.newestFileAt}`,
      ),
      remedy,
      data,
    };
  }
  if (newest < now.getTime() - UNLIKELY_AFTER_MS) {
    return {
      id: 'clock',
      condition: 'limited',
      message: say(
        `系统时间可能偏快：今天是 ${today}，而程序文件写于五年多以前`,
        `the clock seems fast: it says ${today}, more than five years after the program was written`,
      ),
      remedy,
      data,
    };
  }
  return {
    id: 'clock',
    condition: 'ok',
    message: say(
      `可信，今天是 ${today}（日期一律按北京时间，本机时区 ${data.timeZone}）`,
      `plausible; today is ${today} (days are those of Beijing; this machine is in ${data.timeZone})`,
    ),
    data,
  };
}
