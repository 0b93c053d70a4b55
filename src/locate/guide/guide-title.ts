/** What a row of the guide's column is by its title: this body's guide, another's, a part of one. */
import { squeeze } from '../../lib/text/squeeze.js';
import type { ListItem } from '../../model/page-facts.js';
import { columnName } from '../columns/match-column.js';
import { isOrgan, whoseBody } from '../own-names.js';

const NO_GUIDE = /解读|图解|一图|流程图|申请表|办事指南|服务指南|依申请公开指南|通知$/;
const bodyIn = (title: string): string =>
  squeeze(title)
    .replace(/(?:20\d{2}年?(?:版|修订)?)|(?:政府|政务)?信息公开.*$|公开指南.*$|指南.*$/g, '')
    .replace(/[《》（(].*$/, '')
    .replace(/人民$/, '人民政府');

/** 0: this body's guide · 1: a guide that names nobody · 2: this body's name, in an index of bodies. Else undefined. */
export function rankGuide(title: string, own: string): number | undefined {
  const bare = squeeze(title);
  if (NO_GUIDE.test(bare)) return undefined;
  if (/指南/.test(bare)) {
    const whose = whoseBody(bodyIn(bare), own);
    return whose === 'own' ? 0 : whose === 'unnamed' ? 1 : undefined;
  }
  return whoseBody(bare, own) === 'own' || /^(?:本级|[区县市](?:人民)?政府|[区县市](?:人民)?政府办公室)$/.test(bare)
    ? 2
    : undefined;
}

/** 青禾区财政局, or its guide, on the site of another body. */
export function namesAnotherBody(title: string, own: string): boolean {
  const bare = columnName(title);
  const body = bodyIn(bare);
  return body.length >= 3 && (/指南/.test(bare) || body === bare) && isOrgan(body) && whoseBody(body, own) === 'other';
}

/** Chapters of a guide that are surely no columns of their own. */
const PART =
  /(?:信息(?:的)?分类|编排体系|分类(?:和|与|及)编排|获取方式|(?:公开)?(?:工作|受理)机构(?:信息|概况|及联系方式)?$|联系方式$|办公时间)/;
/** These name parts too, where the guide is nothing but a list of them. */
const SECTION =
  /主动公开(?:的)?(?:范围|内容|方式|形式)|公开(?:范围|形式|方式)|依申请公开|申请(?:方式|程序|流程|受理|说明)|答复|收费|监督(?:与|和|及)?(?:救济|保障)?|救济|总则|概述|编制(?:说明|目的)/;
const NO_PART = /申请表|流程图|年报|年度报告|平台|系统|在线|解读|下载|条例|办法|规定|通知|目录$/;

/** 信息分类, 工作机构, 联系方式: a chapter of the guide in an article of its own. */
export const isPartOfGuide = (title: string): boolean => {
  const name = columnName(title);
  return name.length <= LONGEST_HEADING && PART.test(name) && !NO_PART.test(name);
};

/** The same where no row is the guide itself: 主动公开范围, 依申请公开 and 监督救济 may be chapters too. */
export const isSectionOfGuide = (title: string): boolean => {
  const name = columnName(title);
  return isPartOfGuide(title) || (name.length <= LONGEST_HEADING && SECTION.test(name) && !NO_PART.test(name));
};
const LONGEST_HEADING = 24;

/** 一、主动公开, 第二章 依申请公开: rows that are nothing but numbered chapters, no number twice. */
export function areChapters(rows: readonly ListItem[]): boolean {
  const numbers = rows.map(({ title }) => CHAPTER.exec(squeeze(title))?.[1]);
  return rows.length > 1 && !numbers.includes(undefined) && new Set(numbers).size === rows.length;
}
const CHAPTER = /^(第?[一二三四五六七八九十]{1,2}(?:[、章节]|部分)|\d{1,2}[.、])(?!.*(?:指南|申请表|流程图))/;

const NUMBER =
  /(?<!\d)(?:[（(]?(?:第)?[一二三四五六七八九十\d]{1,2}(?:部分)?[）)]?|[（(]?[上中下][）)]?|[（(]?续[）)]?)$/;

/** 政府信息公开指南（一）, （二）: the rows that differ from a title in their number only. */
export function partsOfGuide(rows: readonly ListItem[], title: string): readonly ListItem[] {
  const stem = (text: string): string => text.replace(NUMBER, '');
  if (stem(title) === title) return [];
  const parts = rows.filter((row) => stem(squeeze(row.title)) === stem(title) && NUMBER.test(squeeze(row.title)));
  return new Set(parts.map((row) => squeeze(row.title))).size > 1 ? parts : [];
}
