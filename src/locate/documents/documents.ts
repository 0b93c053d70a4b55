/** Sampled policy documents and the interpretations that go with them, with the links between the two. */
import type { CantTellReason } from '../../model/outcome.js';
import type { ListItem } from '../../model/page-facts.js';
import { addDays, isDay } from '../../lib/date/day.js';
import { isFileAddress, isSameSite, pageKey } from '../address.js';
import { interprets, isCut, speaksOf, titleCores } from './document-titles.js';
import type { Finding } from '../finding.js';
import { readBackTo } from '../columns/list-order.js';
import { pairDocuments } from './pair-documents.js';
import type { DocumentToPair } from './pair-documents.js';
import { linkToDocument, linkToInterpretation, repeatedLinks } from './pair-links.js';
import type { LocatedLink, PairPage } from './pair-links.js';
import { newestFirst, readListsOf } from '../columns/read-lists.js';
import type { Listed, ListReading } from '../columns/read-lists.js';
import type { SeenPage } from '../seen-page.js';

export interface LocatedInterpretation extends Listed {
  readonly page?: SeenPage;
  readonly unreadBecause?: CantTellReason;
  readonly deadStatus?: number;
  /** The document's page leads to it; only of a pair. */
  readonly linkFromDocument?: LocatedLink;
  /** It leads to the document. */
  readonly linkToDocument?: LocatedLink;
}

export interface LocatedDocument extends Listed {
  readonly page?: SeenPage;
  readonly interpretations: readonly LocatedInterpretation[];
  readonly pairingIsWhole: boolean;
  /** Why not, when not whole. */
  readonly pairingReason?: CantTellReason;
  /** Unread rows of the lists that may interpret it. */
  readonly candidates: readonly ListItem[];
}

export interface LocatedDocuments {
  readonly documents: readonly LocatedDocument[];
  /** Newest rows of the interpretation column. */
  readonly interpretations: readonly LocatedInterpretation[];
  readonly documentsWhole: boolean;
  readonly interpretationsWhole: boolean;
  readonly documentsReason?: CantTellReason;
  readonly interpretationsReason?: CantTellReason;
  /** Lists in order of date that were not read whole: no row dated later than this day is missing. */
  readonly interpretationsBackTo?: string;
  readonly documentsLooked: readonly SeenPage[];
  readonly interpretationsLooked: readonly SeenPage[];
}

/** Columns below, for documents and for interpretations. */
const MOST_DOCUMENT_LISTS = 3;
const MOST_READING_LISTS = 8;
/** Pages of one list of interpretations, and of all of them together. */
const MOST_LIST_PAGES = 6;
const MOST_READING_PAGES = 16;
/** The same where a rule asks for all interpretations since a day. */
const MOST_SINCE = 10;
const MOST_SINCE_OF_ALL = 30;
/** The interpretation of the oldest sampled document may be this much older. */
const DAYS_BEFORE = 31;
/** Interpretations of bodies above are not this body's. */
const SUPERIORS = /上级|国家|中央|国务院|省(?:级|政府|委)/;

export function findDocuments(finding: Finding): LocatedDocuments {
  const { ground } = finding;
  const { plan } = ground;
  const wanted = Math.max(plan.documents, plan.pairs);
  const lists = readListsOf(finding, 'documents', { needsMore: () => false, most: MOST_DOCUMENT_LISTS });
  const sample = newestFirst(
    lists.rows.filter(({ item }) => !isFileAddress(item.url) && !interprets(item.title)),
  ).slice(0, wanted);
  const opened = sample.map((row, index) => {
    const visit = ground.want(row.item.url, { purpose: `document:${index + 1}`, priority: 650 - index });
    return { ...row, ...pageOf(row.item.url, visit) };
  });
  const toPair = opened.slice(0, plan.pairs).map(documentToPair);
  const reading = readInterpretations(finding, lists, toPair);
  const template = repeatedLinks(
    ground,
    toPair.map(({ page }) => (page ? [page] : [])),
  );
  const pairings = pairDocuments(finding, toPair, reading, template);

  let asked = 0;
  const interpretations = pairings.map(({ rows }, index) =>
    rows
      .map((row) => open(finding, row, 620 - asked++, `interpretation:${index + 1}`))
      .filter(({ page }) => !page || !isList(page)),
  );
  const newest = repeatedLinks(
    ground,
    interpretations.map((ones) => ones.flatMap(({ page }) => page ?? [])),
  );
  const documents = opened.map(({ item, listName, page, deadStatus }, index): LocatedDocument => {
    const listed = { item, ...(listName === undefined ? {} : { listName }), ...(page ? { page } : {}) };
    const pairing = pairings[index];
    const document = toPair[index];
    if (!pairing || !document) return { ...listed, interpretations: [], pairingIsWhole: false, candidates: [] };
    const target = {
      ...document,
      title: isCut(item.title) ? (page?.digest.facts.title ?? item.title) : item.title,
      ...(deadStatus === undefined ? {} : { deadStatus }),
    };
    return {
      ...listed,
      interpretations: (interpretations[index] ?? []).map((one) => ({
        ...one,
        linkFromDocument: linkToInterpretation(ground, document, { ...one, url: one.item.url }, template),
        linkToDocument: linkToDocument(ground, { ...one, url: one.item.url }, target, newest, {
          purpose: `interpretation:${index + 1}:document`,
          priority: 545,
        }),
      })),
      pairingIsWhole: pairing.unseenBecause === undefined,
      ...(pairing.unseenBecause ? { pairingReason: pairing.unseenBecause } : {}),
      candidates: pairing.candidates.map((row) => row.item),
    };
  });

  openSince(finding, reading.rows);

  // Documents that stand as mere files are there, but were not read.
  const reason =
    lists.reason ??
    (sample.length === 0 && lists.rows.some(({ item }) => isFileAddress(item.url) && !interprets(item.title))
      ? 'unreadable'
      : undefined);
  return {
    documents,
    interpretations: newestFirst(reading.rows).map((row) => ({ ...row, ...known(finding, row) })),
    documentsWhole: reason === undefined,
    interpretationsWhole: reading.isWhole,
    ...(reason ? { documentsReason: reason } : {}),
    ...(reading.reason ? { interpretationsReason: reading.reason } : {}),
    ...(reading.backTo === undefined ? {} : { interpretationsBackTo: reading.backTo }),
    documentsLooked: lists.looked,
    interpretationsLooked: reading.looked,
  };
}

