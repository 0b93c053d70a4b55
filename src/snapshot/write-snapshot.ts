/** Appends what was seen to a snapshot: WARC 1.1, a gzip member a record. Nothing is ever changed once written. */
import { closeSync, fsyncSync, ftruncateSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { AttachmentReading } from '../lib/isolate/attachment-reading.js';
import { withoutCredentials } from '../lib/url/normalise-url.js';
import type { CrawlInfo, Exchange, Probe, SnapshotHead, Unanswered } from '../model/snapshot.js';
import { withoutSecrets } from '../model/site-entry.js';
import { formatFact, formatTables, formatText, formatWarcinfo } from './format-crawl.js';
import { packMember } from './gzip-member.js';
import type { OpenSnapshot } from './open-snapshot.js';
import type { Place } from './read-members.js';
import type { Resumption } from './resumption.js';
import { describeExchange, formatAnswer, formatRender, formatRequest } from './format-exchange.js';
import type { NewExchange, Original } from './format-exchange.js';
import { indexPathOf, readEntries, writeIndex } from './write-index.js';
import type { Indexed } from './write-index.js';

export type { NewExchange } from './format-exchange.js';

/** Promises that what they resolved for is in the file. They reject when the disk refuses (`ENOSPC` and its like). */
export interface SnapshotWriter {
  exchange(answer: NewExchange): Promise<Exchange>;
  unanswered(entry: Unanswered): Promise<void>;
  probe(probe: Probe): Promise<void>;
  /** What a file says, or the code of why it says nothing. */
  attachment(of: Pick<Exchange, 'record' | 'url'>, reading: AttachmentReading): Promise<void>;
  /** How the crawl went; the last record unless the crawl is taken up again. */
  crawl(info: CrawlInfo): Promise<void>;
  /** Waits for what is under way, brings it to the disk, and writes the index beside the snapshot. */
  close(): Promise<void>;
}

/** Begins a snapshot; an existing file of that name is replaced. Secrets of the site entry are left out. */
export async function createSnapshot(path: string, head: SnapshotHead): Promise<SnapshotWriter> {
  mkdirSync(dirname(path), { recursive: true });
  const open = { ...head, site: withoutSecrets(head.site) };
  const { writer, append } = openWriter(
    { path, file: openSync(path, 'w'), start: 0, originals: new Map(), indexed: [] },
    open,
  );
  await append([formatWarcinfo(open, head.startedAt), formatFact('head', head.startedAt, open)]);
  return writer;
}

/** Goes on with a snapshot that `reader` has open: what a kill left torn is cut off, the rest is kept. */
export async function resumeSnapshot(
  path: string,
  reader: OpenSnapshot,
  resumption: Resumption,
): Promise<SnapshotWriter> {
  const file = openSync(path, 'r+');
  ftruncateSync(file, reader.wholeBytes);
  const originals = new Map<string, Original>();
  for (const { sha256: digest, record, url, capturedAt, bodyBytes, via } of reader.exchanges) {
    if (bodyBytes > 0 && via === 'fetch' && !originals.has(digest))
      originals.set(digest, { record, url, at: capturedAt });
  }
  const { environment } = resumption;
  const { writer, append } = openWriter(
    { path, file, start: reader.wholeBytes, originals, indexed: readEntries(path) },
    { environment },
  );
  const at = new Date().toISOString();
  await append([formatWarcinfo({ ...reader.head, environment }, at), formatFact('resumed', at, resumption)]);
  return writer;
}

interface OpenWriter {
  readonly writer: SnapshotWriter;
  /** Gives where the first of the records stands. */
  readonly append: (records: readonly Buffer[]) => Promise<Place>;
}

interface OpenFile {
  readonly path: string;
  readonly file: number;
  /** Where the next record goes. */
  readonly start: number;
  /** Records that hold a body, by its digest. */
  readonly originals: Map<string, Original>;
  /** What the index will say. */
  readonly indexed: Indexed[];
}

function openWriter(
  { path, file, start, originals, indexed }: OpenFile,
  { environment: { userAgent } }: Pick<SnapshotHead, 'environment'>,
): OpenWriter {
  // An index never tells of another file than the one beside it.
  rmSync(indexPathOf(path), { force: true });
  let offset = start;
  let last: Promise<unknown> = Promise.resolve();
  const note = async (record: Buffer): Promise<void> => {
    await append([record]);
  };

  /** One after the other, each member whole or not at all. */
  const append = (records: readonly Buffer[]): Promise<Place> => {
    const packed = Promise.all(records.map(packMember));
    const written = last.then(async () => {
      const members = await packed;
      const bytes = Buffer.concat(members);
      const place = { offset, length: members[0]?.length ?? 0 };
      try {
        for (let done = 0; done < bytes.length;) {
          done += writeSync(file, bytes, done, bytes.length - done, offset + done);
        }
      } catch (error) {
        ftruncateSync(file, offset);
        throw error;
      }
      offset += bytes.length;
      return place;
    });
    last = written.catch(() => undefined);
    return written;
  };

  const writer: SnapshotWriter = {
    unanswered: (entry) => {
      const url = withoutCredentials(entry.url);
      return note(formatFact('unanswered', entry.at, { ...entry, url }, { url }));
    },
    probe: (probe) => {
      const about = 'url' in probe ? { url: withoutCredentials(probe.url) } : undefined;
      return note(formatFact('probe', probe.at, { ...probe, ...about }, about));
    },
    crawl: (info) => note(formatFact('crawl', info.finishedAt, info)),
    attachment: async (of, reading) => {
      const at = new Date().toISOString();
      await append(
        'failure' in reading
          ? [formatFact('attachment', at, reading, of)]
          : [formatTables(of, at, reading), formatText(of, at, reading.text)],
      );
    },
    exchange: async (answer) => {
      const exchange = describeExchange(answer);
      const original = answer.via === 'fetch' ? originals.get(exchange.sha256) : undefined;
      if (!original && exchange.bodyBytes > 0 && answer.via === 'fetch') {
        originals.set(exchange.sha256, { record: exchange.record, url: exchange.url, at: exchange.capturedAt });
      }
      const isRendered = answer.via === 'render';
      const place = await append(
        isRendered
          ? [formatRender(exchange, answer.body)]
          : [formatAnswer(exchange, answer, original), formatRequest(exchange, userAgent)],
      );
      indexed.push({ exchange, place, type: isRendered ? 'resource' : original ? 'revisit' : 'response' });
      return exchange;
    },
    close: async () => {
      await last;
      try {
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      // The snapshot is whole without it, and any tool can make it again.
      await writeIndex(path, indexed).catch(() => undefined);
    },
  };
  return { writer, append };
}
