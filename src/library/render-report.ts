/** A report in the formats that `gongkai report` writes. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openPrinter } from '../lib/browser/print-pdf.js';
import { speaker } from '../lib/text/say.js';
import { nearest } from '../lib/text/nearest.js';
import type { AuditReport } from '../model/report.js';
import { DEFAULT_SEVERITIES } from '../model/severity.js';
import type { Format, FormatOptions, SiteFiles, Written } from '../report/format.js';
import { neutralise } from '../report/neutralise.js';
import { rankingRow } from '../scoring/ranking-row.js';
import { rankSites } from '../scoring/rank-sites.js';
import { refuseUnknown } from './check-options.js';
import { findBrowser } from './find-browser.js';
import { SNAPSHOT } from './site-folder.js';
import { summarizeRun, summarizeSite } from './summarize-run.js';
import { UsageError } from './usage-error.js';
import { programVersion } from './version.js';

/** Formats of the contract. */
export type ReportFormat =
  'json' | 'html' | 'xlsx' | 'csv' | 'md' | 'junit' | 'sarif' | 'github' | 'gitlab' | 'docx' | 'pdf' | 'earl' | 'wacz';

/** How a report is wanted. */
export interface RenderOptions {
  /** Default: `zh`. */
  readonly lang?: 'zh' | 'en';
  /** The site's folder of its audit, for formats that show pictures (`pdf`) or pack the snapshot (`wacz`). */
  readonly folder?: string;
  /** Program of the browser that prints `pdf`. Default: an installed one. */
  readonly browser?: string;
}

/** One file of a format, in memory. */
export interface RenderedFile {
  /** Its usual name, e.g. `report.html`, `junit.xml`. */
  readonly file: string;
  readonly content: Uint8Array;
}

const OPTIONS = { lang: true, folder: true, browser: true } as const satisfies Record<keyof RenderOptions, true>;
const TEMPLATES = new URL('../../reports/templates/', import.meta.url);

/**
 * The files of one format. Of one report: what stands in a site's folder, and where a format knows only whole runs (`junit`,
 * `sarif`, `md`, `csv`, `xlsx` …) that of a run with this one site. Of several reports: what stands in the folder of their run.
 *
 * Rejects with a `UsageError`: `unknown-format`, or `format-unavailable` where this machine or folder lacks what it takes.
 *
 * @example
 * const [page] = await renderReport(report, 'html');
 * if (page) await writeFile('report.html', page.content);
 */
export const renderReport = async (
  reports: AuditReport | readonly AuditReport[],
  format: ReportFormat,
  options: RenderOptions = {},
): Promise<readonly RenderedFile[]> => {
  refuseUnknown(options, OPTIONS);
  const { FORMATS } = await import('../report/formats.js');
  const wanted = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
  if (wanted === undefined) throw unknownFormat(format, Object.keys(FORMATS));
  const { lang = 'zh' } = options;
  const means: FormatOptions = { lang, severities: DEFAULT_SEVERITIES, notice: { template: readTemplate } };
  try {
    const [only, ...others] = isList(reports) ? reports : [reports];
    if (only === undefined) throw new UsageError('bad-option', '一份报告也没有', 'there is no report');
    return !isList(reports) && wanted.site
      ? await writeSite(wanted.site, reports, isRaw(format), means, options)
      : await collect((await wanted.run?.(runOf([only, ...others], means), means)) ?? noneOfRun(format));
  } catch (error) {
    throw unavailable(error) ?? error;
  }
};

const isList = (reports: AuditReport | readonly AuditReport[]): reports is readonly AuditReport[] =>
  Array.isArray(reports);

/** The formats that show the report as it is, not as a reader may safely see it. */
const isRaw = (format: ReportFormat): boolean => format === 'json' || format === 'wacz';

