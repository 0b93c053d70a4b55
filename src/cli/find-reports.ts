import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { AuditReport } from '../model/report.js';
import { UsageError } from './errors.js';
import type { Say } from './language.js';

/** Reads one `report.json`. Throws `UsageError` for what is none. */
export const readReport = (path: string, say: Say): AuditReport => {
  const unreadable = (): UsageError => new UsageError(say(`${path} 不是检查报告`, `${path} is no audit report`));
  let report: Partial<AuditReport>;
  try {
    report = JSON.parse(readFileSync(path, 'utf8')) as Partial<AuditReport>;
  } catch {
    throw unreadable();
  }
  if (typeof report !== 'object' || report === null || !report.site || !report.scorecard || !report.outcomes) {
    throw unreadable();
  }
  if (report.schemaVersion !== 1) {
    throw new UsageError(say(`${path} 由别的版本写成，读不了`, `${path} was written by another version`));
  }
  return report as AuditReport;
};

/** A report that can be read, and where it lies: of thousands only one is in memory at a time. */
export interface StoredReport {
  readonly folder: string;
  /** Id of its site. */
  readonly site: string;
  readonly read: () => AuditReport;
}

/** The reports of a run (id under `out`, or its folder), of a site's folder, or one file. Throws `UsageError` if there is none. */
export const findReports = (
  reference: string,
  { out, cwd }: { readonly out: string; readonly cwd: string },
  say: Say,
): { readonly runFolder: string; readonly reports: readonly StoredReport[] } => {
  const place = [resolve(cwd, reference), resolve(cwd, out, reference)].find((path) => existsSync(path));
  if (place === undefined) {
    throw new UsageError(say(`找不到检查 ${reference}`, `there is no run ${reference}`), [
      say(`可以写路径，或 ${out} 下的检查编号`, `give a path, or a run id under ${out}`),
    ]);
  }
  const read = (path: string): StoredReport => ({
    folder: dirname(path),
    site: readReport(path, say).site.id,
    read: () => readReport(path, say),
  });
  if (statSync(place).isFile()) return { runFolder: resolve(place, '..', '..'), reports: [read(place)] };
  const own = join(place, 'report.json');
  if (existsSync(own)) return { runFolder: dirname(place), reports: [read(own)] };
  const paths = readdirSync(place)
    .map((name) => join(place, name, 'report.json'))
    .filter((path) => existsSync(path));
  if (paths.length === 0) throw new UsageError(say(`${place} 里没有 report.json`, `${place} holds no report.json`));
  return { runFolder: place, reports: paths.sort().map(read) };
};
