// Longer than most: every part of the site model is put in its place here, and most lines only do that.
/** Snapshot + plan → the site as it was seen: the survey of the crawl, read once more and turned into targets. */
import type { LocatedReport } from '../locate/annual-reports/open-report.js';
import type { LocatedListing } from '../locate/columns/find-listings.js';
import type { Gathered } from '../locate/columns/gather-below.js';
import type { LocatedPlace } from '../locate/published/read-places.js';
import type { Located, LocatedColumn } from '../locate/columns/read-column.js';
import { resourcesOfHome } from '../locate/link-levels.js';
import { survey } from '../locate/survey.js';
import type { SeenPage, Survey, SurveyInput } from '../locate/survey.js';
import type { CantTellReason, Evidence } from '../model/outcome.js';
import type { PageDigest } from '../model/page.js';
import type { CrawlPlan } from '../model/plan.js';
import type { ListItem } from '../model/page-facts.js';
import type {
  AnnualReport,
  CheckedLink,
  Column,
  Gathering,
  Place,
  Listing,
  PageView,
  Sample,
  Sighting,
  SiteModel,
  SiteSearch,
} from '../model/site-model.js';
import type { CrawlInfo, SnapshotReader, UnansweredReason } from '../model/snapshot.js';
import { evidenceOf, openPages } from './page-views.js';
import type { PageViews } from './page-views.js';
import { readSampledAttachment } from './documents/sampled-attachment.js';
import { readLinkLevels } from './read-link-levels.js';
import { readInteraction } from './messages/read-interaction.js';
import { readEntries } from './read-entries.js';
import { readLinks } from './read-links.js';
import { readOutboundLinks } from './read-outbound-links.js';
import { readSearch } from './search/read-search.js';
import { readUnits } from './units/read-units.js';
import { readCatalogue, readConsultation } from './decisions/consultation.js';
import { readDocument, readInterpretation } from './documents/policy-document.js';

/**
 * Deterministic: the same snapshot and plan give the same model, whatever order its records stand in. `digests`: what the page layer
 * said of records, by id, so that they are not read again. `onLook` hears of each page that is read again or brought as evidence, `tell` of how
 * columns came to be located.
 */
