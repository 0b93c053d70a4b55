import type { MarkedTable } from './marked-table.js';

/** What was answered when a site was asked, looked up again by record: for people who hold evidence against what is said of it. */

/** One answer as it stands in the snapshot. */
export interface ArchivedRecord {
  /** WARC-Record-ID. */
  readonly record: string;
  readonly url: string;
  readonly method: string;
  readonly status: number;
  readonly contentType?: string;
  readonly capturedAt: string;
  /** Of the entity body, hex: what the evidence names. */
  readonly sha256: string;
  readonly bodyBytes: number;
  /** `render`: the DOM that a browser made of the page. */
  readonly via: 'fetch' | 'render';
}

/** A record as one page that runs nothing, asks for nothing and leads nowhere. */
export interface ArchivedPage extends ArchivedRecord {
  readonly html: string;
  /** `page`: its mark-up · `text`: what the file said when it was opened, or its source · `picture` · `file`: nothing to show. */
  readonly form: 'page' | 'text' | 'picture' | 'file';
  /** Places marked: where quotes stand, and elements that selectors name; 0: none was found on it. */
  readonly marked: number;
  /** The page is longer or more intricate than what is shown of it. */
  readonly isCut: boolean;
}

/** What is to be marked on a page: words, elements where there are no words, cells of a table. */
export interface ArchiveMarks {
  readonly quotes: readonly string[];
  readonly selectors?: readonly string[];
  readonly tables?: readonly MarkedTable[];
}

/** Snapshots of audits. Undefined: no such run, site or record, or its bytes are not what was written. */
export interface Archive {
  readonly show: (
    place: { readonly run: string; readonly site: string; readonly record: string },
    marks: ArchiveMarks,
  ) => Promise<ArchivedPage | undefined>;
  /** The bytes whose SHA-256 the evidence names. */
  readonly raw: (place: {
    readonly run: string;
    readonly site: string;
    readonly record: string;
  }) => Promise<{ readonly facts: ArchivedRecord; readonly bytes: Uint8Array } | undefined>;
}
