/** What the site's own search said, read from the answers that the crawl has kept. */
import type { LocatedHome } from '../../locate/find-platform.js';
import { findSearchForms, placesOf, type SearchForm } from '../../locate/search/search-form.js';
import { readSearchHits } from '../../locate/search/search-hits.js';
import { readSearchAnswer } from '../../locate/search/search-results.js';
import type { SeenPage } from '../../locate/seen-page.js';
import type { CantTellReason, Evidence } from '../../model/outcome.js';
import type { CrawlPlan } from '../../model/plan.js';
import type { SearchQuery, SearchTry, Sighting, SiteSearch } from '../../model/site-model.js';
import type { Exchange, SearchProbe, SnapshotReader } from '../../model/snapshot.js';
import { digestPage } from '../../page/digest.js';
import { readPage } from '../../page/read-page.js';
import { evidenceOf } from '../page-views.js';

type Question = SearchProbe & Required<Pick<SearchProbe, 'title' | 'article'>>;

/** The forms of home page and platform, and a try for each title and way of asking. */
export function readSearch(
  reader: SnapshotReader,
  plan: CrawlPlan,
  pages: readonly SeenPage[],
  home: LocatedHome,
): SiteSearch {
  const looked = placesOf(pages);
  if (!plan.search)
    return { form: { state: 'undecided', reason: 'not-crawled', looked: looked.map(asEvidence) }, tries: [] };
  const exchanges = new Map(reader.exchanges.map((exchange) => [exchange.record, exchange]));
  const probes = reader.probes.filter((probe): probe is SearchProbe => probe.kind === 'search');
  const asShown = probes
    .filter(({ title, query }) => title === undefined && query === undefined)
    .flatMap((probe) => shownPage(reader, exchanges, probe) ?? []);
  const { forms, foreign } = findSearchForms([...looked, ...asShown]);
  const [form] = forms;
  const [elsewhere] = foreign;
  return {
    form: form
      ? { state: 'found', value: evidenceOf(form.page, form.field.label ?? form.form?.text) }
      : sightingWithout([...looked, ...asShown], home),
    ...(elsewhere && !form ? { foreign: evidenceOf(elsewhere.page, elsewhere.form?.action) } : {}),
    tries: triesOf(probes.filter(isQuestion), reader, exchanges, form !== undefined && isSentAsItStands(form)),
    queries: probes.flatMap((probe) => queryOf(probe, reader, exchanges) ?? []),
  };
}

const asEvidence = (page: SeenPage): Evidence => evidenceOf(page);
const isQuestion = (probe: SearchProbe): probe is Question => probe.title !== undefined && probe.article !== undefined;

/** Without a look by the browser a script may bring the form; its name may lead to a page that was not read. */
function sightingWithout(pages: readonly SeenPage[], home: LocatedHome): Sighting<Evidence> {
  const looked = pages.map(asEvidence);
  const undecided = (reason: CantTellReason) => ({ state: 'undecided', reason, looked }) as const;
  if (!home.page) return undecided(home.unreadBecause ?? 'truncated');
  const isShown =
    !home.pages.some(({ digest }) => digest.mayGainForm === true) ||
    pages.some(({ exchange }) => exchange.via === 'render' && exchange.url === home.page?.exchange.url);
  const named = pages
    .flatMap(({ digest }) => digest.links)
    .some(
      ({ text, isVisible }) => isVisible && /^(?:站内|全站|全文|高级|智能|网站|信息)?(?:搜索|检索)$/.test(text.trim()),
    );
  if (!isShown || !home.isWhole) return undecided(home.reason ?? 'needs-browser');
  return named ? undecided('not-crawled') : { state: 'absent', looked };
}

/** The home page as the browser showed it to the search. */
function shownPage(
  reader: SnapshotReader,
  exchanges: ReadonlyMap<string, Exchange>,
  { record }: SearchProbe,
): SeenPage | undefined {
  const exchange = exchanges.get(record ?? '');
  const page = exchange && pageOf(reader, exchange);
  return page ? { exchange: { ...exchange, purpose: 'home' }, digest: digestPage(page) } : undefined;
}

