import { decodeText } from '../../lib/charset/decode-text.js';
import type { ArchivedPage, ArchivedRecord, ArchiveMarks } from '../../model/archive.js';
import type { MarkedTable } from '../../model/marked-table.js';
import type { Exchange, SnapshotReader } from '../../model/snapshot.js';
import { attempt } from '../../snapshot/attempt.js';
import { storedPages, type StoredPages } from '../stored-pages.js';
import { findCells } from '../find-cells.js';
import { findSelected } from './find-selected.js';
import { markTexts } from './mark-texts.js';
import { parseMarkup, type Markup } from './parse-markup.js';
import { readTables } from './read-tables.js';
import { readTexts } from './read-texts.js';
import { escaped, writePage } from './write-page.js';

type Reader = Pick<SnapshotReader, 'exchanges' | 'body' | 'attachment'>;

/** All pictures and style sheets of one page together. */
const MOST_PART_BYTES = 6 * 1024 * 1024;
/** Characters of a file's text that are shown. */
const MOST_TEXT = 150_000;

/** What is known of a record without its body; undefined where the snapshot has none of this id. */
export function archivedRecord({ exchanges }: Pick<Reader, 'exchanges'>, record: string): ArchivedRecord | undefined {
  const exchange = exchanges.find((one) => one.record === record);
  return exchange && factsOf(exchange);
}

const factsOf = (exchange: Exchange): ArchivedRecord => {
  const { record, url, method, status, contentType, capturedAt, sha256, bodyBytes, via } = exchange;
  return {
    record,
    url,
    method,
    status,
    capturedAt,
    sha256,
    bodyBytes,
    via,
    ...(contentType !== undefined && { contentType }),
  };
};

/**
 * A record as a page for people: in its own charset, quotes marked where they stand, personal numbers covered, nothing that runs,
 * loads or leads anywhere. Undefined where there is no such record or its bytes are damaged.
 */
export function showRecord(
  reader: Reader,
  record: string,
  { quotes, selectors = [], tables = [] }: ArchiveMarks,
): ArchivedPage | undefined {
  const exchange = reader.exchanges.find((one) => one.record === record);
  if (!exchange) return undefined;
  const facts = factsOf(exchange);
  const pages = storedPages(reader);
  const type = exchange.contentType ?? '';
  if (pages.page(exchange)) {
    const bytes = attempt(() => pages.markup(exchange).body);
    return (
      bytes && { ...facts, ...showMarkup(bytes.toString('utf8'), exchange.url, pages, { quotes, selectors, tables }) }
    );
  }
  const bytes = attempt(() => reader.body(record));
  if (bytes === undefined) return undefined;
  const reading = attempt(() => reader.attachment(record));
  if (reading && 'text' in reading) return { ...facts, ...showText(reading.text, quotes) };
  if (/^image\/(?:png|jpeg|gif|webp|bmp)\b/i.test(type) && bytes.length <= MOST_PART_BYTES) {
    const picture = `data:${type.split(';', 1)[0]};base64,${Buffer.from(bytes).toString('base64')}`;
    return {
      ...facts,
      html: asDocument(`<img alt="" src="${escaped(picture)}">`),
      form: 'picture',
      marked: 0,
      isCut: false,
    };
  }
  if (/^(?:text\/|application\/(?:json|javascript|xml|x-javascript)\b)/i.test(type))
    return { ...facts, ...showText(decodeText(bytes, type).text, quotes) };
  return { ...facts, html: asDocument(''), form: 'file', marked: 0, isCut: false };
}

type Shown = Pick<ArchivedPage, 'html' | 'form' | 'marked' | 'isCut'>;

function showMarkup(
  source: string,
  url: string,
  pages: StoredPages,
  { quotes, selectors = [], tables = [] }: ArchiveMarks,
): Shown {
  const parsed = parseMarkup(source);
  if (!parsed) return { ...showText(source, quotes), isCut: true };
  const { nodes, pieces, isCut } = readTexts(parsed.document);
  const cells = markedCells(parsed.document, tables);
  // Words of a quote that was put together from cells are looked for in the cells alone.
  const { stretches, places } = markTexts(pieces, cells.length > 0 ? [] : quotes);
  const named = new Set([...cells, ...selectors.flatMap((selector) => findSelected(parsed.document, selector) ?? [])]);
  const numberOf = new Map(nodes.map((node, at) => [node, at]));
  let left = MOST_PART_BYTES;
  const load = (address: string) => {
    const absolute = URL.parse(address, url)?.href;
    const found = absolute === undefined ? undefined : attempt(() => pages.part(absolute));
    if (!found || found.body.length > left) return undefined;
    left -= found.body.length;
    return found;
  };
  const html = writePage(parsed.document, {
    picture: (address) => {
      const found = load(address);
      const type = found?.contentType.split(';', 1)[0] ?? '';
      return found && /^image\/(?:png|jpeg|gif|webp|bmp)$/i.test(type)
        ? `data:${type};base64,${found.body.toString('base64')}`
        : undefined;
    },
    styleSheet: (address) => {
      const found = load(address);
      return found && /^text\/css/i.test(found.contentType)
        ? decodeText(found.body, found.contentType).text
        : undefined;
    },
    isNamed: (element) => named.has(element),
    anchor: places === 0 ? [...named][0] : undefined,
    stretches: (node) => {
      const number = numberOf.get(node);
      // What was not looked through is not shown.
      return number === undefined ? (isCut && node.value.trim() !== '' ? [] : undefined) : stretches.get(number);
    },
  });
  return { html, form: 'page', marked: places + named.size, isCut: parsed.isCut || isCut };
}

/** Cells that tables of findings point at, on the tables of the page that have their figures. */
function markedCells(document: Markup, tables: readonly MarkedTable[]) {
  if (tables.length === 0) return [];
  const own = readTables(document);
  return tables.flatMap((table) =>
    (findCells(own, table) ?? []).flatMap(({ table: number, cell }) => own[number]?.elements[cell] ?? []),
  );
}

/** Text line by line, quotes marked. */
function showText(whole: string, quotes: readonly string[]): Shown {
  const text = whole.slice(0, MOST_TEXT);
  const lines = text.split(/\r?\n/);
  const { stretches, places } = markTexts(
    lines.map((line, at) => ({ text: line, line: at })),
    quotes,
  );
  const shown = lines.map((line, at) =>
    (stretches.get(at) ?? [{ text: line, isMarked: false }])
      .map(({ text: own, isMarked, ...rest }) =>
        isMarked
          ? `<mark class="gongkai-place"${'startsPlace' in rest ? ` id="gongkai-place-${String(rest.startsPlace)}"` : ''}>${escaped(own)}</mark>`
          : escaped(own),
      )
      .join(''),
  );
  return {
    html: asDocument(`<pre>${shown.join('\n')}</pre>`),
    form: 'text',
    marked: places,
    isCut: text.length < whole.length,
  };
}

const asDocument = (body: string): string =>
  '<!doctype html>\n<meta charset="utf-8"><title>snapshot</title>' +
  '<style>body{margin:16px;font:15px/1.7 sans-serif;color:#222;background:#fff}pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;margin:0}' +
  `img{max-width:100%}mark.gongkai-place{background:#ffe08a;color:#1b2026;outline:2px solid #a8231c}</style>${body}`;
