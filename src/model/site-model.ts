// Long because everything that a check can ask of a site is named in one place.
import type { CantTellReason, Evidence } from './outcome.js';
import type { Page } from './page.js';
import type { Attachment, ListItem, PageFacts } from './page-facts.js';
import type { SiteEntry, Unit } from './site-entry.js';
import type { CrawlInfo, Environment, Probe, SearchQueryKind } from './snapshot.js';
import type { Vocabulary } from './vocabulary.js';

/**
 * What was looked for: `found`; `absent` only where the crawler saw the places where it must be; else `undecided`
 * with the reason. `looked` is the evidence of where it was looked for.
 */
export type Sighting<T> =
  | { readonly state: 'found'; readonly value: T }
  | { readonly state: 'absent'; readonly looked: readonly Evidence[] }
  | { readonly state: 'undecided'; readonly reason: CantTellReason; readonly looked: readonly Evidence[] };

/** A page of the snapshot. `facts` stay in memory; `read()` parses the bytes again through a small cache. */
export interface PageView {
  readonly url: string;
  readonly record: string;
  readonly status: number;
  readonly facts: PageFacts;
  /** The DOM of a browser, not the bytes of the wire. */
  readonly isRendered: boolean;
  /** Figures stand on it that can be a person's ID, bank card or mobile number. */
  readonly holdsPersonalNumbers?: true;
  /** Asked for as more rows of a list that another page begins, or data for a script: it may be a fragment without a head. */
  readonly isMoreOfList?: true;
  read(): Page;
  evidence(quote?: string, selector?: string): Evidence;
}

/** Whether a column holds anything. `stated-none`: the page says 本单位无此项, which is an answer. */
export type Blankness = 'filled' | 'blank' | 'stated-none' | 'unknown';

/** A section of the site: a link that leads to it and the pages that show it. */
export interface Column {
  /** Vocabulary id, where it is one of the profile's columns. */
  readonly id?: string;
  /** As the link to it reads. */
  readonly name: string;
  readonly url: string;
  /** The link that leads to it: page, region and quote. */
  readonly linkedFrom: Evidence;
  /** Reached through the site map alone, not from where it must be linked. */
  readonly onlyOnSiteMap: boolean;
  /** Its pages that were read, in order; empty when the address did not answer. */
  readonly pages: readonly PageView[];
  readonly blankness: Blankness;
  /** Why `blankness` is unknown. */
  readonly unknownBecause?: CantTellReason;
  /** The dead answer, when the link leads to an error page. */
  readonly deadStatus?: number;
  /** Rows of all its pages read, in order, without those dated after `asOf`. */
  readonly items: readonly ListItem[];
  /** Rows that the plan wanted opened, evenly spaced over the column and the columns under it; empty if it wanted none. */
  readonly sample: readonly ListItem[];
  /** All pages of the list were read. */
  readonly isWhole: boolean;
  /** Of a list in order of date that was not read whole: no row dated later than this day is missing. */
  readonly readBackTo?: string;
  /** Columns one level down, as its pages link them. */
  readonly subColumns: readonly { readonly name: string; readonly url: string }[];
  /** Those of them that were read for what the column holds; their rows are among its items. */
  readonly children?: readonly Column[];
  readonly columnType?: string;
  /** Of a column that is a single article (a guide): that article, else the first item's page or the column page. */
  readonly article?: PageView;
  /** Of a guide that is split over several articles: all of them, `article` among them. */
  readonly articles?: readonly PageView[];
}

/** A column with the columns below it: what their lists hold together, and the pages of their rows that were opened. */
export interface Gathering {
  /** The column itself first; of those below it not the ones named for other bodies or for years long past. */
  readonly lists: readonly Column[];
  readonly opened: readonly PageView[];
  /** Rows of this body, or of none, that were not opened. */
  readonly unopened: number;
  /** All lists were read as far back as they can matter. */
  readonly isWhole: boolean;
  /** Why not, when not whole. */
  readonly reason?: CantTellReason;
}

