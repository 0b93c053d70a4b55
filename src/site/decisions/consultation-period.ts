/**
 * 征求意见期限: when the public may speak, as notices put it: 2024年3月1日至3月31日, 于4月1日前反馈, 自公告之日起30日内, 30个工作日, in
 * sentences, tables and labels. Longer than most files: these shapes belong together.
 */
import { addDays, addDuration, dayOf, daysBetween } from '../../lib/date/day.js';
import { findDates } from '../../lib/date/find-dates.js';
import { addWorkingDays } from '../../lib/date/workdays.js';
import { NUMBER, readNumber } from '../../lib/text/chinese-number.js';
import type { CantTellReason } from '../../model/outcome.js';

/** A period that a notice states. Both of its ends count. */
export interface StatedPeriod {
  readonly from?: string;
  readonly to?: string;
  /** Natural days. */
  readonly days?: number;
  /** Why it is not known how many days that are. */
  readonly unknownBecause?: CantTellReason;
  /** The words that state it. */
  readonly quote: string;
}

interface Notice {
  /** One line a block, table cells joined by tabs. */
  readonly text: string;
  readonly infoRows: readonly { readonly label: string; readonly value: string }[];
  /** The whole page: the two labels may stand in a box beside the text. */
  readonly bodyText?: string;
  readonly publishedOn?: string;
}

/** The first period that the notice states: labelled ones before those in its sentences; the draft printed under it has no say. */
export function findPeriod({ text, infoRows, bodyText, publishedOn }: Notice): StatedPeriod | undefined {
  const { notice, rest } = beforeDraft(text);
  const labelled = infoRows.map(({ label, value }) => `${label}：${value}`);
  const isNear = (period: StatedPeriod): boolean => isPlausible(period, publishedOn);
  const sentences = [...labelled, ...sentencesOf(notice)].map((words) => ({ words, even: evened(words, publishedOn) }));
  const begun = startAndEnd(labelled.join('\t'), publishedOn) ?? startAndEnd(notice.replace(/\n+/g, '\t'), publishedOn);
  const shapes = [
    () => begun,
    ...[readRange, readDeadline, readDuration].map((read) => () => first(sentences, read, publishedOn, isNear)),
    () => {
      const own = sentencesOf(rest)
        .filter((words) => OWN_LABEL.test(words))
        .map((words) => ({ words, even: evened(words, publishedOn) }));
      return first(own, readRange, publishedOn, isNear) ?? first(own, readDeadline, publishedOn, isNear);
    },
  ];
  if (bodyText !== undefined) shapes.push(() => startAndEnd(bodyText.replace(/\n+/g, '\t'), publishedOn));
  for (const shape of shapes) {
    const period = shape();
    if (period && isNear(period)) return period;
  }
  return undefined;
}

interface Sentence {
  readonly words: string;
  /** Its dates as ⟦2024-03-01⟧, without times of day and blanks. */
  readonly even: string;
}
type Shape = (even: string, publishedOn: string | undefined) => Omit<StatedPeriod, 'quote'> | undefined;

function first(
  sentences: readonly Sentence[],
  read: Shape,
  publishedOn: string | undefined,
  isNear: (period: StatedPeriod) => boolean,
): StatedPeriod | undefined {
  for (const { words, even } of sentences) {
    if (!SPEAKS.test(even)) continue;
    const found = read(even, publishedOn);
    const period = found && { ...found, quote: words.trim() };
    if (period && isNear(period)) return period;
  }
  return undefined;
}

/** What a sentence about the period speaks of. */
const SPEAKS = /征求|征集|征询|意见|建议|公示|公告|反馈|起止|期限|截止|截至|参与|时间/;
/** A label of the period, which counts wherever it stands. */
const OWN_LABEL =
  /^[一二三四五六七八九十\d、.．（）()\s]*(?:公开)?(?:征求|征集|征询|公示|意见|起止|截止|反馈)[^:：。]{0,12}(?:时间|期限|日期)/;

