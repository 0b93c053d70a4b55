import { existsSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { assertWritable } from '../../lib/fs/assert-writable.js';
import { isClaimFile } from '../../lib/fs/claim-folder.js';
import { systemCause } from '../errors/describe-error.js';
import { runIdOf } from '../text/days.js';
import { UsageError } from '../errors.js';
import { runHints } from './find-reports.js';
import { checkRunId, idProblem } from '../site-list/ids.js';
import type { Say } from '../language.js';
import { latestBegun } from './named-run.js';

export interface RunFolder {
  readonly id: string;
  /** Absolute. */
  readonly path: string;
  /** As the user would write it, for messages. */
  readonly shown: string;
}

/** Makes the folder of a new run and proves that it can be written to. Throws `UsageError` before anything is fetched. */
export const claimRunFolder = async (
  { out, run, cwd }: { readonly out: string; readonly run: string | undefined; readonly cwd: string },
  say: Say,
): Promise<RunFolder> => {
  if (run !== undefined) checkRunId(run, resolve(cwd, out), say);
  try {
    await assertWritable(resolve(cwd, out));
    return await claim(out, run, cwd, say);
  } catch (error) {
    throw unwritable(out, error, say);
  }
};

const claim = async (out: string, run: string | undefined, cwd: string, say: Say): Promise<RunFolder> => {
  const base = run ?? runIdOf();
  for (let count = 1; ; count++) {
    const id = count === 1 ? base : `${base}-${count}`;
    const path = resolve(cwd, out, id);
    try {
      await mkdir(path);
      return { id, path, shown: join(out, id) };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      if (run === undefined) continue;
      if (await isUnbegun(path)) return { id, path, shown: join(out, id) };
      throw new UsageError(say(`${join(out, id)} 已经存在`, `${join(out, id)} exists already`), [
        say(`接着做用 --resume ${id}，另做一次请换 --run`, `go on with --resume ${id}, or choose another --run`),
      ]);
    }
  }
};

/** Killed before it wrote down what it was asked: nothing was fetched, and there is nothing to go on with. */
const isUnbegun = async (path: string): Promise<boolean> => {
  const names = await readdir(path).catch(() => ['unreadable']);
  return names.every((name) => isClaimFile(name) || /^\.request\.json\..*\.tmp$/.test(name));
};

/** The folder of an earlier run, to go on with; `latest` is the one that began last. */
export const reopenRunFolder = async (
  { out, run: asked, cwd }: { readonly out: string; readonly run: string; readonly cwd: string },
  say: Say,
): Promise<RunFolder> => {
  const isWord = asked === 'latest' && !existsSync(resolve(cwd, out, asked));
  const run = (isWord ? latestBegun({ out, cwd }) : undefined) ?? asked;
  const problem = idProblem(run, say);
  if (problem !== undefined) throw new UsageError(`--resume ${problem}`);
  const folder = { id: run, path: resolve(cwd, out, run), shown: join(out, run) };
  if (!existsSync(folder.path)) {
    throw new UsageError(
      say(`${out} 下没有检查 ${run}`, `there is no run ${run} under ${out}`),
      runHints(run, { out, cwd }, say),
    );
  }
  try {
    await assertWritable(folder.path);
  } catch (error) {
    throw unwritable(folder.shown, error, say);
  }
  return folder;
};

/** A disk that refuses, as the user's error; anything else as it is. */
export const unwritable = (path: string, error: unknown, say: Say): unknown => {
  const cause = systemCause(error, say);
  if (cause === undefined) return error;
  return new UsageError(say(`写不了输出目录 ${path}：${cause}`, `cannot write to ${path}: ${cause}`), [
    say('换一个 --out 目录，或腾出空间后再试', 'choose another --out, or make room'),
  ]);
};
