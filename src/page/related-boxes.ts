/** 相关解读, 相关文件, 相关阅读 …: the boxes by which an article leads to what belongs to it. */
import { squeeze } from '../lib/text/squeeze.js';
import type { RelatedBox } from '../model/page.js';
import type { PlacedLink } from './links/read-links.js';
import { contains } from './tree/element.js';
import type { Element, Tree } from './tree/element.js';
import { rawTextOf } from './tree/text.js';

const things =
  '政策|文件|文字|图片|视频|图文|信息|新闻|稿件|阅读|链接|内容|解读|图解|问答|文章|资料|原文|法规|报道|材料|公文|文档';
/** 相关解读, 相关政策文件, 关联解读 …; 解读材料, 政策原文 and the like only with a colon or in a heading. */
const belonging = new RegExp(
  `^[【\\[]?(?:相关|关联|对应|配套|延伸|扩展)(?:的)?(?:${things}){1,3}[】\\]]?[:>》»]*$|^被?解读的?(?:文件|政策)[:>]*$`,
);
const plain = /^(?:政策|文件|文字|图片|图文|视频|多形式|多元)?(?:解读|图解)(?:材料|链接|文件|稿件|信息)?(:|:?>+)?$/;
const original = /^(?:政策|文件|公文)?(?:原文|全文)(?:链接)?(:|:?>+)?$/;
const headTags = /^h[1-6]$/;
const LONGEST_HEAD = 14;
/** A box is a list: what says more than this besides its links is text. */
const MOST_WORDS = 80;
const MOST_CLIMBS = 4;
const MOST_BOXES = 12;
const more = /^(?:更多|more|查看更多|展开|[>》»+.]+)+$/i;
/** What a script that fills such a box calls it. */
const inScript = /相关(?:政策)?解读|关联解读|双向关联|解读关联|reldoc/i;

/**
 * The boxes in document order, hidden ones too: a script may show them, or a tab. `isPlace`: whether an element may hold such
 * a box (no menu, no foot).
 */
export const readRelatedBoxes = (
  tree: Tree,
  links: readonly PlacedLink[],
  isPlace: (element: Element) => boolean,
): RelatedBox[] => {
  const heads = tree.elements.filter((element) => isHead(element) && isPlace(element)).slice(0, MOST_BOXES);
  const boxes = heads.map((head): RelatedBox => {
    const parts = partsBehind(head, heads);
    const found = links.filter(
      (link) => !more.test(squeeze(link.text)) && parts.some((part) => contains(part, link.element)),
    );
    const urls = [...new Set(found.map(({ url }) => url))];
    const saysNone = parts.some((part) => /暂无|没有相关|无相关/.test(rawTextOf(part)));
    return { name: nameOf(head), urls, awaitsScript: urls.length === 0 && !saysNone && tree.scripts.length > 0 };
  });
  if (boxes.length === 0 && tree.scripts.some(({ text }) => inScript.test(text)))
    return [{ name: '相关解读', urls: [], awaitsScript: true }];
  return boxes;
};

const nameOf = (head: Element): string => squeeze(ownText(head)).replace(/[【】[\]:>》»]/g, '');

const ownText = (element: Element): string => element.children.filter((child) => typeof child === 'string').join('');

const isHead = (element: Element): boolean => {
  if (!/^(?:h[1-6]|span|div|p|strong|b|li|td|th|dt|a|em|font|label|i|u)$/.test(element.tag)) return false;
  const own = ownText(element);
  if (own.length > 60) return false;
  const text = squeeze(own);
  if (text.length < 2 || text.length > LONGEST_HEAD || !/[解文阅链稿信内资报材档]/.test(text)) return false;
  // A link of that name leads to a column; only what stays on the page heads a box.
  for (let at: Element | undefined = element, steps = 0; at && steps < 3; at = at.parent, steps++)
    if (at.tag === 'a' && at.attributes['href'] !== undefined && !/^\s*(?:#|javascript:)/i.test(at.attributes['href']))
      return false;
  if (squeeze(rawTextOf(element)) !== text) return belonging.test(text) && text.endsWith(':');
  const isHeading = headTags.test(element.tag) || headTags.test(element.parent?.tag ?? '');
  const colon = plain.exec(text) ?? original.exec(text);
  return belonging.test(text) || (colon !== null && (isHeading || colon[1] !== undefined));
};

/** What stands behind the head up to the next head or the next text, at its own level or the nearest above that has anything. */
const partsBehind = (head: Element, heads: readonly Element[]): Element[] => {
  const own = inside(head);
  if (own.length > 0) return own;
  for (let at: Element = head, climbs = 0; at.parent && climbs < MOST_CLIMBS; at = at.parent, climbs++) {
    if (at !== head && (at.ink - at.linkInk > MOST_WORDS || at.tag === 'body')) return [];
    const siblings = at.parent.children;
    const parts: Element[] = [];
    for (const next of siblings.slice(siblings.indexOf(at) + 1)) {
      if (typeof next === 'string' || /^(?:script|style|br|hr)$/.test(next.tag)) continue;
      if (heads.some((other) => contains(next, other)) || next.ink - next.linkInk > MOST_WORDS) break;
      parts.push(next);
    }
    if (parts.some((part) => /^(?:ul|ol|dl|div|p|table|section|li|dd|td|a)$/.test(part.tag) && !isMore(part)))
      return parts;
  }
  return [];
};

const isMore = (part: Element): boolean => more.test(squeeze(rawTextOf(part)));

const inside = (element: Element): Element[] =>
  element.children.filter((child): child is Element => typeof child !== 'string' && child.tag !== 'br');
