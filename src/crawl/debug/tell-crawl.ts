import type { Debug } from '../../model/debug.js';
import type { CrawlInfo, Environment, Exchange } from '../../model/snapshot.js';
import type { NewExchange, SnapshotWriter } from '../../snapshot/write-snapshot.js';
import { errandKey } from '../crawl-state.js';
import type { CrawlState } from '../crawl-state.js';
import type { Ledger, LedgerEntry } from '../ledger.js';
import { readRobots } from '../manners/robots.js';
import { describeProbe } from './describe-probe.js';

/** Listens to what a crawl writes down, and tells it by area. Without anybody to tell nothing is put in between. */
export interface CrawlTeller {
  ledger(ledger: Ledger): Ledger;
  writer(writer: SnapshotWriter): SnapshotWriter;
  environment(environment: Environment): void;
  end(info: CrawlInfo): void;
}

const SILENT: CrawlTeller = {
  ledger: (ledger) => ledger,
  writer: (writer) => writer,
  environment: () => undefined,
  end: () => undefined,
};

/** `state` is that of the crawl: it knows why a page was opened in the browser. */
export function tellCrawl(debug: Debug | undefined, state: Pick<CrawlState, 'pages'>): CrawlTeller {
  if (debug === undefined) return SILENT;
  /** What an address cost, until the ledger says why it was asked. */
  const costs = new Map<string, string>();
  return {
    ledger: (ledger) => ({
      ...ledger,
      note: (entry) => {
        tellEntry(debug, entry, costs.get(entry.url));
        costs.delete(entry.url);
        ledger.note(entry);
      },
      noteNew: (entries) => {
        const all = [...entries];
        debug.tell('crawl', () => describeRest(all));
        ledger.noteNew(all);
      },
    }),
    writer: (writer) => ({
      ...writer,
      exchange: async (answer) => {
        const exchange = await writer.exchange(answer);
        costs.set(exchange.url, costOf(exchange));
        tellExchange(debug, exchange, answer, state);
        return exchange;
      },
      unanswered: async (entry) => {
        await writer.unanswered(entry);
        const { url, why, purpose, via, detail } = entry;
        const because = `${why}${detail === undefined ? '' : ` (${detail})`}`;
        if (why === 'robots') debug.tell('robots', () => `closes ${url}, wanted for ${purpose}`);
        else if (purpose === 'robots')
          debug.tell('robots', () => `${url} did not answer: ${because}; nothing may be asked`);
        else if (via === 'render') debug.tell('browser', () => `${url} was not shown: ${because}`);
      },
      probe: async (probe) => {
        await writer.probe(probe);
        debug.tell('probes', () => describeProbe(probe));
      },
    }),
    environment: ({ browser, ipv6Route, userAgent, robots }) => {
      debug.tell('crawl', () => `as ${userAgent}`);
      debug.tell('robots', () => `robots.txt is ${robots}`);
      debug.tell('browser', () =>
        browser.available ? `at hand: ${browser.version ?? 'version unknown'}` : `none: ${browser.why ?? 'not found'}`,
      );
      debug.tell('probes', () => `this machine has ${ipv6Route ? 'a route' : 'no route'} for IPv6`);
    },
    end: ({ stoppedBecause, requests, pages, rendered, bytes }) => {
      debug.tell(
        'crawl',
        () =>
          `stopped, ${stoppedBecause}: ${requests} requests, ${pages} pages, ${rendered} in the browser, ${sizeOf(bytes)}`,
      );
    },
  };
}

/** Why it was asked, or not. */
function tellEntry(debug: Debug, entry: LedgerEntry, cost: string | undefined): void {
  const { url, method = 'GET', why, purpose, by, anchor, foundOn } = entry;
  const label = anchor === undefined ? '' : ` “${anchor}”`;
  const from = `${by}${label}${foundOn === undefined ? '' : ` on ${foundOn}`}`;
  const outcome = why === 'visited' ? (cost ?? String(entry.status ?? '')) : `not read: ${why}`;
  debug.tell('crawl', () => `${method} ${url}  ${outcome}  for ${purpose ?? 'nothing'}, by ${from}`);
}

const costOf = ({ status, bodyBytes, elapsedMs, location }: Exchange): string =>
  `${status}${location === undefined ? '' : ` → ${location}`} ${sizeOf(bodyBytes)} ${Math.round(elapsedMs)} ms`;

function tellExchange(debug: Debug, exchange: Exchange, { body }: NewExchange, state: Pick<CrawlState, 'pages'>): void {
  const { url, purpose, via, concurrentTo } = exchange;
  if (purpose === 'robots') {
    debug.tell('robots', () => {
      const { crawlDelayMs } = readRobots(url, body);
      const isFile = exchange.status >= 200 && exchange.status < 300;
      const delay = isFile && crawlDelayMs !== undefined ? `; wants ${crawlDelayMs} ms between requests` : '';
      return `${url}  ${costOf(exchange)}${isFile ? '' : ', no rules'}${delay}`;
    });
  } else if (via === 'render') {
    debug.tell('browser', () => {
      const plain = state.pages.get(errandKey({ url, method: 'GET', render: false }));
      const why = plain?.digest.facts.needsBrowser ?? 'wanted as a browser shows it';
      return `${url}  ${costOf(exchange)}  for ${purpose}: ${why}`;
    });
  } else if (concurrentTo !== undefined) {
    debug.tell('browser', () => `  its script asked ${exchange.method} ${url}  ${costOf(exchange)}`);
  }
}

/** Addresses that nobody asked for, counted; each stands in the ledger. */
function describeRest(entries: readonly LedgerEntry[]): string {
  const counts = new Map<string, number>();
  for (const { why } of entries) counts.set(why, (counts.get(why) ?? 0) + 1);
  const told = [...counts].map(([why, count]) => `${count} ${why}`).join(', ');
  return `links left alone: ${told || 'none'}; crawl.jsonl has the reason of each`;
}

const sizeOf = (bytes: number): string =>
  bytes < 1_000
    ? `${bytes} B`
    : bytes < 1_000_000
      ? `${(bytes / 1_000).toFixed(1)} kB`
      : `${(bytes / 1_000_000).toFixed(1)} MB`;
