/** The declarative description of a synthetic government site: what it is, and what is wrong with it. */
import type { DateShown, LinkShown, SiteContent } from './content.js';
import type { CatalogueSpec, ConsultationSpec } from './fill-decisions.js';
import type { MailboxSpec } from './fill-letters.js';
import type { BudgetSpec, GrassrootsSpec, ProfileSpec, UnitPageSpec } from './fill-statutory.js';
import type { ContactStyle, GuidePart } from './guide-text.js';
import type { PolicySpec } from './policies.js';
import type { HeadingFault, ReportFault } from './report-text.js';
import type { Handler, NameRecords, TlsSpec } from './site.js';

export type StyleId =
  | 'hanweb'
  | 'trs'
  | 'ucap'
  | 'vsb'
  | 'lonsun'
  | 'jinan'
  | 'gkmlpt'
  | 'gbk-tables'
  /** The same systems where lists come by requests of the page's script, or only a script turns their pages. */
  | 'lonsun-label'
  | 'gkmlpt-shell'
  | 'fujian'
  | 'jpaas'
  | 'vsb-jsp'
  | 'jinan-laypage';

/** Planted faults by name. */
export type Without =
  | 'platform-link'
  | 'guide'
  | 'system'
  | 'system-items'
  | 'statutory'
  | 'reports'
  | 'report-items'
  | 'application'
  | 'documents'
  | 'interpretations'
  | 'decisions'
  | 'grassroots'
  | 'error-report'
  | 'site-map'
  | 'search'
  | 'elder-mode'
  | `category:${string}`
  | `guide:${GuidePart}`
  | `meta:${string}`
  | `footer:${'网站标识码' | 'ICP备案号' | '公安备案号' | '主办单位' | '联系方式'}`;

/** Where the guide's labelled date stands. */
export type UpdatedWhere = 'content' | 'info-line' | 'footer' | 'sidebar' | 'comment' | 'header' | 'hidden-meta';

export interface GuideSpec {
  readonly updated?:
    { readonly label: string; readonly on: string; readonly where: UpdatedWhere } | 'realtime' | 'none';
  /** `single`: the column is the article · `list`: a list of one · `index`: of all units, ours first · `word`: a list of one Word file. */
  readonly form?: 'single' | 'list' | 'index' | 'word' | 'blank';
  readonly link?: LinkShown;
  /** Only the site map links it. */
  readonly onlySiteMap?: boolean;
  readonly fax?: string;
  readonly contactStyle?: ContactStyle;
}

export interface ReportsSpec {
  readonly years?: readonly number[];
  /** Publication day by report year; else the due day less a while. */
  readonly publishedOn?: Readonly<Record<number, string>>;
  readonly shown?: DateShown;
  /** `sheet`: the table of applications is a workbook attached to the page. */
  readonly files?: Readonly<Record<number, 'pdf' | 'image' | 'word' | 'sheet'>>;
  readonly headings?: Readonly<Record<number, HeadingFault>>;
  readonly faults?: Readonly<Record<number, ReportFault>>;
  readonly variant?: 'comma' | 'and' | 'along';
  /** Years for which other bodies' reports stand in the same column. */
  readonly strangers?: readonly number[];
  /** Of these bodies, the one whose reports use the words of ours. */
  readonly copiedBy?: string;
  /** Years whose report is explained in the same column (解读). */
  readonly explained?: readonly number[];
  /** Years whose report is listed once more as a picture, later. */
  readonly pictured?: readonly number[];
  readonly perPage?: number;
  readonly titleOf?: (organ: string, year: number) => string;
}

export interface HomeSpec {
  readonly newestDaysAgo?: number;
  readonly form?: 'blocks' | 'directory' | 'frameset' | 'redirect' | 'meta-refresh' | 'script-redirect';
  readonly dates?: 'full' | 'month-day' | 'none';
  /** 今天是…, weather and a page generation time of the day itself, with a counter at the side. */
  readonly deceives?: boolean;
}

export interface SiteSpec {
  readonly id: string;
  readonly kind: 'district' | 'department' | 'township';
  readonly style: StyleId;
  /** The day the site stands at; 2025-11-18 unless said. */
  readonly today?: string;
  readonly place?: string;
  readonly name?: string;
  readonly host?: string;
  readonly without?: readonly Without[];
  readonly guide?: GuideSpec;
  readonly reports?: ReportsSpec;
  readonly home?: HomeSpec;
  /** Column names by key, where they differ from the norm's. */
  readonly names?: Readonly<Record<string, string>>;
  /** How the platform's menu is written. */
  readonly menu?: 'plain' | 'br' | 'onclick' | 'image-map' | 'script' | 'iframe';
  /** How the home page links the platform. */
  readonly platformLink?: LinkShown;
  readonly footer?: 'inline' | 'script' | 'iframe';
  /** Further columns below a home channel: so many blank, stating 本单位无此项, answering 404, answering 500. */
  readonly columns?: { blank?: number; statedNone?: number; gone?: number; broken?: number };
  readonly policies?: readonly PolicySpec[];
  readonly consultations?: readonly ConsultationSpec[];
  readonly catalogue?: CatalogueSpec;
  readonly profile?: ProfileSpec;
  readonly budget?: BudgetSpec;
  readonly grassroots?: GrassrootsSpec;
  /** Units that the platform gives a page; none unless said. */
  readonly unitPages?: readonly UnitPageSpec[];
  /** Where the result of the clean-up stands: below the documents with a link beside their list, or among them. */
  readonly cleanUp?: 'beside' | 'listed';
  /** Share of news among the items under 法定主动公开内容. */
  readonly news?: boolean;
  /** Second of the two usual names of each category. */
  readonly otherNames?: boolean;
  readonly errorReport?: 'script' | 'link';
  readonly ipv6Label?: string;
  readonly aaaa?: readonly string[] | 'error';
  /** Further hosts that the server answers for; what they say comes of `handlers`. */
  readonly otherHosts?: readonly string[];
  /** What the name server knows beside the usual, by name; these win. */
  readonly dns?: Readonly<Record<string, NameRecords>>;
  /** Nothing listens on ::1. */
  readonly isSilentOverIpv6?: boolean;
  /** HTTPS on the same port as HTTP. */
  readonly tls?: TlsSpec;
  readonly mailbox?: MailboxSpec;
  readonly robots?: string;
  readonly platformHost?: string;
  /** The platform page is a news channel that only bears the name. */
  readonly emptyPlatform?: boolean;
  /** A site of its own below this path of the host, e.g. /jyj. */
  readonly prefix?: string;
  /** Another site on the same host, e.g. the portal above it or a department below it. */
  readonly neighbour?: SiteSpec;
  readonly isDown?: boolean;
  readonly handlers?: readonly Handler[];
  /** Links that leave the site, in the footer in place of the usual one, which is announced. */
  readonly externalLinks?: string;
  /** Last word on the markup of every page; `path` is its address on the host. */
  readonly rewrite?: (html: string, path: string) => string;
  /** Last word on the content, for what no switch covers. */
  readonly alter?: (content: SiteContent) => void;
}
