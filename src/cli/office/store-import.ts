import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CliContext } from '../command.js';
import { EXIT, UsageError } from '../errors.js';
import type { Say } from '../language.js';
import { importRuns, type ImportedRun } from './import/import-runs.js';
import type { PassedOver } from './import/past-run.js';
import { showCountedWork } from '../progress/counted-work.js';
import { readPlaces } from './office-places.js';
import { openOfficeStore } from './open-office-store.js';

export interface DataFlags {
  readonly data?: string;
  readonly json?: boolean;
}

/** `gongkai store import RUN…`: a line a run. */
export async function storeImport(
  paths: readonly string[],
  { data }: DataFlags,
  context: CliContext,
  say: Say,
): Promise<void> {
  const missing = paths.filter((path) => !existsSync(resolve(context.cwd, path)));
  if (missing.length > 0)
    throw new UsageError(say(`没有这个目录：${missing.join('、')}`, `there is no such folder: ${missing.join(', ')}`));
  const { store, blobs } = await openOfficeStore(readPlaces(data, context, say));
  const work = showCountedWork(context, say);
  const passedOver = ({ path, why }: PassedOver): void => {
    work.aside(() => context.stderr.write(say(`跳过 ${path}：${why.zh}\n`, `passed over ${path}: ${why.en}\n`)));
  };
  const onRun = ({ id, taken, known, passedOver: sites }: ImportedRun): void => {
    const line = `${id}\t${say(`收入 ${taken}，已有 ${known}`, `taken in ${taken}, there before ${known}`)}\n`;
    work.aside(() => context.stdout.write(line));
    sites.forEach(passedOver);
  };
  const onSite = (run: string, done: number, all: number): void => {
    work.advance(run, done, all);
  };
  try {
    const office = { store, blobs, now: () => new Date(), version: context.version, onRun, onSite };
    const imported = await importRuns(
      office,
      paths.map((path) => resolve(context.cwd, path)),
    );
    imported.passedOver.forEach(passedOver);
    if (imported.runs.length === 0)
      throw new UsageError(say('没有找到可以收入的检查', 'no run was found that could be taken in'));
    const isWhole = imported.passedOver.length === 0 && imported.runs.every((run) => run.passedOver.length === 0);
    context.finish(isWhole ? EXIT.ok : EXIT.threshold);
  } finally {
    work.end();
    await store.close();
  }
}
