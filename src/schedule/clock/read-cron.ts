import { Cron } from 'croner';
import type { Words } from '../../model/words.js';

/** China has one time zone, and no summer time since 1991. */
const ZONE = 'Asia/Shanghai';
const LONGEST_TEXT = 100;
/** A list is audited once an hour at most: more often would be a burden on the sites, and tell nothing. */
const LEAST_GAP_MS = 3_600_000;
const LOOK_AHEAD = 60;
/** More missed times than this are counted, not listed. */
const MOST_DUES = 100;

/** Why a text is no expression that a schedule can have; undefined if it is one. */
export function cronProblem(text: string, now: Date): Words | undefined {
  if (text.trim() === '') return { zh: '要写执行时间。', en: 'A time is wanted.' };
  const cron = text.length > LONGEST_TEXT ? undefined : parse(text);
  if (!cron) {
    return {
      zh: '看不懂这个执行时间：要写“分 时 日 月 星期”五项，如 0 22 * * 1-5（星期一至星期五 22:00）。',
      en: 'Not understood: five fields are wanted (minute hour day month weekday), e.g. 0 22 * * 1-5.',
    };
  }
  const dues = cron.nextRuns(LOOK_AHEAD, now);
  if (dues.length === 0) {
    return { zh: '按这个写法永远不会执行，比如 2 月 30 日。', en: 'This is never due, such as 30 February.' };
  }
  const isTooOften = dues.some((due, at) => at > 0 && due.getTime() - (dues[at - 1]?.getTime() ?? 0) < LEAST_GAP_MS);
  return isTooOften
    ? { zh: '两次之间至少要隔一小时。', en: 'There must be an hour at least between two runs.' }
    : undefined;
}

/** What is worth saying of an expression that is right, e.g. that some months have no 31st. */
export function cronNote(text: string): Words | undefined {
  const day = text.trim().split(/\s+/)[2] ?? '';
  const listed = day.split(',').filter((part) => /^\d+$/.test(part));
  const last = Math.max(0, ...listed.map(Number));
  if (last < 29) return undefined;
  return {
    zh: `没有 ${last} 日的月份不执行；要每月最后一天，日期写 L。`,
    en: `Months without a ${last}th are passed over; write L for the last day of each month.`,
  };
}

/** The next times after `from`, in ISO 8601 UTC; fewer where there are no more. None for what is no expression. */
export const nextDues = (text: string, from: Date, count: number): readonly string[] =>
  parse(text)
    ?.nextRuns(count, from)
    .map((due) => due.toISOString()) ?? [];

/** The times after `from` up to `until`, the oldest first; of very many the last hundred. */
export function duesBetween(text: string, from: Date, until: Date): readonly string[] {
  const cron = parse(text);
  const first = cron?.nextRun(from);
  if (!cron || !first || first > until) return [];
  // previousRuns looks before the instant that it is given, and whole seconds are due.
  const before = new Date(until.getTime() + 1);
  return cron
    .previousRuns(MOST_DUES, before)
    .filter((due) => due > from && due <= until)
    .map((due) => due.toISOString())
    .sort();
}

const parse = (text: string): Cron | undefined => {
  try {
    return new Cron(text.trim(), { timezone: ZONE, mode: '5-part', paused: true });
  } catch {
    return undefined;
  }
};
