/**
 * Proves from request logs alone that crawls were polite, or says where they were not. Shares no code with the crawler:
 * hosts, windows, Retry-After and robots.txt are read here once more. Logs of several sites at once go in together.
 */
import { getDomain } from 'tldts';
import type { RequestLine } from '../../src/crawl/manners/request-log.js';

export type PolitenessRule =
  | 'host-concurrency'
  | 'address-concurrency'
  | 'browser-concurrency'
  | 'host-rate'
  | 'address-rate'
  | 'retry-after'
  | 'crawl-delay'
  | 'robots'
  | 'active-hours'
  | 'day-budget';

export interface Impoliteness {
  readonly rule: PolitenessRule;
  readonly url: string;
  readonly startedAt: string;
  readonly detail: string;
}

/** Instants are written to a tenth of a millisecond, and noted a moment after they were granted. */
const TOLERANCE_MS = 2;
const LONGEST_PAUSE_MS = 60_000;
const LONGEST_CRAWL_DELAY_MS = 30_000;

export function findImpoliteness(lines: readonly RequestLine[]): readonly Impoliteness[] {
  const ordered = [...lines].sort((a, b) => a.startedMs - b.startedMs || a.endedMs - b.endedMs);
  const paced = ordered.filter(isPaced);
  const own = (line: RequestLine): number => line.concurrency;
  return [
    ...groups(paced, hostOf).flatMap((group) => crowds(group, own, 'host-concurrency')),
    ...groups(paced, hostOf).flatMap(hastes),
    ...groups(paced, addressOf).flatMap((group) => crowds(group, (l) => l.addressConcurrency, 'address-concurrency')),
    ...groups(paced, addressOf).flatMap(addressHastes),
    ...groups(
      ordered.filter((line) => line.via === 'browser' && !isPaced(line)),
      hostOf,
    ).flatMap((group) => crowds(group, own, 'browser-concurrency')),
    ...disturbedRests(paced),
    ...groups(ordered, ({ site }) => site).flatMap(trespasses),
    ...ordered.flatMap(lateHours),
    ...groups(ordered, (line) => `${line.site} ${beijing(line).day}`).flatMap(overspending),
  ];
}

/** What waits for its turn: all but what a page in the browser asks besides its navigations. */
const isPaced = ({ via, purpose }: RequestLine): boolean =>
  via !== 'browser' || purpose === 'browser:navigation' || purpose === 'browser:reload';

const fault = ({ url, startedAt }: RequestLine, rule: PolitenessRule, detail: string): Impoliteness => ({
  rule,
  url,
  startedAt,
  detail,
});

/** http and https of one name are one host; another port is another. */
const portPart = ({ port }: RequestLine): string => (port === 80 || port === 443 ? '' : `:${port}`);
const hostOf = (line: RequestLine): string => `${line.host}${portPart(line)}`;
const addressOf = (line: RequestLine): string | undefined =>
  line.address === undefined ? undefined : `${line.address}${portPart(line)}`;

function groups(
  lines: readonly RequestLine[],
  key: (line: RequestLine) => string | undefined,
): readonly RequestLine[][] {
  const found = new Map<string, RequestLine[]>();
  for (const line of lines) {
    const name = key(line);
    if (name !== undefined) found.set(name, [...(found.get(name) ?? []), line]);
  }
  return [...found.values()];
}

/** At every start, those under way are no more than any of them allows. */
function crowds(
  group: readonly RequestLine[],
  allowedBy: (line: RequestLine) => number,
  rule: PolitenessRule,
): readonly Impoliteness[] {
  let underway: RequestLine[] = [];
  return group.flatMap((line) => {
    underway = [...underway.filter(({ endedMs }) => endedMs > line.startedMs + TOLERANCE_MS), line];
    const allowed = Math.min(...underway.map(allowedBy));
    return underway.length > allowed ? [fault(line, rule, `${underway.length} at once, ${allowed} allowed`)] : [];
  });
}

function hastes(group: readonly RequestLine[]): readonly Impoliteness[] {
  return tooSoon(group, 'host-rate', (before, line) =>
    line.purpose === 'browser:reload' ? line.delayMs : Math.max(before.delayMs, line.delayMs),
  );
}

