import { mkdtempSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { systemCause } from '../errors/describe-error.js';
import type { Say } from '../language.js';

/** What a folder, or the nearest one above it that exists, has to offer. */
export type FolderRoom =
  { readonly refused: string } | { readonly freeBytes: number; readonly system: string | undefined };

/** Magic numbers of file systems (statfs(2)) on which SQLite cannot share memory between processes, as its WAL mode must. */
const REMOTE: Readonly<Record<number, string>> = {
  0x6969: 'NFS',
  0xff534d42: 'CIFS',
  0x517b: 'SMB',
  0xfe534d42: 'SMB2',
  0x01021997: '9p',
  0x786f4256: 'VirtualBox',
  0x5346414f: 'AFS',
};

/** Tries to write there, leaves nothing behind. `system`: the kind of file system, where it is one of other machines. */
export function roomIn(wanted: string, say: Say): FolderRoom {
  const folder = nearestExisting(wanted);
  const refused = whyNotWritable(folder, say);
  if (refused !== undefined) return { refused };
  const { bavail, bsize, type } = statfsSync(folder);
  return { freeBytes: bavail * bsize, system: REMOTE[type >>> 0] };
}

/** The folder itself, or the nearest above it. */
export function nearestExisting(path: string): string {
  if (statSync(path, { throwIfNoEntry: false }) !== undefined || dirname(path) === path) return path;
  return nearestExisting(dirname(path));
}

/** Tried, not asked: access rights do not tell of read-only mounts and quotas. */
function whyNotWritable(folder: string, say: Say): string | undefined {
  let made: string | undefined;
  try {
    made = mkdtempSync(join(folder, '.gongkai-doctor-'));
    writeFileSync(join(made, 'probe'), '公开');
    return undefined;
  } catch (error) {
    return systemCause(error, say) ?? String(error);
  } finally {
    if (made !== undefined) rmSync(made, { recursive: true, force: true });
  }
}

/** `12.3 GiB`. */
export const gibibytes = (bytes: number): string => `${(bytes / 1024 ** 3).toFixed(1)} GiB`;

/** As programs are told: eleven digits of bytes would be masked as somebody's telephone number. */
export const mebibytes = (bytes: number): number => Math.floor(bytes / 1024 ** 2);
