/** What became of the links that were tried: from the answers to the link check, and from the pages that were read anyway. */
import { isSameSite } from '../locate/address.js';
import {
  isFrontAddress,
  isOnePage,
  landsAtHome,
  promisesMore,
  standingOf,
  standingOfAddress,
} from '../locate/link-answer.js';
import type { Landing } from '../locate/link-answer.js';
import { pageLinks } from '../locate/page-links.js';
import type { PageLink } from '../locate/page-links.js';
import type { SeenPage, Survey } from '../locate/survey.js';
import type { Evidence } from '../model/outcome.js';
import type { PageDigest } from '../model/page.js';
import type { CrawlPlan } from '../model/plan.js';
import type { CheckedLink } from '../model/site-model.js';
import type { Exchange, SnapshotReader, Unanswered } from '../model/snapshot.js';
import { digestPage } from '../page/digest.js';
import { evidenceOf, readExchange } from './page-views.js';

/** What became of a link. */
type Fate = Pick<CheckedLink, 'state' | 'reason' | 'status' | 'cause' | 'answer'>;

const MOST_HOPS = 10;
/** The resolver says that there is no such name; any other code is a resolver that failed to say. */
const NO_SUCH_NAME = new Set(['ENOTFOUND', 'ENODATA']);

/** Everything that the snapshot knows of links. */
interface LinkRecords {
  readonly seen: Survey;
  readonly exchanges: ReadonlyMap<string, readonly Exchange[]>;
  readonly silences: ReadonlyMap<string, Unanswered>;
  /** What came, by host, for an address that cannot be. */
  readonly nowhere: ReadonlyMap<string, Landing>;
  readonly digestOf: (exchange: Exchange) => PageDigest | undefined;
}

/** Links in the order of `pageLinks`; those of the home page whatever became of them, others only where they were tried. */
export function readLinks(
  reader: SnapshotReader,
  plan: CrawlPlan,
  pages: readonly SeenPage[],
  seen: Survey,
  digests?: ReadonlyMap<string, PageDigest>,
): readonly CheckedLink[] {
  if (!plan.links) return [];
  const records = recordsOf(reader, seen, digests);
  return pageLinks(pages, plan.site.url, plan.links.isExternal).flatMap((link): CheckedLink[] => {
    const { url, text, page, isOnHome } = link;
    const fate = fateOf(link, records) ?? (isOnHome ? { state: 'unseen', reason: 'not-crawled' } : undefined);
    return fate ? [{ url, text, from: evidenceOf(page, text), isOnHome, ...fate }] : [];
  });
}

/** What the snapshot says of any link of a page that was read; undefined where it was never asked. */
export function linkFates(
  reader: SnapshotReader,
  seen: Survey,
  digests?: ReadonlyMap<string, PageDigest>,
): (link: PageLink) => Fate | undefined {
  const records = recordsOf(reader, seen, digests);
  return (link) => fateOf(link, records);
}

function recordsOf(
  reader: SnapshotReader,
  seen: Survey,
  digests: ReadonlyMap<string, PageDigest> | undefined,
): LinkRecords {
  const exchanges = new Map<string, Exchange[]>();
  const lures: Exchange[] = [];
  for (const exchange of reader.exchanges) {
    if (exchange.via !== 'fetch' || exchange.method === 'POST') continue;
    if (exchange.purpose === 'link:nowhere') lures.push(exchange);
    else exchanges.set(exchange.url, [...(exchanges.get(exchange.url) ?? []), exchange]);
  }
  const read = new Map<string, PageDigest | undefined>();
  const digestOf = (exchange: Exchange): PageDigest | undefined => {
    if (exchange.method === 'HEAD' || exchange.status >= 300 || exchange.bodyBytes < 2) return undefined;
    const { record } = exchange;
    if (!read.has(record)) {
      const page = digests?.has(record) === true ? undefined : readExchange(reader, exchange);
      read.set(record, digests?.get(record) ?? (page && digestPage(page)));
    }
    return read.get(record);
  };
  const nowhere = new Map<string, Landing>();
  // Its answers stand one after the other: of an address that leads on, the last is what counts.
  let link = '';
  let led: string | undefined;
  for (const exchange of lures) {
    if (exchange.url !== led) link = exchange.url === link ? link : exchange.url;
    led = exchange.location;
    const digest = digestOf(exchange);
    nowhere.set(new URL(link).host, { link, exchange, isElsewhere: false, ...(digest && { digest }) });
  }
  return {
    seen,
    exchanges,
    silences: new Map(reader.unanswered.map((entry) => [entry.url, entry])),
    nowhere,
    digestOf,
  };
}

/** What the link check met last counts; of what it left alone, what the crawl read. */
function fateOf(link: PageLink, records: LinkRecords): Fate | undefined {
  const page = fateOfPage(link, records);
  const wasAskedAgain = (records.exchanges.get(link.url) ?? []).some(({ purpose }) => purpose === 'link');
  return page && (page.state === 'alive' || !wasAskedAgain) ? page : (fateOfProbe(link, records) ?? page);
}

