import type { AttachmentFailure, FileFormat } from '../lib/isolate/attachment-reading.js';

/** What `gongkai inspect --json` prints (contract.md, PageFacts). Dates are `YYYY-MM-DD`, addresses absolute. */
export interface PageFacts {
  readonly url?: string;
  readonly charset: string;
  readonly kind: PageKind;
  /** Of the article or column, without site name and template noise. */
  readonly title: string;
  readonly breadcrumb: readonly string[];
  readonly columnName?: string;
  readonly publishedOn?: string;
  /** Where `publishedOn` came from, in this order of trust. */
  readonly publishedOnFrom?: 'visible' | 'list' | 'url' | 'meta';
  /** A visible date of publication as it stands there, with its time of day: `2024-05-06 09:30`, `2024年5月6日`. */
  readonly publishedAs?: string;
  /** Only a date labelled as an update. */
  readonly updatedOn?: string;
  readonly source?: string;
  readonly indexNumber?: string;
  readonly documentNumber?: string;
  readonly writtenOn?: string;
  readonly validity?: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly items: readonly ListItem[];
  readonly attachments: readonly Attachment[];
  readonly tables: readonly { readonly rows: number; readonly columns: number; readonly caption?: string }[];
  readonly footer: Footer;
  /** What the bytes lack; the crawler renders only if a wanted rule needs that part. */
  readonly needsBrowser?: BrowserReason;
  /** Why the bytes are not the page, or not the whole of it: nothing is said of what they lack. */
  readonly unread?: UnreadCause;
  readonly textLength: number;
  /** Of an attachment that was opened. */
  readonly file?: FileFacts;
}

/** What a file is by its bytes, whatever its name; where nothing was read of it, why. */
export interface FileFacts {
  readonly format: FileFormat;
  readonly failure?: AttachmentFailure;
}

/** `column` covers lists and search results too. */
export type PageKind = 'home' | 'column' | 'article' | 'attachment' | 'shell' | 'challenge' | 'error';

/**
 * `script-shell`: the body is filled by script · `cookie-challenge`: 521/412 script answer · `xhr-list`: the rows
 * come by XHR · `footer-script`: header/footer marks are inserted by script · `frame-footer`: they stand in an iframe.
 */
export type BrowserReason = 'script-shell' | 'cookie-challenge' | 'xhr-list' | 'footer-script' | 'frame-footer';

/**
 * `no-content`: an answer without a page (204, a redirect to nowhere) · `part`: a piece of one (206) · `empty`: not a
 * word of the site, link or picture · `binary`: no text in any encoding · `cut`: it stops in the middle · `too-complex`: longer or
 * deeper than we read · `breakdown`: what a broken program prints · `login`: only for those who sign in ·
 * `reader-failed`: a fault of this program.
 */
export type UnreadCause =
  'no-content' | 'part' | 'empty' | 'binary' | 'cut' | 'too-complex' | 'breakdown' | 'login' | 'reader-failed';

export interface ListItem {
  readonly title: string;
  readonly url: string;
  readonly publishedOn?: string;
  /** `MM-DD` of a row that shows month and day but no year. */
  readonly monthDay?: string;
}

export interface Attachment {
  readonly text: string;
  readonly url: string;
  /** Lower-case file type without dot: pdf, doc, docx, xls, xlsx, ofd, wps, zip, rar, jpg … */
  readonly type: string;
}

/** Marks that the foot of every page must bear (standards §5.1). */
export interface Footer {
  readonly siteIdCode?: string;
  readonly icp?: string;
  readonly police?: string;
  readonly sponsor?: string;
  readonly contact?: string;
  readonly errorReport: boolean;
  readonly ipv6Label: boolean;
}
