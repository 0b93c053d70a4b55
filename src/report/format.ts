import type { PrintJob } from '../lib/browser/print-pdf.js';
import type { Ranking } from '../model/ranking.js';
import type { MonthOfRectification } from '../model/rectification.js';
import type { AuditReport } from '../model/report.js';
import type { RunSummary } from '../model/run.js';
import type { Severities } from '../model/severity.js';
import type { NoticeWishes } from './notice/notice-wishes.js';
import type { Language } from './wording/catalogue.js';

/** One file of a format: its name in the folder of the site or the run, and what stands in it. */
export interface Written {
  readonly file: string;
  readonly content: string | Uint8Array | AsyncIterable<Uint8Array>;
}

/** How formats are wanted. */
export interface FormatOptions {
  readonly lang: Language;
  /** What pipelines make of each kind of outcome. */
  readonly severities: Severities;
  /** What an office wants to stand in its letters. */
  readonly notice: NoticeWishes;
}

/** What lies beside a site's `report.json`, and what this machine can do, for formats that need more than the report. */
export interface SiteFiles {
  /** Absolute; pictures that the report names lie in it. */
  readonly folder: string;
  /** Absolute path of the WARC file, where there is one. */
  readonly snapshot?: string;
  /** A page as PDF, by the browser. Throws `CannotPrint`. */
  readonly print: (job: PrintJob) => Promise<Uint8Array>;
  /** Everything of the site as one WACZ package. Throws where there is no snapshot. */
  readonly pack: (report: AuditReport) => AsyncIterable<Uint8Array>;
}

/** A run as formats see it that are written once for all sites. */
export interface RunReports {
  readonly run: RunSummary;
  readonly ranking: Ranking;
  /** Reports in the order of the run, read one at a time and anew with each call, made harmless, without `crawl.log`. */
  readonly reports: () => Iterable<AuditReport>;
  /** Findings of all reports together: how large the run is, before it is read. */
  readonly findings?: number;
  /** Names of the files that were written for the run before this one. */
  readonly files?: readonly string[];
  readonly sources?: RankingSources;
  /** Of an office that keeps a ledger: how the notices before this stand. */
  readonly rectification?: MonthOfRectification;
}

/** Of a ranking over several runs: where its reports come from. */
export interface RankingSources {
  readonly runs: number;
  /** Reports that did not count because a later one on the same site does. */
  readonly left: number;
  /** By the id of the site in this run; `page`: path of its page from the folder of the ranking, if there is one. */
  readonly bySite: ReadonlyMap<string, { readonly run: string; readonly asOf: string; readonly page?: string }>;
}

/** A format: what it writes for one site, and for a whole run. */
export interface Format {
  readonly site?: (report: AuditReport, options: FormatOptions, files: SiteFiles) => Promise<readonly Written[]>;
  readonly run?: (given: RunReports, options: FormatOptions) => Promise<readonly Written[]>;
}

/** A format that cannot be written here: no browser, no snapshot. Other formats are written all the same. */
export class FormatUnavailable extends Error {
  override readonly name = 'FormatUnavailable';
  /** What is missing, in Chinese and in English. */
  constructor(readonly words: { readonly zh: string; readonly en: string }) {
    super(words.en);
  }
}
