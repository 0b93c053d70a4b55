import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { assertWritable } from '../lib/fs/assert-writable.js';
import { claimFolder } from '../lib/fs/claim-folder.js';
import { removeLeftovers } from '../lib/fs/write-atomic.js';
import type { AuditOptions } from './audit-options.js';
import { UsageError } from './usage-error.js';

/** The name that a site's snapshot has in its folder. */
export const SNAPSHOT = 'snapshot.warc.gz';

/** A folder that no other audit writes to while this one does. */
export interface SiteFolder {
  /** Absolute. */
  readonly path: string;
  /** Takes away everything in it, and what was made for it alone. */
  readonly remove: () => Promise<void>;
  /** Gives it free; after a failure one that the caller has never heard of is taken away. */
  readonly letGo: (hasFailed: boolean) => Promise<void>;
}

/** `<out>/<id>`, proven to be writable and free, else one in a new folder for temporary files. Throws `UsageError`, or the disk's error. */
export const openSiteFolder = async (
  id: string,
  { out, resume = false }: Pick<AuditOptions, 'out' | 'resume'>,
): Promise<SiteFolder> => {
  if (out === undefined) {
    const made = await mkdtemp(join(tmpdir(), 'gongkai-'));
    const remove = (): Promise<void> => rm(made, { recursive: true, force: true });
    return { path: join(made, id), remove, letGo: async (hasFailed) => (hasFailed ? remove() : undefined) };
  }
  const path = resolve(out, id);
  await assertWritable(path);
  const claim = await claimFolder(path);
  if ('heldBy' in claim) {
    const { pid, host } = claim.heldBy;
    throw new UsageError(
      'folder-in-use',
      `${path} 正由 ${host} 上的进程 ${pid} 使用`,
      `${path} is at work in process ${pid} on ${host}`,
    );
  }
  if (!resume && existsSync(join(path, SNAPSHOT))) {
    await claim.release();
    throw new UsageError(
      'folder-in-use',
      `${path} 里已经有一次检查；接着做请加 resume: true，另做一次请换 out`,
      `${path} holds an audit already: go on with resume: true, or choose another out`,
    );
  }
  await removeLeftovers(path);
  return { path, remove: () => rm(path, { recursive: true, force: true }), letGo: () => claim.release() };
};
