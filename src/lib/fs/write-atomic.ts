import { randomBytes } from 'node:crypto';
import { open, readdir, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { makeFolder } from './make-folder.js';

/**
 * Writes a file so that a reader sees the old content or the new, never a part: temporary file beside it, fsync, rename,
 * fsync of the folder. Makes the folder. On failure the temporary file is removed and the error of the disk is thrown.
 */
export const writeAtomic = async (
  path: string,
  content: string | Uint8Array | AsyncIterable<Uint8Array>,
): Promise<void> => {
  const folder = dirname(path);
  await makeFolder(folder);
  const temporary = join(folder, `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const file = await open(temporary, 'wx');
    try {
      if (typeof content === 'string' || content instanceof Uint8Array) await file.writeFile(content);
      else for await (const part of content) await file.writeFile(part);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
  await syncFolder(folder);
};

/** Makes the rename last through a power cut, where the system allows a folder to be opened (Windows does not). */
const syncFolder = async (folder: string): Promise<void> => {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // Not every file system can; the file itself is on disk already.
  }
};

const TEMPORARY = /^\..+\.[0-9a-f]{12}\.tmp$/;

/** Removes the temporary files of processes that were killed while writing, in a folder and those right below it. */
export const removeLeftovers = async (folder: string): Promise<void> => {
  const entries = await readdir(folder, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
  for (const one of [folder, ...folders]) {
    for (const name of await readdir(one))
      if (TEMPORARY.test(name)) await unlink(join(one, name)).catch(() => undefined);
  }
};