const addressHastes = (group: readonly RequestLine[]): readonly Impoliteness[] =>
  tooSoon(group, 'address-rate', (before, line) => Math.max(before.addressDelayMs, line.addressDelayMs));

const tooSoon = (
  group: readonly RequestLine[],
  rule: PolitenessRule,
  due: (before: RequestLine, line: RequestLine) => number,
): readonly Impoliteness[] =>
  group.flatMap((line, index) => {
    const before = group[index - 1];
    if (!before) return [];
    const gap = line.startedMs - before.startedMs;
    const wanted = due(before, line);
    return gap < wanted - TOLERANCE_MS ? [fault(line, rule, `${gap.toFixed(1)} ms after another, ${wanted} due`)] : [];
  });

/** A rest that was asked for is kept by the host, and by every host of its domain that the same site's crawl asks. */
function disturbedRests(paced: readonly RequestLine[]): readonly Impoliteness[] {
  return paced.flatMap((answer) => {
    const restMs = restOf(answer);
    if (restMs === undefined) return [];
    const until = answer.endedMs + restMs;
    return paced
      .filter((line) => line.startedMs > answer.endedMs + TOLERANCE_MS && line.startedMs < until - TOLERANCE_MS)
      .filter((line) =>
        line.site === answer.site ? domainOf(line) === domainOf(answer) : isBound(line, answer, restMs),
      )
      .map((line) => fault(line, 'retry-after', `${((until - line.startedMs) / 1000).toFixed(1)} s too early`));
  });
}

/** A long rest ends the crawl of its own site; others at the host keep short ones. */
const isBound = (line: RequestLine, answer: RequestLine, restMs: number): boolean =>
  hostOf(line) === hostOf(answer) && restMs <= LONGEST_PAUSE_MS;

const domainOf = ({ host }: RequestLine): string => getDomain(host, { allowPrivateDomains: true }) ?? host;

function restOf({ status, retryAfter, serverDate, endedAt }: RequestLine): number | undefined {
  if ((status !== 429 && status !== 503) || retryAfter === undefined) return undefined;
  if (/^\s*\d+\s*$/.test(retryAfter)) return Number(retryAfter) * 1000;
  if (!/^\s*[A-Z][a-z]+,? .*\d{2}:\d{2}:\d{2}/.test(retryAfter)) return undefined;
  const at = Date.parse(retryAfter);
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.parse(serverDate ?? endedAt));
}

/** One crawl against the robots.txt files that it was given. */
function trespasses(site: readonly RequestLine[]): readonly Impoliteness[] {
  const files = site.filter(({ robots }) => robots === 'robots-file').sort((a, b) => a.endedMs - b.endedMs);
  const domain = site[0] && domainOf(site[0]);
  return site.flatMap((line) => {
    const data = /^browser:(?:document|xhr|fetch|eventsource|navigation|reload)$/.test(line.purpose);
    if (line.robots === 'sub-resource' && data && domainOf(line) === domain)
      return [fault(line, 'robots', 'content of the site passed off as a sub-resource')];
    if (line.robots === 'exempt' && !/^probe:|^browser:/.test(line.purpose))
      return [fault(line, 'robots', 'no probe, and yet exempt')];
    if (line.robots !== 'allowed') return [];
    const file = fileOf(files, line);
    if (!file) return [fault(line, 'robots', 'its robots.txt was not asked for')];
    if (!mayAsk(file, line)) return [fault(line, 'robots', 'forbidden')];
    const delayMs = Math.min(crawlDelayOf(file.robotsText ?? '') ?? 0, LONGEST_CRAWL_DELAY_MS);
    const isKept = line.delayMs >= delayMs || line.via === 'browser';
    return isKept ? [] : [fault(line, 'crawl-delay', `${line.delayMs} ms, ${delayMs} wanted`)];
  });
}

