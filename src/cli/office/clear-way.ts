import { readdir, rm, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { claimFolder, isClaimFile } from '../../lib/fs/claim-folder.js';
import { removeLeftovers } from '../../lib/fs/write-atomic.js';
import { NoSnapshotError, openSnapshot } from '../../snapshot/open-snapshot.js';

/**
 * Holds a site's folder against other processes of this machine. Undefined while one that is alive still has it, such as one
 * that was halted for a while and has not noticed yet that it lost the audit. A claim from another machine ends with the lease
 * in the database, which whoever calls this holds.
 */
export async function claimSiteFolder(folder: string): Promise<(() => Promise<void>) | undefined> {
  for (let tries = 1; ; tries++) {
    const claim = await claimFolder(folder);
    if ('release' in claim) {
      await removeLeftovers(folder);
      return claim.release;
    }
    if (!claim.isElsewhere || tries > MOST_CLAIMS) return undefined;
    await unlink(claim.file).catch(() => undefined);
  }
}

const MOST_CLAIMS = 20;

/** Removes what an earlier attempt left if it cannot be gone on with: other rules, another day, or bytes that are no snapshot. */
export async function clearUnlessSame(
  folder: string,
  snapshot: string,
  { digest, asOf }: { readonly digest: string; readonly asOf: string },
): Promise<void> {
  if (isSame(snapshot, { digest, asOf })) return;
  for (const name of await readdir(folder)) {
    // What was asked today counts, whatever becomes of the answers.
    if (!isClaimFile(name) && name !== 'requests.jsonl') await rm(join(folder, name), { recursive: true, force: true });
  }
}

const isSame = (path: string, { digest, asOf }: { readonly digest: string; readonly asOf: string }): boolean => {
  try {
    const snapshot = openSnapshot(path);
    try {
      return snapshot.head.profile.digest === digest && snapshot.head.asOf === asOf;
    } finally {
      snapshot.close();
    }
  } catch (error) {
    // None yet, or one that was killed before it said what it is of: the crawl begins it anew.
    if (error instanceof NoSnapshotError || (error as NodeJS.ErrnoException).code === 'ENOENT') return true;
    return false;
  }
};
