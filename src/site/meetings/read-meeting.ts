/** 政府常务会议: what the title and the text of a report on a meeting say of it. */
import { dayOf } from '../../lib/date/day.js';
import { findDates } from '../../lib/date/find-dates.js';
import { NUMBER, readNumber } from '../../lib/text/chinese-number.js';
import { squeeze } from '../../lib/text/squeeze.js';

export interface MeetingNumber {
  /** What is counted: term of office or year, and kind of meeting: `十七届常务`. */
  readonly series: string;
  readonly number: number;
}

const COUNTED = new RegExp(`^(.*?)第(${NUMBER})次(.*)$`);
const KIND = /常务|专题|全体|党组|办公|廉政/;

/** 区政府召开十七届第65次常务会议 → 65 of 十七届常务; undefined where the title bears no number. */
export function meetingNumber(title: string): MeetingNumber | undefined {
  const [, before = '', words = '', behind = ''] = COUNTED.exec(squeeze(title)) ?? [];
  const number = readNumber(words);
  if (number === undefined) return undefined;
  const term = /第?([一二三四五六七八九十\d]{1,3}届)/.exec(before)?.[1] ?? '';
  const year = /(20\d{2})年?(?:度)?$/.exec(before)?.[1] ?? '';
  const kind = KIND.exec(behind)?.[0] ?? KIND.exec(before)?.[0] ?? '';
  return { series: `${term}${year}${kind}`, number };
}

/** The day on which it was held, with the words that say so. */
export interface MeetingDay {
  readonly on: string;
  readonly quote: string;
}

const HELD = /召开|主持|举行|列席|(?:会议|开会)时间|^时间[:：]/;
const MONTH_DAY = /(?<!\d年)(?<![\d.])(\d{1,2})月(\d{1,2})日/;

/** By a label, a sentence that tells of it, or the title. A day without its year is the last such day before `publishedOn`. */
export function meetingDay(title: string, text: string, publishedOn: string): MeetingDay | undefined {
  const lines = text.split('\n').slice(0, LINES);
  for (const sentence of [title, ...lines.flatMap((line) => line.split('。'))]) {
    const isTitle = sentence === title;
    if (!isTitle && !HELD.test(sentence)) continue;
    const quote = sentence.trim().slice(0, 80);
    const whole = findDates(sentence).find(({ on }) => on <= publishedOn);
    if (whole) return { on: whole.on, quote };
    const [, month, day] = MONTH_DAY.exec(squeeze(sentence)) ?? [];
    const on = month && day ? lastSuch(Number(month), Number(day), publishedOn) : undefined;
    if (on) return { on, quote };
  }
  return undefined;
}
/** A report opens with the day; what stands further down is about its matters. */
const LINES = 12;

function lastSuch(month: number, day: number, before: string): string | undefined {
  const year = Number(before.slice(0, 4));
  return [year, year - 1].flatMap((one) => dayOf(one, month, day) ?? []).find((on) => on <= before);
}
