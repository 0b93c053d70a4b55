import { statSync } from 'node:fs';
import { archivedRecord, showRecord } from '../../evidence/archived/show-record.js';
import type { Archive } from '../../model/archive.js';
import { attempt } from '../../snapshot/attempt.js';
import { openSnapshot, type OpenSnapshot } from '../../snapshot/open-snapshot.js';
import { isKey } from '../../store/blobs/assert-key.js';
import { NoSuchBlob, type Blobs } from '../../store/blobs/blobs.js';

/** Snapshots that people look at now: each costs a file handle and the heads of its records. */
const MOST_OPEN = 8;

/** Looks records up in the snapshots of stored runs. Snapshots stay open for a while; one that grew meanwhile is opened anew. */
export function openArchive(blobs: Pick<Blobs, 'localFile'>): Archive {
  const open = new Map<string, { readonly version: string; readonly snapshot: OpenSnapshot }>();

  /** To be used without waiting in between: another call may close it. */
  const snapshotOf = (path: string): OpenSnapshot | undefined => {
    const facts = attempt(() => statSync(path));
    if (!facts) return undefined;
    const version = `${facts.size} ${facts.mtimeMs} ${facts.ino}`;
    const known = open.get(path);
    open.delete(path);
    if (known && known.version !== version) known.snapshot.close();
    const current = known?.version === version ? known : undefined;
    const entry = current ?? attempt(() => ({ version, snapshot: openSnapshot(path) }));
    if (!entry) return undefined;
    open.set(path, entry);
    for (const [other, { snapshot }] of open) {
      if (open.size <= MOST_OPEN) break;
      snapshot.close();
      open.delete(other);
    }
    return entry.snapshot;
  };

  const pathOf = async (run: string, site: string): Promise<string | undefined> => {
    const key = `runs/${run}/${site}/snapshot.warc.gz`;
    if (!isKey(key)) return undefined;
    return blobs.localFile(key).catch((error: unknown) => {
      if (error instanceof NoSuchBlob) return undefined;
      throw error;
    });
  };

  return {
    show: async ({ run, site, record }, marks) => {
      const path = await pathOf(run, site);
      const snapshot = path === undefined ? undefined : snapshotOf(path);
      return snapshot && showRecord(snapshot, record, marks);
    },
    raw: async ({ run, site, record }) => {
      const path = await pathOf(run, site);
      const snapshot = path === undefined ? undefined : snapshotOf(path);
      const facts = snapshot && archivedRecord(snapshot, record);
      const bytes = facts && attempt(() => snapshot.body(record));
      return bytes && { facts, bytes };
    },
  };
}
