import { decodeText } from '../lib/charset/decode-text.js';
import type { Exchange, SnapshotReader } from '../model/snapshot.js';

/** An answer for the browser, from the snapshot. */
export interface StoredAnswer {
  readonly contentType: string;
  readonly body: Buffer;
}

/** What a snapshot can show again. */
export interface StoredPages {
  /** The page that a piece of evidence rests on; undefined where that is no page: a file, an answer to a script, nothing. */
  page(of: { readonly url: string; readonly sha256: string; readonly record?: string }): Exchange | undefined;
  /** Its mark-up in UTF-8. Throws where the record is damaged. */
  markup(exchange: Exchange): StoredAnswer;
  /** What the page loads from this address, so far as it was kept: frames, style sheets, pictures, fonts. */
  part(url: string): StoredAnswer | undefined;
}

const IS_MARKUP = /^\s*(?:text\/html|application\/xhtml\+xml)\b/i;
const IS_PART = /^\s*(?:text\/(?:html|css)|application\/(?:xhtml\+xml|font-\w+)|image\/|font\/)/i;
/** Larger mark-up takes a browser longer than a picture may. */
const MOST_BYTES = 8 * 1024 * 1024;
const NAME_OF_FILE = /\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|7z|ofd|wps|et|jpe?g|png|gif|mp4)(?:$|[?#])/i;

/** Looks pages up in a snapshot. */
export function storedPages(reader: Pick<SnapshotReader, 'exchanges' | 'body'>): StoredPages {
  const byRecord = new Map<string, Exchange>();
  const byUrl = new Map<string, Exchange[]>();
  for (const exchange of reader.exchanges) {
    byRecord.set(exchange.record, exchange);
    byUrl.set(exchange.url, [...(byUrl.get(exchange.url) ?? []), exchange]);
  }
  const markup = (exchange: Exchange): StoredAnswer => {
    const { text } = decodeText(reader.body(exchange.record), exchange.contentType);
    return { contentType: 'text/html; charset=utf-8', body: Buffer.from(text, 'utf8') };
  };
  return {
    markup,
    page: ({ url, sha256, record }) => {
      const own = record === undefined ? undefined : byRecord.get(record);
      if (own) return isPage(own) ? own : undefined;
      return byUrl.get(url)?.findLast((one) => one.sha256 === sha256 && isPage(one));
    },
    part: (url) => {
      const kept = byUrl.get(url)?.findLast(({ method, status }) => method === 'GET' && status === 200);
      if (!kept || kept.bodyBytes > MOST_BYTES || !IS_PART.test(kept.contentType ?? '')) return undefined;
      if (IS_MARKUP.test(kept.contentType ?? '')) return markup(kept);
      return { contentType: kept.contentType ?? '', body: Buffer.from(reader.body(kept.record)) };
    },
  };
}

const isPage = ({ method, via, contentType, bodyBytes, location, url }: Exchange): boolean =>
  method !== 'HEAD' &&
  bodyBytes > 0 &&
  bodyBytes <= MOST_BYTES &&
  location === undefined &&
  (via === 'render' || (contentType === undefined ? !NAME_OF_FILE.test(url) : IS_MARKUP.test(contentType)));
