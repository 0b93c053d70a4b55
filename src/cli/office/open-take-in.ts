import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { TakeIn, TakeInState } from '../../dashboard/take-in/take-in.js';
import { Invalid } from '../../model/refusal.js';
import type { RunSummary } from '../../model/run.js';
import type { Blobs } from '../../store/blobs/blobs.js';
import type { Store } from '../../store/open-store.js';
import { saveSites } from '../../store/sites/save-sites.js';
import { UsageError } from '../errors.js';
import { speaker } from '../language.js';
import { readSitesList } from '../site-list/sites-list.js';
import { importRuns } from './import/import-runs.js';

interface Means {
  readonly store: Store;
  readonly blobs: Blobs;
  readonly now: () => Date;
  readonly version: string;
  /** Where `gongkai audit` and `gongkai demo` write, as the person calls it and as it is found. */
  readonly reports: { readonly name: string; readonly path: string };
  readonly onError: (error: unknown) => void;
}

/** More runs are a matter for `gongkai store import`. */
const MOST_RUNS = 200;
const LIST_ENDINGS: ReadonlySet<string> = new Set([
  '.csv',
  '.xlsx',
  '.xlsm',
  '.xls',
  '.et',
  '.ods',
  '.yaml',
  '.yml',
  '.json',
]);

/** What comes into an office from files of this machine, or from a browser. */
export function openTakeIn({ store, blobs, now, version, reports, onError }: Means): TakeIn {
  let state: TakeInState = { isRunning: false, runs: [], passedOver: [] };
  const take = async (actor: string): Promise<void> => {
    const done = await importRuns(
      {
        ...{ store, blobs, now, version, actor },
        onRun: ({ id, taken, known, passedOver }) => {
          state = {
            ...state,
            runs: [...state.runs, { id, taken, known }],
            passedOver: [...state.passedOver, ...passedOver],
          };
        },
      },
      [reports.path],
    );
    state = { ...state, passedOver: [...state.passedOver, ...done.passedOver] };
  };
  return {
    folder: reports.name,
    find: async () => {
      const found = await runsBelow(reports.path);
      const rows =
        found.length === 0
          ? []
          : await store.db
              .selectFrom('runs')
              .select('id')
              .where(
                'id',
                'in',
                found.map(({ id }) => id),
              )
              .execute();
      const known = new Set(rows.map(({ id }) => id));
      return found.map(({ id, asOf, sites }) => ({ id, asOf, sites: sites.length, isKnown: known.has(id) }));
    },
    state: () => state,
    begin: (actor) => {
      if (state.isRunning) return;
      state = { isRunning: true, runs: [], passedOver: [] };
      void take(actor.id)
        .catch(onError)
        .finally(() => {
          state = { ...state, isRunning: false };
        });
    },
    takeList: async (actor, file, lang) => {
      const sites = await readList(file, lang);
      const saved = await store.transaction((trx) => saveSites(trx, actor, sites, { at: now().toISOString() }));
      return { added: saved.added.length, changed: saved.changed.length, unchanged: saved.unchanged.length };
    },
  };
}

async function runsBelow(folder: string): Promise<readonly Pick<RunSummary, 'id' | 'asOf' | 'sites'>[]> {
  const names = await readdir(folder).catch((): string[] => []);
  const read = names
    .sort()
    .reverse()
    .slice(0, MOST_RUNS)
    .map(async (name) => {
      try {
        const run = JSON.parse(await readFile(join(folder, name, 'run.json'), 'utf8')) as Partial<RunSummary>;
        return typeof run.id === 'string' && typeof run.asOf === 'string' && Array.isArray(run.sites)
          ? [{ id: run.id, asOf: run.asOf, sites: run.sites }]
          : [];
      } catch {
        return [];
      }
    });
  return (await Promise.all(read)).flat();
}

/** By the command line's own reader, which wants a file. */
async function readList({ name, bytes }: { name: string; bytes: Uint8Array }, lang: 'zh' | 'en') {
  const ending = extname(name).toLowerCase();
  const refuse = (lines: readonly string[]): never => {
    const text = lines.slice(0, 30).join(' ');
    throw new Invalid(
      { zh: '名单有问题，没有载入。', en: 'The list has faults; nothing was taken in.' },
      { list: { zh: text, en: text } },
    );
  };
  if (!LIST_ENDINGS.has(ending)) return refuse([lang === 'en' ? 'CSV, XLSX or YAML' : '只能是 CSV、XLSX 或 YAML']);
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-list-'));
  try {
    const path = join(folder, `list${ending}`);
    await writeFile(path, bytes);
    return (await readSitesList(path, speaker(lang))).map(({ site }) => site);
  } catch (error) {
    if (error instanceof UsageError)
      return refuse([error.message, ...error.hints].map((line) => line.replaceAll(`${folder}/`, '')));
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
