/** An answer as WARC records: the response (or revisit), and the request without any secret of ours. */
import { randomUUID } from 'node:crypto';
import { bodyTypeOf } from '../lib/net/body-type.js';
import { withoutCredentials } from '../lib/url/normalise-url.js';
import type { Exchange } from '../model/snapshot.js';
import { asciiJson, digestLabel, EXCHANGE_FIELD, formatRecord, KIND_FIELD, oneLine, sha256 } from './warc-record.js';

/** An answer as it is handed in: the writer adds record id, digest and size. */
export interface NewExchange extends Omit<Exchange, 'record' | 'sha256' | 'bodyBytes' | 'headers' | 'contentType'> {
  readonly body: Uint8Array;
  readonly statusText?: string;
  readonly allHeaders: readonly (readonly [name: string, value: string])[];
}

/** The record that holds a body already. */
export interface Original {
  readonly record: string;
  readonly url: string;
  readonly at: string;
}

/** A WARC-Record-ID. */
export const newId = (): string => `urn:uuid:${randomUUID()}`;

/** Headers that reading needs; all others are kept in the record alone. */
const READING_HEADERS = new Set(['content-type', 'location', 'content-disposition', 'last-modified']);

/** The answer as the model has it: with record id, digest and size. */
export function describeExchange(answer: NewExchange): Exchange {
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

type Field = readonly [name: string, value: string];

function exchangeFields(exchange: Exchange): Field[] {
  const { url, sha256: digest, remoteAddress, concurrentTo } = exchange;
  const fields: Field[] = [
    ['WARC-Target-URI', url],
    ['WARC-Payload-Digest', digestLabel(digest)],
  ];
  if (remoteAddress !== undefined) fields.push(['WARC-IP-Address', remoteAddress]);
  if (concurrentTo !== undefined) fields.push(['WARC-Concurrent-To', `<${concurrentTo}>`]);
  return [...fields, [KIND_FIELD, 'exchange'], [EXCHANGE_FIELD, asciiJson(exchange)]];
}

/** Headers of the wire that no longer tell the truth about a stored body, or that carry a session. */
const REWRITTEN_HEADERS = new Set(['content-encoding', 'transfer-encoding', 'content-length']);
const SECRET_HEADERS = new Set(['set-cookie', 'set-cookie2']);

/**
 * The body is stored after content decoding, so that its digest is the one that evidence quotes; the headers that
 * described the wire are kept under `X-Archive-Orig-`. A body seen before is a `revisit`.
 */
export function formatAnswer(exchange: Exchange, answer: NewExchange, original: Original | undefined): Buffer {
  const lines = answer.allHeaders
    .filter(([name]) => !SECRET_HEADERS.has(name.toLowerCase()))
    .map(
      ([name, value]) =>
        `${REWRITTEN_HEADERS.has(name.toLowerCase()) ? 'X-Archive-Orig-' : ''}${oneLine(name)}: ${oneLine(value)}`,
    );
  // The answer to a HEAD has no body whose length could be told.
  const length = exchange.method === 'HEAD' ? [] : [`Content-Length: ${exchange.bodyBytes}`];
  // RFC 9112 4: the blank before the reason stands even where there is none.
  const head = [`HTTP/1.1 ${exchange.status} ${oneLine(answer.statusText ?? '')}`, ...lines, ...length];
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

/** A rendered DOM is a `resource` under the page's own address: no server sent these bytes, but they are that page. */
export function formatRender(exchange: Exchange, body: Uint8Array): Buffer {
  const fields: Field[] = [...exchangeFields(exchange), ['Content-Type', 'text/html; charset=utf-8']];
  return formatRecord({ type: 'resource', id: exchange.record, date: exchange.capturedAt, fields }, body);
}

/** The request as a reader may repeat it: without cookies, authorisation or any header of the site's owner. */
export function formatRequest(exchange: Exchange, userAgent: string): Buffer {
  const url = new URL(exchange.url);
  const head = [
    `${exchange.method} ${url.pathname}${url.search} HTTP/1.1`,
    `Host: ${url.host}`,
    `User-Agent: ${oneLine(userAgent)}`,
  ];
  const body = Buffer.from(exchange.requestBody ?? '', 'utf8');
  if (exchange.requestBody !== undefined)
    head.push(`Content-Type: ${bodyTypeOf(exchange.requestBody)}`, `Content-Length: ${body.length}`);
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
