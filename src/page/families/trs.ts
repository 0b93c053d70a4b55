import type { PageRequest } from '../../model/page.js';
import { mostPages } from './family.js';
import type { Family, FamilyPage } from './family.js';

const call = /createPageHTML\s*\(\s*(\d{1,5})\s*,\s*(\d{1,5})\s*,\s*["']([\w-]{1,60})["']\s*,\s*["'](\w{2,6})["']/;
const pager = /\bPager\s*\(\s*\{([^{}]{10,300})\}/;
const count = /\bvar\s+countPage\s*=\s*["']?(\d{1,5})/;
const current = /\bvar\s+currentPage\s*=\s*["']?(\d{1,5})/;

/** TRS WCM: `createPageHTML(9, 0, "index", "html")` or countPage/currentPage; page 2 is `index_1.html`. Zero-based. */
export const trs: Family = (page) => {
  const morePages = trsPages(page);
  return morePages.length > 0 ? { morePages } : undefined;
};

const trsPages = ({ tree, resolve, url }: FamilyPage): PageRequest[] => {
  for (const { text } of tree.scripts) {
    if (text.length > 200_000 || !/createPageHTML|countPage|Pager/.test(text)) continue;
    const found = call.exec(text);
    if (found) return pages(Number(found[1]), Number(found[2]), found[3] as string, found[4] as string, resolve);
    const options = pager.exec(text)?.[1];
    if (options !== undefined) {
      const total = Number(/\bsize\s*:\s*(\d{1,5})/.exec(options)?.[1] ?? 0);
      const here = Number(/\bcurrent\s*:\s*(\d{1,5})/.exec(options)?.[1] ?? 0);
      const prefix = /\bprefix\s*:\s*["']([\w-]+)["']/.exec(options)?.[1];
      const suffix = /\bsuffix\s*:\s*["'](\w+)["']/.exec(options)?.[1];
      if (prefix !== undefined && suffix !== undefined) return pages(total, here, prefix, suffix, resolve);
    }
    const total = count.exec(text);
    if (total) {
      const file = /\/(\w+?)(?:_\d+)?\.(s?html?)(?:\?.*)?$/.exec(url);
      return pages(
        Number(total[1]),
        Number(current.exec(text)?.[1] ?? 0),
        file?.[1] ?? 'index',
        file?.[2] ?? 'html',
        resolve,
      );
    }
  }
  return [];
};

const pages = (
  total: number,
  here: number,
  name: string,
  ending: string,
  resolve: FamilyPage['resolve'],
): PageRequest[] => {
  // A call for an article's parts (t20190918_693227) names no list.
  if (/^t\d{8}_\d+$/.test(name)) return [];
  const requests: PageRequest[] = [];
  for (let page = 0; page < Math.min(total, mostPages); page++) {
    const target = page === here ? undefined : resolve(page === 0 ? `${name}.${ending}` : `${name}_${page}.${ending}`);
    if (target !== undefined) requests.push({ url: target, method: 'GET', pageNumber: page + 1 });
  }
  return requests;
};
