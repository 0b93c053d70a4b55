/** A link that leads to a column → what its pages hold: rows, sub-columns, blankness; asks for the pages it lacks. */
import type { CantTellReason } from '../../model/outcome.js';
import type { Link, PageDigest } from '../../model/page.js';
import type { ListItem } from '../../model/page-facts.js';
import type { Blankness } from '../../model/site-model.js';
import { squeeze } from '../../lib/text/squeeze.js';
import { isArticleAddress, isFileAddress, isSameSite, pageKey } from '../address.js';
import { isPictured, judgeBlankness, tellsSomething } from './blankness.js';
import { childColumns, isBelow } from './child-columns.js';
import type { Surroundings } from './child-columns.js';
import type { Ground, MarkedLink } from '../ground.js';
import { readLists } from './list-requests.js';
import { listingOf } from './listing.js';
import { readBackTo } from './list-order.js';
import { furtherPages, NEXT } from './further-pages.js';
import { readFrames } from './read-frames.js';
import { isAnybodys, isOpenedByScript } from '../same-content.js';
import type { SeenPage } from '../seen-page.js';

/** Where a column was found: the place whose page links it. */
export type FoundOn = 'home' | 'platform' | 'parent' | 'site-map';

export interface LocatedColumn {
  readonly id?: string;
  readonly name: string;
  readonly url: string;
  /** The page that links it, and how; a home page that is itself the platform links itself. */
  readonly from: { readonly page: SeenPage; readonly link?: Link };
  readonly foundOn: FoundOn;
  readonly pages: readonly SeenPage[];
  readonly items: readonly ListItem[];
  readonly isWhole: boolean;
  readonly readBackTo?: string;
  readonly blankness: Blankness;
  readonly unknownBecause?: CantTellReason;
  readonly deadStatus?: number;
  readonly subColumns: readonly MarkedLink[];
  readonly article?: SeenPage;
  /** Of a text that is split over several articles: all of them, `article` among them. */
  readonly articles?: readonly SeenPage[];
  /** Rows that the plan wants opened, of the column and those under it. */
  readonly sample?: readonly ListItem[];
  /** Sub-columns of no known name, read for what they list. */
  readonly children?: readonly LocatedColumn[];
}

/** What was looked for; `looked` are the pages where it must be. */
export type Located =
  | { readonly state: 'found'; readonly value: LocatedColumn }
  | { readonly state: 'absent'; readonly looked: readonly SeenPage[] }
  | { readonly state: 'undecided'; readonly reason: CantTellReason; readonly looked: readonly SeenPage[] };

export interface Reading extends Surroundings {
  readonly purpose: string;
  readonly priority: number;
  readonly id?: string;
  readonly foundOn: FoundOn;
  /** How many pages of its list to read; by default the first. May look at the rows read so far. */
  readonly needsMore?: (items: readonly ListItem[], pagesRead: number) => boolean;
  /** Rows that stand on many columns' pages as `rowKey` gives them: a side box, not this column's list. */
  readonly noise: ReadonlySet<string>;
  /** Lines that stand on many columns' pages, squeezed, and pictures: banner and foot of a template. */
  readonly templateLines: ReadonlySet<string>;
}