/** The answer that ended the redirects of the file, the newest before this request. */
function fileOf(files: readonly RequestLine[], line: RequestLine): RequestLine | undefined {
  const before = files.filter(({ endedMs }) => endedMs <= line.startedMs + TOLERANCE_MS);
  let found = before.findLast(({ url }) => url === `${new URL(line.url).origin}/robots.txt`);
  for (let hops = 0; hops < 6 && found?.location !== undefined; hops += 1) {
    const { location } = found;
    found = before.findLast(({ url }) => url === location) ?? found;
  }
  return found;
}

/** RFC 9309 2.3.1: a file that is not there forbids nothing, one that cannot be had forbids all. */
function mayAsk({ status, robotsText, location }: RequestLine, line: RequestLine): boolean {
  if (location !== undefined) return true;
  if (status === undefined || status === 429 || (status >= 500 && status !== 521)) return false;
  return robotsText === undefined || allows(robotsText, line.url);
}

interface Group {
  readonly agents: string[];
  readonly rules: { readonly allow: boolean; readonly pattern: string }[];
  delay?: number;
}

function groupOf(text: string): Group | undefined {
  const found: Group[] = [];
  let isNaming = false;
  for (const raw of text.split(/\r\n|\r|\n/)) {
    const [, name = '', value = ''] = /^\s*([^:#]+?)\s*:\s*([^#]*?)\s*(?:#.*)?$/.exec(raw) ?? [];
    const key = name.toLowerCase();
    if (key === 'user-agent') {
      if (!isNaming) found.push({ agents: [], rules: [] });
      found.at(-1)?.agents.push(value.toLowerCase());
      isNaming = true;
    } else if (key === 'allow' || key === 'disallow') {
      if (value !== '') found.at(-1)?.rules.push({ allow: key === 'allow', pattern: value });
      isNaming = false;
    } else if (key === 'crawl-delay') {
      const last = found.at(-1);
      if (last) last.delay = Number(value) * 1000;
      isNaming = false;
    }
  }
  const of = (agent: string): Group | undefined => {
    const mine = found.filter(({ agents }) => agents.includes(agent));
    const [first] = mine;
    return first && { ...first, rules: mine.flatMap(({ rules }) => rules) };
  };
  return of('gongkai') ?? of('*');
}

const crawlDelayOf = (text: string): number | undefined => groupOf(text)?.delay;

/** RFC 9309 2.2.2: the longest match wins, of two as long the one that allows. */
function allows(text: string, url: string): boolean {
  const { pathname, search } = new URL(url);
  if (pathname === '/robots.txt') return true;
  const matching = (groupOf(text)?.rules ?? [])
    .filter(({ pattern }) => matches(pattern, `${pathname}${search}`))
    .sort((a, b) => b.pattern.length - a.pattern.length || Number(b.allow) - Number(a.allow));
  return matching[0]?.allow ?? true;
}

const matches = (pattern: string, path: string): boolean =>
  new RegExp(
    `^${pattern
      .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replace(/\*/g, '.*')
      .replace(/\\\$$/, '$')}`,
  ).test(path);

function beijing({ startedAt }: RequestLine): { readonly day: string; readonly minute: number } {
  const [day = '', time = ''] = new Date(Date.parse(startedAt) + 8 * 3_600_000).toISOString().split('T');
  return { day, minute: Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)) };
}

function lateHours(line: RequestLine): readonly Impoliteness[] {
  if (line.activeHours === undefined) return [];
  const [from = 0, to = 0] = line.activeHours.split('-').map((part) => {
    const [hour = 0, minute = 0] = part.split(':').map(Number);
    return hour * 60 + minute;
  });
  const { minute } = beijing(line);
  const isOpen = from < to ? minute >= from && minute < to : minute >= from || minute < to;
  return isOpen ? [] : [fault(line, 'active-hours', `outside ${line.activeHours}`)];
}

function overspending(day: readonly RequestLine[]): readonly Impoliteness[] {
  const most = Math.min(...day.map(({ maxRequestsPerDay }) => maxRequestsPerDay ?? Number.POSITIVE_INFINITY));
  return day.slice(Math.min(day.length, most)).map((line) => fault(line, 'day-budget', `more than ${most} that day`));
}
