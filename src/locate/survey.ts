/** Where the audit stands, given the pages seen so far: what was found, and which addresses are worth asking next. */
import { isFileAddress, pageKey } from './address.js';
import { isAnswer, linesOf } from './columns/blankness.js';
import { findAttachments } from './documents/attachments.js';
import type { LocatedAttachments } from './documents/attachments.js';
import { findReports } from './annual-reports/annual-reports.js';
import type { LocatedReports } from './annual-reports/annual-reports.js';
import { findDocuments } from './documents/documents.js';
import type { LocatedDocuments } from './documents/documents.js';
import { findColumn } from './columns/find-columns.js';
import { findConsultations, type LocatedConsultations } from './decisions/consultations.js';
import { findDecisionCatalogues, type LocatedCatalogues } from './decisions/decision-catalogues.js';
import type { Finding, Place } from './finding.js';
import { withGuideArticle } from './guide/find-guide.js';
import { readPlaces, type LocatedPlace } from './published/read-places.js';
import { surveyUnits, type SurveyedUnits } from './units/survey-units.js';
import { gatherBelow } from './columns/gather-below.js';
import type { Gathered } from './columns/gather-below.js';
import { countFixed, findHome, findPlatform } from './find-platform.js';
import { findPersonLists, type LocatedPersonList } from './person-lists/find-person-lists.js';
import { openHomeRows } from './open-home-rows.js';
import type { LocatedHome, LocatedPlatform } from './find-platform.js';
import { findPopulation } from './columns/find-population.js';
import type { Population } from './columns/find-population.js';
import { layGround } from './ground.js';
import type { Ground } from './ground.js';
import { rowKey } from './columns/read-column.js';
import { findListings, type LocatedListing } from './columns/find-listings.js';
import { findMessages, type LocatedMessages } from './messages/find-messages.js';
import { openTexts, type LocatedText } from './texts/open-texts.js';
import { openSearchArticles } from './search/open-search-articles.js';
import type { Located, LocatedColumn } from './columns/read-column.js';
import type { PageDigest } from '../model/page.js';
import type { SurveyInput, Wanted } from './seen-page.js';
import type { Visits } from './visits.js';

export type { SeenPage, SurveyInput, Wanted } from './seen-page.js';

/** What is known so far, and what to ask next. A function of the set of pages, whatever the order they came in. */
export interface Survey {
  readonly wanted: readonly Wanted[];
  readonly own: string;
  readonly visits: Visits;
  readonly home: LocatedHome;
  readonly platform: LocatedPlatform;
  readonly siteMap: Place;
  /** Every column that the plan names, by id. */
  readonly columns: ReadonlyMap<string, Located>;
  readonly reports: LocatedReports;
  readonly documents: LocatedDocuments;
  readonly attachments: LocatedAttachments;
  readonly consultations: LocatedConsultations;
  readonly catalogues: LocatedCatalogues;
  /** Columns read with those below them, by id. */
  readonly gathered: ReadonlyMap<string, Gathered>;
  /** Columns read with those one level down for rows that rules pick, by id. */
  readonly listings: ReadonlyMap<string, LocatedListing>;
  /** Columns in which something must be published, by id. */
  readonly places: ReadonlyMap<string, LocatedPlace>;
  readonly units: SurveyedUnits;
  readonly population: Population;
  readonly personLists: readonly LocatedPersonList[];
  readonly messages: LocatedMessages;
  /** Pages that are called as rules name them. */
  readonly texts: readonly LocatedText[];
}

/** Cheap enough to be called after each arrival: what is read of a page is kept with its digest. */
export function survey(input: SurveyInput): Survey {
  const ground = layGround(input);
  const { plan } = ground;
  const home = findHome(ground);
  const platform = findPlatform(ground, home);
  const siteMap = findSiteMap(ground, home);
  const finding: Finding = {
    ground,
    home,
    platform,
    siteMap,
    noise: findNoise(ground),
    template: findTemplate(ground),
    templateLines: findTemplateLines(ground),
    found: new Map(),
  };

  openHomeRows(ground, home);
  for (const [id, items] of plan.columns) {
    if (id === 'platform') continue;
    const located = findColumn(finding, id);
    if (located.state !== 'found') continue;
    if (id === 'guide') finding.found.set(id, { state: 'found', value: withGuideArticle(finding, located.value) });
    if (items > 0) finding.found.set(id, openSample(finding, id, items));
  }
  const reports: LocatedReports =
    plan.reportYears.length > 0
      ? findReports(finding)
      : { reports: [], compared: [], isWhole: false, reason: 'not-crawled', looked: [] };
  const documents = findDocuments(finding);
  const consultations = findConsultations(finding);
  const catalogues = findDecisionCatalogues(finding);
  const gathered = gatherBelow(finding);
  const places = readPlaces(finding);
  const listings = findListings(finding);
  const units = surveyUnits(finding);
  const attachments = findAttachments(finding, documents);
  const population = findPopulation(finding);
  const messages = findMessages(finding);
  const texts = openTexts(ground);
  openSearchArticles(ground);
  const personLists = findPersonLists(finding);
  return {
    wanted: ground.wanted,
    own: ground.own,
    visits: ground.visits,
    home,
    platform,
    siteMap,
    columns: finding.found,
    reports,
    documents,
    attachments,
    consultations,
    catalogues,
    gathered,
    places,
    listings,
    units,
    population,
    personLists,
    messages,
    texts,
  };
}

