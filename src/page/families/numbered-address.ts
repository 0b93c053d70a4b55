import { countsPages, nextPages } from '../json/next-pages.js';
import type { Family } from './family.js';

const pagesWritten = /共\s{0,3}(\d{1,4})\s{0,3}页|(?:第|^|\s)\s{0,3}\d{1,4}\s{0,2}\/\s{0,2}(\d{1,4})\s{0,3}页/m;

/**
 * Lists of many makes whose own address counts pages (`iList.jsp?node_id=…&cur_page=1`, `search.jsp` with `currpage` in
 * its form) and whose text says how many there are, though its pager leads nowhere without a script.
 */
export const numberedAddress: Family = ({ tree, url, body, hasPager }) => {
  const sent = { url, ...(body === undefined ? {} : { body }) };
  if (hasPager || !countsPages(sent)) return undefined;
  const written = pagesWritten.exec(tree.text);
  const pageCount = Number(written?.[1] ?? written?.[2] ?? 0);
  return pageCount > 1 ? { morePages: nextPages(sent, { shown: 1, pageCount }) } : undefined;
};
