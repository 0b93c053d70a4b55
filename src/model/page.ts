import type { ListItem, PageFacts } from './page-facts.js';

/** A page as the page layer reads it: everything the rest of the program may ask of its bytes. Plain data, no DOM. */
export interface Page {
  readonly url: string;
  readonly status: number;
  readonly facts: PageFacts;
  /** All links in document order, hidden ones too (`isVisible` says which); addresses absolute, fragment removed. */
  readonly links: readonly Link[];
  /** `frame` and `iframe` documents, absolute, in document order. */
  readonly frames: readonly Frame[];
  /** A script stands where a block of links should be: the bytes may lack a menu. */
  readonly hasScriptMenu: boolean;
  /** Names that are clicked without an address behind them: tabs of panels on the page itself. */
  readonly tabs: readonly string[];
  /** What the panels of such tabs hold, where the page shows which panel is whose. */
  readonly panels?: readonly Panel[];
  /** Where the page sends a browser by itself: meta refresh (delay ≤ 10 s to another address) or a script redirect. */
  readonly redirect?: { readonly url: string; readonly by: 'meta-refresh' | 'script' };
  /** Next-page requests of a list that generic links do not show (a CMS family's knowledge, as data). */
  readonly morePages: readonly PageRequest[];
  /** Where the rows come by XHR (`needsBrowser: 'xhr-list'`) and it is known how: requests whose answers are the first page of the list. */
  readonly listRequests?: readonly PageRequest[];
  /** Rows that the whole list has, where the page or its script says so. */
  readonly listTotal?: number;
  /** Pages that the list has by the words and numbers of its pager, whether they can be asked for or not. */
  readonly pageTotal?: number;
  readonly forms: readonly Form[];
  readonly searchBoxes?: readonly SearchBox[];
  /** Letters of the public and what came of them: the rows of a list, or the one that the page is about. */
  readonly messages?: readonly MessageEntry[];
  /** A script may put forms into the page that its bytes do not have. */
  readonly mayGainForm?: true;
  /** Of a home page: a script fills a list that its bytes do not have. */
  readonly mayGainRows?: true;
  /**
   * Text of the content region (no header, navigation, side menu, footer, hidden parts or comments): one line a
   * block, table rows as cells joined by tabs. Of a page without a recognisable content region: the body less
   * header, navigation and footer.
   */
  readonly contentText: string;
  /** Visible text of the whole body, one line a block. */
  readonly bodyText: string;
  /** Of a file: text of its hidden sheets. Of a page: lines with long numbers that it does not show at once. */
  readonly hiddenText?: string;
  /** Tables of the content region expanded by row and column spans. */
  readonly grids: readonly Grid[];
  /** One for each of `grids`, where the page is HTML. */
  readonly gridMarks?: readonly GridMarks[];
  /**
   * Label → value pairs of a document's metadata table or block (索引号, 发文字号 …), labels without blanks and colon. The value is
   * empty where nothing stands beside the label; `isNone` where 无 does.
   */
  readonly infoRows: readonly { readonly label: string; readonly value: string; readonly isNone?: true }[];
  /** Every labelled date of the content region, e.g. `{ label: '更新日期', on: '2024-05-06' }`. */
  readonly labelledDates: readonly { readonly label: string; readonly on: string; readonly quote: string }[];
  /** Of the page's own part. `h5`: pages made to be turned over on a telephone, framed or linked. */
  readonly media: {
    readonly images: number;
    readonly videos: number;
    readonly audios: number;
    readonly h5?: number;
    /** Addresses of the first pictures that stand in the content by themselves: no icon, none inside a link or there twice. */
    readonly pictures?: readonly string[];
  };
  /** Of an article: the boxes that lead to what belongs to it (相关解读, 相关文件 …). */
  readonly related?: readonly RelatedBox[];
  /** What a browser loads for the page by its markup (scripts, style sheets, pictures, frames): the first address of each origin. */
  readonly resources?: readonly string[];
  /** How the page's own scripts and dialogues announce that a link leaves the site, and the script files that may. */
  readonly leaving?: { readonly announcement?: string; readonly scripts: readonly string[] };
}