/** Lists of interpretations as far back as the sampled documents reach; those among the documents count too. */
function readInterpretations(finding: Finding, lists: ListReading, documents: readonly DocumentToPair[]): ListReading {
  const { plan } = finding.ground;
  const since = plan.interpretations?.from;
  if (plan.pairs === 0 && !plan.columns.has('interpretation')) return { rows: [], isWhole: false, looked: [] };
  const days = documents.flatMap(({ firstOn }) => firstOn ?? []).sort();
  const from = days.length === documents.length && days[0] !== undefined ? addDays(days[0], -DAYS_BEFORE) : undefined;
  const reading = readListsOf(finding, 'interpretation', {
    most: MOST_READING_LISTS,
    without: SUPERIORS,
    needsMore: (items, read, readOfAll) => {
      const back = readBackTo(items);
      if (
        since !== undefined &&
        read < MOST_SINCE &&
        readOfAll < MOST_SINCE_OF_ALL &&
        !(back !== undefined && back < since)
      )
        return true;
      if (documents.length === 0 || read >= MOST_LIST_PAGES || readOfAll >= MOST_READING_PAGES) return false;
      if (from !== undefined && back !== undefined) return back >= from;
      return !documents.every(({ cores }) => items.some((item) => speaksOf(item.title, cores, true)));
    },
  });
  const isDocument = new Set(
    lists.rows.filter(({ item }) => !interprets(item.title)).map(({ item }) => pageKey(item.url)),
  );
  const beside = lists.rows.filter(({ item }) => interprets(item.title));
  const rows = [...reading.rows.filter(({ item }) => !isDocument.has(pageKey(item.url))), ...beside];
  return { ...reading, rows: [...new Map(rows.map((row) => [pageKey(row.item.url), row])).values()] };
}

/** Of the interpretations since the day of the plan so many pages, evenly spaced over that time. */
function openSince(finding: Finding, all: readonly Listed[]): void {
  const wish = finding.ground.plan.interpretations;
  if (!wish) return;
  const rows = newestFirst(all).filter(({ item }) => (item.publishedOn ?? wish.from) >= wish.from);
  const size = Math.min(wish.opened, rows.length);
  for (let at = 0; at < size; at++) {
    const row = rows[Math.floor((at * rows.length) / size)];
    if (row) open(finding, row, 530 - at, 'item:interpretation');
  }
}

function documentToPair({ item, page, unreadBecause }: Listed & PairPage): DocumentToPair {
  const facts = page?.digest.facts;
  const [firstOn] = [item.publishedOn, facts?.publishedOn, facts?.writtenOn]
    .filter((on) => on !== undefined && isDay(on))
    .sort();
  return {
    item,
    url: item.url,
    // The page has the title that the list cut short.
    cores: titleCores(isCut(item.title) && facts?.title ? facts.title : item.title),
    ...(page ? { page } : {}),
    ...(unreadBecause ? { unreadBecause } : {}),
    ...(firstOn === undefined ? {} : { firstOn }),
  };
}

/** 相关解读 may lead to the column. */
const isList = ({ digest: { facts } }: SeenPage): boolean =>
  facts.kind === 'column' && facts.items.length >= LEAST_ROWS;
const LEAST_ROWS = 5;

/** Films, sounds and pictures are not asked for; nor what lies on another site. */
function open(finding: Finding, row: Listed, priority: number, purpose: string): LocatedInterpretation {
  const { ground } = finding;
  const { url } = row.item;
  if (MEDIA.test(url) || !isSameSite(url, ground.plan.site.url)) return { ...row, ...known(finding, row) };
  return { ...row, ...pageOf(url, ground.want(url, { purpose, priority })) };
}
const MEDIA = /\.(?:jpe?g|png|gif|bmp|webp|mp3|mp4|avi|wmv|flv|m4a|zip|rar)(?:[?#]|$)/i;

const known = (finding: Finding, { item }: Listed): ReturnType<typeof pageOf> =>
  pageOf(item.url, finding.ground.visits.at(item.url));

function pageOf(url: string, visit: ReturnType<Finding['ground']['visits']['at']>): PairPage & { deadStatus?: number } {
  if (visit.state === 'seen') return { url, page: visit.page };
  if (visit.state === 'dead') return { url, unreadBecause: 'unreadable', deadStatus: visit.page.exchange.status };
  return { url, unreadBecause: visit.reason };
}