export function readColumn(
  ground: Ground,
  from: { page: SeenPage; link?: Link },
  url: string,
  reading: Reading,
): LocatedColumn {
  const { purpose, priority } = reading;
  const name = from.link ? from.link.text || (from.link.title ?? '') : '';
  const base = { ...(reading.id === undefined ? {} : { id: reading.id }), name, url, from, foundOn: reading.foundOn };
  const nothing = { pages: [], items: [], isWhole: false, subColumns: [] };
  if (isFileAddress(url)) return { ...base, ...nothing, isWhole: true, blankness: 'filled' };
  const visit = ground.want(url, { purpose, priority, from });
  if (visit.state === 'unvisited' || visit.state === 'unread')
    return { ...base, ...nothing, blankness: 'unknown', unknownBecause: visit.reason };
  if (visit.state === 'dead')
    return {
      ...base,
      ...nothing,
      blankness: 'unknown',
      unknownBecause: 'unreadable',
      deadStatus: visit.page.exchange.status,
    };

  const first = visit.page;
  if (isOpenedByScript(first, name, ground.visits.variantsOf(first))) {
    ground.want(url, { purpose, priority, from, part: 'opened' });
    return { ...base, ...nothing, blankness: 'unknown', unknownBecause: 'needs-browser' };
  }
  const framed = readFrames(ground, first, purpose, priority);
  const shown = [first, ...framed.pages];
  const listed = readLists(ground, shown, reading);
  const pages = [...shown, ...listed.pages];
  const items = new Map<string, ListItem>();
  const rowsSeen = new Set<string>();
  /** Rows that no earlier page showed, whether they count or not. */
  const take = (page: SeenPage): number => {
    const before = rowsSeen.size;
    for (const { url } of page.digest.facts.items) rowsSeen.add(pageKey(url));
    for (const item of rowsOf(page, ground.plan.asOf, reading))
      if (!items.has(pageKey(item.url))) items.set(pageKey(item.url), item);
    return rowsSeen.size - before;
  };
  pages.forEach(take);

  const listPages = pages.flatMap((page) => furtherPages(page));
  let isWhole =
    framed.isWhole && listed.reason === undefined && (listPages.length > 0 || !saysMore(pages, rowsSeen.size));
  let hasGap = !framed.isWhole || listed.reason !== undefined || framed.pages.length > 0;
  let read = 1;
  /** Pages that brought rows of their own. */
  let turned = 1;
  let isEnded = false;
  const numbersRead = new Set<number>();
  for (const further of listPages) {
    if (numbersRead.has(further.number)) continue;
    if (!(reading.needsMore?.([...items.values()], read) ?? false)) {
      isWhole = false;
      break;
    }
    const next = ground.want(further.url, {
      purpose: `${purpose}:page`,
      priority: priority - read,
      from: { page: first },
      ...(further.body === undefined ? {} : { body: further.body }),
    });
    if (next.state !== 'seen') {
      isWhole = false;
      hasGap = true;
      if (next.state === 'unvisited') break;
      continue;
    }
    read++;
    if (further.number < NEXT) numbersRead.add(further.number);
    const isNew = take(next.page) > 0;
    if (isNew) turned++;
    // A list that answers another number with the same rows does not turn for us: what else it has was not seen.
    if (!isNew && further.number < NEXT && next.page.digest.facts.items.length > 0) {
      isWhole = false;
      hasGap = true;
      break;
    }
    if (pages.some((page) => page.exchange.sha256 === next.page.exchange.sha256)) continue;
    pages.push(next.page);
    // A pager that offers more than there is gives empty pages.
    if (!isNew) {
      isEnded = true;
      break;
    }
    for (const more of furtherPages(next.page))
      if (!listPages.some((known) => known.url === more.url && known.body === more.body)) listPages.push(more);
  }

  // The pager speaks of pages that nothing led to: 下一页 gave the same rows again.
  if (isWhole && !isEnded && listPages.length > 0 && Math.max(...pages.map(pagesSaid)) > turned) {
    isWhole = false;
    hasGap = true;
  }

  const subColumns = childColumns(ground, first, framed.pages, reading);
  const rows = [...items.values()];
  // A row dated after the day of judgement says that the column is in use, but not since when.
  const isLaterOnly = rows.length === 0 && pages.some((page) => rowsOf(page, '9999-12-31', reading).length > 0);
  const judged = pages.map((page) =>
    judgeBlankness(answered(page, ground), rowsOf(page, ground.plan.asOf, reading).length, reading.templateLines),
  );
  const looksLike = judged.includes('filled')
    ? 'filled'
    : judged.includes('stated-none')
      ? 'stated-none'
      : judged.includes('unknown') || isLaterOnly || !framed.isWhole || framed.showsElsewhere
        ? 'unknown'
        : leadsElsewhere(ground, pages, reading);
  // What a page of columns says is not their content.
  const isTold =
    looksLike === 'blank' &&
    subColumns.length === 0 &&
    pages.some(({ digest }) => tellsSomething(digest, reading.templateLines));
  const blankness = isTold ? 'unknown' : looksLike;
  // Blank is blank whatever shows it; but what answers to every address is not this column's content.
  if (blankness === 'filled' && isAnybodys(first, name, ground.visits.copiesOf(first)))
    return { ...base, ...nothing, blankness: 'unknown', unknownBecause: 'unreadable' };
  const backTo = isWhole || hasGap ? undefined : readBackTo(rows);
  return {
    ...base,
    pages,
    items: rows,
    isWhole,
    ...(backTo === undefined ? {} : { readBackTo: backTo }),
    blankness,
    ...(blankness === 'unknown'
      ? {
          unknownBecause: isTold
            ? 'candidates'
            : (listed.reason ??
              (!framed.isWhole
                ? 'truncated'
                : !judged.includes('unknown')
                  ? isLaterOnly
                    ? 'no-date'
                    : 'not-crawled'
                  : pages.some((page) => isPictured(page.digest, reading.templateLines))
                    ? 'unreadable'
                    : 'needs-browser')),
        }
      : {}),
    subColumns,
  };
}

