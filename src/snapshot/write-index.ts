/** `snapshot.cdxj`: where each answer stands in the snapshot, in the form that pywb and ReplayWeb.page read (CDXJ). */
import { closeSync, existsSync, openSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { getSurt, postToGetUrl } from 'warcio/utils';
import { bodyTypeOf } from '../lib/net/body-type.js';
import { writeAtomic } from '../lib/fs/write-atomic.js';
import type { Exchange } from '../model/snapshot.js';
import { attempt } from './attempt.js';
import { readMembers } from './read-members.js';
import type { Place } from './read-members.js';
import { isExchange } from './stored-shapes.js';
import { EXCHANGE_FIELD } from './warc-record.js';

/** `…/snapshot.warc.gz` → `…/snapshot.cdxj`. */
export const indexPathOf = (snapshot: string): string =>
  join(dirname(snapshot), `${basename(snapshot).replace(/\.warc(\.gz)?$/, '')}.cdxj`);

/** Writes the index beside the snapshot, whole or not at all; without entries at hand they are read from the file. */
export async function writeIndex(snapshot: string, entries: readonly Indexed[] = readEntries(snapshot)): Promise<void> {
  await writeAtomic(indexPathOf(snapshot), formatIndex(entries, basename(snapshot)));
}

/** The lines of an index, in order. `filename` is what they call the archive. */
export function formatIndex(entries: readonly Indexed[], filename: string): Buffer {
  const lines = entries
    // The answer to a HEAD is no page that could be shown.
    .filter(({ exchange }) => exchange.method !== 'HEAD')
    .map((entry) => Buffer.from(lineOf(entry, filename), 'utf8'))
    // By their bytes, as those who search it expect.
    .sort((a, b) => Buffer.compare(a, b));
  return Buffer.concat(lines);
}

/** Writes the index where a kill came before it. */
export async function ensureIndex(snapshot: string): Promise<void> {
  if (!existsSync(indexPathOf(snapshot))) await writeIndex(snapshot);
}

/** An answer, and the record in which it stands. */
export interface Indexed {
  readonly exchange: Exchange;
  readonly place: Place;
  readonly type: string;
}

/** What a snapshot holds to be indexed. */
export function readEntries(snapshot: string): Indexed[] {
  const file = openSync(snapshot, 'r');
  try {
    const entries: Indexed[] = [];
    for (const { place, record } of readMembers(file)) {
      const field = record?.fields.get(EXCHANGE_FIELD.toLowerCase());
      const exchange = attempt((): unknown => JSON.parse(field ?? ''));
      if (record && isExchange(exchange)) entries.push({ exchange, place, type: record.fields.get('warc-type') ?? '' });
    }
    return entries;
  } finally {
    closeSync(file);
  }
}

function lineOf({ exchange, place, type }: Indexed, filename: string): string {
  const { url, status, contentType, sha256 } = exchange;
  const { key, ...posted } = keyOf(exchange);
  const mime = type === 'revisit' ? 'warc/revisit' : contentType?.split(';', 1)[0]?.trim();
  const entry = {
    url,
    ...(mime !== undefined && mime !== '' && { mime }),
    ...(type !== 'resource' && { status: String(status) }),
    digest: `sha256:${sha256}`,
    length: String(place.length),
    offset: String(place.offset),
    filename,
    ...posted,
  };
  const time = exchange.capturedAt.replace(/\D/g, '').slice(0, 14);
  return `${getSurt(key)} ${time} ${JSON.stringify(entry)}\n`;
}

const LONGEST_QUERY = 4096;

/** A posted form is looked up by its address with the form as a query, as replay tools do. */
function keyOf({ url, method, requestBody = '' }: Exchange): { key: string; method?: string; requestBody?: string } {
  if (method !== 'POST') return { key: url };
  const headers = new Map([['content-type', bodyTypeOf(requestBody)]]);
  const request: AskedByPost = { url, method, headers, postData: requestBody };
  postToGetUrl(request, LONGEST_QUERY);
  const { url: key, requestBody: query } = request;
  return { key, method, ...(query !== undefined && query !== '' && { requestBody: query }) };
}

/** What the library puts its answer into. */
interface AskedByPost {
  url: string;
  method: string;
  headers: Map<string, string>;
  postData: string;
  requestBody?: string;
}
