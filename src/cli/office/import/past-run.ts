import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { RunSummarySchema, type RunSummary } from '../../../model/run.js';
import type { Words } from '../../../model/words.js';
import { findFaults } from '../../../profile/validator.js';
import { isRunId } from '../../../schedule/run-id.js';
import { isRanking } from '../../runs/find-reports.js';

/** A finished run of earlier, in its folder. */
export interface PastRun {
  readonly folder: string;
  readonly summary: RunSummary;
}

/** A folder, or a site in one, that is not taken in, and why. */
export interface PassedOver {
  readonly path: string;
  readonly why: Words;
}

/** The runs in these folders, each a run or a folder of runs, oldest first: history is told in that order. */
export async function findPastRuns(
  paths: readonly string[],
): Promise<{ readonly runs: readonly PastRun[]; readonly passedOver: readonly PassedOver[] }> {
  const found = new Map<string, PastRun>();
  const passedOver: PassedOver[] = [];
  for (const path of paths) {
    for (const folder of await foldersOf(path)) {
      const run = await readPastRun(folder);
      if ('why' in run) passedOver.push(run);
      else found.set(folder, run);
    }
  }
  const runs = [...found.values()].sort((a, b) => Date.parse(a.summary.startedAt) - Date.parse(b.summary.startedAt));
  return { runs, passedOver };
}

/** A folder without run.json is looked into: those inside that have one, or that look like a run cut short; no rankings. */
async function foldersOf(path: string): Promise<readonly string[]> {
  const folder = basename(path) === 'run.json' ? dirname(path) : path;
  if (existsSync(join(folder, 'run.json'))) return [folder];
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const inside = entries.flatMap((entry) => (entry.isDirectory() ? [join(folder, entry.name)] : []));
  const runs = inside.filter((one) => existsSync(join(one, 'run.json')) || existsSync(join(one, 'request.json')));
  // `scorecard` puts its rankings beside the runs: whoever takes all of them in does not mean those.
  const audits = runs.filter((one) => !isRanking(one));
  return runs.length > 0 ? audits.sort() : [folder];
}

async function readPastRun(folder: string): Promise<PastRun | PassedOver> {
  const text = await readFile(join(folder, 'run.json'), 'utf8').catch(() => undefined);
  if (text === undefined)
    return {
      path: folder,
      why: { zh: '没有 run.json：不是检查，或没有做完', en: 'no run.json: no run, or one that was not finished' },
    };
  if (isRanking(folder)) return { path: folder, why: { zh: '是排名，不是检查', en: 'a ranking, not a run' } };
  const summary = parse(text);
  if (summary === undefined)
    return { path: folder, why: { zh: 'run.json 读不懂，或由别的版本写成', en: 'run.json cannot be read' } };
  return isRunId(summary.id)
    ? { folder, summary }
    : { path: folder, why: { zh: `检查编号 ${summary.id} 用不了`, en: `${summary.id} cannot be the id of a run` } };
}

const parse = (text: string): RunSummary | undefined => {
  try {
    const data: unknown = JSON.parse(text);
    return findFaults(RunSummarySchema, data).length === 0 ? (data as RunSummary) : undefined;
  } catch {
    return undefined;
  }
};
