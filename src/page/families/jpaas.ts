import { asText, isObject, readExpression } from '../../lib/script/read-expression.js';
import type { PageRequest } from '../../model/page.js';
import type { Element, Tree } from '../tree/element.js';
import { pagesBetween } from './family.js';
import type { Family } from './family.js';

const unitPath = '/front/page/build/unit';
/** Names under which templates keep their lists; 导航, 顶部 and the like are units too. */
const listTag = /列表|分页|内容|信息|文章|新闻|动态|公开|list|page|content/i;
const mostUnits = 2;

/**
 * 大汉 jpaas: parts of a page are units that a script fetches, `<script url=".../front/page/build/unit"
 * queryData="{'webId':…,'pageId':…,'tagId':'列表'}">`; the answer is JSON with HTML inside, its pager says rows and count.
 */
export const jpaas: Family = ({ tree, url, resolve }) => {
  if (url.includes(unitPath)) {
    const extent = extentOf(tree);
    return extent && { morePages: laterPages(url, extent), listTotal: extent.count };
  }
  const units = tree.scripts.flatMap(({ attributes, element }) => {
    const written = attributes['url'];
    const data = attributes['querydata'];
    if (written?.includes(unitPath) !== true || data === undefined) return [];
    const target = resolve(written);
    const query = readExpression(data, 0).value;
    if (target === undefined || !isObject(query)) return [];
    const address = new URL(target);
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, asText(value) ?? '');
    return [{ url: address.href, tag: asText(query['tagId']) ?? '', isFilled: isFilled(element) }];
  });
  if (units.length === 0) return undefined;
  const named = units.filter(({ tag }) => listTag.test(tag));
  const lists = (named.length > 0 ? named : units.length === 1 ? units : []).slice(0, mostUnits);
  const [first] = lists;
  if (first === undefined) return undefined;
  const extent = lists.length === 1 && first.isFilled ? extentOf(tree) : undefined;
  if (extent) return { morePages: laterPages(first.url, extent), listTotal: extent.count };
  return {
    listRequests: lists
      .filter((unit) => !unit.isFilled)
      .map((unit) => ({ url: unit.url, method: 'GET', pageNumber: 1 })),
  };
};

interface Extent {
  readonly rows: number;
  readonly count: number;
  readonly page: number;
}

/** The pager's own words: `<div rows="15" count="51" pageNo="1">`, or the same in its `queryData`. */
const extentOf = (tree: Tree): Extent | undefined => {
  for (const { attributes } of tree.elements) {
    const data = attributes['querydata'];
    const written: unknown =
      attributes['rows'] !== undefined && attributes['count'] !== undefined
        ? { rows: attributes['rows'], count: attributes['count'], pageNo: attributes['pageno'] }
        : data?.includes('count') === true
          ? readExpression(data, 0).value
          : undefined;
    if (!isObject(written)) continue;
    const [rows, count] = [Number(written['rows']), Number(written['count'])];
    if (rows > 0 && count >= 0) return { rows, count, page: Number(written['pageNo']) || 1 };
  }
  return undefined;
};

const laterPages = (unit: string, { rows, count, page }: Extent): PageRequest[] =>
  pagesBetween(1, Math.ceil(count / rows), (number) => {
    if (number === page) return undefined;
    const address = new URL(unit);
    address.searchParams.set('paramJson', JSON.stringify({ pageNo: number, pageSize: rows }));
    return { url: address.href, method: 'GET' };
  });

const isFilled = ({ parent }: Element): boolean => parent !== undefined && parent.tag !== 'body' && parent.ink > 0;
