import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, open, opendir, readFile, unlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { writeAtomic } from '../../lib/fs/write-atomic.js';
import { assertKey, assertPrefix, isKey, isPath } from './assert-key.js';
import { NoSuchBlob, type BlobContent, type BlobFacts, type Blobs } from './blobs.js';

/** Files below a folder, at the path that their key is. What is no plain file of a key's form (links, claims, files half written) is not there. */
export function diskBlobs(folder: string): Blobs {
  const root = resolve(folder);
  const pathOf = (key: string): string => {
    assertKey(key);
    return join(root, key);
  };
  const facts = async (key: string): Promise<BlobFacts | undefined> => {
    const found = await lstat(pathOf(key)).catch(orUndefinedIfMissing);
    return found?.isFile() ? { key, bytes: found.size } : undefined;
  };
  const present = async (key: string): Promise<string> => {
    if ((await facts(key)) === undefined) throw new NoSuchBlob(key);
    return pathOf(key);
  };
  return {
    kind: 'disk',
    put: async (key, content) => ({ key, ...(await writeHashed(pathOf(key), content)) }),
    read: async (key) => readFile(await present(key)),
    stream: async (key) => createReadStream(await present(key)),
    localFile: present,
    has: async (key) => (await facts(key)) !== undefined,
    facts,
    list: (prefix) => {
      assertPrefix(prefix);
      return walk(root, prefix);
    },
    remove: async (key) => {
      await unlink(pathOf(key)).catch(orUndefinedIfMissing);
    },
  };
}

/** A file that lies at its place already is only read for its hash, and brought to the disk for good. */
async function writeHashed(target: string, content: BlobContent): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const count = (part: Uint8Array): void => {
    hash.update(part);
    bytes += part.length;
  };
  if (typeof content === 'string' || content instanceof Uint8Array) {
    count(typeof content === 'string' ? Buffer.from(content) : content);
    await writeAtomic(target, content);
  } else if (resolve(content.path) === target) {
    for await (const part of createReadStream(target) as AsyncIterable<Uint8Array>) count(part);
    const file = await open(target, 'r+');
    await file.sync().finally(() => file.close());
  } else {
    await writeAtomic(target, counted(createReadStream(content.path), count));
  }
  return { bytes, sha256: hash.digest('hex') };
}

async function* counted(
  source: AsyncIterable<Uint8Array>,
  count: (part: Uint8Array) => void,
): AsyncIterable<Uint8Array> {
  for await (const part of source) {
    count(part);
    yield part;
  }
}

async function* walk(root: string, prefix: string): AsyncIterable<BlobFacts> {
  const folder = await opendir(join(root, prefix)).catch(orUndefinedIfMissing);
  if (folder === undefined) return;
  for await (const entry of folder) {
    const key = prefix + entry.name;
    if (!isPath(key)) continue;
    if (entry.isDirectory()) yield* walk(root, `${key}/`);
    else if (entry.isFile() && isKey(key)) {
      const found = await lstat(join(root, key)).catch(orUndefinedIfMissing);
      if (found?.isFile()) yield { key, bytes: found.size };
    }
  }
}

/** ENOTDIR: a part of the path is a file. Anything else is the disk's own trouble. */
const orUndefinedIfMissing = (error: unknown): undefined => {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error;
};
