import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

/**
 * Makes a folder and those above it; one that is there is fine. Throws the disk's error. Node's own `recursive` never
 * returns where a file system answers ENOENT under a folder that exists, as /proc does.
 */
export const makeFolder = async (path: string): Promise<void> => {
  const problem = await tryMake(path);
  if (codeOf(problem) !== 'ENOENT') return orThrow(problem);
  const parent = dirname(path);
  if (parent !== path && !(await isThere(parent))) await makeFolder(parent);
  // Also where the parent is there: another may have made it since we tried.
  orThrow(await tryMake(path));
};

/** Makes one folder; the error if it neither could be made nor is there. */
const tryMake = async (path: string): Promise<Error | undefined> => {
  try {
    await mkdir(path);
    return undefined;
  } catch (error) {
    const isFolder = codeOf(error) === 'EEXIST' && (await stat(path)).isDirectory();
    return isFolder ? undefined : (error as Error);
  }
};

const orThrow = (problem: Error | undefined): void => {
  if (problem !== undefined) throw problem;
};

const isThere = async (path: string): Promise<boolean> => {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
};
