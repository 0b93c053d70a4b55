import { readExpression } from '../../lib/script/read-expression.js';
import { numberBeside, pagesBetween } from './family.js';
import type { Family } from './family.js';

const mark = /laypage|[pP]agination|pageNo|pageIndex|pageNum|toPage|goPage|\.curr\b/;
const jump = /\blocation(?:\.href)?\s*=(?!=)\s*|\blocation\.(?:assign|replace)\(\s*/g;
/** A pager goes to one address; a script with more is something else. */
const mostJumps = 20;
const isPageName = (name: string): boolean =>
  /^(?:[\w$]+\.)*(?:cur\w*|page\w*|p?index|num|n|i|p|getCurrent\(\))$/i.test(name) && !/size|count|total/i.test(name);

/**
 * Pagers that a widget draws (laypage, pagination.js, the lists of Jinan's `channel_…/`): the script knows how many
 * pages there are and writes the address of one as a sum of texts and the page number.
 */
export const scriptPager: Family = ({ tree, resolve, hasPager }) => {
  if (hasPager) return undefined;
  for (const { text } of tree.scripts) {
    if (text.length > 60_000 || !text.includes('location') || !mark.test(text)) continue;
    const pageCount = pageCountIn(text);
    if (pageCount === undefined || pageCount < 2) continue;
    const here = numberBeside(text, 'curr|current|currPage|currentPage|pageNo|pageIndex|curPage') ?? 1;
    for (const found of [...text.matchAll(jump)].slice(0, mostJumps)) {
      const address = (page: number): string | undefined => {
        const { value } = readExpression(text, found.index + found[0].length, (name) =>
          isPageName(name) ? page : undefined,
        );
        return typeof value === 'string' ? resolve(value) : undefined;
      };
      // The number must make the difference, or it is the address of something else.
      if (address(1) === undefined || address(1) === address(2)) continue;
      return {
        morePages: pagesBetween(1, pageCount, (page) => {
          const url = page === here ? undefined : address(page);
          return url === undefined ? undefined : { url, method: 'GET' };
        }),
      };
    }
  }
  return undefined;
};

const pageCountIn = (script: string): number | undefined => {
  const pages = numberBeside(script, 'pages|pageCount|totalPages?|countPage|pageTotal');
  if (pages !== undefined) return pages;
  const rows = numberBeside(script, 'count|total|totalRecords?|totalCount|totalNum');
  const perPage = numberBeside(script, 'limit|pageSize|perPage|showCount');
  return rows === undefined || perPage === undefined || perPage === 0 ? undefined : Math.ceil(rows / perPage);
};
