/** Appends what was seen to a snapshot: WARC 1.1, a gzip member a record. Nothing is ever changed once written. */
import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, ftruncateSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { withoutCredentials } from '../lib/url/normalise-url.js';
import type { CrawlInfo, Exchange, Probe, SnapshotHead, Unanswered } from '../model/snapshot.js';
import type { SiteEntry } from '../model/site-entry.js';
import { packMember } from './gzip-member.js';
import type { OpenSnapshot } from './open-snapshot.js';
import type { Resumption } from './resumption.js';
import { asciiJson, digestLabel, EXCHANGE_FIELD, formatRecord, KIND_FIELD, sha256 } from './warc-record.js';
import type { WarcFields } from './warc-record.js';

/** An answer as it is handed in: the writer adds record id, digest and size. */
export interface NewExchange extends Omit<Exchange, 'record' | 'sha256' | 'bodyBytes' | 'headers' | 'contentType'> {
  readonly body: Uint8Array;
  readonly statusText?: string;
  readonly allHeaders: readonly (readonly [name: string, value: string])[];
}

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

interface Original {
  readonly record: string;
  readonly url: string;
  readonly at: string;
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
      const exchange = describe(answer);
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

const newId = (): string => `urn:uuid:${randomUUID()}`;

/** Headers that reading needs; all others are kept in the record alone. */
const READING_HEADERS = new Set(['content-type', 'location', 'content-disposition', 'last-modified']);

function describe(answer: NewExchange): Exchange {
  const { body, statusText: _, allHeaders, ...rest } = answer;
  const headers: Record<string, string> = {};
  for (const [name, value] of allHeaders) {
    const key = name.toLowerCase();
    if (READING_HEADERS.has(key)) headers[key] ??= value;
  }
  const contentType = headers['content-type'];
  return {
    ...rest,
    record: newId(),
    url: withoutCredentials(answer.url),
    ...(contentType !== undefined && { contentType }),
    headers,
    sha256: sha256(body),
    bodyBytes: body.length,
  };
}

function exchangeFields(exchange: Exchange): [string, string][] {
  return [
    ['WARC-Target-URI', exchange.url],
    ['WARC-Payload-Digest', digestLabel(exchange.sha256)],
    ...(exchange.remoteAddress === undefined
      ? []
      : [['WARC-IP-Address', exchange.remoteAddress] satisfies [string, string]]),
    [KIND_FIELD, 'exchange'],
    [EXCHANGE_FIELD, asciiJson(exchange)],
  ];
}

/** Headers of the wire that no longer tell the truth about a stored body, or that carry a session. */
const REWRITTEN_HEADERS = new Set(['content-encoding', 'transfer-encoding', 'content-length']);
const SECRET_HEADERS = new Set(['set-cookie', 'set-cookie2']);

/**
 * The body is stored after content decoding, so that its digest is the one that evidence quotes; the headers that
 * described the wire are kept under `X-Archive-Orig-`. A body seen before is a `revisit`.
 */
function formatAnswer(exchange: Exchange, answer: NewExchange, original: Original | undefined): Buffer {
  const lines = answer.allHeaders
    .filter(([name]) => !SECRET_HEADERS.has(name.toLowerCase()))
    .map(
      ([name, value]) =>
        `${REWRITTEN_HEADERS.has(name.toLowerCase()) ? 'X-Archive-Orig-' : ''}${oneLine(name)}: ${oneLine(value)}`,
    );
  const head = [
    `HTTP/1.1 ${exchange.status} ${oneLine(answer.statusText ?? '')}`.trimEnd(),
    ...lines,
    `Content-Length: ${exchange.bodyBytes}`,
  ];
  const header = Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'utf8');
  const fields = exchangeFields(exchange);
  if (original) {
    fields.push(
      ['WARC-Profile', 'http://netpreserve.org/warc/1.1/revisit/identical-payload-digest'],
      ['WARC-Refers-To', `<${original.record}>`],
      ['WARC-Refers-To-Target-URI', original.url],
      ['WARC-Refers-To-Date', original.at],
    );
  }
  fields.push(['Content-Type', 'application/http; msgtype=response']);
  const type = original ? 'revisit' : 'response';
  return formatRecord(
    { type, id: exchange.record, date: exchange.capturedAt, fields },
    original ? header : Buffer.concat([header, answer.body]),
  );
}

function formatRender(exchange: Exchange, body: Uint8Array): Buffer {
  const fields = [...exchangeFields(exchange), ['Content-Type', 'text/html; charset=utf-8'] satisfies [string, string]];
  return formatRecord({ type: 'resource', id: exchange.record, date: exchange.capturedAt, fields }, body);
}

/** The request as a reader may repeat it: without cookies, authorisation or any header of the site's owner. */
function formatRequest(exchange: Exchange): Buffer {
  const url = new URL(exchange.url);
  const body = Buffer.from(exchange.requestBody ?? '', 'utf8');
  const head = [`${exchange.method} ${url.pathname}${url.search} HTTP/1.1`, `Host: ${url.host}`];
  if (exchange.requestBody !== undefined) head.push(`Content-Length: ${body.length}`);
  return formatRecord(
    {
      type: 'request',
      id: newId(),
      date: exchange.capturedAt,
      fields: [
        ['WARC-Target-URI', exchange.url],
        ['WARC-Concurrent-To', `<${exchange.record}>`],
        ['Content-Type', 'application/http; msgtype=request'],
      ],
    },
    Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'utf8'), body]),
  );
}

const oneLine = (text: string): string => text.replace(/[\r\n\0]+/g, ' ');

/** A site entry as it may be kept: without headers, credentials or what stands before `@` in its address. */
function withoutSecrets(site: SiteEntry): SiteEntry {
  const { headers: _headers, auth: _auth, ...open } = site;
  return { ...open, url: withoutCredentials(site.url) };
}
