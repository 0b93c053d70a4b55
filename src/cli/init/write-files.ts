import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { makeFolder } from '../../lib/fs/make-folder.js';
import { writeAtomic } from '../../lib/fs/write-atomic.js';
import { systemCause } from '../errors/describe-error.js';
import { UsageError } from '../errors.js';
import type { Say } from '../language.js';

/** A file that `gongkai init` writes, from the working folder. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** Whether there is nothing under that name yet. */
export const isMissing = (path: string, cwd: string): boolean => !existsSync(resolve(cwd, path));

/** Writes what is not there yet, or everything where `isForced`. Answers what was written and what was left as it is. */
export const writeFiles = async (
  files: readonly NewFile[],
  { cwd, isForced, say }: { readonly cwd: string; readonly isForced: boolean; readonly say: Say },
): Promise<{ readonly written: readonly string[]; readonly kept: readonly string[] }> => {
  const written: string[] = [];
  const kept: string[] = [];
  for (const { path, text } of files) {
    const full = resolve(cwd, path);
    if (existsSync(full) && (!isForced || isSame(full, text))) {
      if (!isSame(full, text)) kept.push(path);
      continue;
    }
    try {
      await makeFolder(dirname(full));
      await writeAtomic(full, text);
    } catch (error) {
      const cause = systemCause(error, say);
      if (cause === undefined) throw error;
      throw new UsageError(say(`写不了 ${join(path)}：${cause}`, `cannot write ${join(path)}: ${cause}`));
    }
    written.push(path);
  }
  return { written, kept };
};

const isSame = (full: string, text: string): boolean => {
  try {
    return readFileSync(full, 'utf8') === text;
  } catch {
    return false;
  }
};
