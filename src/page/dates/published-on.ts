import { findDates } from '../../lib/date/find-dates.js';
import { tidy } from '../../lib/text/squeeze.js';
import { metaValue } from '../document/meta.js';
import type { PageFacts } from '../../model/page-facts.js';
import { dateInAddress } from './date-in-address.js';
import { isUpdateLabel } from './labelled-dates.js';
import type { LabelledDate } from './labelled-dates.js';
import type { PlacedLine } from '../regions/find-main.js';

const published =
  /(?:发布|发文|公开|发表|公布|刊发|上传|上网|录入|添加|发稿|信息|文章|新闻|创建|入库|刊登|编辑|发帖|上线|供稿|投稿|推送|网站发布)(?:的)?(?:日期|时间|日|于)$|^(?:日期|时间|发布|发布于|发表于|发布时间为|date|time)$/i;
const otherDay =
  /成文|生成|开始|结束|截止|截至|归档|施行|实施|生效|失效|废止|今天|现在|当前|活动|会议|开标|成交|公告日|报名|有效|印发|制定|签发|签署|登记|建立|起止|办理|出生|开放|停|征集|公示|受理|访问|服务|反馈|回复|答复|来信|写信|咨询|留言|举办|演出|比赛|评审/;
const infoWords =
  /来源|作者|浏览|点击|阅读|访问|字号|字体|打印|分享|编辑|责编|审核|稿源|记者|供稿|【|大 ?中 ?小|视力保护色|保存|收藏|发布机构|发布单位|信息类别|关闭/;

export interface PublishedOn {
  readonly publishedOn?: string;
  readonly publishedOnFrom?: NonNullable<PageFacts['publishedOnFrom']>;
  /** A visible date as it stands there, with the time of day beside it. */
  readonly publishedAs?: string;
}

export interface PublishedHints {
  readonly dates: readonly LabelledDate[];
  /** Where the running text stands in the tree's text. */
  readonly core: { readonly from: number; readonly to: number } | undefined;
  readonly titleAt: number | undefined;
  readonly meta: Readonly<Record<string, string>>;
  readonly url: string;
}

/** The day a reader would take for the day of publication; else what the address or the meta tags tell. */
export const readPublishedOn = ({ dates, core, titleAt, meta, url }: PublishedHints): PublishedOn => {
  let best: { date: LabelledDate; score: number } | undefined;
  for (const date of dates) {
    const score = scoreOf(date, core, titleAt);
    if (score > 0 && (!best || score > best.score)) best = { date, score };
  }
  if (best) {
    const publishedAs = asShown(best.date);
    return {
      publishedOn: best.date.on,
      publishedOnFrom: 'visible',
      ...(publishedAs === undefined ? {} : { publishedAs }),
    };
  }
  const inAddress = dateInAddress(url);
  if (inAddress !== undefined) return { publishedOn: inAddress, publishedOnFrom: 'url' };
  const tagged = metaDate(meta);
  return tagged === undefined ? {} : { publishedOn: tagged, publishedOnFrom: 'meta' };
};

const timeOfDay =
  /^[\s,，T]{0,3}(?:(?:星期|周)[一二三四五六日天]\s*)?(?:[上下]午\s*)?\d{1,2}\s?[:：∶时点]\s?\d{1,2}(?:\s?[:：∶分]\s?\d{1,2})?[分秒]?/;

/** The date as it stands in its line, and a time of day behind it. */
const asShown = ({ line, index }: LabelledDate): string | undefined => {
  const quote = findDates(line).find((date) => date.index === index)?.quote;
  return quote && tidy(quote + (timeOfDay.exec(line.slice(index + quote.length))?.[0] ?? ''));
};

