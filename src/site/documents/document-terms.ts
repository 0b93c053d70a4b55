/** How long a document says that it holds: 有效期至2027年5月31日, 自2022年6月1日起施行，有效期5年, 试行期两年. */
import { addDays, addDuration, dayOf } from '../../lib/date/day.js';
import { findDates } from '../../lib/date/find-dates.js';

/** A term that a document prints for itself. Days are `YYYY-MM-DD`. */
export interface Term {
  /** The last day it holds; undefined where its first day is not known. */
  readonly endsOn?: string;
  /** For a term of so many years: the day it is counted from, and where that stands. */
  readonly startsOn?: string;
  readonly startsFrom?: 'printed' | 'issued';
  /** The sentence as it stands. */
  readonly quote: string;
}

export interface TermDates {
  /** The later of 成文日期 and 发布日期: what 自印发之日起 counts from. */
  readonly issuedOn?: string;
}

const NUMBER = '[〇零一二两三四五六七八九十]{1,3}|\\d{1,3}';
const KIND =
  '(?:办法|规定|细则|规则|规程|规范|标准|意见|措施|政策|通知|通告|公告|方案|决定|文件|方法|制度|条款|实施意见|若干措施|预案|规划|计划|指引|指南|目录|要求|清单)';
/** What holds for a time but is no document. */
const OTHER_THINGS =
  /(?:证|证书|证件|证明|执照|许可|资格|资质|合同|协议|承诺书?|票据?|券|卡|保险|保函|保单|报告|批复|成绩|名单|认定|称号|标志|标识|牌照?|报价|投标|结果|药品|产品|商品|检测|检验|鉴定|评估|身份|签证|密码|口令|账号|补贴|补助|订单|担保|授权|委托|任期|聘期|承包|租赁|公示|报名|抵押|贷款|使用权|专利|商标|备案|登记|核准|监测|疫苗|食品|编码|二维码)(?:的|之)?$/;
const END_WORD = /(?:截止到?|截至|止于|持续到|延续至|到|至)/.source;
const TERM_LABEL = /(?:有效期限?|有效时间|试行期限?|暂行期限?|实施期限?|执行期限?|施行期限?)/;
/** The sentence speaks of changing a term, or of another document's. */
const CHANGES =
  /延长|顺延|延续|延期|修改为|修订为|调整为|变更为|改为|原《|同时废止|原有效期|原定|届满(?:前|后)|期满(?:前|后)?|到期(?:前|后)|超过有效期/;

/** The terms that the text prints for itself, in order. What it says of certificates, contracts and other documents is left out. */
export function readTerms(text: string, dates: TermDates): readonly Term[] {
  const sentences = sentencesOf(text);
  const start = startOf(sentences, dates);
  return sentences.flatMap((sentence) => termOf(sentence, start, dates) ?? []);
}

interface Start {
  readonly startsOn: string;
  readonly startsFrom: 'printed' | 'issued';
}

const sentencesOf = (text: string): readonly string[] =>
  text
    .replace(/\u00a0|\u3000/g, ' ')
    .split(/[。；;\n！？]/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '' && sentence.length <= 400);

function termOf(sentence: string, known: Start | undefined, dates: TermDates): Term | undefined {
  if (!/期|年|月|日/.test(sentence)) return undefined;
  const text = sentence.replace(/\s+/g, '');
  const label = TERM_LABEL.exec(text);
  const clause = label ? clauseOf(text, label.index) : text;
  if (label ? !isOwn(text, label.index, label[0]) : !isOwnLimit(text)) return undefined;
  if (CHANGES.test(clause)) return undefined;
  const tail = label ? text.slice(label.index + label[0].length) : text;
  const endsOn = endDay(tail, label !== null);
  if (endsOn !== undefined) return { endsOn, quote: sentence };
  const length = label ? lengthIn(tail) : (trialLength(text) ?? validLength(text));
  if (length === undefined) return undefined;
  const start = startIn(text, dates) ?? known;
  if (!start) return { quote: sentence };
  return { ...start, endsOn: addDays(addDuration(start.startsOn, length), -1), quote: sentence };
}