const DAY = String.raw`⟦(\d{4}-\d{2}-\d{2})⟧`;
const TO = String.raw`(?:起|开始)?[，,]?(?:[（(][^（）()]{0,6}[）)])?(?:至|到|-{1,4}|—{1,4}|–{1,2}|―{1,2}|─{1,2}|~{1,2}|起至)`;
const RANGE = new RegExp(`${DAY}${TO}(?:${DAY}|(\\d{1,2})日)`);
const START_END = new RegExp(
  `(?:开始|起始|征集开始|发布)(?:时间|日期|日)?[:：]?${DAY}.{0,60}?(?:结束|截止|截至|终止)(?:时间|日期|日)?[:：]?${DAY}`,
);
const DEADLINES = [
  new RegExp(`(?:截止|截至|结束|终止)[^⟦。；]{0,14}${DAY}`),
  new RegExp(`${DAY}[）)]?(?:之?前|以前|止|截止|为止|截至|结束)`),
  new RegExp(`(?:于|在|请)${DAY}[^⟦。；]{0,10}前`),
  new RegExp(`(?:即日|之日|今日)起?[^⟦。；]{0,6}(?:至|到|-|—|~)${DAY}`),
];
const DURATION = new RegExp(
  `(?:⟧(?:之日)?起|期限|时间|公示期|公告期|征集期|征求意见|公示|为期|之日起|日起|即日起|共)[^⟦⟧，。；,;、满后]{0,10}?(?<!第)(${NUMBER})个?(工作日|自然日|日历日|天|日|个月|周|星期)(?!前|后)`,
);
/** Sentences of law about other terms: answers, hearings, entry into force. */
const OTHER_TERM = /施行|实施|有效期|生效|答复|复议|诉讼|受理|听证|办结|备案|整改|缴纳|申请人/;

function readRange(even: string): Omit<StatedPeriod, 'quote'> | undefined {
  const found = RANGE.exec(even);
  const from = found?.[1];
  if (from === undefined) return undefined;
  const to = found?.[2] ?? dayOf(Number(from.slice(0, 4)), Number(from.slice(5, 7)), Number(found?.[3]));
  return to === undefined || to < from ? undefined : { from, to, days: daysBetween(from, to) + 1 };
}

function readDeadline(even: string, publishedOn: string | undefined): Omit<StatedPeriod, 'quote'> | undefined {
  if (/施行|有效期|生效/.test(even)) return undefined;
  const to = DEADLINES.map((deadline) => deadline.exec(even)?.[1]).find((day) => day !== undefined);
  if (to === undefined) return undefined;
  return publishedOn === undefined
    ? { to, unknownBecause: 'no-date' }
    : { from: publishedOn, to, days: daysBetween(publishedOn, to) + 1 };
}

function readDuration(even: string, publishedOn: string | undefined): Omit<StatedPeriod, 'quote'> | undefined {
  if (OTHER_TERM.test(even)) return undefined;
  const found = DURATION.exec(even);
  const count = found && readNumber(found[1] ?? '');
  if (!found || !count || count > MOST_DAYS) return undefined;
  const from = /⟦(\d{4}-\d{2}-\d{2})⟧(?:之日)?起/.exec(even)?.[1] ?? publishedOn;
  switch (found[2]) {
    case '工作日': {
      const to = from === undefined ? undefined : addWorkingDays(from, count);
      if (from !== undefined && to !== undefined) return { from, to, days: daysBetween(from, to) };
      return { days: count, unknownBecause: from === undefined ? 'no-date' : 'calendar-not-covered' };
    }
    case '个月':
      return spanned(from, from && addDuration(from, `P${String(count)}M`), count * 30);
    case '周':
    case '星期':
      return spanned(from, from && addDays(from, count * 7), count * 7);
    default:
      return spanned(from, from && addDays(from, count), count);
  }
}

const spanned = (from: string | undefined, to: string | undefined, days: number): Omit<StatedPeriod, 'quote'> => ({
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
  days,
});

/** 开始时间：… 结束时间：…, wherever a line breaks between them. */
function startAndEnd(text: string, publishedOn: string | undefined): StatedPeriod | undefined {
  const at = text.search(/开始|起始|发布/);
  if (at === -1) return undefined;
  const found = START_END.exec(evened(text.slice(at, at + MOST_LABELS), publishedOn));
  const [, from, to] = found ?? [];
  if (from === undefined || to === undefined || to < from) return undefined;
  return { from, to, days: daysBetween(from, to) + 1, quote: `${from} 至 ${to}` };
}
/** How much of a text is searched for the two labels. */
const MOST_LABELS = 2_000;

/** No consultation is longer; a longer span of dates is a plan's or a term of office. */
const MOST_DAYS = 366;
/** Dates far from the notice's own are the draft's. */
const isPlausible = ({ from, to, days }: StatedPeriod, publishedOn: string | undefined): boolean =>
  (days === undefined || (days > 0 && days <= MOST_DAYS)) &&
  (publishedOn === undefined ||
    ((from === undefined || Math.abs(daysBetween(publishedOn, from)) <= 60) &&
      (to === undefined || daysBetween(publishedOn, to) >= -60)));

