import type { AttachmentReading } from '../lib/isolate/attachment-reading.js';
import type { SiteEntry } from './site-entry.js';

/** One answered request, without its body. `url` is the address asked for, without fragment. */
export interface Exchange {
  /** WARC-Record-ID of the response. */
  readonly record: string;
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'HEAD';
  readonly requestBody?: string;
  readonly status: number;
  readonly contentType?: string;
  /** Lower-case response header names that reading needs: content-type, location, content-disposition. */
  readonly headers: Readonly<Record<string, string>>;
  /** Absolute target of a 3xx answer. */
  readonly location?: string;
  readonly capturedAt: string;
  /** Of the entity body after content decoding, hex. */
  readonly sha256: string;
  readonly bodyBytes: number;
  readonly elapsedMs: number;
  readonly remoteAddress?: string;
  /** `fetch`: bytes off the wire · `render`: the DOM a browser made of that address, as UTF-8 HTML. */
  readonly via: 'fetch' | 'render';
  /** What the request was for, in the plan's words, e.g. `column:guide`. */
  readonly purpose: string;
  /** Not the last word: the address was asked again after it, or has to be. */
  readonly isProvisional?: true;
  /** Of an answer to a script of a page: the record of that page's DOM. */
  readonly concurrentTo?: string;
}

/** Why an address that was asked for has no answer. A closed list: the cause is named by a code, never by a message. */
export type UnansweredReason =
  | 'dns'
  | 'refused'
  | 'reset'
  | 'timeout'
  | 'tls'
  | 'too-large'
  | 'too-many-redirects'
  | 'malformed'
  | 'private-address'
  | 'robots'
  | 'budget'
  | 'time'
  | 'rate-limited'
  | 'blocked'
  | 'browser-failed'
  | 'trap'
  | 'interrupted'
  | 'other';

export interface Unanswered {
  readonly url: string;
  /** What was asked for, where it was no plain GET. */
  readonly method?: 'POST';
  readonly requestBody?: string;
  readonly via?: 'render';
  readonly at: string;
  readonly why: UnansweredReason;
  readonly purpose: string;
  readonly detail?: string;
}

/** Facts of the network that replay cannot ask again. */
export type Probe = DnsProbe | ReachProbe | FamilyProbe | HostProbe | TlsProbe | SchemeProbe | AxeProbe | SearchProbe;

export interface DnsProbe {
  readonly kind: 'dns';
  readonly host: string;
  readonly query: 'A' | 'AAAA' | 'NS' | 'CNAME';
  readonly at: string;
  readonly resolver: string;
  /** `absent`: the resolver says there is no such record (NODATA, NXDOMAIN); `error`: it failed to say. */
  readonly result: 'answered' | 'absent' | 'error';
  readonly answers: readonly string[];
  readonly code?: string;
}

/** One try of `/` for `site-reachable`. `within15s` is judged from `elapsedMs` by the rule's param, not here. */
export interface ReachProbe {
  readonly kind: 'reach';
  readonly url: string;
  readonly at: string;
  readonly elapsedMs: number;
  readonly status?: number;
  /** The body is a WAF, captcha or cookie-challenge page, not the site's. */
  readonly isChallenge?: boolean;
  readonly passedInBrowser?: boolean;
  /** The connection broke off, or a gateway had a bad moment, and the page was loaded once more; `elapsedMs` covers both. */
  readonly isReload?: true;
  readonly why?: UnansweredReason;
}

/** The answer of the home page over one address of its host, with the family forced. */
export interface FamilyProbe {
  readonly kind: 'ipv6';
  readonly url: string;
  readonly family: 4 | 6;
  readonly address: string;
  readonly at: string;
  readonly elapsedMs: number;
  readonly status?: number;
  /** Where the redirects ended, if there were any; with `why` what of them did not answer. */
  readonly finalUrl?: string;
  readonly title?: string;
  readonly record?: string;
  readonly why?: UnansweredReason | 'no-route';
}

/** Whether a host that pages of the site link to answers over a family: one request of its `/`. */
export interface HostProbe {
  readonly kind: 'host';
  readonly url: string;
  readonly family: 4 | 6;
  readonly address?: string;
  readonly at: string;
  readonly elapsedMs: number;
  readonly status?: number;
  readonly why?: UnansweredReason | 'no-route';
}

export interface TlsProbe {
  readonly kind: 'tls';
  readonly host: string;
  readonly port: number;
  readonly at: string;
  readonly result: 'valid' | 'invalid' | 'none';
  readonly code?: string;
  /** Everything that is wrong with it, `code` first. */
  readonly codes?: readonly string[];
  readonly certificate?: {
    /** DNS names and addresses that it is for. */
    readonly names: readonly string[];
    readonly issuer: string;
    /** ISO 8601. */
    readonly validFrom: string;
    readonly validTo: string;
  };
}

/** What `/` of the site's host answers by one scheme, redirects followed. */
export interface SchemeProbe {
  readonly kind: 'scheme';
  readonly url: string;
  readonly at: string;
  readonly elapsedMs: number;
  readonly status?: number;
  /** Where the redirects ended, if there were any; those that a page's own script or meta refresh makes among them. */
  readonly finalUrl?: string;
  /** Has the browser fetch by HTTPS what the page names by HTTP (Content-Security-Policy in the header). */
  readonly upgradesResources?: true;
  readonly record?: string;
  readonly why?: UnansweredReason;
}