/** A row and where it is listed. */
export interface ListedItem extends ListItem {
  readonly listedOn: Evidence;
  /** Of the column below that lists it, or of the column itself. */
  readonly listName: string;
}

/** A column with those one level down, for rules that pick rows by title and day. */
export interface Listing {
  readonly state: 'found' | 'absent' | 'undecided';
  /** Why it is undecided. */
  readonly reason?: CantTellReason;
  readonly looked: readonly Evidence[];
  readonly lists: readonly Column[];
  /** Newest first, then those without a date; each once. */
  readonly rows: readonly ListedItem[];
  /** Why rows of that day or later (any row, where no day is given) may have been missed; undefined where none was. */
  missedSince(day?: string): CantTellReason | undefined;
}

/** Where something must be published: a column with those below it, their lists read back as far as rules need. */
export interface Place {
  /** The column itself first. */
  readonly lists: readonly PlaceList[];
  /** Why a list below it was left out. */
  readonly reason?: CantTellReason;
  /** What stands below and beside it was not looked for, for the crawl found enough without. */
  readonly isShallow?: true;
}

export interface PlaceList {
  readonly column: Column;
  /**
   * Names from the place down to the list, without the place's own: empty for the place itself. A neighbour that shares its name
   * stands one level down, and has none of its own.
   */
  readonly path: readonly string[];
  /** Of a place and its neighbours: the narrower name by which the site calls them, 学前教育 for 教育. */
  readonly goesBy?: string;
  /** A link of its content that leads to a system of another site, which may hold what is looked for. */
  readonly leadsAway?: Evidence;
}

/** 部门、镇街: a unit of the roster and what leads to the page that gathers its disclosure. */
export interface UnitPage {
  readonly unit: Unit;
  /** The links that bear its name, on the platform and its lists of units: what holds something first. */
  readonly column?: Column;
  /** A link whose text may be its name shortened (区教体局), where none bears it whole. */
  readonly mayBe?: Evidence;
  /** Columns of its own page by vocabulary id, those that the plan wants of it. */
  readonly columns?: ReadonlyMap<string, Sighting<Column>>;
  /** The same with what stands below them, where a rule reads it. */
  readonly gatherings?: ReadonlyMap<string, Gathering>;
  /** What it published under certain titles, by `unitWishKey`. */
  readonly items?: ReadonlyMap<string, UnitItems>;
  /** Its annual reports of the years wanted, newest first. */
  readonly reports?: Sample<AnnualReport>;
}

/** Rows of one unit that bear certain titles. */
export interface UnitItems {
  readonly rows: readonly UnitRow[];
  /** Why more of them may stand where nobody looked; undefined where all places were seen as far back as it matters. */
  readonly reason?: CantTellReason;
  readonly looked: readonly Evidence[];
}

export interface UnitRow extends ListItem {
  /** Name of the list it stands in. */
  readonly listName: string;
  readonly listedOn: Evidence;
  /** On the unit's own page or below it; else in a list of the portal. */
  readonly isOwn: boolean;
  readonly page?: PageView;
  readonly unreadBecause?: CantTellReason;
  /** The words of a page for several units that name this one. */
  readonly namedAs?: string;
}

/** 政策文件: one document page, as listed and as opened. */
export interface PolicyDocument {
  readonly title: string;
  readonly url: string;
  /** Name of the list it stands in: 现行有效文件, 废止文件 … */
  readonly listName?: string;
  readonly page?: PageView;
  readonly publishedOn?: string;
  readonly publishedOnFrom?: 'visible' | 'list' | 'url' | 'meta';
  /** 成文日期: from the metadata, else the date under the text. */
  readonly writtenOn?: string;
  readonly documentNumber?: string;
  /** `government` covers the government and its office; `department` any department; by 发文机关, else by 字号. */
  readonly issuerKind: 'government' | 'department' | 'superior' | 'unknown';
  readonly issuer?: string;
  readonly interpretations: readonly Interpretation[];
  /** All places where its interpretations would be linked were seen. */
  readonly pairingIsWhole: boolean;
  /** Why not, when not whole. */
  readonly pairingReason?: CantTellReason;
  /** Unread rows of the lists that may interpret it: what a person should open. */
  readonly candidates?: readonly ListItem[];
}

