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
  readonly textLength: number;
}

/** `column` covers lists and search results too. */
export type PageKind = 'home' | 'column' | 'article' | 'attachment' | 'shell' | 'challenge' | 'error';

/**
 * `script-shell`: the body is filled by script · `cookie-challenge`: 521/412 script answer · `xhr-list`: the rows
 * come by XHR · `footer-script`: header/footer marks are inserted by script · `frame-footer`: they stand in an iframe.
 */
export type BrowserReason = 'script-shell' | 'cookie-challenge' | 'xhr-list' | 'footer-script' | 'frame-footer';

export interface ListItem {
  readonly title: string;
  readonly url: string;
  readonly publishedOn?: string;
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