/** Links under a heading of an article. */
export interface RelatedBox {
  readonly name: string;
  readonly urls: readonly string[];
  /** It is empty in these bytes, and a script may fill it. */
  readonly awaitsScript: boolean;
}

/** The part of a page that a tab brings up. */
export interface Panel {
  /** The tab's. */
  readonly name: string;
  readonly items: readonly ListItem[];
  readonly textLength: number;
  /** Its lines, hidden or not; a digest leaves them out. */
  readonly text?: string;
}

export interface Link {
  readonly url: string;
  /** Visible text without line breaks and blanks between Chinese characters; else title, else alt of its image. */
  readonly text: string;
  readonly title?: string;
  readonly region: LinkRegion;
  /** False in a comment, `hidden`, inline `display:none`/`visibility:hidden`, or `<template>`/`noscript`. */
  readonly isVisible: boolean;
  readonly from: 'href' | 'onclick' | 'area' | 'script' | 'option';
  /** Date printed in the same list row, when the link is a list row. */
  readonly publishedOn?: string;
  /** Its own words, name or handler announce where it leads; `scripted`: a handler or mark of it may. */
  readonly leaving?: 'announced' | 'scripted';
}

export type LinkRegion = 'header' | 'navigation' | 'breadcrumb' | 'menu' | 'list' | 'content' | 'pager' | 'footer';

export interface Frame {
  readonly url: string;
  readonly name?: string;
  readonly title?: string;
  readonly isVisible: boolean;
}

/** A request as data; `headers` only what the server needs to answer (content type of a form post). */
export interface PageRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly body?: string;
  /** 2 for the second page of a list. */
  readonly pageNumber?: number;
}

export interface Form {
  readonly action: string;
  readonly method: 'GET' | 'POST';
  readonly fields: readonly FormField[];
  readonly text: string;
  /** Its id, name and classes in lower case: what its author calls it. */
  readonly words?: string;
  /** What it is sent in, where it says so; else the charset of its page. */
  readonly charset?: string;
  /** A script has a hand in sending it: as a plain form it may go astray. */
  readonly isScripted?: true;
}

export interface FormField {
  readonly name: string;
  readonly type: string;
  readonly label?: string;
  /** As the page gives it; of a list what is chosen at first. Left out where it is very long. */
  readonly value?: string;
  /** A browser does not send it: it has no name, or is not ticked, or only a button for scripts. */
  readonly isUnsent?: true;
}

/** 来信、留言: one letter of the public, as a row of a list or a page of its own shows it. */
export interface MessageEntry {
  readonly title: string;
  /** Of a row that leads to a page of its own. */
  readonly url?: string;
  readonly askedOn?: string;
  readonly answeredOn?: string;
  /** A date that nothing names. */
  readonly on?: string;
  /** `void`: 不予受理, withdrawn, a repetition · `unknown`: neither an answer nor a word that there is none. */
  readonly state: 'answered' | 'waiting' | 'void' | 'unknown';
  readonly quote: string;
}

/** A field for search words that stands in no form: a script sends what is typed. */
export interface SearchBox {
  readonly id?: string;
  readonly name?: string;
  readonly label?: string;
}

/** Every cell of a table at its row and column; a spanned cell stands at each place it covers. Text has no blanks. */
export type Grid = readonly (readonly string[])[];

/** What the cells of a grid do not tell by themselves; one entry for each of its rows. */
export interface GridMarks {
  /** Columns that the cell to their left covers too (`colspan`). */
  readonly covered: readonly (readonly number[])[];
  /** Blanks or lines stand between figures of the cell: its parts, at each column that it covers. */
  readonly apart: readonly (readonly { readonly column: number; readonly parts: readonly string[] }[])[];
}

/** A page without its texts and tables: what stays in memory while a site is crawled or modelled. */
export interface PageDigest extends Omit<
  Page,
  'contentText' | 'bodyText' | 'hiddenText' | 'grids' | 'gridMarks' | 'infoRows' | 'labelledDates'
> {
  /** The first 1,200 characters of `contentText`. */
  readonly contentStart: string;
  readonly contentLength: number;
  /** Figures stand on it that can be a person's ID, bank card or mobile number. */
  readonly holdsPersonalNumbers?: true;
}
