/** Builds the site that checks judge, value by value: 青禾区, a district of nowhere, on a day in November 2025. */
import { holdsPersonalNumbers } from '../../src/page/readable-texts.js';
import type { CantTellReason, Evidence } from '../../src/model/outcome.js';
import type { Grid, Link, Page } from '../../src/model/page.js';
import type { PageFacts } from '../../src/model/page-facts.js';
import type {
  AnnualReport,
  Column,
  Interpretation,
  LinkLevel,
  Listing,
  PageView,
  PolicyDocument,
  Sample,
  Sighting,
  SiteModel,
} from '../../src/model/site-model.js';
import type { DnsProbe, FamilyProbe, ReachProbe } from '../../src/model/snapshot.js';
import type { Vocabulary } from '../../src/model/vocabulary.js';

export const ORIGIN = 'http://www.qinghe.gov.cn';
export const AS_OF = '2025-11-18';
export const CAPTURED_AT = '2025-11-18T09:00:00+08:00';

const at = (path: string): string => new URL(path, `${ORIGIN}/`).href;

export interface ViewSketch {
  readonly status?: number;
  readonly isRendered?: boolean;
  readonly isMoreOfList?: true;
  readonly text?: string;
  readonly facts?: Partial<PageFacts>;
  readonly links?: readonly (Partial<Link> & { readonly text: string; readonly path: string })[];
  readonly page?: Partial<Page>;
  readonly grids?: readonly Grid[];
}

/** A page as read from the snapshot. */
export function view(path: string, sketch: ViewSketch = {}): PageView {
  const url = at(path);
  const text = sketch.text ?? '';
  const facts: PageFacts = {
    url,
    charset: 'utf-8',
    kind: 'column',
    title: '',
    breadcrumb: [],
    meta: {},
    items: [],
    attachments: [],
    tables: [],
    footer: { errorReport: false, ipv6Label: false },
    textLength: text.length,
    ...sketch.facts,
  };
  const page: Page = {
    url,
    status: sketch.status ?? 200,
    facts,
    links: (sketch.links ?? []).map(({ path: to, ...link }) => ({
      url: at(to),
      region: 'content',
      isVisible: true,
      from: 'href',
      ...link,
    })),
    frames: [],
    hasScriptMenu: false,
    tabs: [],
    morePages: [],
    forms: [],
    contentText: text,
    bodyText: text,
    grids: sketch.grids ?? [],
    infoRows: [],
    labelledDates: [],
    media: { images: 0, videos: 0, audios: 0 },
    ...sketch.page,
  };
  return {
    url,
    record: `<urn:uuid:${path}>`,
    status: page.status,
    facts,
    isRendered: sketch.isRendered ?? false,
    ...(holdsPersonalNumbers(page) && { holdsPersonalNumbers: true }),
    ...(sketch.isMoreOfList && { isMoreOfList: true }),
    read: () => page,
    evidence: (quote) => ({ ...evidence(path), ...(quote === undefined ? {} : { quote }) }),
  };
}

export const evidence = (path = '/'): Evidence => ({
  url: at(path),
  capturedAt: CAPTURED_AT,
  sha256: 'a1b2'.repeat(16),
});

/** A column that was found; `filled`, linked from the platform and read whole unless said otherwise. */
export function column(name: string, path: string, sketch: Partial<Column> = {}): Column {
  return {
    name,
    url: at(path),
    linkedFrom: { ...evidence('/zwgk/'), quote: name },
    onlyOnSiteMap: false,
    pages: [view(path, { facts: { title: name } })],
    blankness: 'filled',
    items: [],
    sample: sketch.items ?? [],
    isWhole: true,
    subColumns: [],
    ...sketch,
  };
}

/** A column that is one article, such as the guide. */
export function articleColumn(name: string, path: string, sketch: ViewSketch & { column?: Partial<Column> }): Column {
  const article = view(path, { ...sketch, facts: { kind: 'article', title: name, ...sketch.facts } });
  return column(name, path, { pages: [article], article, ...sketch.column });
}