export function buildSite(
  reader: SnapshotReader,
  plan: CrawlPlan,
  digests?: ReadonlyMap<string, PageDigest>,
  onLook?: (view: PageView) => void,
  tell?: SurveyInput['tell'],
): SiteModel {
  const views = openPages(reader, digests, onLook);
  const crawl = reader.crawl ?? interrupted(reader);
  const unanswered = new Map<string, UnansweredReason>();
  const answered = new Set(
    views.seen.filter(({ exchange }) => exchange.via === 'fetch').map(({ exchange }) => exchange.url),
  );
  // What a link check or a search met is no visit: pages are judged by what was read.
  const redirects = new Map<string, string>();
  // The same page under another address was not asked for again.
  for (const { url, why, detail } of reader.unanswered)
    if (why === 'trap' && detail !== undefined) redirects.set(url, detail);
  for (const { url, why, purpose } of reader.unanswered)
    if (!redirects.has(url) && !isTried(purpose) && (why === 'browser-failed' || !answered.has(url)))
      unanswered.set(url, why);
  for (const exchange of reader.exchanges)
    if (exchange.location !== undefined && !isTried(exchange.purpose)) redirects.set(exchange.url, exchange.location);
  const seen = survey({
    plan,
    pages: views.seen,
    redirects,
    unanswered,
    canRender: false,
    unvisitedReason: crawl.stoppedBecause === 'complete' ? 'not-crawled' : 'truncated',
    ...(tell && { tell }),
  });
  const { home } = seen;
  const columns = new Map<string, Sighting<Column>>();
  for (const [id, located] of seen.columns) columns.set(id, sighting(located, views));
  const platformSighting = platformColumn(seen, views);
  columns.set('platform', platformSighting);

  const gatherings = new Map<string, Gathering>();
  for (const [id, gathered] of seen.gathered) gatherings.set(id, gatheringOf(gathered, views));

  const listings = new Map([...seen.listings].map(([id, one]) => [id, listingOf(one, views, crawl)] as const));

  const places = new Map<string, Place>();
  for (const [id, place] of seen.places) places.set(id, placeOf(place, views));

  let links: readonly CheckedLink[] | undefined;
  let outbound: SiteModel['outboundLinks'] | undefined;
  let levels: SiteModel['linkLevels'] | undefined;
  let search: SiteSearch | undefined;
  let entries: SiteModel['entries'] | undefined;

  return {
    site: plan.site,
    asOf: plan.asOf,
    vocabulary: plan.vocabulary,
    crawl,
    environment: reader.head.environment,
    home: home.page
      ? { state: 'found', value: views.viewOf(home.page) }
      : { state: 'undecided', reason: home.unreadBecause ?? 'truncated', looked: [] },
    homePages: homePages(seen).map((page) => views.viewOf(page)),
    homeItems: homeItems(seen, plan.asOf),
    homeIsDirectory: home.isDirectory,
    platform: platformSighting,
    entrance: entrance(seen),
    column: (id) => columns.get(id) ?? { state: 'undecided', reason: 'not-crawled', looked: [] },
    below: (id) => gatherings.get(id),
    place: (id) => places.get(id),
    listing: (id) => listings.get(id),
    units: readUnits(seen.units, {
      views,
      own: seen.own,
      site: plan.site,
      beyond: crawl.stoppedBecause === 'complete' ? 'not-crawled' : 'truncated',
      columnOf: (column) => columnOf(column, views),
      sightingOf: (located) => sighting(located, views),
      gatheringOf: (gathered) => gatheringOf(gathered, views),
      reportOf: (report) => reportOf(report, views),
    }),
    population: sample(
      seen.population.columns.map((column) => columnOf(column, views)),
      seen.population.isWhole,
      seen.population.reason,
      seen.population.looked,
    ),
    documents: sample(
      seen.documents.documents.map((document) => readDocument(document, views, seen.own)),
      seen.documents.documentsWhole,
      seen.documents.documentsReason,
      seen.documents.documentsLooked,
    ),
    interpretations: sample(
      seen.documents.interpretations.map((interpretation) => readInterpretation(interpretation, views)),
      seen.documents.interpretationsWhole,
      seen.documents.interpretationsReason,
      seen.documents.interpretationsLooked,
      seen.documents.interpretationsBackTo,
    ),
    attachments: sample(
      seen.attachments.attachments.map((attachment) => readSampledAttachment(attachment, views)),
      seen.attachments.isWhole,
      seen.attachments.reason,
      seen.attachments.looked,
    ),
    annualReports: sample(
      seen.reports.reports.map((report) => reportOf(report, views)),
      seen.reports.isWhole,
      seen.reports.reason,
      seen.reports.looked,
    ),
    comparedReports: seen.reports.compared.map((report) => ({ ...reportOf(report, views), isOwn: report.isOwn })),
    consultations: sample(
      seen.consultations.consultations.map((one) => readConsultation(one, views)),
      seen.consultations.isWhole,
      seen.consultations.reason,
      seen.consultations.looked,
    ),
    decisionCatalogues: sample(
      seen.catalogues.catalogues.map((one) => readCatalogue(one, views)),
      seen.catalogues.isWhole,
      seen.catalogues.reason,
      seen.catalogues.looked,
    ),
    personLists: seen.personLists.map(({ listedOn, page, ...rest }) => ({
      ...rest,
      listedOn: evidenceOf(listedOn, rest.title),
      ...(page && { page: views.viewOf(page) }),
    })),
    texts: seen.texts.map(({ listedOn, page, files, ...rest }) => ({
      ...rest,
      listedOn: evidenceOf(listedOn, rest.title),
      ...(page && { page: views.viewOf(page) }),
      files: files.map((file) => views.viewOf(file)),
    })),
    get links() {
      return (links ??= readLinks(reader, plan, views.seen, seen, digests));
    },
    get entries() {
      return (entries ??= readEntries(reader, plan, seen, views, digests));
    },
    get outboundLinks() {
      return (outbound ??= readOutboundLinks(reader, views.seen, plan.site));
    },
    interaction: readInteraction(seen.messages),
    get search() {
      return (search ??= readSearch(reader, plan, views.seen, home));
    },
    get linkLevels() {
      return (levels ??= readLinkLevels(views.seen, redirects, plan.site.url, home));
    },
    homeResources: resourcesOfHome(views.seen),
    probedPage: (record) => views.probedPage(record),
    page: (url) => {
      const visit = seen.visits.at(url);
      return 'page' in visit && visit.page ? views.viewOf(visit.page) : undefined;
    },
    pages: seen.visits.pages.map((page) => views.viewOf(page)),
    probes: reader.probes,
  };
}

