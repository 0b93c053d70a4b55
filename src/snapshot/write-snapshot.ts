/** Appends what was seen to a snapshot: WARC 1.1, a gzip member a record. Nothing is ever changed once written. */
import { closeSync, fsyncSync, ftruncateSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { withoutCredentials } from '../lib/url/normalise-url.js';
import type { CrawlInfo, Exchange, Probe, SnapshotHead, Unanswered } from '../model/snapshot.js';
import type { SiteEntry } from '../model/site-entry.js';
import { packMember } from './gzip-member.js';
import type { OpenSnapshot } from './open-snapshot.js';
import type { Resumption } from './resumption.js';
import { describeExchange, formatAnswer, formatRender, formatRequest, newId } from './format-exchange.js';
import type { NewExchange, Original } from './format-exchange.js';
import { formatRecord, KIND_FIELD } from './warc-record.js';
import type { WarcFields } from './warc-record.js';

export type { NewExchange } from './format-exchange.js';

/** Promises that what they resolved for is in the file. They reject when the disk refuses (`ENOSPC` and its like). */
export interface SnapshotWriter {
  exchange(answer: NewExchange): Promise<Exchange>;
  unanswered(entry: Unanswered): Promise<void>;
  probe(probe: Probe): Promise<void>;
  /** The text of an attachment, or the code of why there is none. */
  attachmentText(record: string, result: { readonly text: string } | { readonly failure: string }): Promise<void>;
  /** How the crawl went; the last record unless the crawl is taken up again. */
  crawl(info: CrawlInfo): Promise<void>;
  /** Waits for what is under way, and brings it to the disk. */
  close(): Promise<void>;
}

/** Begins a snapshot; an existing file of that name is replaced. Secrets of the site entry are left out. */
export async function createSnapshot(path: string, head: SnapshotHead): Promise<SnapshotWriter> {
  mkdirSync(dirname(path), { recursive: true });
  const writer = makeWriter(openSync(path, 'w'), 0, new Map());
  await writer.head({ ...head, site: withoutSecrets(head.site) });
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
  const writer = makeWriter(file, reader.wholeBytes, originals);
  await writer.resumed(resumption);
  return writer;
}

function makeWriter(
  file: number,
  start: number,
  originals: Map<string, Original>,
): SnapshotWriter & {
  head(head: SnapshotHead): Promise<void>;
  resumed(resumption: Resumption): Promise<void>;
} {
  let offset = start;
  let last: Promise<void> = Promise.resolve();

  /** One after the other, each member whole or not at all. */
  const append = (records: readonly Buffer[]): Promise<void> => {
    const packed = Promise.all(records.map(packMember));
    const written = last.then(async () => {
      const bytes = Buffer.concat(await packed);
      try {
        for (let done = 0; done < bytes.length;) {
          done += writeSync(file, bytes, done, bytes.length - done, offset + done);
        }
      } catch (error) {
        ftruncateSync(file, offset);
        throw error;
      }
      offset += bytes.length;
    });
    last = written.catch(() => undefined);
    return written;
  };

  const metadata = (kind: string, date: string, value: unknown, extra: WarcFields['fields'] = []): Promise<void> =>
    append([
      formatRecord(
        {
          type: 'metadata',
          id: newId(),
          date,
          fields: [[KIND_FIELD, kind], ...extra, ['Content-Type', 'application/json']],
        },
        Buffer.from(JSON.stringify(value), 'utf8'),
      ),
    ]);

  return {
    head: (head) => {
      const description = [
        `software: ${head.environment.tool}`,
        'format: WARC File Format 1.1',
        'conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/',
        `robots: ${head.environment.robots}`,
        `http-header-user-agent: ${head.environment.userAgent}`,
      ];
      const info: WarcFields = {
        type: 'warcinfo',
        id: newId(),
        date: head.startedAt,
        fields: [['Content-Type', 'application/warc-fields']],
      };
      void append([formatRecord(info, Buffer.from(`${description.join('\r\n')}\r\n`, 'utf8'))]).catch(() => undefined);
      return metadata('head', head.startedAt, head);
    },
    resumed: (resumption) => metadata('resumed', new Date().toISOString(), resumption),
    unanswered: (entry) => metadata('unanswered', entry.at, { ...entry, url: withoutCredentials(entry.url) }),
    probe: (probe) =>
      metadata('probe', probe.at, 'url' in probe ? { ...probe, url: withoutCredentials(probe.url) } : probe),
    crawl: (info) => metadata('crawl', info.finishedAt, info),
    attachmentText: (record, result) => {
      if ('failure' in result) {
        return metadata('attachment', new Date().toISOString(), result, [['WARC-Refers-To', `<${record}>`]]);
      }
      const fields: WarcFields = {
        type: 'conversion',
        id: newId(),
        date: new Date().toISOString(),
        fields: [
          [KIND_FIELD, 'attachment'],
          ['WARC-Refers-To', `<${record}>`],
          ['Content-Type', 'text/plain; charset=utf-8'],
        ],
      };
      return append([formatRecord(fields, Buffer.from(result.text, 'utf8'))]);
    },
    exchange: async (answer) => {
      const exchange = describeExchange(answer);
      const original = answer.via === 'fetch' ? originals.get(exchange.sha256) : undefined;
      if (!original && exchange.bodyBytes > 0 && answer.via === 'fetch') {
        originals.set(exchange.sha256, { record: exchange.record, url: exchange.url, at: exchange.capturedAt });
      }
      await append(
        answer.via === 'render'
          ? [formatRender(exchange, answer.body)]
          : [formatAnswer(exchange, answer, original), formatRequest(exchange)],
      );
      return exchange;
    },
    close: async () => {
      await last;
      try {
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
    },
  };
}

/** A site entry as it may be kept: without headers, credentials or what stands before `@` in its address. */
function withoutSecrets(site: SiteEntry): SiteEntry {
  const { headers: _headers, auth: _auth, ...open } = site;
  return { ...open, url: withoutCredentials(site.url) };
}