export const row = (title: string, path: string, publishedOn?: string) => ({
  title,
  url: at(path),
  ...(publishedOn === undefined ? {} : { publishedOn }),
});

export const found = <T>(value: T): Sighting<T> => ({ state: 'found', value });
export const absent = { state: 'absent', looked: [evidence('/'), evidence('/zwgk/')] } as const;
export const undecided = (reason: CantTellReason) => ({ state: 'undecided', reason, looked: [evidence('/')] }) as const;

export const whole = <T>(things: readonly T[]): Sample<T> => ({ things, isWhole: true, looked: [evidence('/zwgk/')] });
export const partial = <T>(things: readonly T[], reason: CantTellReason = 'truncated'): Sample<T> => ({
  things,
  isWhole: false,
  reason,
  looked: [evidence('/zwgk/')],
});

/** The body's report of a year, published in time and readable unless said otherwise. */
export function report(year: number, sketch: Partial<AnnualReport> & { readonly text?: string } = {}): AnnualReport {
  const { text = '', ...rest } = sketch;
  const path = `/zwgk/nb/${String(year)}.html`;
  return {
    year,
    title: `青禾区${String(year)}年政府信息公开工作年度报告`,
    url: at(path),
    page: view(path, { text, facts: { kind: 'article' } }),
    publishedOn: `${String(year + 1)}-03-20`,
    publishedOnFrom: 'visible',
    listedOn: evidence('/zwgk/nb/'),
    ...rest,
  };
}

export function policy(title: string, path: string, sketch: Partial<PolicyDocument> = {}): PolicyDocument {
  return {
    title,
    url: at(path),
    page: view(path, { facts: { kind: 'article', title } }),
    issuerKind: 'government',
    interpretations: [],
    pairingIsWhole: true,
    ...sketch,
  };
}

export function interpretation(
  title: string,
  forms: Interpretation['forms'],
  sketch: Partial<Interpretation> = {},
): Interpretation {
  const path = `/zwgk/jd/${encodeURIComponent(title)}.html`;
  return { title, url: at(path), page: view(path), forms, formsFrom: 'page', ...sketch };
}

export const aaaa = (
  result: DnsProbe['result'],
  answers: readonly string[] = [],
  host = 'www.qinghe.gov.cn',
): DnsProbe => ({
  kind: 'dns',
  host,
  query: 'AAAA',
  at: CAPTURED_AT,
  resolver: '192.0.2.53',
  result,
  answers,
  ...(result === 'error' ? { code: 'SERVFAIL' } : {}),
});

export const overFamily = (family: 4 | 6, address: string, sketch: Partial<FamilyProbe> = {}): FamilyProbe => ({
  kind: 'ipv6',
  url: `${ORIGIN}/`,
  family,
  address,
  at: CAPTURED_AT,
  elapsedMs: 80,
  ...sketch,
});

export const visit = (sketch: Partial<ReachProbe> = {}): ReachProbe => ({
  kind: 'reach',
  url: `${ORIGIN}/`,
  at: CAPTURED_AT,
  elapsedMs: 300,
  ...sketch,
});

/** Links of one level: how many lead to each host. */
export function linksTo(hosts: Readonly<Record<string, number>>, sketch: Partial<LinkLevel> = {}): LinkLevel {
  const counts = Object.entries(hosts);
  return {
    hosts: counts.map(([host, links]) => ({ host, links, example: { ...evidence('/'), quote: `${host}上的栏目` } })),
    links: counts.reduce((sum, [, links]) => sum + links, 0),
    pages: 1,
    unreadPages: 0,
    ...sketch,
  };
}