/** A page whose rows were answered to a request of ours lacks them no more. */
function answered(page: SeenPage, { visits }: Ground): PageDigest {
  if (listingOf(page, visits) !== 'answered') return page.digest;
  const { needsBrowser: _answered, ...facts } = page.digest.facts;
  return { ...page.digest, facts };
}

/** More rows or pages are spoken of than stand there; where nothing leads to them, they were not seen. */
function saysMore(pages: readonly SeenPage[], rowCount: number): boolean {
  const rows = Math.max(0, ...pages.map(({ digest }) => digest.listTotal ?? 0));
  const pageTotal = Math.max(0, ...pages.map(pagesSaid));
  return rows > 0 && pageTotal !== 1 ? rows > rowCount : pageTotal > 1;
}

const pagesSaid = ({ digest }: SeenPage): number => digest.pageTotal ?? 0;

/** Rows that count on a day: not dated later, not of a side box, not a menu of columns that was taken for a list. */
function rowsOf(page: SeenPage, asOf: string, { noise, siblings, template }: Reading): readonly ListItem[] {
  if (page.digest.facts.kind === 'article') return [];
  return page.digest.facts.items.filter((item) => {
    const { url, publishedOn } = item;
    const key = pageKey(url);
    // What a side box shows everywhere is the list of one column: the one whose folder holds it.
    if (noise.has(rowKey(item)) && !isHome(url, page.exchange.url)) return false;
    if (publishedOn !== undefined) return publishedOn <= asOf;
    return isArticleAddress(url) || !(siblings.has(key) || template.has(key));
  });
}

/** A row as it is shown: a side box cuts its titles and dates otherwise than the list that it quotes. */
export const rowKey = ({ url, title, publishedOn }: ListItem): string =>
  `${pageKey(url)}\t${squeeze(title)}\t${publishedOn ?? ''}`;

/** The article's address says that the column is its own: it lies in its folder, or bears its number (Hanweb). */
function isHome(article: string, column: string): boolean {
  const number = /\/col\/?col(\d+)\//.exec(column)?.[1];
  return isBelow(article, column) || (number !== undefined && article.includes(`/art_${number}_`));
}

/** A page without rows whose own links lead to a system of applications or queries is in use; to any other site, unread. */
function leadsElsewhere(ground: Ground, pages: readonly SeenPage[], { template, siblings }: Reading): Blankness {
  const links = pages.flatMap((page) =>
    page.digest.links.filter(
      ({ region, isVisible, url, text }) =>
        (region === 'content' || region === 'list' || region === 'menu') &&
        isVisible &&
        text.length >= 2 &&
        /^https?:/i.test(url) &&
        !isSameSite(url, ground.plan.site.url) &&
        !template.has(pageKey(url)) &&
        !siblings.has(pageKey(url)),
    ),
  );
  if (links.some(({ text }) => SERVICE.test(text))) return 'filled';
  return links.length > 0 ? 'unknown' : 'blank';
}
const SERVICE = /申请|查询|系统|平台|入口|办理|预约|投诉|咨询|信箱|登录/;
