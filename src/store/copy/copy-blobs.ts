import { createHash } from 'node:crypto';
import PQueue from 'p-queue';
import type { Blobs } from '../blobs/blobs.js';
import { StoreProblem } from '../store-problem.js';

export interface CopiedBlobs {
  readonly files: number;
  readonly bytes: number;
  /** Files that an attempt before has brought over. */
  readonly wereThere: number;
}

/** Storage at a distance answers slowly, not busily. */
const AT_ONCE = 8;
/** Keys that wait at most, of millions. */
const WAITING = 200;

/** Copies all files of evidence, each held to its hash on both sides; what is there already and the same is left alone. */
export async function copyBlobs(
  from: Blobs,
  to: Blobs,
  onFile: (done: CopiedBlobs) => void = () => undefined,
): Promise<CopiedBlobs> {
  const queue = new PQueue({ concurrency: AT_ONCE });
  let done: CopiedBlobs = { files: 0, bytes: 0, wereThere: 0 };
  let fault: unknown;
  const copyOne = async (key: string, size: number): Promise<void> => {
    const hash = await hashOf(from, key);
    const there = await to.facts(key);
    const isThere = there?.bytes === size && (await hashOf(to, key)) === hash;
    if (!isThere) {
      const put = await to.put(key, { path: await from.localFile(key) });
      if (put.sha256 !== hash || (await to.facts(key))?.bytes !== size) throw arrivedAltered(key);
    }
    done = { files: done.files + 1, bytes: done.bytes + size, wereThere: done.wereThere + Number(isThere) };
    onFile(done);
  };
  for await (const { key, bytes } of from.list('')) {
    if (fault !== undefined) break;
    await queue.onSizeLessThan(WAITING);
    void queue
      .add(() => copyOne(key, bytes))
      .catch((error: unknown) => {
        fault ??= error;
        queue.clear();
      });
  }
  await queue.onIdle();
  if (fault !== undefined) throw fault as Error;
  return done;
}

/** Read through, whatever the storage says of it. */
async function hashOf(blobs: Blobs, key: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of await blobs.stream(key)) hash.update(part as Uint8Array);
  return hash.digest('hex');
}

const arrivedAltered = (key: string): StoreProblem =>
  new StoreProblem('damaged', { zh: `${key} 复制后与原来不一致`, en: `${key} arrived altered` });
