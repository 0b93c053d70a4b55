import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A request log that was last written to longer ago holds nothing of today, wherever midnight was. */
const ONE_DAY_MS = 86_400_000;

/** Request logs of a site's other runs under this output folder that may hold requests of today. */
export const earlierRequestLogs = (out: string, run: string, site: string): readonly string[] => {
  let runs: readonly string[];
  try {
    // Only folders: a list of sites or a note may lie beside the runs.
    runs = readdirSync(out, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  } catch {
    return [];
  }
  return runs
    .filter((name) => name !== run)
    .map((name) => join(out, name, site, 'requests.jsonl'))
    .filter((path) => Date.now() - writtenAt(path) < ONE_DAY_MS);
};

const writtenAt = (path: string): number => {
  try {
    return statSync(path).mtimeMs;
  } catch {
    return 0; // no such log: another file, or a run over other sites
  }
};
