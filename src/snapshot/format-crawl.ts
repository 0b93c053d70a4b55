/** What a crawl says of itself, as WARC records: who made this and how, what was asked for, how it went. */
import type { SnapshotHead } from '../model/snapshot.js';
import { withoutCredentials } from '../lib/url/normalise-url.js';
import { newId } from './format-exchange.js';
import { formatRecord, KIND_FIELD, oneLine } from './warc-record.js';
import type { WarcFields } from './warc-record.js';

/**
 * `warcinfo` for every tool that reads web archives. `json-metadata` is the line from which ReplayWeb.page takes the
 * name of a collection and the page that it begins with.
 */
export function formatWarcinfo(
  { site, asOf, environment }: Pick<SnapshotHead, 'site' | 'asOf' | 'environment'>,
  at: string,
): Buffer {
  const url = withoutCredentials(site.url);
  const timestamp = at.replace(/\D/g, '').slice(0, 14);
  const collection = { type: 'collection', title: site.name, pages: [{ url, timestamp, title: site.name }] };
  const lines = [
    `software: ${environment.tool}`,
    'format: WARC File Format 1.1',
    'conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/',
    `robots: ${environment.robots === 'obeyed' ? 'RFC 9309' : 'ignored'}`,
    `http-header-user-agent: ${oneLine(environment.userAgent)}`,
    `isPartOf: ${site.id} ${asOf}`,
    `description: ${oneLine(site.name)} ${url}`,
    `json-metadata: ${JSON.stringify(collection)}`,
  ];
  const fields: WarcFields = {
    type: 'warcinfo',
    id: newId(),
    date: at,
    fields: [
      ['WARC-Filename', 'snapshot.warc.gz'],
      ['Content-Type', 'application/warc-fields'],
    ],
  };
  return formatRecord(fields, Buffer.from(`${lines.join('\r\n')}\r\n`, 'utf8'));
}

/**
 * A fact about the crawl as JSON. `about` is the address that it is about, if any; the record's own name is a URN, so
 * that no replay tool takes it for a page.
 */
export function formatFact(
  kind: string,
  at: string,
  value: unknown,
  about?: { readonly url: string; readonly record?: string },
): Buffer {
  const fields: WarcFields = {
    type: 'metadata',
    id: newId(),
    date: at,
    fields: [
      ['WARC-Target-URI', `urn:gongkai:${kind}${about ? `:${about.url}` : ''}`],
      ...(about?.record === undefined ? [] : [['WARC-Refers-To', `<${about.record}>`] as const]),
      [KIND_FIELD, kind],
      ['Content-Type', 'application/json'],
    ],
  };
  return formatRecord(fields, Buffer.from(JSON.stringify(value), 'utf8'));
}

/** The text that was made of an attachment. */
export function formatText(of: { readonly url: string; readonly record: string }, at: string, text: string): Buffer {
  const fields: WarcFields = {
    type: 'conversion',
    id: newId(),
    date: at,
    fields: [
      ['WARC-Target-URI', of.url],
      ['WARC-Refers-To', `<${of.record}>`],
      [KIND_FIELD, 'attachment'],
      ['Content-Type', 'text/plain; charset=utf-8'],
    ],
  };
  return formatRecord(fields, Buffer.from(text, 'utf8'));
}
