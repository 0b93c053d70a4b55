import { randomBytes } from 'node:crypto';
import { open, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from './make-folder.js';

const ONE_MEGABYTE = Buffer.alloc(1024 * 1024);

/** Makes the folder and writes a megabyte there for a moment: throws the disk's error (EACCES, ENOSPC, EROFS …) if it cannot. */
export const assertWritable = async (folder: string): Promise<void> => {
  await makeFolder(folder);
  const path = join(folder, `.writable-${randomBytes(6).toString('hex')}.tmp`);
  try {
    const file = await open(path, 'wx');
    try {
      await file.writeFile(ONE_MEGABYTE);
      await file.sync();
    } finally {
      await file.close();
    }
  } finally {
    await unlink(path).catch(() => undefined);
  }
};
