import type { PageRequest } from '../../model/page.js';
import { mostPages, scriptsWith } from './family.js';
import type { Family, FamilyPage } from './family.js';

const call =
  /createPageHTML\s*\(\s*["'][\w-]+["']\s*,\s*["']?(\d{1,5})["']?\s*,\s*["']?(\d{1,5})["']?\s*,\s*["']([\w-]{1,60})["']\s*,\s*["'](s?html?)["']/;

/** 开普 ucap: `createPageHTML('page_div', 34, 1, 'tzgg', 'shtml', 679)`; page 2 is `tzgg_2.shtml`. One-based. */
export const ucap: Family = (page) => {
  const morePages = ucapPages(page);
  return morePages.length > 0 ? { morePages } : undefined;
};

const ucapPages = ({ tree, resolve }: FamilyPage): PageRequest[] => {
  for (const { text } of scriptsWith(tree, 'createPageHTML')) {
    const found = call.exec(text);
    if (!found) continue;
    const [total, here, name, ending] = [Number(found[1]), Number(found[2]), found[3] as string, found[4] as string];
    const requests: PageRequest[] = [];
    for (let page = 1; page <= Math.min(total, mostPages); page++) {
      const target =
        page === here ? undefined : resolve(page === 1 ? `${name}.${ending}` : `${name}_${page}.${ending}`);
      if (target !== undefined) requests.push({ url: target, method: 'GET', pageNumber: page });
    }
    return requests;
  }
  return [];
};
