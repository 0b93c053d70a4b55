/** What letters say in their own voice. */
import type { Language } from '../wording/catalogue.js';

export interface NoticeWords {
  readonly title: Readonly<Record<'problems' | 'questions' | 'clean' | 'undetermined' | 'bulletin', string>>;
  readonly everybody: string;
  readonly blank: { readonly name: string; readonly number: string; readonly day: string; readonly person: string };
  readonly day: (year: number, month: number, day: number) => string;
  readonly ordinal: (count: number) => string;
  readonly chapter: (count: number) => string;
  readonly question: (count: number) => string;
  readonly wholeSite: string;
  readonly listSeparator: string;
  readonly stop: string;
  readonly semicolon: string;
  readonly ofMany: (messages: string, shown: number, all: number) => string;
  readonly namesOfMany: (names: string, all: number) => string;
  readonly rulesOfMany: (names: string, all: number) => string;
  /** Titles of rule sets as a sentence names them. */
  readonly titles: (titles: readonly string[]) => string;
  /** The day or days on which sites were looked at, where that is not the day for which they are judged. */
  readonly lookedAt: (first: string, last: string, asOf: string) => string;
  readonly basis: (document: string, number: string | undefined, clause: string | undefined) => string;
  readonly range: (least: string, most: string) => string;
  readonly score: (name: string, points: string) => string;
  readonly month: (year: number, month: number) => string;
  /** Somebody who has so many items open. */
  readonly withItems: (name: string, items: number) => string;
  readonly noVerdict: string;
  readonly noReason: string;
}

const DIGITS = '〇一二三四五六七八九';

/** 1 to 99 as headings write them: 一, 十, 十二, 二十. */
export function chineseNumber(count: number): string {
  const [tens, ones] = [Math.floor(count / 10), count % 10];
  if (count < 1 || count > 99) return String(count);
  if (tens === 0) return DIGITS[ones] ?? '';
  return `${tens === 1 ? '' : (DIGITS[tens] ?? '')}十${ones === 0 ? '' : (DIGITS[ones] ?? '')}`;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const bracketed = (document: string): string => (document.startsWith('《') ? document : `《${document}》`);

const chinese: NoticeWords = {
  title: {
    problems: '政府信息公开问题整改通知书',
    questions: '关于核实政府信息公开检测事项的函',
    clean: '关于政府信息公开检测结果的函',
    undetermined: '关于未能完成政府信息公开检测的函',
    bulletin: '关于政府信息公开检测情况的通报',
  },
  everybody: '各有关单位',
  blank: {
    name: '（发文机关）',
    number: '　　　〔　　　　〕　　号',
    day: '　　　　年　　月　　日',
    person: '　　　　　　　',
  },
  day: (year, month, day) => `${year}年${month}月${day}日`,
  ordinal: (count) => `（${chineseNumber(count)}）`,
  chapter: chineseNumber,
  question: (count) => `核${count}`,
  wholeSite: '全站',
  listSeparator: '、',
  stop: '。',
  semicolon: '；',
  ofMany: (messages, shown, all) => `${messages}（以上为前${shown}处，共${all}处。）`,
  namesOfMany: (names, all) => `${names}等${all}个`,
  rulesOfMany: (names, all) => `${names}等${all}项`,
  titles: (titles) => titles.map(bracketed).join(''),
  lookedAt: (first, last, asOf) => `${first === last ? first : `${first}至${last}`}（情况以${asOf}为准）`,
  basis: (document, number, clause) =>
    `${bracketed(document)}${number === undefined ? '' : `（${number}）`}${clause ?? ''}`,
  range: (least, most) => (least === most ? least : `${least}～${most}`),
  score: (name, points) => `${name}（${points}分）`,
  month: (year, month) => `${year}年${month}月`,
  withItems: (name, items) => `${name}（${items}处）`,
  noVerdict: '—',
  noReason: '看到的内容不足以下结论',
};

const english: NoticeWords = {
  title: {
    problems: 'Notice of Problems in Government Information Disclosure',
    questions: 'Request to Verify Findings on Government Information Disclosure',
    clean: 'Result of the Check of Government Information Disclosure',
    undetermined: 'The Check of Government Information Disclosure Could Not Be Completed',
    bulletin: 'Bulletin on the Check of Government Information Disclosure',
  },
  everybody: 'To all bodies concerned',
  blank: {
    name: '(issuing body)',
    number: 'No. ____________',
    day: '____ ____________ ________',
    person: '____________',
  },
  day: (year, month, day) => `${day} ${MONTHS[month - 1] ?? ''} ${year}`,
  ordinal: (count) => `(${count})`,
  chapter: String,
  question: (count) => `Q${count}`,
  wholeSite: 'whole site',
  listSeparator: ', ',
  stop: '.',
  semicolon: '; ',
  ofMany: (messages, shown, all) => `${messages} (The first ${shown} of ${all} places.)`,
  namesOfMany: (names, all) => `${names} and others, ${all} in all`,
  rulesOfMany: (names, all) => `${names} and others, ${all} in all`,
  titles: (titles) => titles.map((title) => `“${title}”`).join(' and '),
  lookedAt: (first, last, asOf) => `${first === last ? first : `${first} to ${last}`} (judged as of ${asOf})`,
  basis: (document, number, clause) =>
    [bracketed(document), number === undefined ? '' : `(${number})`, clause ?? '']
      .filter((part) => part !== '')
      .join(' '),
  range: (least, most) => (least === most ? least : `${least} – ${most}`),
  score: (name, points) => `${name} (${points})`,
  month: (year, month) => `${MONTHS[month - 1] ?? ''} ${year}`,
  withItems: (name, items) => `${name} (${items})`,
  noVerdict: '—',
  noReason: 'what was seen is not enough for a verdict',
};

/** The words of a language. */
export const noticeWords = (lang: Language): NoticeWords => (lang === 'en' ? english : chinese);

/** A section's title as a heading shows it: letters number their headings themselves, some rule sets number their sections too. */
export const withoutOwnNumber = (title: string): string =>
  title.replace(
    /^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.．、](?!\d))\s*(?=\S)/u,
    '',
  );

/** `YYYY-MM-DD` as letters write a day, a blank where there is none; text that is no day stays as it is. */
export function dayInWords(day: string | undefined, words: NoticeWords): string {
  if (day === undefined) return words.blank.day;
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  return match === null ? day : words.day(Number(match[1]), Number(match[2]), Number(match[3]));
}