/** Pages that axe-core examines in the browser. */
export type AxePage = 'home' | 'platform' | 'guide' | 'article' | 'form';

/** What axe-core found on a page as a browser shows it, and the names of what can be clicked there. */
export interface AxeProbe {
  readonly kind: 'axe';
  readonly page: AxePage;
  /** As the snapshot has the page; the browser may have gone on from there. */
  readonly url: string;
  readonly at: string;
  readonly elapsedMs: number;
  /** Name and version, e.g. `axe-core 4.14.1`. */
  readonly engine: string;
  /** Why the page was not examined; then the lists are empty. */
  readonly why?: 'browser-failed' | 'challenge' | 'error-page' | 'robots';
  readonly faults: readonly AxeFault[];
  /** What it found and could not decide: a person has to look. */
  readonly undecided: readonly AxeFault[];
  /** Rules that took too long, by id. */
  readonly leftOut: readonly string[];
  /** Style sheets, scripts and frames of which the browser got nothing for want of an answer: readers may see another page. */
  readonly lost: readonly { readonly url: string; readonly type: 'stylesheet' | 'script' | 'document' }[];
  /** Names of what can be clicked, each once, short ones only. */
  readonly controls: readonly string[];
  /** Of what can be clicked and bears no name: its id, classes, address, script and picture. */
  readonly nameless: readonly string[];
  /** There were more of either than are kept. */
  readonly controlsAreCut?: true;
}

/** Places of a page at which one rule of axe-core is broken. */
export interface AxeFault {
  readonly rule: string;
  readonly impact: 'minor' | 'moderate' | 'serious' | 'critical';
  readonly help: string;
  readonly helpEn: string;
  /** All places. */
  readonly count: number;
  /** The first of them. `frame` is the address of the document that shows it, where that is not the page's own. */
  readonly places: readonly { readonly selector: string; readonly html: string; readonly frame?: string }[];
}

/**
 * `nonsense`: words that nothing can bear, to know what is shown whatever was asked · `word`: a word of a published title · `pinyin`: its
 * sound in letters · `question`: as a visitor asks · `official`: the words of what answers him · `typed`: typed, not sent.
 */
export type SearchQueryKind = 'nonsense' | 'word' | 'pinyin' | 'question' | 'official' | 'typed';

/** One question to the site's own search, or a look for its form in the browser. */
export interface SearchProbe {
  readonly kind: 'search';
  readonly at: string;
  /** The page that bears the form. */
  readonly page: string;
  readonly via: 'fetch' | 'render';
  /** The article whose title was asked for; none where the page was only looked at. */
  readonly title?: string;
  readonly article?: string;
  /** Where the words were sent; for a form that only a script knows, the page. */
  readonly action?: string;
  /** Other words than a title that were asked for: see `SearchQuery`. */
  readonly query?: {
    readonly as: SearchQueryKind;
    readonly words: string;
    /** The word that pinyin stands for; the question whose official words these are. */
    readonly of?: string;
    /** What the page offered when they were typed and not yet sent. */
    readonly suggested?: readonly string[];
  };
  /** The further page of the results that was read, from 2. */
  readonly pageNumber?: number;
  /** The answer. */
  readonly record?: string;
  /** Why there is none. `no-field`: in the browser the field for the words was not there. */
  readonly why?: UnansweredReason | 'no-field';
}

/** Why there was no browser: the crawl was told to do without one. */
export const BROWSER_SWITCHED_OFF = 'switched off';

/** What this machine could do while crawling. */
export interface Environment {
  readonly tool: string;
  readonly browser: { readonly available: boolean; readonly version?: string; readonly why?: string };
  readonly ipv6Route: boolean;
  readonly userAgent: string;
  readonly robots: 'obeyed' | 'ignored';
}

export type StoppedBecause =
  'complete' | 'budget' | 'time' | 'unreachable' | 'blocked' | 'robots' | 'rate-limited' | 'disk' | 'interrupted';

/** The last record of a snapshot: how the crawl went. */
export interface CrawlInfo {
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly requests: number;
  readonly pages: number;
  readonly rendered: number;
  readonly bytes: number;
  readonly stoppedBecause: StoppedBecause;
}

/** The first record of a snapshot: what was asked for, so that replay needs nothing else. No secrets. */
export interface SnapshotHead {
  readonly site: SiteEntry;
  readonly asOf: string;
  /** `resolved` is the resolved profile as JSON (`serializeProfile`), so that replay needs no rules folder. */
  readonly profile: { readonly id: string; readonly digest: string; readonly resolved: string };
  readonly environment: Environment;
  readonly startedAt: string;
}

/** A snapshot as judges read it. Bodies are read on demand from disk; everything else is in memory. */
export interface SnapshotReader {
  readonly head: SnapshotHead;
  /** Undefined when the crawl was killed before its end. */
  readonly crawl: CrawlInfo | undefined;
  readonly exchanges: readonly Exchange[];
  readonly unanswered: readonly Unanswered[];
  readonly probes: readonly Probe[];
  /** Entity body after content decoding. Throws `UnreadableRecordError` if the record is torn. */
  body(record: string): Uint8Array;
  /** What a file said when it was opened while crawling, text and tables, or the code of why it said nothing. */
  attachment(record: string): AttachmentReading | undefined;
  close(): void;
}
