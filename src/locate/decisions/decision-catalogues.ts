/** 重大行政决策事项目录: this body's yearly catalogues, in the column of that name or among its documents. */
import { squeeze } from '../../lib/text/squeeze.js';
import type { CantTellReason } from '../../model/outcome.js';
import type { PageDigest } from '../../model/page.js';
import type { ListItem } from '../../model/page-facts.js';
import { pageKey } from '../address.js';
import { openAttached, type Opened } from '../documents/attached-pages.js';
import { missedSince, readColumnLists } from '../columns/column-lists.js';
import type { ListedRow } from '../columns/column-lists.js';
import type { Finding } from '../finding.js';
import { whoseBody } from '../own-names.js';
import type { SeenPage } from '../seen-page.js';

export interface LocatedCatalogue extends Opened {
  /** The year it is for; undefined where neither title nor date says so. */
  readonly year?: number;
  readonly item: ListItem;
  readonly listedOn: SeenPage;
}

export interface LocatedCatalogues {
  readonly catalogues: readonly LocatedCatalogue[];
  readonly isWhole: boolean;
  readonly reason?: CantTellReason;
  readonly looked: readonly SeenPage[];
}

const CATALOGUE =
  /重大(?:行政)?决策.{0,14}(?:目录|清单)|(?:目录|清单).{0,8}重大(?:行政)?决策|20\d{2}年?(?:度)?(?:的)?重大(?:行政)?决策(?:事项|项目|计划)/;
/** Beside the catalogue: how it is made, what is said of it, standards for what goes into it. */
const BESIDE = /解读|征集|征求|听证|申报|建议项目|程序|后评估|培训|部署|启动|座谈|一图|图解/;
/** Inside the column itself the year and the word are enough. */
const SHORT = /^\D{0,24}20\d{2}年?(?:度)?.{0,12}(?:目录|清单|决策事项)|^20\d{2}年?(?:度)?$/;
const YEAR = /(20\d{2})(?:\s*年|年度|年版|$|[^\d])/;

/** Catalogues that are opened: the year's, its adjustment, and last year's. */
const MOST_OPENED = 4;

export function findDecisionCatalogues(finding: Finding): LocatedCatalogues {
  const { ground } = finding;
  const years = ground.plan.catalogueYears ?? [];
  if (years.length === 0) return { catalogues: [], isWhole: false, reason: 'not-crawled', looked: [] };
  const column = readColumnLists(finding, 'decision-catalogue');
  const documents = readColumnLists(finding, 'documents', () => false);
  const rows = new Map<string, ListedRow>();
  const take = (item: ListItem, listedOn: SeenPage): void => {
    const key = pageKey(item.url);
    if ((item.publishedOn ?? '') <= ground.plan.asOf && isOwn(item.title, ground.own) && !rows.has(key))
      rows.set(key, { item, listedOn });
  };
  for (const { item, listedOn } of column.rows)
    if (isCatalogue(item.title) || isShort(item.title)) take(item, listedOn);
  for (const page of column.lists.flatMap(({ pages }) => pages)) if (holdsIt(page)) take(itemOf(page), page);
  for (const page of ground.visits.pages) for (const item of cataloguesOn(page)) take(item, page);

  const found = [...rows.values()]
    .map((row) => ({ row, year: yearOf(row.item) }))
    .sort((a, b) => (b.year ?? 0) - (a.year ?? 0) || (a.row.item.url < b.row.item.url ? -1 : 1));
  let opened = 0;
  const catalogues = found.map(({ row, year }): LocatedCatalogue => {
    const { item, listedOn } = row;
    const isDue = year === undefined || years.includes(year);
    const held: Opened =
      isDue && opened < MOST_OPENED
        ? openAttached(
            ground,
            item.url,
            { purpose: 'item:decision-catalogue', priority: 470 - opened++, from: { page: listedOn } },
            (words, page) =>
              page.digest.facts.tables.some(({ rows: high }) => high >= 2) || /承办|责任单位|牵头单位/.test(words),
          )
        : { pages: [], unreadBecause: 'not-crawled' };
    const told = year ?? yearOnPage(held.pages[0]);
    return { ...(told === undefined ? {} : { year: told }), item, listedOn, ...held };
  });

  const since = `${String(Math.min(...years))}-01-01`;
  // A column called 目录 may list the matters themselves.
  const holdsMatters =
    found.length === 0 && column.lists.some(({ name, items }) => /目录|清单/.test(name) && items.length > 0);
  const missed =
    missedSince(column, since, 'not-crawled') ??
    (holdsMatters ? 'candidates' : undefined) ??
    (column.state === 'found' ? undefined : missedSince(documents, since, 'not-crawled'));
  return {
    catalogues,
    isWhole: missed === undefined,
    ...(missed ? { reason: missed } : {}),
    looked: [...new Set([...column.looked, ...(column.state === 'found' ? [] : documents.looked)])],
  };
}

const isCatalogue = (title: string): boolean => {
  const text = squeeze(title);
  return CATALOGUE.test(text) && !BESIDE.test(text);
};

const isShort = (title: string): boolean => SHORT.test(squeeze(title)) && !BESIDE.test(squeeze(title));

/** Worked out once a page, not after every arrival. */
function cataloguesOn({ digest }: SeenPage): readonly ListItem[] {
  const found = listed.get(digest) ?? digest.facts.items.filter(({ title }) => isCatalogue(title) && YEAR.test(title));
  listed.set(digest, found);
  return found;
}
const listed = new WeakMap<PageDigest, readonly ListItem[]>();

/** The column's own page is the catalogue: an article of that name, or a table of matters and bodies. */
function holdsIt({ digest }: SeenPage): boolean {
  const { facts, contentStart } = digest;
  if (facts.kind === 'article' || facts.kind === 'attachment')
    return isCatalogue(facts.title) || YEAR.test(facts.title);
  return facts.tables.some(({ rows }) => rows >= 2) && /承办|责任单位|牵头单位/.test(squeeze(contentStart));
}

const itemOf = ({ exchange, digest }: SeenPage): ListItem => ({
  title: digest.facts.title,
  url: exchange.url,
  ...(digest.facts.publishedOn ? { publishedOn: digest.facts.publishedOn } : {}),
});

function yearOf({ title, publishedOn }: ListItem): number | undefined {
  const named = YEAR.exec(squeeze(title))?.[1];
  if (named !== undefined) return Number(named);
  return publishedOn === undefined ? undefined : Number(publishedOn.slice(0, 4));
}

function yearOnPage(page: SeenPage | undefined): number | undefined {
  if (!page) return undefined;
  const { title, publishedOn } = page.digest.facts;
  const named = YEAR.exec(squeeze(title))?.[1] ?? /(20\d{2})年度/.exec(squeeze(page.digest.contentStart))?.[1];
  const year = named ?? publishedOn?.slice(0, 4);
  return year === undefined ? undefined : Number(year);
}

/** A catalogue of a department, or of the government above, is not this body's. */
function isOwn(title: string, own: string): boolean {
  const lead = squeeze(title)
    .replace(/^[【[(（][^】\])）]{1,8}[】\])）]/, '')
    .replace(/(?:关于|20\d{2}|重大|印发|公布|发布|《).*$/, '')
    .replace(/办公室$|(?<=政府)办$/, '');
  return lead.length < 3 || whoseBody(lead, own) !== 'other';
}
