import type { ProbeKind } from './need.js';
import type { SiteEntry } from './site-entry.js';
import type { AxePage } from './snapshot.js';
import type { UnitPlan } from './unit-plan.js';
import type { Vocabulary } from './vocabulary.js';

/** What one crawl must see, and how far it may go. The crawler steers by it; the site model is read against it. */
export interface CrawlPlan {
  readonly site: SiteEntry;
  readonly asOf: string;
  readonly vocabulary: Vocabulary;
  /** Pages that a site of usual make takes, where the rules want more than 200 would show. */
  readonly usualPages?: number;
  /** Columns to locate, by id, with how many of their items' pages to open (0: the list alone). */
  readonly columns: ReadonlyMap<string, number>;
  /** Columns of whose lists more than the first page is read, by id. */
  readonly lists: ReadonlyMap<string, ListPlan>;
  /** Columns that are read together with those below them, by id. */
  readonly below?: ReadonlyMap<string, BelowPlan>;
  /** Columns read with those one level down, some of their rows opened: one entry a rule. */
  readonly rows?: readonly RowsPlan[];
  /** Interpretations since a day: their lists read back to it, and so many of their pages opened. */
  readonly interpretations?: { readonly opened: number; readonly from: string };
  /** What rules look for in the lists of columns: the crawl turns pages only while it is not found. */
  readonly published?: readonly PublishedWish[];
  /** Find the page of each unit of the roster. */
  readonly units?: boolean;
  /** What is wanted of them besides. */
  readonly unitPlan?: UnitPlan;
  /** Policy documents to sample from the documents column, and how many of them to pair with interpretations. */
  readonly documents: number;
  readonly pairs: number;
  /** Files of these documents to open. */
  readonly attachments?: number;
  /** Report years whose annual reports are wanted, newest first, e.g. [2025, 2024, 2023, 2022, 2021]. */
  readonly reportYears: readonly number[];
  /** Open so many other bodies' reports of the newest year, and this body's of the year before the oldest, to compare with. */
  readonly reportTwins?: number;
  /** Notices of 意见征集 to open, with what was published of their results. */
  readonly consultations?: number;
  /** Years whose 重大行政决策事项目录 will do, newest first. */
  readonly catalogueYears?: readonly number[];
  /** Lists of persons to open, and files that hold such lists. */
  readonly personLists?: { readonly rows: number; readonly files: number };
  /** Visit every column of home navigation, platform menu and site map to depth 2 (blank and stale columns). */
  readonly population: boolean;
  /** The home page shows an item of that day or later: undated rows are opened until one does. */
  readonly homeFrom?: string;
  /** Columns of the population that must be kept up to date, with the day since when an item is due. */
  readonly freshKinds?: readonly FreshKind[];
  /** Ask so many links whether they answer; of other bodies' hosts too if it says so. */
  readonly links?: LinkPlan;
  /** Read letters of the public and what came of them. */
  readonly messages?: MessagesPlan;
  /** Ask the site's own search for titles of published articles. */
  readonly search?: SearchPlan;
  /** Ask whether links with such words open, on whatever page they stand. */
  readonly entries?: EntriesPlan;
  /** Rows with such titles are opened, whatever list they stand in. */
  readonly texts?: TextsPlan;
  /** Read so many of the site's script files. */
  readonly scripts?: number;
  readonly probes: ReadonlySet<ProbeKind>;
  /** Parts that a wanted rule needs as a browser shows them, e.g. `home`. */
  readonly render: ReadonlySet<string>;
  /** Pages that axe-core examines in the browser. */
  readonly axe?: ReadonlySet<AxePage>;
}

export interface ListPlan {
  /** Pages, the first one counted. */
  readonly most: number;
  /** Rows older than this day (`YYYY-MM-DD`) are not looked for. */
  readonly from: string;
}

export interface BelowPlan {
  /** Lists below the column, on two levels together. */
  readonly lists: number;
  /** Pages of rows that are opened. */
  readonly rows: number;
}

/** Rows of a column and of those one level down that a rule wants opened, newest first. */
export interface RowsPlan {
  readonly column: string;
  readonly opened: number;
  /** Evenly spaced, the oldest among them, instead of the newest. */
  readonly isSpread?: true;
  /** Rows older than this day (`YYYY-MM-DD`) are not opened. */
  readonly from: string;
  /** Nor newer ones than this. */
  readonly to?: string;
  /** RE2, found anywhere in a row's title; without any every row counts. */
  readonly titles?: readonly string[];
  readonly not?: readonly string[];
}

/** 应公布的内容: rows of some kind, wherever they may stand. */
export interface PublishedWish extends TitleWish {
  readonly places: readonly PublishedPlace[];
  /** Published between these days (`YYYY-MM-DD`, both included); without `from` however long ago. */
  readonly from?: string;
  readonly to: string;
  /** So many rows will do. */
  readonly enough: number;
  /** Pages of rows that are opened, the newest first. */
  readonly opened: number;
  /** Words that a page must show; where it does not, its files are opened too. */
  readonly labels: readonly string[];
  /** What another government issued does not count. */
  readonly own?: true;
  /** The rule, where an evaluator decides it: what it looks for besides is left once something was found. */
  readonly forEvaluator?: string;
}

/** Rows by their titles, or by the name of the column below the place in which they stand. Expressions are RE2. */
export interface TitleWish {
  /** Any of them occurs in it; without them any row will do. */
  readonly titles?: readonly string[];
  /** Titles with such words do not count. */
  readonly not?: readonly string[];
}

export interface PublishedPlace {
  readonly column: string;
  /** The columns below it to two levels; without it those one level down. */
  readonly isBelow: boolean;
}

/** A kind of column by its name, else by its ColumnType. Expressions are RE2, found anywhere in the name. */
export interface ColumnKind {
  readonly names: readonly string[];
  /** Names that these words make another kind. */
  readonly not?: readonly string[];
  /** Values of the ColumnType meta tag. */
  readonly columnTypes?: readonly string[];
}

export interface FreshKind extends ColumnKind {
  readonly from: string;
}

export interface LinkPlan {
  /** All that are tried, those of the home page first. */
  readonly most: number;
  /** Of these, so many of inner pages. */
  readonly mostInner: number;
  readonly isExternal: boolean;
}

export interface EntriesPlan {
  readonly most: number;
  /** RE2, found anywhere in the words of a link. */
  readonly words: readonly string[];
}

export interface TextsPlan {
  readonly most: number;
  /** RE2, found anywhere in a row's title. */
  readonly titles: readonly string[];
}

/** What a search may offer besides finding titles. */
export type SearchFunction = 'suggestions' | 'pinyin' | 'plain-language' | 'facets';

/** As a visitor asks, and words of which one stands in the title of what answers him. */
export interface PlainQuestion {
  readonly ask: string;
  readonly expects: readonly string[];
}

export interface SearchPlan {
  /** Articles whose titles are asked for, one after the other until one is found. */
  readonly titles: number;
  /** Articles published later (`YYYY-MM-DD`) need not be in the index yet. */
  readonly until: string;
  /** Tried besides. */
  readonly functions?: readonly SearchFunction[];
  readonly questions?: readonly PlainQuestion[];
}

export interface MessagesPlan {
  /** Pages of single letters that are opened. */
  readonly opened: number;
  /** Letters older than this day (`YYYY-MM-DD`) are not looked for. */
  readonly from: string;
}
