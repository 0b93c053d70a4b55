import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { isAbsolute, join, normalize, sep } from 'node:path';

/** Size and hash of a file; undefined where there is none. Rejects with the system's error for one that cannot be read. */
export async function hashFile(path: string): Promise<{ readonly bytes: number; readonly sha256: string } | undefined> {
  let file;
  try {
    file = await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of file.createReadStream({ autoClose: false })) {
      hash.update(chunk as Buffer);
      bytes += (chunk as Buffer).length;
    }
    return { bytes, sha256: hash.digest('hex') };
  } finally {
    await file.close();
  }
}

/** The path of a file that a report or a chain names, if it lies inside the folder: both may come from anywhere. */
export function insideOf(folder: string, file: string): string | undefined {
  const path = normalize(file);
  return isAbsolute(path) || path === '..' || path.startsWith(`..${sep}`) || file.includes('\0')
    ? undefined
    : join(folder, path);
}
