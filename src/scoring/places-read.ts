import { normaliseUrl } from '../lib/url/normalise-url.js';
import type { AuditReport, Finding } from '../model/report.js';

/** One request of a crawl, as reports and request logs tell it. */
export interface ReadRequest {
  readonly url: string;
  readonly purpose: string;
  readonly status?: number | undefined;
}

/** Which places a run read, and what for. */
export interface PlacesRead {
  /** The report tells its requests; without them nobody knows which pages were read. */
  readonly isTold: boolean;
  /** An address as it stays when the site changes scheme or host. */
  readonly keyOf: (url: string) => string;
  /** By key: what it was asked for. */
  readonly purposes: ReadonlyMap<string, string>;
  /** Keys of pages that were answered and read, not only asked whether they answer. */
  readonly read: ReadonlySet<string>;
  /** Keys of addresses that gave an answer of any kind. */
  readonly asked: ReadonlySet<string>;
}

/** Requests that ask only whether an address answers. */
const ONLY_ASKED = new Set(['link', 'probe', 'robots']);
const kindOf = (purpose: string): string => purpose.split(':')[0] ?? purpose;

/** Places that every crawl looks for; the others are drawn from many, and another crawl may draw others. */
const KEPT_PLACES = new Set([
  'home',
  'platform',
  'site-map',
  'channel',
  'group',
  'menu',
  'column',
  'population',
  'report',
  'unit',
]);

/** True for a purpose whose place any later crawl would look for again, wherever it is by then. */
export const isKeptPlace = (purpose: string | undefined): boolean =>
  purpose !== undefined && KEPT_PLACES.has(kindOf(purpose));

/** True for a purpose that one page of a site serves, so that it is the same place at another address. */
export const isOnePlace = (purpose: string | undefined): boolean =>
  purpose !== undefined && /^(?:home|platform|column:[^:]+|report:\d{4})$/.test(purpose);

/** Reads it from a report; `more` are requests that the report itself does not list. */
export function placesRead(report: AuditReport, more: Iterable<ReadRequest> = []): PlacesRead {
  const host = hostOf(report.site.url);
  const keyOf = (url: string): string => {
    const plain = normaliseUrl(url) ?? url;
    if (!URL.canParse(plain)) return plain;
    const parsed = new URL(plain);
    return parsed.host === host ? parsed.pathname + parsed.search : plain.slice(parsed.protocol.length);
  };
  const purposes = new Map<string, string>();
  const read = new Set<string>();
  const asked = new Set<string>();
  const note = ({ url, purpose, status }: ReadRequest): void => {
    const key = keyOf(url);
    const known = purposes.get(key);
    if (known === undefined || (isKeptPlace(purpose) && !isKeptPlace(known)) || ONLY_ASKED.has(kindOf(known)))
      purposes.set(key, purpose);
    if (status === undefined) return;
    asked.add(key);
    if (status < 400 && !ONLY_ASKED.has(kindOf(purpose))) read.add(key);
  };
  // What stands in evidence with a quote was read; but where the log tells of the address, it tells what the answer was, and of a
  // dead link the quote is its status.
  const noteEvidence = ({ evidence, data }: Finding): void => {
    for (const { url, quote } of evidence) {
      const key = keyOf(url);
      if (quote !== undefined && url !== data?.['url'] && !purposes.has(key)) read.add(key);
    }
  };
  for (const request of report.crawl.log?.entries ?? []) note(request);
  for (const request of more) note(request);
  for (const { findings } of report.outcomes) for (const finding of findings) noteEvidence(finding);
  return {
    isTold: report.crawl.log !== undefined,
    keyOf,
    purposes,
    read,
    asked,
  };
}

const hostOf = (url: string): string | undefined => (URL.canParse(url) ? new URL(url).host : undefined);