const isTried = (purpose: string): boolean => /^(?:link|search)(?::|$)/.test(purpose);

/** The visible link of the home page that leads to the platform. */
function entrance({ home: located, platform: found }: Survey): Sighting<Evidence> {
  const looked = located.pages.map((page) => evidenceOf(page));
  const link = found.entrance;
  if (found.state === 'found' && link?.link.isVisible)
    return { state: 'found', value: evidenceOf(link.page, link.link.text) };
  // A home page that is itself the platform needs no link to itself.
  if (found.state === 'found' && !link && found.page !== undefined && located.pages.includes(found.page))
    return { state: 'found', value: evidenceOf(found.page, found.page.digest.facts.title) };
  if (found.state === 'undecided') return { state: 'undecided', reason: found.reason ?? 'truncated', looked };
  if (!located.isWhole) return { state: 'undecided', reason: located.reason ?? 'truncated', looked };
  return { state: 'absent', looked };
}

function sample<T>(
  things: readonly T[],
  isWhole: boolean,
  reason: CantTellReason | undefined,
  looked: readonly SeenPage[],
  backTo?: string,
): Sample<T> {
  return {
    things,
    isWhole,
    ...(reason && !isWhole ? { reason } : {}),
    looked: looked.map((page) => evidenceOf(page)),
    ...(backTo === undefined ? {} : { backTo }),
  };
}

function sighting(located: Located, views: PageViews): Sighting<Column> {
  if (located.state === 'found') return { state: 'found', value: columnOf(located.value, views) };
  const looked = located.looked.map((page) => evidenceOf(page));
  return located.state === 'absent'
    ? { state: 'absent', looked }
    : { state: 'undecided', reason: located.reason, looked };
}

function columnOf(column: LocatedColumn, views: PageViews): Column {
  const [first] = column.pages;
  const columnType =
    first && Object.entries(first.digest.facts.meta).find(([name]) => name.toLowerCase() === 'columntype')?.[1];
  return {
    ...(column.id === undefined ? {} : { id: column.id }),
    name: column.name,
    url: column.url,
    linkedFrom: evidenceOf(column.from.page, column.name),
    onlyOnSiteMap: column.foundOn === 'site-map',
    pages: column.pages.map((page) => views.viewOf(page)),
    blankness: column.blankness,
    ...(column.unknownBecause ? { unknownBecause: column.unknownBecause } : {}),
    ...(column.deadStatus === undefined ? {} : { deadStatus: column.deadStatus }),
    items: column.items,
    sample: column.sample ?? [],
    isWhole: column.isWhole,
    ...(column.readBackTo === undefined ? {} : { readBackTo: column.readBackTo }),
    subColumns: column.subColumns.map(({ link }) => ({ name: link.text, url: link.url })),
    ...(column.children ? { children: column.children.map((child) => columnOf(child, views)) } : {}),
    ...(columnType ? { columnType } : {}),
    ...(column.article ? { article: views.viewOf(column.article) } : {}),
    ...(column.articles ? { articles: column.articles.map((page) => views.viewOf(page)) } : {}),
  };
}

function gatheringOf({ lists, opened, ...rest }: Gathered, views: PageViews): Gathering {
  return {
    lists: lists.map((list) => columnOf(list, views)),
    opened: opened.map((page) => views.viewOf(page)),
    ...rest,
  };
}

function listingOf(
  { lists, rows, looked, missedSince, ...rest }: LocatedListing,
  views: PageViews,
  { stoppedBecause }: CrawlInfo,
): Listing {
  return {
    ...rest,
    looked: looked.map((page) => evidenceOf(page)),
    lists: lists.map((list) => columnOf(list, views)),
    rows: rows.map(({ item, listedOn, listName }) => ({
      ...item,
      listedOn: evidenceOf(listedOn, item.title),
      listName: listName ?? '',
    })),
    missedSince: (day) => {
      const reason = missedSince(day);
      return reason === 'not-crawled' && stoppedBecause !== 'complete' ? 'truncated' : reason;
    },
  };
}

