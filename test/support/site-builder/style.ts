/** What a CMS style decides: addresses, and how lists, articles, menus and whole pages are written. */
import type { Article, ColumnNode, FileContent, SiteContent } from './content.js';
import type { Handler } from './site.js';
import type { StyleId } from './spec.js';

export interface MenuItem {
  readonly name: string;
  readonly path: string;
  readonly isCurrent: boolean;
}

/** A page being written: where it stands, and how it links. */
export interface View {
  readonly content: SiteContent;
  readonly path: string;
  /** The link text for an address of the site, as this style writes it (relative or not). */
  href(path: string): string;
}

export interface PageParts {
  readonly kind: 'home' | 'column' | 'article' | 'frame';
  readonly head: string;
  readonly title: string;
  /** Home navigation, ready-made. */
  readonly nav: string;
  readonly crumbs: readonly { readonly name: string; readonly path: string }[];
  readonly columnName: string;
  /** Menu of the platform, on its pages. */
  readonly menu: string;
  readonly main: string;
  readonly side: string;
  readonly footer: string;
}

/** Lists whose rows come by a request of the page's script. */
export interface ServedLists {
  /** What stands in the page of a list in place of rows and pager; only its first page exists. */
  list(rows: readonly Row[], column: ColumnNode, view: View): string;
  /** Answers the script: `rows` gives those of a column, by place. */
  handler(columns: readonly ColumnNode[], rows: (column: ColumnNode, from: number, to: number) => Row[]): Handler;
}

export interface Style {
  readonly id: StyleId;
  readonly charset: 'utf-8' | 'gbk';
  readonly contentType: string;
  readonly usesRelativeLinks: boolean;
  /** How the footer says the site's code. */
  readonly codeLabel: string;
  columnPath(column: ColumnNode, page: number): string;
  articlePath(article: Article, column: ColumnNode): string;
  filePath(file: FileContent, article: Article, column: ColumnNode): string;
  /** A list of rows, with dates as given (a date may be empty or month-day only). */
  rows(rows: readonly Row[], column: ColumnNode, view: View): string;
  readonly served?: ServedLists;
  pager(column: ColumnNode, page: number, pages: number, view: View): string;
  article(article: Article, column: ColumnNode, body: string, view: View): string;
  nav(items: readonly MenuItem[], view: View): string;
  menu(items: readonly MenuItem[], view: View): string;
  document(parts: PageParts, view: View): string;
}

export interface Row {
  readonly title: string;
  readonly path: string;
  readonly date: string;
}
