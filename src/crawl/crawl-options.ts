/** What the caller of a crawl decides. Limits of one exchange are those of the contract, see `lib/net`. */
import type { AttachmentReading } from '../lib/isolate/attachment-reading.js';
import type { WireLimits } from '../lib/net/wire.js';
import type { Debug } from '../model/debug.js';
import type { PageDigest } from '../model/page.js';
import type { CrawlInfo, Exchange, SnapshotHead } from '../model/snapshot.js';
import type { SurveyInput, Wanted } from '../locate/survey.js';
import type { BrowserAtHand } from './environment.js';
import type { ActiveHours } from '../lib/date/active-hours.js';
import type { Clock } from './clock.js';
import type { Politeness } from './manners/politeness.js';

export interface CrawlOptions {
  /** Path of the snapshot to write, e.g. `<out>/<run>/<site>/snapshot.warc.gz`; its folder is made. */
  readonly snapshot: string;
  /** Path of the ledger; default `crawl.jsonl` beside the snapshot. */
  readonly ledger?: string;
  /** The resolved profile, kept in the snapshot so that replay needs no rules folder. */
  readonly profile: SnapshotHead['profile'];
  /** Name and version, e.g. `gongkai 0.1.0`. */
  readonly tool: string;
  /** Default `gongkai/<version>` from `tool`; give one with a contact, e.g. `gongkai/0.1.0 (+https://…)`. */
  readonly userAgent?: string;
  /** A web or mail address by which sites reach whoever runs the crawl; goes into the default User-Agent. */
  readonly contact?: string;
  /** Go on with the snapshot that is there, if there is one: what it holds is not asked again. */
  readonly resume?: boolean;

  /** Addresses of pages to ask at most; default: the site's `maxPages`, else what the plan takes of a usual site, 200 at least. Robots, probes and redirects are not counted. */
  readonly maxPages?: number;
  /** Requests of one host under way at a time; default 2. */
  readonly concurrency?: number;
  /** Between two starts of requests to one host; default: the site's `delayMs`, else 500. */
  readonly delayMs?: number;
  /** How many hosts' worth of requests the machine behind them gets; default 4. */
  readonly hostsPerAddress?: number;
  /** The hours in which requests may begin; a crawl waits for them. Default: all day. */
  readonly activeHours?: ActiveHours;
  /** Requests of all kinds for this site a day in Asia/Shanghai; those of `earlierLogs` count. Default none. */
  readonly maxRequestsPerDay?: number;
  /** Request logs of earlier runs over this site. */
  readonly earlierLogs?: readonly string[];
  /** Path of the request log; default `requests.jsonl` beside the snapshot. */
  readonly requestLog?: string;
  /** The whole crawl of the site, hours outside `activeHours` not counted; default none. */
  readonly timeoutMs?: number;
  readonly render?: 'auto' | 'never' | 'always';
  readonly robots?: 'obeyed' | 'ignored';

  /** Allow private addresses, for the site's own host, `privateHosts` and hosts of `resolve` only. */
  readonly allowPrivate?: boolean;
  /** Further hosts of the site list. */
  readonly privateHosts?: readonly string[];
  /** `HOST:PORT:ADDRESS`; the site's own `resolve` entries are added. */
  readonly resolve?: readonly string[];
  /** Addresses of a name; default: the machine's resolver. What it gives is checked and connected to. */
  readonly lookup?: (host: string) => Promise<readonly string[]>;
  /** `ADDRESS[:PORT]` of the resolver that DNS probes ask; default: the machine's. */
  readonly dns?: string;

  /** Authorities that the TLS probe trusts besides those of this machine, PEM: those of an intranet, or of a test. */
  readonly authorities?: readonly string[];

  /** Ends the crawl as `interrupted`: nothing new is begun, what is under way is waited for briefly, the snapshot is closed. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: CrawlProgress) => void;
  /** Told what goes on inside. */
  readonly debug?: Debug;

  /** Finds the browser; default: the installed one. Not called with `render: 'never'`. */
  readonly findBrowser?: () => Promise<BrowserAtHand>;
  /** Default: `readAttachment` of `src/lib/isolate`. */
  readonly readAttachment?: ReadAttachment;
  /** Shared by all crawls of the process unless given. */
  readonly politeness?: Politeness;
  /** Default: the machine's; `politeness` must go by the same. */
  readonly clock?: Clock;
  readonly limits?: Partial<WireLimits>;
  /** First back-off after a transient fault, doubled with each try; default 1000. */
  readonly backOffMs?: number;
  /** Between reachability probes that could not be spread over the crawl; default 1000. */
  readonly probeSpacingMs?: number;
  /** Default: `survey` of `src/locate`. */
  readonly survey?: (input: SurveyInput) => { readonly wanted: readonly Wanted[] };
  /** Default: `readPage` and `digestPage` of `src/page`. */
  readonly readDigest?: ReadDigest;
  /** Filled with what was read of each answer, by record: who judges the snapshot next need not read it again. */
  readonly digests?: Map<string, PageDigest>;
}

const DEFAULT_CONCURRENCY = 2;
const DEFAULT_DELAY_MS = 500;

export const concurrencyOf = (options: Pick<CrawlOptions, 'concurrency'>): number =>
  Math.max(1, options.concurrency ?? DEFAULT_CONCURRENCY);

/** Between two starts of requests to one host: as the caller wants, else the site, else half a second. */
export const delayOf = (options: Pick<CrawlOptions, 'delayMs'>, site: { readonly delayMs?: number }): number =>
  options.delayMs ?? site.delayMs ?? DEFAULT_DELAY_MS;

export type ReadDigest = (
  bytes: Uint8Array,
  from: {
    readonly url: string;
    readonly contentType?: string;
    readonly status: number;
    /** What was sent to get it. */
    readonly requestBody?: string;
    /** What was read of the file, should it be one. */
    readonly attachment?: AttachmentReading;
  },
) => PageDigest;

/** Opens an attachment while crawling; undefined where there is nothing to say. Rejects when aborted. */
export type ReadAttachment = (
  bytes: Uint8Array,
  exchange: Exchange,
  signal: AbortSignal,
) => Promise<AttachmentReading | undefined>;

/** Where a crawl stands; sent after every address. */
export interface CrawlProgress {
  readonly site: string;
  readonly doing: 'probing' | 'fetching' | 'rendering' | 'waiting' | 'done';
  /** When the hours of the site begin again, ISO 8601, with `waiting`. */
  readonly until?: string;
  /** The address just dealt with. */
  readonly url?: string;
  readonly requests: number;
  readonly pages: number;
  readonly maxPages: number;
  /** Addresses that are known and wanted and have not been dealt with, as far as the budget goes; left out while nobody asks for pages. */
  readonly waiting?: number;
  readonly unanswered: number;
  /** How the crawl ended, with `done`. */
  readonly stoppedBecause?: CrawlInfo['stoppedBecause'];
}
