/**
 * One process at a time writes a folder. Each lays down a claim in a file of its own, then looks for others: of two that
 * come at the same moment at least one sees the other and withdraws. A claim needs no clock: it ends with its process.
 */
import { randomBytes } from 'node:crypto';
import { readdir, readFile, unlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { writeAtomic } from './write-atomic.js';

/** Who holds a folder. */
export interface Claimant {
  readonly pid: number;
  readonly host: string;
  /** ISO 8601. */
  readonly since: string;
  /** When the process began, in the system's own count, and the boot that it counts from; only where the system tells. */
  readonly begun?: string;
  readonly boot?: string;
}

/** `release` gives the folder free again; `heldBy` is somebody else, whose claim stands in `file`. */
export type Claim =
  | { readonly release: () => Promise<void> }
  | { readonly heldBy: Claimant; readonly isElsewhere: boolean; readonly file: string };

const NAME = /^\.claim-\d+-[0-9a-f]{12}\.json$/;

/** True for files by which a folder is claimed, and for what a killed process left of one. */
export const isClaimFile = (name: string): boolean => NAME.test(name.replace(/^\.(\..+)\.[0-9a-f]{12}\.tmp$/, '$1'));

/** Claims of processes that are gone are cleared away. Rejects with the system's error if the folder cannot be written. */
export async function claimFolder(folder: string): Promise<Claim> {
  const own = join(folder, `.claim-${process.pid}-${randomBytes(6).toString('hex')}.json`);
  const release = (): Promise<void> => unlink(own).catch(() => undefined);
  await writeAtomic(own, `${JSON.stringify(await describeSelf())}\n`);
  try {
    for (const name of await readdir(folder)) {
      const file = join(folder, name);
      if (!NAME.test(name) || file === own) continue;
      const heldBy = await readClaim(file);
      if (!heldBy) continue;
      const isElsewhere = heldBy.host !== hostname();
      if (isElsewhere || (await isAlive(heldBy))) {
        await release();
        return { heldBy, isElsewhere, file };
      }
      await unlink(file).catch(() => undefined);
    }
  } catch (error) {
    await release();
    throw error;
  }
  return { release };
}

const describeSelf = async (): Promise<Claimant> => {
  const [begun, boot] = await Promise.all([beginningOf(process.pid), bootOf()]);
  return {
    pid: process.pid,
    host: hostname(),
    since: new Date().toISOString(),
    ...(begun !== undefined && { begun }),
    ...(boot !== undefined && { boot }),
  };
};

/** Undefined where it was given up in the meantime. */
const readClaim = async (file: string): Promise<Claimant | undefined> => {
  const text = await readText(file);
  return text === undefined ? undefined : (JSON.parse(text) as Claimant);
};

/** A number that another process has got since is not it: that one began at another time. */
const isAlive = async ({ pid, begun, boot }: Claimant): Promise<boolean> => {
  if (boot !== undefined && boot !== (await bootOf())) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process that may not be signalled is alive.
    if ((error as { code?: string }).code !== 'EPERM') return false;
  }
  const now = await beginningOf(pid);
  return begun === undefined || now === undefined || now === begun;
};

/** Linux tells in the 22nd field, counted from behind the name of the program, which may hold anything. */
const beginningOf = async (pid: number): Promise<string | undefined> => {
  const stat = await readText(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
};

const bootOf = async (): Promise<string | undefined> => (await readText('/proc/sys/kernel/random/boot_id'))?.trim();

const readText = (path: string): Promise<string | undefined> => readFile(path, 'utf8').catch(() => undefined);
