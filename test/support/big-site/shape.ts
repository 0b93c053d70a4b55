/** What tells one content management system from another: addresses, how lists are written and continued, how much its menus print. */
import type { Article, Column } from './content.js';

export interface Row {
  readonly title: string;
  readonly path: string;
  readonly on: string;
}

/** One address as it is asked for. */
export interface Address {
  readonly path: string;
  /** The body of a POST. */
  readonly body?: string;
}

/** A list page being written: page `at` of `last`, counted from one; `total` rows in all. */
export interface ListPage {
  readonly column: Column;
  readonly rows: readonly Row[];
  readonly at: number;
  readonly last: number;
  readonly total: number;
}

export interface Shape {
  readonly id: ShapeId;
  /** Rows of one page of a list. */
  readonly perPage: number;
  /** How many levels of columns the navigation, the platform's menu and the site map print. */
  readonly levels: { readonly navigation: number; readonly platform: number; readonly siteMap: number };
  /** Page `at` of a column, the first being what menus lead to. */
  listAddress(column: Column, at: number, total: number): Address;
  articlePath(article: Article): string;
  list(page: ListPage): string;
  /** An answer of the list service to a POST; undefined where the system has none. */
  service?(page: ListPage): string;
  navigation(links: string): string;
  menu(links: string): string;
  article(title: string, info: string, record: string, text: string): string;
}

export type ShapeId = 'trs' | 'hanweb' | 'unknown';

/** Columns from the top down, each with its folder: /zfxxgk/fdzdgknr/zcwj/. */
export const folderOf = (column: Column): string => `${column.parent ? folderOf(column.parent) : '/'}${column.key}/`;