/** The part of a sentence that the label stands in: what other clauses replace or repeal is not about this term. */
function clauseOf(text: string, at: number): string {
  const from = Math.max(text.lastIndexOf('，', at), text.lastIndexOf(',', at)) + 1;
  const to = text.slice(at).search(/[，,](?!.{0,6}(?:至|止))/);
  return text.slice(from, to === -1 ? undefined : at + to);
}

/** 本办法…有效期, or 有效期 in the sentence of its own coming into force, or a sentence that begins with it. */
function isOwn(text: string, at: number, label: string): boolean {
  const lead = text.slice(0, at);
  if (OTHER_THINGS.test(lead)) return false;
  const words = /[^，,：:（(]*$/.exec(lead)?.[0] ?? '';
  if (/《[^》]*》(?:的)?$/.test(lead)) return new RegExp(`本${KIND}`).test(lead) && !/废止/.test(lead);
  if (new RegExp(`(?:本|该|此)[^，,]{0,8}${KIND}(?:的)?$`).test(lead))
    return /本[^，,]{0,8}$/.test(lead.replace(new RegExp(`${KIND}(?:的)?$`), ''));
  const isAfterStart = /(?:施行|实施|执行|生效|试行|起用)[^，,]{0,4}[，,（(]?$/.test(lead);
  if (/^[（(]此件[^，,]{2,8}[，,]$/.test(lead)) return true;
  const isBare = /^(?:第.{1,4}条|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]?|附则)?(?:其|文件|政策|【|[（(])?$/.test(
    lead,
  );
  const isOfThis =
    new RegExp(`本[^，,。]{0,10}${KIND}`).test(lead) && words.length <= 14 && /^(?:其|文件|政策|且|并)?$/.test(words);
  return isAfterStart || isBare || isOfThis || (label.startsWith('试行') && /本/.test(lead));
}

/** Without a label: 自2022年6月1日起施行，至2027年5月31日止/废止. */
const isOwnLimit = (text: string): boolean =>
  !/《[^》]*》/.test(text.replace(/^.*?本/, '本')) &&
  (/(?:施行|实施|执行|生效|试行)[，,（(]?.{0,4}(?:截止到?|截至|到|至).{6,14}(?:止|废止|失效|终止)/.test(text) ||
    new RegExp(
      `^(?:第.{1,4}条)?本[^，,]{0,8}${KIND}(?:自.{4,30}起)?(?:，|,)?(?:试行|暂行)(?:期)?(?:为)?(?:${NUMBER})(?:个)?[年月]`,
    ).test(text) ||
    /起(?:试行|暂行)(?:期)?(?:为)?[〇零一二两三四五六七八九十\d]{1,3}(?:个)?[年月]/.test(text) ||
    /(?:本|[印发公布]{2}之日).*起(?:施行|实施|执行|生效)[，,（(](?:试行|暂行)(?:期)?(?:为)?[〇零一二两三四五六七八九十\d]{1,3}(?:个)?[年月]/.test(
      text,
    ) ||
    /起(?:施行|实施|执行|生效)[，,（(](?:自|于|至|到)?[\d〇○零一二三四五六七八九]{4}年.{1,3}月.{1,3}日起?(?:自行|自动)?(?:废止|失效)/.test(
      text,
    ) ||
    VALID_FOR.test(text) ||
    new RegExp(`本[^，,]{0,8}${KIND}.{0,12}(?:于|至|到).{6,14}(?:起)?(?:自行)?(?:废止|失效)`).test(text));

/** 自发布之日起施行，2年内有效. */
const VALID_FOR = new RegExp(`起(?:施行|实施|执行|生效)[，,（(](${NUMBER})(个)?(年半|年|月)内?有效`);

/** The last day of 至2027年5月31日(止), 2022年6月1日至2027年5月31日, 至2027年5月, 至2027年底. */
function endDay(tail: string, isLabelled: boolean): string | undefined {
  const near = tail.slice(0, 80);
  const found = findDates(near);
  for (const { on, index, quote } of found) {
    const lead = near.slice(0, index);
    const isEnd = new RegExp(`(?:${END_WORD}|[-—–~～]{1,2})[：:]?$`).test(lead);
    const after = near.slice(index + quote.length);
    if (
      isEnd ||
      (isLabelled && /^(?:止|废止|失效)/.test(after)) ||
      (!isLabelled && /^起?(?:自行|自动)?(?:废止|失效)/.test(after))
    )
      return on;
    if (isLabelled && /^[:：]$/.test(lead) && found.length === 1 && !/^(?:起|之日|开始|至)/.test(after)) return on;
  }
  if (!isLabelled) return undefined;
  const month = new RegExp(`(?:${END_WORD})(\\d{4})年(\\d{1,2})月(?:底|末|止|$|[^\\d])`).exec(near);
  if (month) return lastOfMonth(Number(month[1]), Number(month[2]));
  const year = new RegExp(`(?:${END_WORD})(\\d{4})年(?:底|末|年底|年末|止|$|[，,）)])`).exec(near);
  return year ? dayOf(Number(year[1]), 12, 31) : undefined;
}

function lastOfMonth(year: number, month: number): string | undefined {
  const first = dayOf(year, month, 1);
  return first && addDays(addDuration(first, 'P1M'), -1);
}

const lengthIn = (tail: string): string | undefined =>
  durationOf(
    new RegExp(
      `^(?:限)?(?:为|是|：|:|暂定|暂定为|自.{2,24}?起|从.{2,24}?起)?[（(]?(?:计算)?(?:为|共|，|,)?(${NUMBER})(个)?(年半|年|月|周年)零?(?:(${NUMBER})个月)?`,
    ).exec(tail),
  ) ?? (/^(?:为|是)?半年/.test(tail) ? 'P6M' : undefined);

const trialLength = (text: string): string | undefined =>
  durationOf(new RegExp(`(?:试行|暂行)(?:期)?(?:为)?(${NUMBER})(个)?(年半|年|月)`).exec(text));

const validLength = (text: string): string | undefined => durationOf(VALID_FOR.exec(text));

function durationOf(match: RegExpExecArray | null): string | undefined {
  const count = numberOf(match?.[1] ?? '');
  if (!match || count === undefined || count === 0) return undefined;
  if (match[3] === '月') return `P${String(count)}M`;
  const months = match[3] === '年半' ? 6 : numberOf(match[4] ?? '');
  return `P${String(count)}Y${months === undefined ? '' : `${String(months)}M`}`;
}

const DIGITS = '零一二三四五六七八九';
function numberOf(words: string): number | undefined {
  if (/^\d+$/.test(words)) return Number(words);
  const even = words.replace('两', '二').replace('〇', '零');
  const tens = /^([一二三四五六七八九])?十([一二三四五六七八九])?$/.exec(even);
  if (tens) return (tens[1] ? DIGITS.indexOf(tens[1]) : 1) * 10 + (tens[2] ? DIGITS.indexOf(tens[2]) : 0);
  const digit = DIGITS.indexOf(even);
  return even.length === 1 && digit >= 0 ? digit : undefined;
}

/** Where the text says when it comes into force: the first such sentence that speaks of itself. */
function startOf(sentences: readonly string[], dates: TermDates): Start | undefined {
  for (const sentence of sentences.toReversed()) {
    const text = sentence.replace(/\s+/g, '');
    if (!/(?:施行|实施|执行|生效|试行)/.test(text) || !new RegExp(`本[^，,]{0,8}${KIND}|^(?:第.{1,4}条)?自`).test(text))
      continue;
    const start = startIn(text, dates);
    if (start) return start;
  }
  return undefined;
}

const IN_FORCE = '(?:正式)?(?:施行|实施|执行|生效|试行|起用|计算|有效)';

function startIn(text: string, { issuedOn }: TermDates): Start | undefined {
  for (const { on, index, quote } of findDates(text)) {
    const isFrom = /(?:自|从|于)$/.test(text.slice(0, index));
    if (
      isFrom &&
      new RegExp(`^(?:起|之日起|开始)?(?:正式)?(?:.{0,4})${IN_FORCE}|^起`).test(text.slice(index + quote.length))
    )
      return { startsOn: on, startsFrom: 'printed' };
  }
  const relative = new RegExp(
    `(?:自|从)?(?:印发|发布|公布|下发|颁布|发文|签发|施行|实施|公开)之?日(?:起|后)?(?:满)?(?:(${NUMBER})日(?:后|起))?`,
  ).exec(text);
  if (!relative || issuedOn === undefined) return undefined;
  const days = relative[1] === undefined ? 0 : (numberOf(relative[1]) ?? 0);
  return { startsOn: addDays(issuedOn, days), startsFrom: 'issued' };
}
