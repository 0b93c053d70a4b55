/** What the answer of a search says: the article stands in it, it does not, or nothing can be said. */
import { squeeze } from '../../lib/text/squeeze.js';
import type { CantTellReason } from '../../model/outcome.js';
import type { Link, Page } from '../../model/page.js';
import { pageKey } from '../address.js';

/** `listed` · `not-listed`: a page of results without it · `dead`: no such page · `unread`: not to be told. */
export type SearchReading =
  | { readonly outcome: 'listed'; readonly quote: string }
  | {
      readonly outcome: 'not-listed';
      readonly shown: number;
      readonly isNone: boolean;
      readonly hasMore: boolean;
      readonly echoes: boolean;
    }
  | { readonly outcome: 'dead' }
  | { readonly outcome: 'unread'; readonly reason: CantTellReason };

/** What was looked for, and what was asked. */
export interface Sought {
  readonly title: string;
  readonly url: string;
  /** Where the form sends its words. */
  readonly action: string;
  readonly isRendered: boolean;
}

const NONE =
  /(?:没有|没|未能?|无法|暂无|暂未|不存在)(?:找到|搜索?到|检索到|查询到|查找到|查到|发现|相关|符合|匹配|您)[^。！!\n]{0,40}(?:结果|信息|内容|记录|数据|文章|资源|网页|文件|条件)|(?:暂无|没有|无)(?:任何)?(?:搜索|检索|查询|相关)?(?:结果|记录|数据)|(?:共|找到|约有?|搜索到|检索到|查询到|搜到|总计|结果)[^\d\n]{0,16}(?<!\d)0\s{0,2}(?:条|个|篇|项|份|页|则)|(?:结果|记录)(?:数|总数)?[：:]?\s{0,2}0(?!\d)|no results? (?:were )?found/i;
const RESULTS =
  /(?:共|找到|约有?|搜索到|检索到|查询到|搜到|总计)[^\d\n]{0,16}\d{1,7}\s{0,2}(?:条|个|篇|项|份|则)|(?:搜索|检索|查询)结果|相关(?:结果|记录)|搜索用时|检索耗时/;
const NAMED = /(?:搜索|检索|查询)结果/;
const CAPTCHA =
  /请(?:输入|完成|拖动|点击)[^。\n]{0,10}(?:验证码|安全验证|滑块|验证)|人机验证|访问过于频繁|操作过于频繁|搜索过于频繁/;
const SIDE: ReadonlySet<Link['region']> = new Set(['header', 'navigation', 'breadcrumb', 'footer', 'pager']);
/** A title that a result shows cut short still names it. */
const LEAST_START = 10;

/** Reads an answer whole: what stands in menus and foot is the template's, and what repeats the words asked for is no result. */
export function readSearchAnswer(page: Page, sought: Sought): SearchReading {
  const { facts, status } = page;
  if (status === 404 || status === 410) return { outcome: 'dead' };
  if (status >= 400) return { outcome: 'unread', reason: 'unreadable' };
  if (facts.kind === 'challenge' || facts.unread !== undefined) return { outcome: 'unread', reason: 'unreadable' };
  const isNone = NONE.test(page.bodyText);
  const listed = page.links.find((link) => isResult(link, sought)) ?? itemOf(page, sought);
  // A box of the template may show the article beside a search that found nothing.
  if (listed) return isNone ? { outcome: 'unread', reason: 'candidates' } : { outcome: 'listed', quote: listed.text };
  if (CAPTCHA.test(page.bodyText)) return { outcome: 'unread', reason: 'unreadable' };
  if (facts.kind === 'error') return { outcome: 'dead' };
  const lacksRows =
    facts.kind === 'shell' || facts.needsBrowser === 'xhr-list' || facts.needsBrowser === 'script-shell';
  if (lacksRows && !sought.isRendered) return { outcome: 'unread', reason: 'needs-browser' };
  const shown = facts.items.length;
  const echoes = squeeze(page.bodyText).includes(squeeze(sought.title));
  const isResults = isOfResults(page);
  // Old systems print nothing at all where they find nothing; what no script can fill stays empty.
  const isBare = shown === 0 && NAMED.test(`${facts.title} ${page.bodyText}`) && page.mayGainForm !== true;
  if (!isNone && !isBare && !(shown > 0 && (isResults || echoes)) && !(isResults && echoes))
    return { outcome: 'unread', reason: sought.isRendered ? 'unreadable' : 'needs-browser' };
  // Rows that nobody could read are no absence.
  if (!isNone && !isBare && shown === 0)
    return { outcome: 'unread', reason: sought.isRendered ? 'unreadable' : 'needs-browser' };
  const hasMore =
    !isNone &&
    ((page.pageTotal ?? 1) > 1 || (page.listTotal ?? 0) > shown || page.links.some(({ region }) => region === 'pager'));
  return { outcome: 'not-listed', shown, isNone: isNone || isBare, hasMore, echoes };
}

/** The page says that it shows results. */
export const isOfResults = ({ bodyText, facts }: Page): boolean =>
  RESULTS.test(bodyText) || /搜索|检索|查询|search/i.test(facts.title);

/** Menus and foot are the template's. */
export const isSide = ({ region }: Pick<Link, 'region'>): boolean => SIDE.has(region);

function isResult({ url, text, title = '', region, isVisible }: Link, sought: Sought): boolean {
  if (!isVisible || SIDE.has(region)) return false;
  if (leadsTo(url, sought.url)) return true;
  if (pathOf(url) === pathOf(sought.action)) return false;
  return names(text, sought.title) || names(title, sought.title);
}

/** The address of the article itself, or of a counter that leads there. */
function leadsTo(url: string, article: string): boolean {
  if (pageKey(url) === pageKey(article)) return true;
  if (!url.includes('?')) return false;
  try {
    return [...new URL(url).searchParams.values()].some(
      (value) => /^https?:/i.test(value) && pageKey(value) === pageKey(article),
    );
  } catch {
    return false;
  }
}

function names(text: string, title: string): boolean {
  const [shown, wanted] = [squeeze(text), squeeze(title)];
  if (shown.includes(wanted)) return true;
  const start = shown.replace(/(?:…|\.{3}).*$/, '');
  return start.length < shown.length && start.length >= LEAST_START && wanted.startsWith(start);
}

/** Of an answer that is data. */
const itemOf = ({ facts }: Page, { title, url, action }: Sought): { readonly text: string } | undefined => {
  const item = facts.items.find(
    (row) => leadsTo(row.url, url) || (pathOf(row.url) !== pathOf(action) && names(row.title, title)),
  );
  return item && { text: item.title };
};

/** An address without what is asked of it. */
export const pathOf = (url: string): string => pageKey(url).replace(/[?#].*$/, '');
