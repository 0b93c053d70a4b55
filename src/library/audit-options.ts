/** What a caller of the library may decide; whatever is left out is as `gongkai audit` has it without any option. */
import type { Profile } from '../model/profile.js';
import type { SiteEntry } from '../model/site-entry.js';

/** Whom to audit: a site as a list has it, of which only the address must be given. */
export type SiteInput = Pick<SiteEntry, 'url'> & Partial<Omit<SiteEntry, 'url'>>;

/** What decides the outcome beside the site itself. */
export interface JudgeOptions {
  /** A profile, or what `loadProfile` takes. Default: the site's own, else `national`. */
  readonly profile?: Profile | string;
  /** Day to judge by, `YYYY-MM-DD`. Default: today in Asia/Shanghai. */
  readonly asOf?: string;
  /** Ids of the only rules that are judged; the others come out as `untested: not-selected`. */
  readonly only?: Iterable<string>;
  /** Aborts the work: the promise rejects with the signal's reason, and no process stays behind. */
  readonly signal?: AbortSignal;
}

/** How a site is crawled and where its files go. */
export interface AuditOptions extends JudgeOptions {
  /**
   * Folder in which each site gets one of its own, `<out>/<id>/`: snapshot, logs, `report.json`, pictures, `chain.json`.
   * Default: a new one for temporary files, which stays until you call `audit.remove()`.
   */
  readonly out?: string;
  /** Go on with an audit of the site that was aborted in `out`: what it holds is not asked again. */
  readonly resume?: boolean;

  /** Pages at most. Default: 200, more where the profile wants more columns or units. */
  readonly maxPages?: number;
  /** Requests to one host at once. Default: 2. */
  readonly concurrency?: number;
  /** Least time between two requests to one host. Default: the site's, else 500. */
  readonly delayMs?: number;
  /** The whole crawl. Default: half an hour. */
  readonly timeoutMs?: number;
  /** Hours of Asia/Shanghai in which requests may begin, e.g. `22:00-06:00`; the crawl waits for them. Default: all day. */
  readonly activeHours?: string;
  /** How the site's operators reach you: a web or mail address for the User-Agent. */
  readonly contact?: string;
  /** `ignore` is for sites of your own. Default: `obey`. */
  readonly robots?: 'obey' | 'ignore';

  /** When pages are opened in a browser. Default: `auto`, where their bytes lack what a rule needs. */
  readonly render?: 'auto' | 'never' | 'always';
  /** Pictures of the places at fault. Default: `auto`; none with `render: 'never'`. */
  readonly screenshots?: 'auto' | 'never';
  /** Program of the browser. Default: an installed Chrome or Chromium, else Playwright's own. */
  readonly browser?: string;

  /** `HOST:PORT:ADDRESS` each, like curl: sends a host to an address; for staging. */
  readonly resolve?: readonly string[];
  /** `ADDRESS[:PORT]` of the name server for IPv6 and NS facts. Default: the machine's. */
  readonly dns?: string;
  /** Allow the site itself, and hosts of `resolve`, to lie at private addresses. Default: refused. */
  readonly allowPrivate?: boolean;
  /** Sent to the site's own host only and written nowhere, as are `auth` and `cookies`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly auth?: { readonly username: string; readonly password: string };
  readonly cookies?: Readonly<Record<string, string>>;

  /** Told where the audit stands, after every address and at each stage. What it throws ends the audit. */
  readonly onProgress?: (progress: AuditProgress) => void;
}

/** Where an audit stands. */
export interface AuditProgress {
  /** Id of the site. */
  readonly site: string;
  readonly stage: 'crawling' | 'judging' | 'illustrating' | 'done';
  readonly pages: number;
  readonly maxPages: number;
  readonly requests: number;
  /** The address just dealt with. */
  readonly url?: string;
  /** When the hours of the site begin again, ISO 8601, where the crawl waits for them. */
  readonly waitsUntil?: string;
}

/** Every option, for telling a misspelt one. */
export const AUDIT_OPTIONS = {
  ...{ profile: true, asOf: true, only: true, signal: true },
  ...{ out: true, resume: true, maxPages: true, concurrency: true, delayMs: true, timeoutMs: true },
  ...{ activeHours: true, contact: true, robots: true, render: true, screenshots: true, browser: true },
  ...{ resolve: true, dns: true, allowPrivate: true, headers: true, auth: true, cookies: true, onProgress: true },
} as const satisfies Record<keyof AuditOptions, true>;
