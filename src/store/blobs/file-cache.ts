import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import { makeFolder } from '../../lib/fs/make-folder.js';
import { sha256 } from '../../lib/text/canonical-json.js';

export interface CacheOptions {
  readonly cache: string;
  /** What the copies take up at most, but for those in use. */
  readonly limitBytes?: number;
}

/** One version of a file elsewhere. */
interface Wanted {
  readonly key: string;
  readonly version: string;
  /** Where it is known, what arrives is held to it. */
  readonly sha256: string | undefined;
}

const LIMIT_BYTES = 10 * 1024 ** 3;
/** A copy that somebody got so recently may still be read. */
const IN_USE_MS = 15 * 60_000;
const TRIES = 3;

/**
 * Copies of files that are kept elsewhere: a folder for each version, named by hash, with the file under its own name. What was not used
 * for longest goes first when they take up too much; the times of the file system say when.
 */
export function fileCache({ cache, limitBytes = LIMIT_BYTES }: CacheOptions) {
  const under = new Map<string, Promise<string>>();
  const fill = async (wanted: Wanted, place: string, open: () => Promise<Readable>): Promise<string> => {
    const path = join(place, basename(wanted.key));
    const now = new Date();
    const isThere = await utimes(path, now, now).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
    await download(wanted, path, open);
    await evict(cache, limitBytes, now);
    return path;
  };
  return {
    /** The copy, downloaded once however many ask for it. */
    take: (wanted: Wanted, open: () => Promise<Readable>): Promise<string> => {
      const place = join(cache, sha256(`${wanted.key}\n${wanted.version}`));
      const begun = under.get(place);
      if (begun !== undefined) return begun;
      const filled = fill(wanted, place, open).finally(() => under.delete(place));
      under.set(place, filled);
      return filled;
    },
  };
}

/** Whole and right, or an error: a line that breaks is tried again. */
async function download(wanted: Wanted, path: string, open: () => Promise<Readable>): Promise<void> {
  await makeFolder(join(path, '..'));
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  for (let left = TRIES; ; left -= 1) {
    try {
      const hash = createHash('sha256');
      const source = await open();
      source.on('data', (part: Uint8Array) => hash.update(part));
      await pipeline(source, createWriteStream(temporary));
      if (wanted.sha256 !== undefined && hash.digest('hex') !== wanted.sha256)
        throw new Error(`${wanted.key} arrived altered`);
      await rename(temporary, path);
      return;
    } catch (error) {
      await rm(temporary, { force: true });
      if (left === 1) throw error;
    }
  }
}

async function evict(cache: string, limitBytes: number, now: Date): Promise<void> {
  const copies = await Promise.all((await readdir(cache)).map((name) => measure(join(cache, name))));
  let total = copies.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const { place, bytes, usedAt } of copies.sort((a, b) => a.usedAt - b.usedAt)) {
    if (total <= limitBytes || now.getTime() - usedAt < IN_USE_MS) return;
    await rm(place, { recursive: true, force: true });
    total -= bytes;
  }
}

const measure = async (place: string): Promise<{ place: string; bytes: number; usedAt: number }> => {
  let bytes = 0;
  let usedAt = 0;
  for (const name of await readdir(place).catch(() => [])) {
    const found = await stat(join(place, name)).catch(() => undefined);
    bytes += found?.size ?? 0;
    usedAt = Math.max(usedAt, found?.mtimeMs ?? 0);
  }
  return { place, bytes, usedAt };
};
