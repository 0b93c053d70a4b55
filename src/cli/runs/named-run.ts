import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { RunSummary } from '../../model/run.js';
import { isReservedRun } from '../site-list/ids.js';

/** Where runs are looked for. */
interface Place {
  readonly out: string;
  readonly cwd: string;
}

/** Words that stand for finished runs of `out`, counted from the last to begin. */
const WORDS: Readonly<Record<string, number>> = { latest: -1, previous: -2 };

/** What a user calls a run: a path, an id under `out`, or `latest` and `previous` for those that were finished last. */
export const findRunPath = (reference: string, { out, cwd }: Place): string | undefined => {
  const place = [resolve(cwd, reference), resolve(cwd, out, reference)].find((path) => existsSync(path));
  const at = WORDS[reference];
  return place ?? (at === undefined ? undefined : finishedRuns(resolve(cwd, out)).at(at));
};

/** Folders of finished audits and replays, the first to begin first. Rankings and the project's own sample are none. */
const finishedRuns = (out: string): readonly string[] => {
  if (!existsSync(out)) return [];
  return readdirSync(out, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !isReservedRun(entry.name, out))
    .flatMap(({ name }) => {
      const summary = readSummary(join(out, name, 'run.json'));
      return summary === undefined ? [] : [{ path: join(out, name), name, ...summary }];
    })
    .sort((one, other) => one.startedAt - other.startedAt || (one.name < other.name ? -1 : 1))
    .map(({ path }) => path);
};

/** The audit that began last of those that can be gone on with. */
export const latestBegun = ({ out, cwd }: Place): string | undefined => {
  const folder = resolve(cwd, out);
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder)
    .flatMap((name) => {
      const begun = readSummary(join(folder, name, 'request.json'));
      return begun === undefined ? [] : [{ name, ...begun }];
    })
    .sort((one, other) => one.startedAt - other.startedAt || (one.name < other.name ? -1 : 1))
    .at(-1)?.name;
};

const readSummary = (path: string): { readonly startedAt: number } | undefined => {
  try {
    const { startedAt, sites } = JSON.parse(readFileSync(path, 'utf8')) as Partial<RunSummary>;
    const at = Date.parse(startedAt ?? '');
    const isRanking = sites !== undefined && sites.length > 0 && sites.every(({ report }) => report.startsWith('../'));
    return Number.isNaN(at) || isRanking ? undefined : { startedAt: at };
  } catch {
    return undefined;
  }
};
