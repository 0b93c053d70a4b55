import type { Place } from './place.js';

/** 政策文件's metadata block, label → value in the order shown. */
export type InfoBlock = readonly (readonly [label: string, value: string])[];

export interface DemoFile {
  readonly name: string;
  readonly path: string;
  readonly kind: 'pdf' | 'png' | 'mp4' | 'mp3';
}

/** One article page. `body` is HTML that this demo wrote itself. */
export interface Article {
  /** Stable key inside the site; links between articles go by it. */
  readonly key: string;
  readonly title: string;
  readonly publishedOn: string;
  readonly source: string;
  readonly body: string;
  readonly info?: InfoBlock;
  readonly files?: readonly DemoFile[];
  /** Labelled links to other articles of the site: 相关解读, 相关文件. */
  readonly related?: readonly { readonly label: string; readonly keys: readonly string[] }[];
}

/** A column: a list of articles, a group of columns, or a single page. */
export interface Column {
  readonly key: string;
  readonly name: string;
  /** ColumnType meta tag. */
  readonly type: string;
  readonly articles: readonly Article[];
  readonly columns: readonly Column[];
  /** Body of a column that is one page (a guide, a form); HTML. */
  readonly page?: { readonly body: string; readonly updatedOn?: string };
}

/** What a style renders: navigation, platform and home page of one site. */
export interface SiteContent {
  readonly place: Place;
  readonly asOf: string;
  /** Main menu, left to right; the platform is one of them. */
  readonly navigation: readonly Column[];
  readonly platform: Column;
  /** Lists on the home page. */
  readonly homeLists: readonly Column[];
  readonly siteMap: boolean;
}

/** A list column. */
export const list = (key: string, name: string, type: string, articles: readonly Article[]): Column => ({
  key,
  name,
  type,
  articles,
  columns: [],
});
/** A column that only groups others. */
export const group = (key: string, name: string, type: string, columns: readonly Column[]): Column => ({
  key,
  name,
  type,
  articles: [],
  columns,
});
/** A column that is one page. */
export const single = (key: string, name: string, type: string, body: string, updatedOn?: string): Column => ({
  key,
  name,
  type,
  articles: [],
  columns: [],
  page: updatedOn === undefined ? { body } : { body, updatedOn },
});

/** Every column under these, parents before children. */
export function* everyColumn(columns: readonly Column[]): Generator<Column> {
  for (const column of columns) {
    yield column;
    yield* everyColumn(column.columns);
  }
}