/** Rows of the column and of the columns found under it, evenly spaced; asked for once all their lists were read. */
function openSample(finding: Finding, id: string, count: number): Located {
  const { ground } = finding;
  const located = findColumn(finding, id);
  if (located.state !== 'found') return located;
  const below = [...ground.plan.vocabulary.values()].filter(
    (term) => term.under === id && ground.plan.columns.has(term.id),
  );
  const columns = [located.value, ...below.flatMap((term) => columnOf(findColumn(finding, term.id)))];
  const rows = columns.flatMap(({ items }) => items).filter((item) => !isFileAddress(item.url));
  const all = [...new Map(rows.map((item) => [pageKey(item.url), item])).values()];
  const size = Math.min(count, all.length);
  const sample = Array.from({ length: size }, (_, at) => all[Math.floor((at * all.length) / size)]).filter(
    (item) => item !== undefined,
  );
  const [from] = located.value.pages;
  if (columns.every(({ url }) => ground.visits.at(url).state !== 'unvisited'))
    sample.forEach((item, index) =>
      ground.want(item.url, {
        purpose: `item:${id}`,
        priority: 500 - index,
        ...(from ? { from: { page: from } } : {}),
      }),
    );
  return { state: 'found', value: { ...located.value, sample } };
}

const columnOf = (located: Located): readonly LocatedColumn[] => (located.state === 'found' ? [located.value] : []);

function findSiteMap(ground: Ground, home: LocatedHome): Place {
  const nothing: Place = { foundOn: 'site-map', pages: [], isWhole: true };
  const marked = home.pages
    .flatMap((page) => ground.links(page))
    .find(({ matches }) => matches.some(({ id }) => id === 'site-map'));
  if (!marked) return nothing;
  const visit = ground.want(marked.link.url, {
    purpose: 'site-map',
    priority: 580,
    from: { page: marked.page, link: marked.link },
  });
  if (visit.state === 'seen') return { ...nothing, pages: [visit.page] };
  if (visit.state === 'dead') return nothing;
  return { ...nothing, isWhole: false, reason: visit.reason };
}

/** Rows that stand on many columns' pages: a side box of the template. */
const findNoise = (ground: Ground): ReadonlySet<string> => repeated(ground, rowMarks);
const rowMarks = keptWithDigest((digest) => digest.facts.items.map(rowKey));

/** Links that stand in the content of many columns' pages: a menu whose markup does not say so. */
const findTemplate = (ground: Ground): ReadonlySet<string> => repeated(ground, linkMarks);
const linkMarks = keptWithDigest((digest) =>
  digest.links.filter(({ region }) => region === 'content' || region === 'list').map(({ url }) => pageKey(url)),
);

/**
 * Lines of the content that many columns' pages print, and pictures of several pages: banner, notices and foot that no markup sets apart.
 * 本单位无此项 is each column's own answer, though many give it.
 */
const findTemplateLines = (ground: Ground): ReadonlySet<string> =>
  new Set([...repeated(ground, lineMarks), ...sharedPictures(ground)]);
const lineMarks = keptWithDigest((digest) => linesOf(digest).filter((line) => !isAnswer(line)));

/** Pictures on pages of different names: no page says by a picture what another page says by the same one. */
function sharedPictures(ground: Ground): readonly string[] {
  const names = new Map<string, Set<string>>();
  for (const { digest } of ground.visits.pages)
    for (const picture of digest.media.pictures ?? [])
      names.set(picture, (names.get(picture) ?? new Set<string>()).add(digest.facts.title));
  return [...names].flatMap(([picture, pages]) => (pages.size > 1 ? [picture] : []));
}

type Marks = (digest: PageDigest) => readonly string[];

/** What a page shows is worked out once, not after every arrival. */
function keptWithDigest(work: (digest: PageDigest) => readonly string[]): Marks {
  const kept = new WeakMap<PageDigest, readonly string[]>();
  return (digest) => {
    const known = kept.get(digest) ?? [...new Set(work(digest))];
    kept.set(digest, known);
    return known;
  };
}

/**
 * What at least four columns' pages show, and a quarter of all that show any. The platform has a template of its own,
 * which a portal of many columns drowns: what most of the pages bear that print the platform's menu.
 */
function repeated(ground: Ground, marks: Marks): ReadonlySet<string> {
  const all = new Map<string, number>();
  const disclosing = new Map<string, number>();
  let showing = 0;
  let disclosures = 0;
  for (const page of ground.visits.pages) {
    if (page.digest.facts.kind !== 'column') continue;
    const keys = marks(page.digest);
    const isDisclosure = countFixed(ground, [page]) >= 2;
    if (keys.length > 0) showing++;
    if (isDisclosure) disclosures++;
    for (const key of keys) {
      all.set(key, (all.get(key) ?? 0) + 1);
      if (isDisclosure) disclosing.set(key, (disclosing.get(key) ?? 0) + 1);
    }
  }
  const isTemplate = (key: string, count: number): boolean =>
    count >= 4 && (count >= showing / 4 || (disclosing.get(key) ?? 0) >= Math.max(4, disclosures * 0.6));
  return new Set([...all].filter(([key, count]) => isTemplate(key, count)).map(([key]) => key));
}
