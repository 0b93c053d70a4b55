/** What a crawl says of itself, as WARC records: who made this and how, what was asked for, how it went. */
import type { SnapshotHead } from '../model/snapshot.js';
import { withoutCredentials } from '../lib/url/normalise-url.js';
import { newId } from './format-exchange.js';
import type { StoredTables } from './stored-shapes.js';
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

interface File {
  readonly url: string;
  readonly record: string;
}

/** The text of an attachment, for every tool that reads web archives; without it what was read of the file counts as lost. */
export const formatText = (of: File, at: string, text: string): Buffer =>
  formatConversion(of, at, 'attachment', 'text/plain; charset=utf-8', text);

/** What else was read of it: its format and its tables. Stands before the text, so that a torn end takes both or neither. */
export const formatTables = (of: File, at: string, { format, grids, pictures, hidden }: StoredTables): Buffer =>
  formatConversion(
    of,
    at,
    'attachment-tables',
    'application/json',
    JSON.stringify({ format, grids, pictures, hidden }),
  );

function formatConversion(of: File, at: string, kind: string, type: string, content: string): Buffer {
  const fields: WarcFields = {
    type: 'conversion',
    id: newId(),
    date: at,
    fields: [
      ['WARC-Target-URI', of.url],
      ['WARC-Refers-To', `<${of.record}>`],
      [KIND_FIELD, kind],
      ['Content-Type', type],
    ],
  };
  return formatRecord(fields, Buffer.from(content, 'utf8'));
}
