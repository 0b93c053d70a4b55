import { join } from 'node:path';
import { writeAtomic } from '../../lib/fs/write-atomic.js';
import type { AuditReport } from '../../model/report.js';
import type { RunSummary } from '../../model/run.js';
import {
  FormatUnavailable,
  type Format,
  type FormatOptions,
  type RankingSources,
  type RunReports,
  type SiteFiles,
} from '../../report/format.js';
import { FORMATS, type FormatId } from '../../report/formats.js';
import { neutralise } from '../../report/neutralise.js';
import { rankingRow, type RankingRow } from '../../scoring/ranking-row.js';
import { rankSites } from '../../scoring/rank-sites.js';
import { isDiskFault } from '../errors/is-disk-fault.js';

/** A format that was not written, though the report is there: `words` says what is missing, `error` is a bug. */
export interface Unwritten {
  readonly format: FormatId;
  readonly words?: FormatUnavailable['words'];
  readonly error?: Error;
}

/** The formats that show the report as it is, not as a reader may safely see it. */
const RAW: ReadonlySet<FormatId> = new Set(['json', 'wacz']);

/** Everything but `report.json` of one site. One format that fails keeps none of the others from being written. */
export const writeSiteFormats = async (
  files: SiteFiles,
  report: AuditReport,
  formats: readonly FormatId[],
  options: FormatOptions,
  onWritten?: (file: string) => void,
): Promise<readonly Unwritten[]> => {
  const shown = neutralise(report);
  // The package holds what the others write.
  const packedLast = [...formats.filter((id) => id !== 'wacz'), ...formats.filter((id) => id === 'wacz')];
  return writeAll(
    packedLast.filter((id) => id !== 'json'),
    files.folder,
    ({ site }, id) => site?.(RAW.has(id) ? report : shown, options, files),
    onWritten,
  );
};

/**
 * `run.json` (unless it is the one on disk, `isStored`), and what the other formats write for a run, such as `index.html`. `read`
 * answers the report of a site.
 */
export const writeRunFormats = async (
  folder: string,
  run: RunSummary,
  formats: readonly FormatId[],
  options: FormatOptions,
  read: (site: RunSummary['sites'][number]) => AuditReport,
  more: {
    readonly sources?: RankingSources;
    readonly onWritten?: (file: string) => void;
    readonly isStored?: boolean;
  } = {},
): Promise<readonly Unwritten[]> => {
  const others = formats.filter((id) => id !== 'json');
  const wanted: readonly FormatId[] = more.isStored === true ? others : ['json', ...others];
  const isRanked = others.some((id) => FORMATS[id].run !== undefined);
  const rows: RankingRow[] = [];
  let findings = 0;
  if (isRanked) {
    for (const report of readEach(run, read)) {
      rows.push(rankingRow(report));
      for (const outcome of report.outcomes) findings += outcome.findings.length;
    }
  }
  const files: string[] = [];
  const given: RunReports = {
    run: neutralise(run),
    ranking: rankSites(rows),
    findings,
    reports: () => readEach(run, read),
    files,
    ...(more.sources && { sources: more.sources }),
  };
  // The page links what the others wrote.
  const pageLast = [...wanted.filter((id) => id !== 'html'), ...wanted.filter((id) => id === 'html')];
  return writeAll(
    pageLast,
    folder,
    (format, id) => format.run?.(RAW.has(id) ? { ...given, run } : given, options),
    (file) => {
      files.push(file);
      more.onWritten?.(file);
    },
  );
};

function* readEach(run: RunSummary, read: (site: RunSummary['sites'][number]) => AuditReport): Iterable<AuditReport> {
  for (const site of run.sites) {
    const { crawl, ...rest } = read(site);
    const { log: _log, ...facts } = crawl;
    yield neutralise({ ...rest, crawl: facts });
  }
}

async function writeAll(
  formats: readonly FormatId[],
  folder: string,
  render: (format: Format, id: FormatId) => ReturnType<NonNullable<Format['run']>> | undefined,
  onWritten?: (file: string) => void,
): Promise<readonly Unwritten[]> {
  const unwritten: Unwritten[] = [];
  for (const id of formats) {
    const format = FORMATS[id];
    try {
      for (const { file, content } of (await render(format, id)) ?? []) {
        await writeAtomic(join(folder, file), content);
        onWritten?.(file);
      }
    } catch (error) {
      if (isDiskFault(error)) throw error;
      if (error instanceof FormatUnavailable) unwritten.push({ format: id, words: error.words });
      else unwritten.push({ format: id, error: error instanceof Error ? error : new Error(String(error)) });
    }
  }
  return unwritten;
}