export type InterpretationForm =
  | 'text'
  | 'image'
  | 'video'
  | 'audio'
  | 'animation'
  | 'h5'
  | 'live'
  | 'qa'
  | 'case'
  | 'demo'
  | 'press-conference'
  | 'expert'
  | 'media'
  | 'official';

/** A link from one page of a pair to the other. `dead`: it stands there and does not open. */
export type PairLink =
  | { readonly state: 'opens'; readonly evidence: Evidence }
  | { readonly state: 'dead'; readonly evidence: Evidence; readonly url: string; readonly status: number }
  | { readonly state: 'absent'; readonly looked: readonly Evidence[] }
  | { readonly state: 'undecided'; readonly reason: CantTellReason; readonly looked: readonly Evidence[] };

/** 政策解读. `formsFrom` says how the forms were told: title prefix, media on the page, else the sub-column. */
export interface Interpretation {
  readonly title: string;
  readonly url: string;
  readonly page?: PageView;
  readonly publishedOn?: string;
  readonly publishedOnFrom?: 'visible' | 'list' | 'url' | 'meta';
  /** Why its page was not read. */
  readonly unreadBecause?: CantTellReason;
  /** The dead answer, when it leads to an error page. */
  readonly deadStatus?: number;
  readonly forms: readonly InterpretationForm[];
  readonly formsFrom: 'title' | 'page' | 'column' | 'none';
  /** Of a pair: how the document's page leads to it, and it to the document. */
  readonly linkFromDocument?: PairLink;
  readonly linkToDocument?: PairLink;
}

/** 政府信息公开工作年度报告 of this body. */
export interface AnnualReport {
  /** The year reported on. */
  readonly year: number;
  readonly title: string;
  /** As its title calls it, else as the site calls itself; empty where neither is known. */
  readonly body?: string;
  readonly url: string;
  readonly page?: PageView;
  readonly publishedOn?: string;
  readonly publishedOnFrom?: 'visible' | 'list' | 'url' | 'meta';
  /** Why its content could not be read: a scan, an attachment, a page that did not answer. */
  readonly unreadBecause?: CantTellReason;
  readonly listedOn: Evidence;
}

/** A report that this body's are compared with: its own of an earlier year, or another body's. */
export interface ComparedReport extends AnnualReport {
  readonly isOwn: boolean;
}

/** 意见征集: a notice that puts a draft to the public, and what was published of its result. */
export interface Consultation {
  readonly title: string;
  readonly url: string;
  readonly listedOn: Evidence;
  /** Its page, and the files that the page leaves the matter to; empty where it was not read. */
  readonly pages: readonly PageView[];
  readonly unreadBecause?: CantTellReason;
  readonly publishedOn?: string;
  readonly feedback: readonly ConsultationFeedback[];
  /** Why feedback may stand where nobody looked. */
  readonly feedbackUnseenBecause?: CantTellReason;
}

/** 征集结果反馈: found by a link of the notice, or by its title. */
export interface ConsultationFeedback {
  readonly title: string;
  readonly url: string;
  readonly pages: readonly PageView[];
  readonly unreadBecause?: CantTellReason;
}

/** 重大行政决策事项目录 of this body. */
export interface DecisionCatalogue {
  readonly year?: number;
  readonly title: string;
  readonly url: string;
  readonly listedOn: Evidence;
  /** Its page, and the files that hold its table; empty where it was not read. */
  readonly pages: readonly PageView[];
  readonly unreadBecause?: CantTellReason;
}

