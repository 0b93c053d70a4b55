import type { Words } from '../model/words.js';
import { WATCH, type Norm } from './norm.js';

/** What was counted of one day. */
export interface DayCounts {
  readonly day: string;
  readonly opened: number;
  readonly failed: number;
  readonly refused: number;
  readonly void: number;
}

export type WeekReason = 'too-few' | 'refused' | 'own-trouble' | 'not-watched';

/** What a week of visits says by the norm, with what it rests on. */
export interface WeekVerdict {
  readonly value: 'passed' | 'failed' | 'cantTell';
  readonly reason?: WeekReason;
  readonly opened: number;
  readonly failed: number;
  readonly refused: number;
  readonly void: number;
  /** Failed ones among opened and failed, in hundredths of a per cent; undefined where there were neither. */
  readonly share: number | undefined;
  /** What the share would be had all visits that the norm wants and that are missing opened, or failed. */
  readonly least: number;
  readonly most: number;
  /** Days of the week on which fewer than 20 visits say something, oldest first. */
  readonly shortDays: readonly string[];
}

/**
 * 监测1周，每天访问20次以上，打不开的累计占比超过（含）5%. `days` are the seven of the week, oldest first. On any day with fewer
 * visits than the norm wants nothing is said, either way.
 */
export function judgeWeek(days: readonly DayCounts[], norm: Pick<Norm, 'limitShare'>): WeekVerdict {
  const total = (of: (day: DayCounts) => number): number => days.reduce((sum, day) => sum + of(day), 0);
  const sums = {
    opened: total(({ opened }) => opened),
    failed: total(({ failed }) => failed),
    refused: total(({ refused }) => refused),
    void: total((day) => day.void),
    missing: total(({ opened, failed }) => Math.max(0, WATCH.visitsPerDay - opened - failed)),
    days: days.length,
  };
  const shortDays = days.filter(({ opened, failed }) => opened + failed < WATCH.visitsPerDay).map(({ day }) => day);
  return { ...judgeSums(sums, norm), shortDays };
}

/** Sums of a week's days that had any visit. */
export interface WeekSums extends Omit<DayCounts, 'day'> {
  /** Visits that the norm wants and that are missing on these days. */
  readonly missing: number;
  /** How many days are summed: of those that are not, all visits are missing. */
  readonly days: number;
}

/** The same from sums. */
export function judgeSums(
  { missing: missed, days, ...counts }: WeekSums,
  { limitShare }: Pick<Norm, 'limitShare'>,
): Omit<WeekVerdict, 'shortDays'> {
  const said = counts.opened + counts.failed;
  const missing = missed + Math.max(0, WATCH.days - days) * WATCH.visitsPerDay;
  const figures = {
    ...counts,
    share: said === 0 ? undefined : shareOf(counts.failed, said),
    least: shareOf(counts.failed, said + missing),
    most: shareOf(counts.failed + missing, said + missing),
  };
  if (missing > 0) return { value: 'cantTell', reason: whyShort(counts, said), ...figures };
  // In whole numbers: 7 of 140 are 5 %, which no sum of fractions may lose.
  const isFailed = counts.failed > 0 && counts.failed * 10_000 >= limitShare * said;
  return { value: isFailed ? 'failed' : 'passed', ...figures };
}

const shareOf = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part * 10_000) / whole));

/** What took most of what is missing. */
function whyShort({ refused, void: own }: { refused: number; void: number }, said: number): WeekReason {
  if (said + refused + own === 0) return 'not-watched';
  if (refused > 0 && refused >= own) return 'refused';
  return own > 0 ? 'own-trouble' : 'too-few';
}

/** Why nothing is said, for people. */
export const WEEK_REASONS: Readonly<Record<WeekReason, Words>> = {
  'too-few': {
    zh: '每天有效访问不足 20 次，监测不满一周，不能下结论。',
    en: 'Fewer than 20 visits a day over a week: nothing can be said.',
  },
  refused: {
    zh: '访问被网站的防护拦下（401、403、429 或验证页），看不出能否打开；请把本机地址加入白名单后再监测。',
    en: 'The site turned the visits away (401, 403, 429 or a challenge): ask for this machine to be let in, then watch again.',
  },
  'own-trouble': {
    zh: '监测期间本机或本单位网络有故障，或没有可对照的网站，有效访问不足。',
    en: 'Too many visits fell into trouble of this machine or its network, or had no other site to compare with.',
  },
  'not-watched': { zh: '这一周没有监测。', en: 'Not watched in this week.' },
};