/** No script of its page has a hand in it: what was sent is what a browser would have sent. */
const isSentAsItStands = ({ page, form }: SearchForm): boolean =>
  form !== undefined && form.isScripted !== true && page.digest.mayGainForm !== true;

function triesOf(
  questions: readonly Question[],
  reader: SnapshotReader,
  exchanges: ReadonlyMap<string, Exchange>,
  isPlain: boolean,
): readonly SearchTry[] {
  const tries = new Map<string, SearchTry>();
  for (const question of questions) {
    const key = `${question.via} ${question.title}`;
    const before = tries.get(key);
    const now = tryOf(question, reader, exchanges, isPlain);
    // A further page of the same answer: what it does not show either is not there; unread, it leaves the list open.
    if (!before || question.pageNumber === undefined || now.outcome === 'listed' || now.outcome === 'not-listed')
      tries.set(key, now);
  }
  return [...tries.values()];
}

function tryOf(
  question: Question,
  reader: SnapshotReader,
  exchanges: ReadonlyMap<string, Exchange>,
  isPlain: boolean,
): SearchTry {
  const { title, article, via, record, why } = question;
  const isRendered = via === 'render';
  const base = { title, article, isRendered };
  const exchange = exchanges.get(record ?? '');
  if (!exchange) return { ...base, outcome: 'unread', reason: why === 'robots' ? 'robots' : 'unreadable' };
  const page = pageOf(reader, exchange);
  const { url, capturedAt, sha256 } = exchange;
  const answer: Evidence = { url, capturedAt, sha256, record: exchange.record };
  if (!page) return { ...base, outcome: 'unread', reason: 'unreadable', answer };
  const reading = readSearchAnswer(page, { title, url: article, action: question.action ?? '', isRendered });
  const known = { ...base, status: exchange.status };
  switch (reading.outcome) {
    case 'listed':
      return { ...known, outcome: 'listed', answer: { ...answer, quote: reading.quote } };
    case 'not-listed': {
      const { isNone, hasMore, echoes } = reading;
      // The second page was looked at already.
      const isOpen = hasMore && question.pageNumber === undefined;
      return {
        ...known,
        outcome: 'not-listed',
        isNone,
        hasMore: isOpen,
        isUnderstood: echoes || isRendered || isPlain,
        answer,
      };
    }
    case 'dead':
      return { ...known, outcome: 'dead', answer };
    case 'unread':
      return { ...known, outcome: 'unread', reason: reading.reason, answer };
  }
}

/** What came of words that are no title. */
function queryOf(
  { query, via, record, why, action = '' }: SearchProbe,
  reader: SnapshotReader,
  exchanges: ReadonlyMap<string, Exchange>,
): SearchQuery | undefined {
  if (!query) return undefined;
  const isRendered = via === 'render';
  const base = { ...query, isRendered };
  const exchange = exchanges.get(record ?? '');
  const page = exchange && pageOf(reader, exchange);
  if (!exchange || !page)
    return { ...base, state: 'unread', reason: why === 'robots' ? 'robots' : 'unreadable', hits: [] };
  const { url, capturedAt, sha256 } = exchange;
  const answer: Evidence = { url, capturedAt, sha256, record: exchange.record };
  if (query.as === 'typed') return { ...base, state: 'shown', hits: [], answer };
  return { ...base, ...readSearchHits(page, { words: query.words, action, isRendered }), answer };
}

function pageOf(reader: SnapshotReader, exchange: Exchange) {
  try {
    return readPage(reader.body(exchange.record), {
      url: exchange.url,
      status: exchange.status,
      ...(exchange.contentType === undefined ? {} : { contentType: exchange.contentType }),
      ...(exchange.requestBody === undefined ? {} : { requestBody: exchange.requestBody }),
    });
  } catch {
    return undefined;
  }
}