/** Rows of a column and of those below it, newest first; read whole unless it says since when they were not. */
export function listing(
  lists: readonly Column[],
  rows: readonly (ReturnType<typeof row> & { readonly listName?: string })[] = lists.flatMap(({ items }) => items),
  missed?: CantTellReason,
): Listing {
  const listed = [...rows].sort((a, b) => ((a.publishedOn ?? '') < (b.publishedOn ?? '') ? 1 : -1));
  return {
    state: lists.length > 0 ? 'found' : 'absent',
    looked: [evidence('/'), evidence('/zwgk/')],
    lists,
    rows: listed.map((one) => ({
      listName: lists[0]?.name ?? '',
      ...one,
      listedOn: { ...evidence('/zwgk/lb/'), quote: one.title },
    })),
    missedSince: () => missed,
  };
}

export interface SiteSketch extends Partial<
  Omit<SiteModel, 'column' | 'page' | 'pages' | 'site' | 'home' | 'crawl' | 'environment'>
> {
  readonly site?: Partial<SiteModel['site']>;
  readonly home?: SiteModel['home'] | PageView;
  readonly columns?: Readonly<Record<string, Column | Sighting<Column>>>;
  /** Pages that no column, report or document brings along. */
  readonly others?: readonly PageView[];
  readonly crawl?: Partial<SiteModel['crawl']>;
  readonly environment?: Partial<SiteModel['environment']>;
}

/** The site of a sketch. A column that the sketch does not name is absent; the home page is there and says nothing. */
export function fakeSite(sketch: SiteSketch = {}, vocabulary: Vocabulary = new Map()): SiteModel {
  const { site, columns = {}, others = [], crawl, environment, home: homeSketch, ...rest } = sketch;
  const home: SiteModel['home'] =
    homeSketch === undefined
      ? found(view('/', { facts: { kind: 'home' } }))
      : 'state' in homeSketch
        ? homeSketch
        : found(homeSketch);
  const sightings = new Map(
    Object.entries(columns).map(([id, one]): [string, Sighting<Column>] => [id, 'state' in one ? one : found(one)]),
  );
  const homeView = home.state === 'found' ? [home.value] : [];
  const columnPages = [...sightings.values()].flatMap((one) => (one.state === 'found' ? one.value.pages : []));
  const reportPages = [...(rest.annualReports?.things ?? []), ...(rest.comparedReports ?? [])].flatMap(
    ({ page }) => page ?? [],
  );
  const pages = [
    ...new Map([...homeView, ...columnPages, ...reportPages, ...others].map((page) => [page.url, page])).values(),
  ];
  return {
    site: { id: 'qinghe', name: '青禾区人民政府', url: `${ORIGIN}/`, kind: 'district', ...site },
    asOf: AS_OF,
    vocabulary,
    crawl: {
      startedAt: CAPTURED_AT,
      finishedAt: CAPTURED_AT,
      requests: 90,
      pages: 80,
      rendered: 0,
      bytes: 1_000_000,
      stoppedBecause: 'complete',
      ...crawl,
    },
    environment: {
      tool: 'gongkai',
      browser: { available: false },
      ipv6Route: true,
      userAgent: 'gongkai',
      robots: 'obeyed',
      ...environment,
    },
    home,
    homePages: homeView,
    homeItems: homeView.flatMap(({ facts }) => facts.items),
    homeIsDirectory: false,
    platform: absent,
    entrance: absent,
    below: () => undefined,
    place: () => undefined,
    listing: () => undefined,
    units: whole([]),
    population: whole([]),
    documents: whole([]),
    interpretations: whole([]),
    attachments: whole([]),
    annualReports: whole([]),
    comparedReports: [],
    consultations: whole([]),
    decisionCatalogues: whole([]),
    personLists: [],
    links: [],
    outboundLinks: [],
    texts: [],
    entries: { links: [], home: { pages: homeView }, platform: { pages: [] } },
    search: { form: undecided('not-crawled'), tries: [] },
    interaction: { state: 'undecided', reason: 'not-crawled', looked: [], channels: [], messages: [] },
    probes: [],
    linkLevels: { second: linksTo({}), third: linksTo({}) },
    homeResources: [],
    probedPage: () => undefined,
    ...rest,
    column: (id) => sightings.get(id) ?? absent,
    page: (url) => pages.find((page) => page.url === url),
    pages,
  };
}