/** 链接: a visible link of a page that was read, and what became of it when it was asked. */
export interface CheckedLink {
  readonly url: string;
  readonly text: string;
  /** The page that shows it, quoted; the home page before others. */
  readonly from: Evidence;
  readonly isOnHome: boolean;
  /** `unseen`: asked in vain, refused, or not asked. */
  readonly state: 'alive' | 'dead' | 'unseen';
  /** Why it is unseen. */
  readonly reason?: CantTellReason;
  readonly status?: number;
  /**
   * Of a dead one without a status: `dns` · with status 200: `error-page`, `home-page` or `same-page`, which the server shows for
   * addresses that cannot be. An unseen one with `home-page` leads to the home page, and it is open whether it is meant to.
   */
  readonly cause?: 'dns' | 'error-page' | 'home-page' | 'same-page';
  /** What answered. */
  readonly answer?: Evidence;
}

/** 入口: a visible link whose words are those of an entry that a rule wants, and whether it opens. */
export interface EntryLink extends CheckedLink {
  /** Its title, where that says more than its words. */
  readonly title?: string;
  readonly isOnPlatform: boolean;
  /** On a page that leads on: home, platform, a column. */
  readonly isOnMenu: boolean;
  /** It leads to another body's host. */
  readonly isElsewhere: boolean;
  /** A row of a list that leads to an article: news of an entry rather than the entry. */
  readonly isNews: boolean;
}

/** Links that may be entries, and the pages on which entries must stand. */
export interface Entries {
  /** In the order of the pages: home and platform first. */
  readonly links: readonly EntryLink[];
  readonly home: EntryPlace;
  readonly platform: EntryPlace;
}

/** Home page or platform with their frames. */
export interface EntryPlace {
  readonly pages: readonly PageView[];
  /** Why links of it may be missing. */
  readonly unseenBecause?: CantTellReason;
}

/** 咨询投诉渠道: where the public may write, and whether what it writes is shown with its answers. */
export interface Channel {
  readonly name: string;
  readonly url: string;
  /** `list`: letters are listed · `form`: one can write, nothing is shown · `other`: neither was seen · `unread`: it was not seen at all. */
  readonly kind: 'list' | 'form' | 'other' | 'unread';
  /** Why it was not read, or not to the end of the time looked at. */
  readonly reason?: CantTellReason;
  readonly evidence: Evidence;
}

/** 来信、留言: one letter, by its row and its own page. */
export interface Message {
  readonly title: string;
  readonly url?: string;
  /** The day it came; of a row that names no day by a word, the only one it shows. */
  readonly askedOn?: string;
  readonly answeredOn?: string;
  readonly state: 'answered' | 'waiting' | 'void' | 'unknown';
  readonly isOpened: boolean;
  /** The list that shows it, quoted, then its own page. */
  readonly evidence: readonly Evidence[];
  /** Why its own page was not read, where it has one. */
  readonly unreadBecause?: CantTellReason;
}

/** 互动回应: channels and letters. */
export interface Interaction {
  readonly state: 'found' | 'absent' | 'undecided';
  readonly reason?: CantTellReason;
  readonly looked: readonly Evidence[];
  readonly channels: readonly Channel[];
  readonly messages: readonly Message[];
}

/** 站内搜索: where its form is, and what it said when it was asked for titles of published articles. */
export interface SiteSearch {
  /** The page that bears the form or field; `absent` where the pages on which it must stand were seen as a browser shows them. */
  readonly form: Sighting<Evidence>;
  /** A form that hands visitors to another body's engine, where there is no other. */
  readonly foreign?: Evidence;
  /** In the order of asking; further pages of one answer are one try. */
  readonly tries: readonly SearchTry[];
  /** What was asked besides, in the order of asking. */
  readonly queries?: readonly SearchQuery[];
}

