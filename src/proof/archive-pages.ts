/** The pages of a web archive that a reader begins with, and all the others: `pages/*.jsonl` of a WACZ. */
import { parseFragment } from 'parse5';
import { decodeText } from '../lib/charset/decode-text.js';
import type { AuditReport } from '../model/report.js';
import type { Exchange, SnapshotReader } from '../model/snapshot.js';
import { attempt } from '../snapshot/attempt.js';

/** A page as a list of pages names it (WACZ 1.1.1, pages.jsonl). */
interface ArchivePage {
  readonly id: string;
  readonly url: string;
  /** RFC 3339. */
  readonly ts: string;
  readonly title: string;
}

/** `chosen`: the home page, the columns that were found, the pages that findings rest on. `others`: whatever else was read. */
export interface ArchivePages {
  readonly chosen: readonly ArchivePage[];
  readonly others: readonly ArchivePage[];
}

/** Titles stand at the beginning of a page; so much of it is looked through. */
const TITLE_WITHIN = 64 * 1024;

export function listPages(
  reader: Pick<SnapshotReader, 'exchanges' | 'body'>,
  report: Pick<AuditReport, 'crawl' | 'outcomes' | 'site'>,
): ArchivePages {
  const shown = new Map<string, Exchange>();
  // Of several captures of an address the last is the one that was judged.
  for (const exchange of reader.exchanges) if (isShown(exchange)) shown.set(exchange.url, exchange);
  const columns = report.crawl.columns ?? {};
  const nameOf = ({ purpose }: Exchange): string | undefined =>
    purpose.startsWith('column:') ? columns[purpose.slice('column:'.length)] : undefined;
  const all = [...shown.values()];
  const wanted = [
    ...all.filter(({ purpose }) => purpose === 'home'),
    ...all.filter((exchange) => nameOf(exchange) !== undefined),
    ...evidenceOf(report, new Map(reader.exchanges.map((one) => [one.record, one.url]))).flatMap(
      (url) => shown.get(url) ?? [],
    ),
  ];
  const chosen = new Set(wanted);
  const describe = (exchange: Exchange): ArchivePage => {
    const own = attempt(() => titleOf(reader.body(exchange.record), exchange.contentType)) ?? '';
    const name = nameOf(exchange);
    return {
      id: exchange.record.replace(/^urn:uuid:/, ''),
      url: exchange.url,
      ts: exchange.capturedAt,
      title: [name, own].filter((part) => part !== undefined && part !== '').join(' — ') || exchange.url,
    };
  };
  return {
    chosen: [...chosen].map(describe),
    others: all.filter((exchange) => !chosen.has(exchange)).map(describe),
  };
}

/** As a `.jsonl` file; the first line says what it is a list of. */
export const pagesText = (id: string, title: string, pages: readonly ArchivePage[]): string =>
  [{ format: 'json-pages-1.0', id, title }, ...pages].map((line) => `${JSON.stringify(line)}\n`).join('');

const isShown = ({ method, status, via, contentType, location, bodyBytes }: Exchange): boolean =>
  method === 'GET' &&
  location === undefined &&
  bodyBytes > 0 &&
  (via === 'render' || (status === 200 && /^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(contentType ?? '')));

/** Addresses that findings rest on, faults first, by the records that they name. */
function evidenceOf({ outcomes }: Pick<AuditReport, 'outcomes'>, urls: ReadonlyMap<string, string>): readonly string[] {
  const findings = outcomes.flatMap((outcome) => outcome.findings);
  const ordered = [
    ...findings.filter(({ value }) => value === 'failed'),
    ...findings.filter(({ value }) => value !== 'failed'),
  ];
  return ordered.flatMap(({ evidence }) => evidence.map(({ url, record }) => urls.get(record ?? '') ?? url));
}

/** What stands in `<title>`, blanks drawn together; empty where there is none. */
function titleOf(body: Uint8Array, contentType: string | undefined): string {
  const { text } = decodeText(body.subarray(0, TITLE_WITHIN), contentType);
  const [markup] = /<title[^>]*>[^<]*/i.exec(text) ?? [''];
  const [title] = parseFragment(markup).childNodes;
  const [words] = title && 'childNodes' in title ? title.childNodes : [];
  return words && 'value' in words ? words.value.replace(/\s+/g, ' ').trim() : '';
}
