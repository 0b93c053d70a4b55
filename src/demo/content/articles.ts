import type { Article, Column } from './column.js';
import { list } from './column.js';
import type { Category, Entry } from './categories.js';
import { CONSULTATIONS, LETTERS } from './news.js';
import type { Place } from './place.js';
import { fill, inChinese, officeDayBefore, paragraphs } from './words.js';

/** Where a site stands in time, and what it calls itself. */
export interface Setting {
  readonly place: Place;
  readonly asOf: string;
}

/** Articles from entries, the newest `newest` days old and each next one `step` days older. */
export function articlesFrom(
  setting: Setting,
  prefix: string,
  entries: readonly Entry[],
  ages: { readonly newest: number; readonly step: number },
  source = setting.place.office,
): Article[] {
  const { place, asOf } = setting;
  return entries.map(([title, ...texts], index) => {
    const publishedOn = officeDayBefore(asOf, ages.newest + index * ages.step);
    return {
      key: `${prefix}-${index + 1}`,
      title: fill(title, place, publishedOn, index),
      publishedOn,
      source,
      body: paragraphs(texts.map((text) => fill(text, place, publishedOn, index))),
    };
  });
}

/** Repeats entries with an ordinal in the title until there are so many, as series of news do. */
export const series = (entries: readonly Entry[], count: number): Entry[] =>
  Array.from({ length: count }, (_, index): Entry => {
    const [title, ...texts] = entries[index % entries.length] ?? ['', ''];
    const round = Math.floor(index / entries.length);
    return round === 0 ? [title, ...texts] : [`${title}（续${round}）`, ...texts];
  });

/** One column for a category of article 20, its index numbers on every item. */
export function categoryColumn(setting: Setting, category: Category, name: string, newest: number): Column {
  const { place } = setting;
  const articles = articlesFrom(setting, category.key, category.entries, { newest, step: 55 }).map(
    (article, index): Article => ({
      ...article,
      info: [
        ['索引号', `${place.creditCode}/${article.publishedOn.slice(0, 4)}-${String(1000 + newest * 7 + index)}`],
        ['发布机构', place.government],
        ['生成日期', article.publishedOn],
        ['公开方式', '主动公开'],
      ],
    }),
  );
  return list(`category-${category.key}`, name, category.type, articles);
}

/** Letters with their answers, each answered `answerDays` after it came. */
export function letters(setting: Setting, newest: number, answerDays: number | undefined): Article[] {
  const { place, asOf } = setting;
  return LETTERS.map(([title, question, answer], index) => {
    const askedOn = officeDayBefore(asOf, newest + index * 25 + (answerDays ?? 0));
    const publishedOn = answerDays === undefined ? askedOn : officeDayBefore(asOf, newest + index * 25);
    const reply =
      answerDays === undefined
        ? '<p>办理状态：待回复</p>'
        : `<h4>答复内容</h4>${paragraphs([fill(answer, place, askedOn, index)])}<p>答复单位：${place.office}&emsp;答复时间：${publishedOn}</p>`;
    return {
      key: `letter-${index + 1}`,
      title: fill(title, place, askedOn, index),
      publishedOn,
      source: place.office,
      body: `<p>来信时间：${askedOn}</p><h4>来信内容</h4>${paragraphs([fill(question, place, askedOn, index)])}${reply}`,
    };
  });
}

/** Notices of consultation that run `period` days, each with its feedback once it is closed. */
export function consultations(setting: Setting, newest: number, period: number): Article[] {
  const { place, asOf } = setting;
  return CONSULTATIONS.flatMap(([subject, draft, feedback], index): Article[] => {
    const age = newest + index * 90;
    const publishedOn = officeDayBefore(asOf, age);
    const endsOn = officeDayBefore(asOf, age - period - 2);
    const name = fill(subject, place, publishedOn, index);
    const notice: Article = {
      key: `consultation-${index + 1}`,
      title: `关于《${name}》公开征求意见的公告`,
      publishedOn,
      source: place.office,
      body: paragraphs([
        fill(draft, place, publishedOn, index),
        `征求意见时间：${inChinese(publishedOn)}至${inChinese(endsOn)}。`,
        `意见可发送至${place.mail}，或者邮寄至${place.address}（邮编${place.postcode}），联系电话${place.phone}。`,
      ]),
    };
    if (age <= period + 20) return [notice];
    const answeredOn = officeDayBefore(asOf, age - period - 12);
    return [
      {
        key: `feedback-${index + 1}`,
        title: `关于《${name}》征求意见采纳情况的反馈`,
        publishedOn: answeredOn,
        source: place.office,
        body: paragraphs([fill(feedback, place, answeredOn, index)]),
        related: [{ label: '相关公告', keys: [notice.key] }],
      },
      { ...notice, related: [{ label: '意见反馈', keys: [`feedback-${index + 1}`] }] },
    ];
  });
}