function placeOf({ lists, ...rest }: LocatedPlace, views: PageViews): Place {
  return {
    lists: lists.map(({ column, leadsAway, ...list }) => ({
      column: columnOf(column, views),
      ...list,
      ...(leadsAway ? { leadsAway: evidenceOf(leadsAway.page, leadsAway.link.text) } : {}),
    })),
    ...rest,
  };
}

function platformColumn({ home, platform }: Survey, views: PageViews): Sighting<Column> {
  if (platform.state === 'found' && platform.page && platform.url !== undefined) {
    const [link, from] = platform.entrance
      ? [platform.entrance.link, platform.entrance.page]
      : [undefined, platform.page];
    return {
      state: 'found',
      value: {
        id: 'platform',
        name: link?.text ?? platform.page.digest.facts.title,
        url: platform.page.exchange.url,
        linkedFrom: evidenceOf(from, link?.text),
        onlyOnSiteMap: false,
        pages: platform.pages.map((page) => views.viewOf(page)),
        blankness: 'filled',
        items: platform.pages.flatMap((page) => page.digest.facts.items),
        sample: [],
        isWhole: platform.isWhole,
        subColumns: [],
      },
    };
  }
  const looked = home.pages.map((page) => evidenceOf(page));
  return platform.state === 'absent'
    ? { state: 'absent', looked }
    : { state: 'undecided', reason: platform.reason ?? 'truncated', looked };
}

/** Frames are part of the home page; of a mere directory of columns the second-level pages are what is updated. */
function homePages({ home, population }: Survey): readonly SeenPage[] {
  const second = home.isDirectory
    ? population.columns.flatMap((column) => (column.foundOn === 'home' ? column.pages : []))
    : [];
  return [...new Set([...home.pages, ...second])];
}

/** Rows of the home page with the dates that they or their own pages show. */
function homeItems(seen: Survey, asOf: string): readonly ListItem[] {
  const dated = homePages(seen)
    .flatMap((page) => page.digest.facts.items)
    .map((item) => {
      const visit = item.publishedOn === undefined ? seen.visits.at(item.url) : undefined;
      const facts = visit?.state === 'seen' ? visit.page.digest.facts : undefined;
      return facts?.publishedOn && facts.publishedOnFrom === 'visible'
        ? { ...item, publishedOn: facts.publishedOn }
        : item;
    });
  return dated.filter((item) => item.publishedOn === undefined || item.publishedOn <= asOf);
}

function reportOf(report: LocatedReport, views: PageViews): AnnualReport {
  const facts = report.page?.digest.facts;
  const listed = report.item.publishedOn;
  const date =
    facts?.publishedOn && facts.publishedOnFrom === 'visible'
      ? { publishedOn: facts.publishedOn, publishedOnFrom: 'visible' as const }
      : listed
        ? { publishedOn: listed, publishedOnFrom: 'list' as const }
        : facts?.publishedOn && facts.publishedOnFrom
          ? { publishedOn: facts.publishedOn, publishedOnFrom: facts.publishedOnFrom }
          : {};
  return {
    year: report.year,
    title: report.item.title,
    body: report.body,
    url: report.item.url,
    ...(report.page ? { page: views.viewOf(report.file ?? report.page) } : {}),
    ...date,
    ...(report.unreadBecause ? { unreadBecause: report.unreadBecause } : {}),
    listedOn: evidenceOf(report.listedOn, report.item.title),
  };
}

/** A snapshot without its last record: the crawl was killed. */
function interrupted(reader: SnapshotReader): CrawlInfo {
  const last = reader.exchanges.at(-1)?.capturedAt ?? reader.head.startedAt;
  return {
    startedAt: reader.head.startedAt,
    finishedAt: last,
    requests: reader.exchanges.length,
    pages: reader.exchanges.filter((exchange) => exchange.location === undefined).length,
    rendered: reader.exchanges.filter((exchange) => exchange.via === 'render').length,
    bytes: reader.exchanges.reduce((sum, exchange) => sum + exchange.bodyBytes, 0),
    stoppedBecause: 'interrupted',
  };
}
