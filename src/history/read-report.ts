import type { AuditReport } from '../model/report.js';
import type { ReadRequest } from '../scoring/places-read.js';
import { isKey } from '../store/blobs/assert-key.js';
import { NoSuchBlob, type Blobs } from '../store/blobs/blobs.js';

/** The key of an audit's report. */
export const reportKey = (run: string, site: string): string => `runs/${run}/${site}/report.json`;

/** So many reports are kept in memory, the latest asked for: a page asks for one several times. */
const KEPT = 24;
const caches = new WeakMap<Blobs, Map<string, { readonly bytes: number; readonly report: AuditReport }>>();

/** The report of an audit; undefined where it is not kept. */
export async function readReport(
  blobs: Blobs,
  { run, site }: { readonly run: string; readonly site: string },
): Promise<AuditReport | undefined> {
  const key = reportKey(run, site);
  // Run and site may come from an address.
  const facts = isKey(key) ? await blobs.facts(key) : undefined;
  if (facts === undefined) return undefined;
  const cache = caches.get(blobs) ?? new Map<string, { bytes: number; report: AuditReport }>();
  caches.set(blobs, cache);
  const known = cache.get(key);
  cache.delete(key);
  if (known?.bytes === facts.bytes) {
    cache.set(key, known);
    return known.report;
  }
  const bytes = await readIfKept(blobs, key);
  if (bytes === undefined) return undefined;
  const report = JSON.parse(new TextDecoder().decode(bytes)) as AuditReport;
  cache.set(key, { bytes: facts.bytes, report });
  const [oldest] = cache.keys();
  if (cache.size > KEPT && oldest !== undefined) cache.delete(oldest);
  return report;
}

/** Requests of a long crawl that its report has no room for, from the log beside it. A torn line is passed over. */
export async function unlistedRequests(
  blobs: Blobs,
  { run, site, report }: { readonly run: string; readonly site: string; readonly report: AuditReport },
): Promise<readonly ReadRequest[]> {
  if ((report.crawl.log?.left ?? 0) === 0) return [];
  const bytes = await readIfKept(blobs, `runs/${run}/${site}/requests.jsonl`);
  return bytes === undefined ? [] : new TextDecoder().decode(bytes).split('\n').flatMap(asRequest);
}

async function readIfKept(blobs: Blobs, key: string): Promise<Uint8Array | undefined> {
  try {
    return await blobs.read(key);
  } catch (error) {
    if (error instanceof NoSuchBlob) return undefined;
    throw error;
  }
}

function asRequest(line: string): ReadRequest[] {
  try {
    const { url, purpose, status } = JSON.parse(line) as Partial<ReadRequest>;
    return typeof url === 'string' && typeof purpose === 'string' ? [{ url, purpose, status }] : [];
  } catch {
    return [];
  }
}
