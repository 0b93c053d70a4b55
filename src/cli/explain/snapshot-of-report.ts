import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { RunSummary } from '../../model/run.js';
import type { StoredReport } from '../runs/find-reports.js';

/** The snapshot that a report was judged from: beside it, or of a replay the one that its `run.json` names. Undefined where it is gone. */
export const snapshotOfReport = ({ folder, site }: Pick<StoredReport, 'folder' | 'site'>): string | undefined => {
  const beside = join(folder, 'snapshot.warc.gz');
  if (existsSync(beside)) return beside;
  const runFolder = dirname(folder);
  const named = sitesOf(join(runFolder, 'run.json')).find(({ id }) => id === site)?.snapshot;
  const path = named === undefined ? undefined : resolve(runFolder, named);
  return path !== undefined && existsSync(path) ? path : undefined;
};

const sitesOf = (file: string): readonly Partial<RunSummary['sites'][number]>[] => {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as Partial<RunSummary>).sites ?? [];
  } catch {
    return [];
  }
};
