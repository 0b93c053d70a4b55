import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { nearest } from '../../lib/text/nearest.js';
import type { AuditReport } from '../../model/report.js';
import type { RunSummary } from '../../model/run.js';
import { systemCause } from '../errors/describe-error.js';
import { UsageError } from '../errors.js';
import type { Say } from '../language.js';
import { findRunPath } from './named-run.js';

/** Reads one `report.json`. Throws `UsageError` for what is none. */
export const readReport = (path: string, say: Say): AuditReport => {
  const unreadable = (): UsageError => new UsageError(say(`${path} 不是检查报告`, `${path} is no audit report`));
  let report: Partial<AuditReport>;
  try {
    report = JSON.parse(readFileSync(path, 'utf8')) as Partial<AuditReport>;
  } catch (error) {
    const cause = systemCause(error, say);
    if (cause !== undefined) throw new UsageError(say(`读不了 ${path}：${cause}`, `cannot read ${path}: ${cause}`));
    // It ends in the middle, as after a full disk, or is no JSON at all.
    throw new UsageError(say(`${path} 读不全：不是完整的 JSON`, `${path} is torn: no whole JSON`), [
      say(
        '文件可能没有写完或者已经损坏；快照还在，gongkai replay 可以重新评判',
        'it was not written to its end or is damaged; gongkai replay judges again from the snapshot',
      ),
    ]);
  }
  if (typeof report !== 'object' || report === null || !report.site || !report.scorecard || !report.outcomes) {
    throw unreadable();
  }
  if (report.schemaVersion !== 1) {
    throw new UsageError(say(`${path} 由别的版本写成，读不了`, `${path} was written by another version`), [
      say(
        '换用写成它的那个版本或更新的版本，或用 gongkai replay 按快照重新评判',
        'use the version that wrote it or a newer one, or judge again from the snapshot: gongkai replay',
      ),
    ]);
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

/** The reports of a run (id under `out`, `latest`, or its folder), of a site's folder, or one file. Throws `UsageError` if there is none. */
export const findReports = (
  reference: string,
  { out, cwd }: { readonly out: string; readonly cwd: string },
  say: Say,
): { readonly runFolder: string; readonly reports: readonly StoredReport[] } => {
  const place = findRunPath(reference, { out, cwd });
  if (place === undefined) {
    throw new UsageError(
      say(`找不到检查 ${reference}`, `there is no run ${reference}`),
      runHints(reference, { out, cwd }, say),
    );
  }
  const read = (path: string): StoredReport => ({
    folder: dirname(path),
    site: readReport(path, say).site.id,
    read: () => readReport(path, say),
  });
  // run.json stands for its run.
  if (basename(place) === 'run.json') return findReports(dirname(place), { out, cwd }, say);
  if (statSync(place).isFile()) return { runFolder: resolve(place, '..', '..'), reports: [read(place)] };
  const own = join(place, 'report.json');
  if (existsSync(own)) return { runFolder: dirname(place), reports: [read(own)] };
  const paths = readdirSync(place)
    .map((name) => join(place, name, 'report.json'))
    .filter((path) => existsSync(path));
  if (paths.length === 0) {
    if (isRanking(place)) {
      throw new UsageError(
        say(`${place} 是排名的目录，报告在各次检查里`, `${place} is a ranking; its reports lie in the runs`),
        [say('写那些检查的编号', 'give the ids of those runs')],
      );
    }
    const inside = runsIn(place);
    throw new UsageError(
      say(`${place} 里没有 report.json`, `${place} holds no report.json`),
      inside.length > 0 ? [say(`里面的检查：${inside.join('、')}`, `runs in it: ${inside.join(', ')}`)] : [],
    );
  }
  return { runFolder: place, reports: paths.sort().map(read) };
};

/** Runs that are named to whom misses one. */
const MOST_NAMED = 5;

/** What to write instead of a run that there is not: the one that was probably meant, or the latest. */
export const runHints = (
  reference: string,
  { out, cwd }: { readonly out: string; readonly cwd: string },
  say: Say,
): readonly string[] => {
  const runs = runsIn(resolve(cwd, out));
  const meant = nearest(reference, runs);
  return [
    ...(meant === undefined ? [] : [say(`是不是 ${meant}？`, `did you mean ${meant}?`)]),
    say(`可以写路径、${out} 下的检查编号，或 latest（最近一次）`, `give a path, a run id under ${out}, or latest`) +
      (meant === undefined && runs.length > 0
        ? say(`，如 ${runs.slice(-MOST_NAMED).join('、')}`, `, such as ${runs.slice(-MOST_NAMED).join(', ')}`)
        : ''),
  ];
};

/** Ids of runs in a folder, those whose names are times in their order. */
const runsIn = (folder: string): readonly string[] => {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'run.json')))
    .map(({ name }) => name)
    .sort();
};

/** True for a folder that `gongkai scorecard` wrote: only a ranking leads to reports outside its own folder. */
export const isRanking = (folder: string): boolean => {
  try {
    const { sites } = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as Partial<RunSummary>;
    return Array.isArray(sites) && sites.length > 0 && sites.every(({ report }) => report.startsWith('../'));
  } catch {
    return false;
  }
};
