import { pagesBetween, scriptsWith } from './family.js';
import type { Family } from './family.js';

const goTo = /gotopage_fun\s*\(\s*(\d{1,5})\s*,/;

/**
 * 博达 VSB: the pager may be an input field only (`simple_list_gotopage_fun(12, …)`). Static lists count down from the
 * end (`zfxxgk.htm`, `zfxxgk/11.htm`, `zfxxgk/10.htm`), dynamic ones ask `?totalpage=12&PAGENUM=2&wbtreeid=…`.
 */
export const vsb: Family = ({ tree, url, hasPager }) => {
  if (hasPager || !bearsMark(tree)) return undefined;
  const call = tree.elements
    .map(({ attributes }) => goTo.exec(`${attributes['onclick'] ?? ''} ${attributes['href'] ?? ''}`))
    .find((match) => match !== null);
  const pageCount = Number(call?.[1] ?? new URL(url).searchParams.get('totalpage') ?? 0);
  if (!(pageCount > 1)) return undefined;
  const here = new URL(url);
  if (here.searchParams.has('wbtreeid')) {
    const current = Number(here.searchParams.get('PAGENUM') ?? 1);
    return {
      morePages: pagesBetween(1, pageCount, (page) => {
        if (page === current) return undefined;
        here.searchParams.set('totalpage', String(pageCount));
        here.searchParams.set('PAGENUM', String(page));
        return { url: here.href, method: 'GET' };
      }),
    };
  }
  const later = /^(.*)\/(\d{1,5})\.htm$/.exec(here.pathname);
  const column = later && Number(later[2]) < pageCount ? later[1] : here.pathname.replace(/\.htm$/, '');
  const current = later ? pageCount - Number(later[2]) + 1 : 1;
  return {
    morePages: pagesBetween(2, pageCount, (page) => {
      if (page === current) return undefined;
      here.pathname = `${column}/${pageCount - page + 1}.htm`;
      return { url: here.href, method: 'GET' };
    }),
  };
};

const bearsMark = (tree: Parameters<Family>[0]['tree']): boolean =>
  tree.comments.some((comment) => comment.length < 200 && comment.includes('Visual SiteBuilder')) ||
  tree.scripts.some(({ attributes }) => attributes['src']?.includes('_sitegray') === true) ||
  scriptsWith(tree, '_showDynClicks').length > 0;