/** What a search answered to other words than a title. */
export interface SearchQuery {
  readonly as: SearchQueryKind;
  readonly words: string;
  /** The word that pinyin stands for; the question whose official words these are. */
  readonly of?: string;
  readonly isRendered: boolean;
  /** `shown`: results · `none`: it says that there are none · `dead`: no such page · `unread`: nothing to judge by. */
  readonly state: 'shown' | 'none' | 'dead' | 'unread';
  readonly reason?: CantTellReason;
  /** Rows of the results; what the template shows may be among them. */
  readonly hits: readonly string[];
  /** Of words that were only typed: what the page offered. */
  readonly suggested?: readonly string[];
  /** Its record leads to the page (`probedPage`). */
  readonly answer?: Evidence;
}

export interface SearchTry {
  readonly title: string;
  readonly article: string;
  readonly isRendered: boolean;
  /** `listed` · `not-listed`: results without it, or none · `dead`: the form leads to no page · `unread`: nothing to judge by. */
  readonly outcome: 'listed' | 'not-listed' | 'dead' | 'unread';
  readonly reason?: CantTellReason;
  /** Results there were none at all. */
  readonly isNone?: boolean;
  /** The list of results goes on where nobody looked. */
  readonly hasMore?: boolean;
  /** The words arrived, for the answer repeats them; or they were typed in the browser. */
  readonly isUnderstood?: boolean;
  readonly status?: number;
  /** What was shown or answered. */
  readonly answer?: Evidence;
}

/** 二级、三级内链: links of one level to hosts of the site itself, by host; those with most links first. */
export interface LinkLevel {
  readonly hosts: readonly LinkedHost[];
  /** Distinct addresses. */
  readonly links: number;
  /** Pages whose links were counted. */
  readonly pages: number;
  /** Pages that the level above leads to and that were not read. */
  readonly unreadPages: number;
  /** Why the home page may have more links than were seen. */
  readonly reason?: CantTellReason;
}

export interface LinkedHost {
  /** With its port, unless that is the scheme's own. */
  readonly host: string;
  readonly links: number;
  /** One of the links, quoted, on its page. */
  readonly example: Evidence;
}

/** 外链: a link of a page of the site that leads away from it and from the government. */
export interface OutboundLink {
  readonly url: string;
  /** The host to which it leads, behind a gateway that gives it an IPv6 name too. */
  readonly host: string;
  readonly text: string;
  /** The page that shows it, quoted. */
  readonly from: Evidence;
  readonly isOnHome: boolean;
  /** Whether visitors are told before it takes them there. `unseen`: a script that was not read may tell them. */
  readonly state: 'announced' | 'unannounced' | 'unseen';
  readonly reason?: CantTellReason;
}

/** 附件: a file that a sampled document offers, and what came when it was asked for. */
export interface SampledAttachment extends Attachment {
  /** What tells its type: the file name in its address, or only the words of its link. */
  readonly claimedBy: 'address' | 'text';
  /** The document's page, the link quoted. */
  readonly linkedFrom: Evidence;
  readonly documentTitle: string;
  /** `dead`: an error page, whatever its status · `unseen`: asked in vain, refused, or not asked. */
  readonly state: 'answered' | 'dead' | 'unseen';
  /** Why it is unseen. */
  readonly reason?: CantTellReason;
  /** What answered: a file, whose `facts.file` says what it is, or a page. */
  readonly page?: PageView;
}

/** 名单: a page or file that names persons, by its title. */
export interface PersonList {
  readonly title: string;
  readonly url: string;
  readonly listedOn: Evidence;
  readonly page?: PageView;
  /** Why it was not read, or not all of it. */
  readonly unreadBecause?: CantTellReason;
}

/** A page that is called as a rule names it (a regulation, a catalogue), with the files that it offers. */
export interface NamedText extends PersonList {
  readonly files: readonly PageView[];
}

/** Sampled things, and whether the place where they live was seen whole. */
export interface Sample<T> {
  readonly things: readonly T[];
  readonly isWhole: boolean;
  /** Why not, when not whole. */
  readonly reason?: CantTellReason;
  readonly looked: readonly Evidence[];
  /** Of lists in order of date that were not read whole: no row dated later than this day is missing. */
  readonly backTo?: string;
}