/** Of a page that was read the content speaks too: an error page with status 200 is none, the home page again no answer. */
function fateOfPage(link: PageLink, records: LinkRecords): Fate | undefined {
  const visit = records.seen.visits.at(link.url);
  if (visit.state === 'unvisited' || !('page' in visit) || !visit.page) return undefined;
  const { exchange, digest } = visit.page;
  const answers = records.exchanges.get(exchange.url) ?? [];
  return fateOfLanding(
    link,
    { link: link.url, exchange, isElsewhere: false, digest },
    answers,
    evidenceOf(visit.page),
    records,
  );
}

function fateOfProbe(link: PageLink, records: LinkRecords): Fate | undefined {
  const { exchanges, silences } = records;
  let url = link.url;
  for (let hops = 0; hops <= MOST_HOPS; hops += 1) {
    const answers = exchanges.get(url) ?? [];
    const silence = silences.get(url);
    const last = answers.at(-1);
    if (silence && (!last || silence.at >= last.capturedAt)) return fateOfSilence(silence);
    if (!last) return hops === 0 ? undefined : { state: 'unseen', reason: 'unreadable' };
    const { location, method, status } = last;
    const isElsewhere = location !== undefined && !isSameSite(location, link.url);
    if (location === undefined || isElsewhere) {
      const digest = records.digestOf(last);
      const landing: Landing = { link: link.url, exchange: last, isElsewhere, ...(digest && { digest }) };
      return fateOfLanding(link, landing, answers, quoted(last, `${method} ${String(status)}`), records);
    }
    url = location;
  }
  return { state: 'unseen', reason: 'unreadable' };
}

const quoted = ({ url, capturedAt, sha256, record }: Exchange, quote: string): Evidence => ({
  url,
  capturedAt,
  sha256,
  quote,
  record,
});

function fateOfLanding(
  { text }: Pick<PageLink, 'text'>,
  landing: Landing,
  answers: readonly Exchange[],
  answer: Evidence,
  records: LinkRecords,
): Fate {
  const { link, exchange, isElsewhere, digest } = landing;
  const { status } = exchange;
  const unseen: Fate = { state: 'unseen', reason: 'unreadable', status, answer };
  const standing = standingOf(exchange, digest);
  const isErrorPage = status < 400;
  switch (standing) {
    case 'gone':
      return { state: 'dead', status, answer, ...(isErrorPage && { cause: 'error-page' }) };
    case 'broken':
      return isBrokenTwice(answers, records)
        ? { state: 'dead', status, answer, ...(isErrorPage && { cause: 'error-page' }) }
        : unseen;
    case 'refused':
    case 'unclear':
      return unseen;
    case 'alive':
      break;
  }
  if (isElsewhere) return { state: 'alive', status, answer };
  const named = exchange.url === link ? undefined : standingOfAddress(exchange.url);
  if (named !== undefined) return named === 'gone' ? { state: 'dead', status, answer, cause: 'error-page' } : unseen;
  return misledFate(text, landing, records, unseen) ?? { state: 'alive', status, answer };
}

/** Servers that have no such page show another with status 200: their home page, or one page for every address. */
function misledFate(text: string, landing: Landing, records: LinkRecords, unseen: Fate): Fate | undefined {
  const home = records.seen.home.page;
  const { link, exchange, digest } = landing;
  const nowhere = records.nowhere.get(new URL(link).host);
  const misleads = nowhere !== undefined && nowhere.exchange.status < 400;
  // A page that scripts make is the same for every address, whatever it then shows.
  const isMadeByScript =
    digest?.facts.kind === 'shell' || digest?.facts.needsBrowser === 'script-shell' || home?.exchange.via === 'render';
  const isSent = exchange.url !== link && isFrontAddress(exchange.url);
  if (landsAtHome(landing, home)) {
    if (!promisesMore(text)) return undefined;
    const isProven = misleads && landsAtHome(nowhere, home) && (isSent || !isMadeByScript);
    return { ...unseen, ...(isProven && { state: 'dead' }), cause: 'home-page' };
  }
  if (!misleads || !isOnePage(nowhere, landing) || exchange.bodyBytes === 0) return undefined;
  if (isFrontAddress(link)) return undefined;
  return isMadeByScript ? { ...unseen, reason: 'needs-browser' } : { ...unseen, state: 'dead', cause: 'same-page' };
}

/** 5xx, or a page that says so, at two different times. */
function isBrokenTwice(answers: readonly Exchange[], { digestOf }: LinkRecords): boolean {
  const broken = answers.filter((one) => standingOf(one, one.status < 300 ? digestOf(one) : undefined) === 'broken');
  return new Set(broken.map(({ capturedAt }) => capturedAt)).size > 1;
}

function fateOfSilence({ why, detail }: Unanswered): Fate {
  if (why === 'dns' && NO_SUCH_NAME.has(detail ?? '')) return { state: 'dead', cause: 'dns' };
  const isCut = why === 'budget' || why === 'time' || why === 'interrupted' || why === 'rate-limited';
  return { state: 'unseen', reason: why === 'robots' ? 'robots' : isCut ? 'truncated' : 'unreadable' };
}