/** What a notice says itself: a draft printed under it begins with its own heading or its first article. */
export const noticePart = (text: string): string => beforeDraft(text).notice;

function beforeDraft(text: string): { readonly notice: string; readonly rest: string } {
  const lines = text.split('\n');
  let length = 0;
  const at = lines.findIndex((line, index) => {
    length += line.length;
    const bare = line.replace(/\s/g, '');
    if (index === 0 || length < LEAST_NOTICE) return false;
    return (
      /^(?:第一[章条])/.test(bare) ||
      (bare.length <= 60 && /(?:征求意见稿|草案|送审稿|讨论稿)[)）]?$/.test(bare) && !/^[《“"]|关于|附件/.test(bare))
    );
  });
  return at === -1
    ? { notice: text, rest: '' }
    : { notice: lines.slice(0, at).join('\n'), rest: lines.slice(at).join('\n') };
}
const LEAST_NOTICE = 60;

const sentencesOf = (text: string): string[] =>
  text.split(/\n|(?<=[。；;])/).filter((sentence) => /[\d０-９一二三四五六七八九十]/.test(sentence));

const TIME_OF_DAY =
  /(?:上午|下午|晚上?)?\s*(?:\d{1,2}\s*[:：]\s*\d{2}(?:\s*[:：]\s*\d{2})?|\d{1,2}\s*[时点](?:\s*\d{1,2}\s*分|整)?)(?:\s*前)?/g;
const SEPARATOR = String.raw`\s*(?:[-—–―~]{1,4}|至|到)\s*`;
const NUMERIC_RANGE = new RegExp(String.raw`(\d{4}([-./])\d{1,2}\2\d{1,2})${SEPARATOR}(?=\d{4}[-./])`, 'g');
const SHORT_RANGE = new RegExp(
  String.raw`(\d{4})([-./])(\d{1,2})\2(\d{1,2})${SEPARATOR}(\d{1,2})[-./](\d{1,2})(?![-./\d])`,
  'g',
);
const MONTH_AND_DAY = /(?<![\d年⟧])(\d{1,2}|[一二三四五六七八九十]{1,2})月(\d{1,2}|[一二三四五六七八九十]{1,3})[日号]/g;

/** 2024年3月底 is the 31st. */
const MONTH_END = /(\d{4})年(\d{1,2})月(?:底|末)/g;
function lastOfMonth(year: number, month: number): string | undefined {
  const next = dayOf(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1);
  return next === undefined ? undefined : addDays(next, -1);
}

/** The sentence with its dates in one form; a day without a year takes that of the date before it, else the notice's. */
function evened(words: string, publishedOn: string | undefined): string {
  const plain = words
    .normalize('NFKC')
    .replace(NUMERIC_RANGE, '$1 至 ')
    .replace(
      SHORT_RANGE,
      (_, year: string, mark: string, m1: string, d1: string, m2: string, d2: string) =>
        `${[year, m1, d1].join(mark)} 至 ${m2}月${d2}日`,
    )
    .replace(MONTH_END, (found, year: string, month: string) => lastOfMonth(Number(year), Number(month)) ?? found);
  let even = '';
  let at = 0;
  for (const { on, quote, index } of findDates(plain)) {
    even += `${plain.slice(at, index)}⟦${on}⟧`;
    at = index + quote.length;
  }
  even = (even + plain.slice(at)).replace(TIME_OF_DAY, (time) => (time.endsWith('前') ? '前' : '')).replace(/\s+/g, '');
  return even.replace(MONTH_AND_DAY, (found: string, month: string, day: string, place: number) => {
    const before = [...even.slice(0, place).matchAll(/⟦(\d{4}-\d{2}-\d{2})⟧/g)].at(-1)?.[1] ?? publishedOn;
    if (before === undefined) return found;
    const year = Number(before.slice(0, 4));
    const on = dayOf(year, readNumber(month) ?? 0, readNumber(day) ?? 0);
    const due =
      on !== undefined && daysBetween(on, before) > 90
        ? dayOf(year + 1, readNumber(month) ?? 0, readNumber(day) ?? 0)
        : on;
    return due === undefined ? found : `⟦${due}⟧`;
  });
}