const scoreOf = (date: LabelledDate, core: PublishedHints['core'], titleAt: number | undefined): number => {
  const place = date.at + date.index;
  const zone = !core ? 'open' : place < core.from ? 'before' : place < core.to ? 'inside' : 'after';
  const distance = titleAt === undefined ? 0 : Math.min(15, Math.abs(place - titleAt) / 100);
  if (date.label !== '') {
    if (isUpdateLabel(date.label))
      return zone === 'before' || (zone === 'open' && date.line.length < 120) ? 40 - distance : 0;
    if (otherDay.test(date.label) && !/发布|公开日期|发文/.test(date.label)) return 0;
    if (!published.test(date.label)) return 0;
    const isPlain = /^(?:日期|时间|date|time)$/i.test(date.label);
    if (isPlain && (zone === 'inside' || /地\s?点/.test(date.line))) return 0;
    if (date.line.length > 400 && zone === 'inside') return 0;
    const base = /发布|发表|上网/.test(date.label) ? 100 : isPlain ? 85 : 90;
    return base - distance - (zone === 'inside' ? 40 : zone === 'after' ? 30 : 0);
  }
  if (zone === 'inside') return 0;
  const isInfo = isInfoLine(date.line);
  if (zone === 'after') return isInfo && infoWords.test(date.line) ? 20 - distance : 0;
  if (zone === 'open' && !infoWords.test(date.line)) return 0;
  return isInfo ? 60 - distance : 0;
};

/** A short line of date, source and reading aids: nothing is left when those are taken away. */
export const isInfoLine = (line: string): boolean => {
  if (line.length > 160) return false;
  let rest = line;
  for (const date of findDates(line)) rest = rest.replace(date.quote, ' ');
  rest = rest
    .replace(
      /\d{1,2}\s?[:：∶时]\s?\d{1,2}(?:\s?[:：∶分]\s?\d{1,2})?[分秒]?|星期[一二三四五六日天]|周[一二三四五六日]/g,
      ' ',
    )
    .replace(
      /(?:信息来源|文章来源|稿件来源|来源|作者|编辑|责编|责任编辑|记者|审核|供稿|稿源|发布机构|发布单位|浏览次数|点击数?|阅读|访问量?)[^:：]{0,4}[:：][^\s|]{0,30}/g,
      ' ',
    )
    .replace(/[\s|[\]【】()（）:：,，.。/-]/g, '');
  return rest.length <= 14 || infoWords.test(line);
};

/**
 * Where the running text begins: a box found by its density may hold the title and the line of date and source too,
 * and so may one that holds the heading.
 */
export const textStart = (
  lines: readonly PlacedLine[],
  core: { readonly from: number; readonly to: number; readonly isNamed: boolean },
  heading: { readonly text: string; readonly at: number } | undefined,
): number => {
  const holdsHeading = heading !== undefined && heading.at >= core.from && heading.at < core.to;
  if (core.isNamed && !holdsHeading) return core.from;
  let skipped = 0;
  for (const line of lines) {
    if (line.at < core.from || line.at >= core.to) continue;
    const isHead =
      (heading !== undefined && line.at <= heading.at) ||
      line.text.length <= 12 ||
      (line.text.length <= 160 && infoWords.test(line.text)) ||
      (findDates(line.text).length > 0 && isInfoLine(line.text));
    if (!isHead || ++skipped > 12) return line.at;
  }
  return core.from;
};

/** PubDate, unless it is only the moment when the page was generated. */
const metaDate = (meta: Readonly<Record<string, string>>): string | undefined => {
  const value =
    metaValue(meta, 'PubDate') ??
    metaValue(meta, 'publishdate') ??
    metaValue(meta, 'published') ??
    metaValue(meta, 'firstpublishedtime');
  const date = value === undefined ? undefined : findDates(value.replace(/-(\d\d:\d\d)/, ' $1'))[0]?.on;
  if (value === undefined || date === undefined) return undefined;
  const generated = [metaValue(meta, 'others'), metaValue(meta, 'Maketime')].filter((text) => text !== undefined);
  return generated.some((text) => text.includes(value)) ? undefined : date;
};
