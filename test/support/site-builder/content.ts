/** What a government site says, before any CMS has laid it out. The builder fills it, faults change it, a style renders it. */
import type { Answer } from './site.js';

/** Where a reader sees the date of an article. */
export type DateShown = 'list' | 'page' | 'both' | 'nowhere';

/** A file that stands in place of a page, or beside it. */
export interface FileContent {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  /** 200 unless said. */
  readonly status?: number;
}

export interface Article {
  readonly id: number;
  title: string;
  /** YYYY-MM-DD. */
  on: string;
  shown: DateShown;
  /** What stands before the date on the page. */
  dateLabel: string;
  body: string;
  /** The metadata block of a document: 索引号, 发文字号 … in order. */
  facts: [string, string][];
  source: string;
  /** The row leads straight to this file. */
  file?: FileContent;
  attachments: FileContent[];
  /** PubDate of the head; the date by default. Empty: no such tag. */
  pubDate?: string;
  answer?: Partial<Answer>;
  path: string;
}

/** How a link to a column stands in the menu. */
export type LinkShown = 'shown' | 'image' | 'comment' | 'hidden' | 'display-none' | 'absent';

export interface ColumnNode {
  readonly id: number;
  /** What the builder calls it: guide, system, statutory, reports … */
  readonly key: string;
  name: string;
  /** Last folder of its address where the CMS has folders. */
  readonly folder: string;
  /** Value of the ColumnType tag. */
  type: string;
  parent: ColumnNode | undefined;
  children: ColumnNode[];
  articles: Article[];
  /** Shown in place of a list: 本单位无此项, a form, an article. */
  body?: string;
  /** `list` rows · `hub` links to its children · `single` the body is the page · `shell` the rows come by script. */
  form: 'list' | 'hub' | 'single' | 'shell';
  perPage: number;
  linkShown: LinkShown;
  /** Linked from the site map. */
  onSiteMap: boolean;
  /** Markup put at the side of its pages, and above its footer. */
  side?: string;
  footerExtra?: string;
  answer?: Partial<Answer>;
  /** Of pages after the first. */
  laterAnswer?: Partial<Answer>;
  /** Leads elsewhere: another host's page in place of one of ours. */
  address?: string;
  path: string;
}

export interface Identity {
  /** 临溪区人民政府 */
  name: string;
  /** 临溪区 */
  place: string;
  /** Whose reports and guide these are; the name by default. */
  organ: string;
  host: string;
  siteIdCode: string;
  icp: string;
  police: string;
  sponsor: string;
  contact: string;
  /** 18 characters of the unified social credit code. */
  creditCode: string;
}

export interface SiteContent {
  readonly identity: Identity;
  readonly today: string;
  /** Channels of the home navigation, in order; the platform is one of them or linked beside them. */
  nav: ColumnNode[];
  platform: ColumnNode;
  /** Lists that the home page shows, newest first. */
  homeBlocks: ColumnNode[];
  /** Extra markup in the head of the home page body (dates that deceive, labels). */
  homeExtra: string;
  ipv6Label: string;
  /** Links that leave the site, in place of the usual one. */
  externalLinks?: string;
  metaWithout: string[];
  footerWithout: string[];
  /** 我为政府网站找错. */
  errorReport: 'script' | 'link' | 'none';
}