const writeSite = async (
  write: NonNullable<Format['site']>,
  report: AuditReport,
  raw: boolean,
  means: FormatOptions,
  { folder = '', browser }: RenderOptions,
): Promise<readonly RenderedFile[]> => {
  const printer = openPrinter(async () => {
    const found = await findBrowser(browser);
    return 'path' in found ? found : undefined;
  });
  const snapshot = resolve(folder, SNAPSHOT);
  const files: SiteFiles = {
    folder: resolve(folder),
    print: (job) => printer.print(job),
    pack: (packed) => packSite(resolve(folder), snapshot, packed),
    ...(folder !== '' && existsSync(snapshot) && { snapshot }),
  };
  try {
    return await collect(await write(raw ? report : neutralise(report), means, files));
  } finally {
    await printer.close();
  }
};

async function* packSite(folder: string, snapshot: string, report: AuditReport): AsyncIterable<Uint8Array> {
  const { packWacz } = await import('../proof/pack-wacz.js');
  yield* packWacz({ folder, snapshot, report, createdAt: report.finishedAt });
}

/** A run of these reports, as the formats see it that are written once for all sites. */
const runOf = (
  reports: readonly [AuditReport, ...AuditReport[]],
  { lang }: FormatOptions,
): Parameters<NonNullable<Format['run']>>[0] => {
  const sites = reports.map((report) =>
    summarizeSite({ snapshot: `${report.site.id}/${SNAPSHOT}` }, report, speaker(lang)),
  );
  const [first] = reports;
  const run = summarizeRun({
    plan: {
      id: first.asOf,
      asOf: first.asOf,
      startedAt: reports.map(({ startedAt }) => startedAt).reduce((a, b) => (a < b ? a : b)),
      tasks: reports,
    },
    toolVersion: programVersion(),
    finishedAt: reports.map(({ finishedAt }) => finishedAt).reduce((a, b) => (a > b ? a : b)),
    sites,
    failures: sites.flatMap(({ failure }) => failure ?? []),
  });
  const shown = reports.map((report) => neutralise(withoutLog(report)));
  return {
    run: neutralise(run),
    ranking: rankSites(shown.map(rankingRow)),
    reports: () => shown,
    findings: shown.flatMap(({ outcomes }) => outcomes).reduce((sum, { findings }) => sum + findings.length, 0),
    files: [],
  };
};

const withoutLog = ({ crawl, ...rest }: AuditReport): AuditReport => {
  const { log: _log, ...facts } = crawl;
  return { ...rest, crawl: facts };
};

const collect = async (written: readonly Written[]): Promise<readonly RenderedFile[]> =>
  Promise.all(
    written.map(async ({ file, content }) => {
      if (typeof content === 'string') return { file, content: new TextEncoder().encode(content) };
      if (content instanceof Uint8Array) return { file, content };
      const parts: Uint8Array[] = [];
      for await (const part of content) parts.push(part);
      return { file, content: new Uint8Array(Buffer.concat(parts)) };
    }),
  );

/** The letters that come along, in the language that is wanted. */
const readTemplate: FormatOptions['notice']['template'] = async (kind, lang) => {
  const file = fileURLToPath(new URL(`${kind}${lang === 'en' ? '-en' : ''}.docx`, TEMPLATES));
  return { file, bytes: await readFile(file) };
};

const unknownFormat = (format: string, known: readonly string[]): UsageError => {
  const meant = nearest(format, known);
  return new UsageError(
    'unknown-format',
    `没有 ${format} 这种格式${meant === undefined ? '' : `，是不是 ${meant}？`}可用的：${known.join('、')}`,
    `there is no format ${format}${meant === undefined ? '' : `, did you mean ${meant}?`} allowed: ${known.join(', ')}`,
  );
};

const noneOfRun = (format: string): never => {
  throw new UsageError(
    'format-unavailable',
    `${format} 每个网站写一份，请一次给一份报告`,
    `${format} is written for one site: give one report at a time`,
  );
};

/** What a format lacks here, in the caller's words. */
const unavailable = (error: unknown): UsageError | undefined => {
  const words =
    error instanceof Error && error.name === 'FormatUnavailable' ? (error as { words?: unknown }).words : undefined;
  const { zh, en } = (words ?? {}) as { zh?: string; en?: string };
  return zh === undefined || en === undefined ? undefined : new UsageError('format-unavailable', zh, en);
};
