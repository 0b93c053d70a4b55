/** What became of the links that were tried: from the answers to the link check, and from the pages that were read anyway. */
import { isSameSite, pageKey } from '../locate/address.js';
import { pageLinks } from '../locate/page-links.js';
import { isHomeAgain } from '../locate/same-content.js';
import type { SeenPage, Survey } from '../locate/survey.js';
import type { Evidence } from '../model/outcome.js';
import type { CrawlPlan } from '../model/plan.js';
import type { CheckedLink } from '../model/site-model.js';
import type { Exchange, SnapshotReader, Unanswered } from '../model/snapshot.js';
import { evidenceOf } from './page-views.js';

type Fate = Pick<CheckedLink, 'state' | 'reason' | 'status' | 'cause' | 'answer'>;

const MOST_HOPS = 10;
/** contract.md, At the edges: the visitor is turned away, which says nothing of the page. 503 asks to come later. */
const TURNED_AWAY = new Set([401, 403, 407, 412, 421, 422, 429, 521]);
const GONE = new Set([404, 410]);
/** The resolver says that there is no such name; any other code is a resolver that failed to say. */
const NO_SUCH_NAME = new Set(['ENOTFOUND', 'ENODATA']);
const ERROR_PATH = /\/(?:404|50\d|error|notfound|not-found)(?:[._-][^/]*)?\/?$/i;

/** Links in the order of `pageLinks`; those of the home page whatever became of them, others only where they were tried. */
export function readLinks(
  reader: SnapshotReader,
  plan: CrawlPlan,
  pages: readonly SeenPage[],
  seen: Survey,
): readonly CheckedLink[] {
  if (!plan.links) return [];
  const exchanges = new Map<string, Exchange[]>();
  for (const exchange of reader.exchanges) {
    if (exchange.via !== 'fetch' || exchange.method === 'POST') continue;
    exchanges.set(exchange.url, [...(exchanges.get(exchange.url) ?? []), exchange]);
  }
  const silences = new Map(reader.unanswered.map((entry) => [entry.url, entry]));
  const fateOf = (url: string): Fate | undefined =>
    fateOfPage(url, seen, exchanges) ?? fateOfProbe(url, plan, exchanges, silences);
  return pageLinks(pages, plan.site.url, plan.links.isExternal).flatMap(({ url, text, page, isOnHome }) => {
    const fate = fateOf(url) ?? (isOnHome ? ({ state: 'unseen', reason: 'not-crawled' } as const) : undefined);
    return fate ? [{ url, text, from: evidenceOf(page, text), isOnHome, ...fate }] : [];
  });
}

/** Of a page that was read the content speaks too: an error page with status 200 is none, the home page again no answer. */
function fateOfPage(
  url: string,
  { visits, home }: Survey,
  exchanges: ReadonlyMap<string, Exchange[]>,
): Fate | undefined {
  const visit = visits.at(url);
  if (visit.state === 'unvisited' || !('page' in visit) || !visit.page) return undefined;
  const { exchange, digest } = visit.page;
  const answer = evidenceOf(visit.page);
  const { status } = exchange;
  if (visit.state === 'dead')
    return { state: 'dead', answer, status, ...(GONE.has(status) ? {} : { cause: 'error-page' as const }) };
  if (status >= 400) return fateOfStatus(exchange, exchanges.get(exchange.url) ?? [], answer);
  const isNoAnswer = digest.facts.kind === 'challenge' || (home.page && isHomeAgain(visit.page, home.page));
  return isNoAnswer ? { state: 'unseen', reason: 'unreadable', status, answer } : { state: 'alive', status, answer };
}

function fateOfProbe(
  link: string,
  plan: CrawlPlan,
  exchanges: ReadonlyMap<string, Exchange[]>,
  silences: ReadonlyMap<string, Unanswered>,
): Fate | undefined {
  let url = link;
  for (let hops = 0; hops <= MOST_HOPS; hops += 1) {
    const answers = exchanges.get(url) ?? [];
    const silence = silences.get(url);
    const last = answers.at(-1);
    if (silence && (!last || silence.at >= last.capturedAt)) return fateOfSilence(silence);
    if (!last) return hops === 0 ? undefined : { state: 'unseen', reason: 'unreadable' };
    const answer: Evidence = {
      url: last.url,
      capturedAt: last.capturedAt,
      sha256: last.sha256,
      quote: `${last.method} ${last.status}`,
      record: last.record,
    };
    if (last.location === undefined || !isSameSite(last.location, link))
      return hops > 0 && isSentElsewhere(link, url, plan)
        ? { state: 'unseen', reason: 'unreadable', status: last.status, answer }
        : fateOfStatus(last, answers, answer);
    url = last.location;
  }
  return { state: 'unseen', reason: 'unreadable' };
}

/** Servers that have no such page send visitors to their home page or to a page that says so: HEAD does not tell which. */
function isSentElsewhere(link: string, end: string, { site }: CrawlPlan): boolean {
  const isFront = (url: string): boolean => new URL(pageKeyed(url)).pathname === '/';
  if (ERROR_PATH.test(new URL(end).pathname)) return true;
  return !isFront(link) && (pageKey(end) === pageKey(site.url) || isFront(end));
}

const pageKeyed = (url: string): string => `http://${pageKey(url)}`;

function fateOfStatus({ status }: Exchange, answers: readonly Exchange[], answer: Evidence): Fate {
  const known = { status, answer };
  if (status < 400 || status === 416) return { state: 'alive', ...known };
  if (GONE.has(status)) return { state: 'dead', ...known };
  const isTwice = answers.filter((one) => one.status >= 500 && !TURNED_AWAY.has(one.status)).length > 1;
  return status >= 500 && !TURNED_AWAY.has(status) && isTwice
    ? { state: 'dead', ...known }
    : { state: 'unseen', reason: 'unreadable', ...known };
}

function fateOfSilence({ why, detail }: Unanswered): Fate {
  if (why === 'dns' && NO_SUCH_NAME.has(detail ?? '')) return { state: 'dead', cause: 'dns' };
  const isCut = why === 'budget' || why === 'time' || why === 'interrupted' || why === 'rate-limited';
  return { state: 'unseen', reason: why === 'robots' ? 'robots' : isCut ? 'truncated' : 'unreadable' };
}