/** The site as the snapshot shows it: what checks judge. Pure: nothing here asks the network. */
export interface SiteModel {
  readonly site: SiteEntry;
  readonly asOf: string;
  readonly vocabulary: Vocabulary;
  readonly crawl: CrawlInfo;
  readonly environment: Environment;
  readonly home: Sighting<PageView>;
  /** Home page and the documents of its frames; second-level pages where the home page is only a directory. */
  readonly homePages: readonly PageView[];
  /**
   * Rows of `homePages`, without those dated after `asOf`; a row that shows no whole date bears the visible date of its own
   * page, where that was opened (the crawl opens a few when no row of the home page is dated).
   */
  readonly homeItems: readonly ListItem[];
  /** The home page says nothing by itself: no dated rows, only links to columns. */
  readonly homeIsDirectory: boolean;
  readonly platform: Sighting<Column>;
  /**
   * The visible link of the home page or its frames that leads to the platform, quoted. `absent` where the home page was
   * read whole and has no such link, even if the platform was found another way (site map, hidden link).
   */
  readonly entrance: Sighting<Evidence>;
  /** Located column by vocabulary id; a column nobody asked for is `undecided: not-crawled`. */
  column(id: string): Sighting<Column>;
  /** A located column with those below it; undefined where it was not found, or nobody asked. */
  below(id: string): Gathering | undefined;
  /** A column with those one level down; undefined where no rule asked. */
  listing(id: string): Listing | undefined;
  /** A located column with the lists in which rules look for rows; undefined where it was not found, or no rule looks there. */
  place(id: string): Place | undefined;
  /** Units of the roster; whole where every place that lists units was seen. */
  readonly units: Sample<UnitPage>;
  /** Columns of home navigation, platform menu and site map, to depth 2. */
  readonly population: Sample<Column>;
  readonly documents: Sample<PolicyDocument>;
  readonly interpretations: Sample<Interpretation>;
  /** Files of the sampled documents. Whole where all their pages were read. */
  readonly attachments: Sample<SampledAttachment>;
  /** Newest year first. */
  readonly annualReports: Sample<AnnualReport>;
  /** This body's report of the year before the oldest due, and some other bodies' of its newest year. Empty where the plan wanted none. */
  readonly comparedReports: readonly ComparedReport[];
  /** Newest notices first. Empty where the plan wanted none. */
  readonly consultations: Sample<Consultation>;
  /** Newest year first; those of years that are not due were not opened. */
  readonly decisionCatalogues: Sample<DecisionCatalogue>;
  /** Lists of persons among what was listed, those that were to be opened. Empty where the plan wanted none. */
  readonly personLists: readonly PersonList[];
  /** Pages that are called as rules name them, in whatever list they stand. Empty where the plan wanted none. */
  readonly texts: readonly NamedText[];
  /** Links that were asked, and those of the home page that should have been. Empty where the plan wanted none. */
  readonly links: readonly CheckedLink[];
  /** Links with the words of entries that rules want; none where the plan wanted none. */
  readonly entries: Entries;
  /** Home page first, then the other pages by address; of each page every address once. */
  readonly outboundLinks: readonly OutboundLink[];
  /** Where the public may write, and what was answered. */
  readonly interaction: Interaction;
  /** The site's own search. `not-crawled` where the plan wanted none. */
  readonly search: SiteSearch;
  /** Links to hosts of the site itself: of the home page, and of the pages that these lead to. */
  readonly linkLevels: { readonly second: LinkLevel; readonly third: LinkLevel };
  /** What a browser loads for the home page and its frames, as their markup names it: an address of each origin. */
  readonly homeResources: readonly string[];
  /** What a probe brought, by its record; undefined where nothing was kept or it cannot be read. */
  probedPage(record: string): Page | undefined;
  /** The page of an address, if the snapshot has it (redirects followed). */
  page(url: string): PageView | undefined;
  /** All pages read, in order of address. */
  readonly pages: readonly PageView[];
  readonly probes: readonly Probe[];
}
