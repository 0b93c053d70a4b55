import { createHash } from 'node:crypto';
import { parseChain } from '../../proof/chain.js';
import { NoSuchBlob, type Blobs } from '../../store/blobs/blobs.js';
import { databaseFaults } from '../../store/database/broken-references.js';
import { readAnchors } from '../../store/log/anchor-log.js';
import { verifyLog } from '../../store/log/verify-log.js';
import type { Store } from '../../store/open-store.js';

/** What is wrong, and where: a key of the evidence, a number in the log, or what the database says itself. */
export interface OfficeFault {
  readonly what: 'database' | 'log' | 'missing' | 'altered' | 'unreadable';
  readonly where: string;
}

export interface OfficeCheck {
  readonly faults: readonly OfficeFault[];
  readonly counts: { readonly audits: number; readonly files: number; readonly entries: number };
}

/**
 * Holds what an office keeps together: the database in itself, the log and its anchors, every audit and its report, chain and snapshot; files
 * that are named by their hash. `isDeep` reads snapshots and pictures too.
 */
export async function checkOffice(
  { store, blobs }: { readonly store: Store; readonly blobs: Blobs },
  { isDeep }: { readonly isDeep: boolean },
): Promise<OfficeCheck> {
  const faults: OfficeFault[] = (await databaseFaults(store)).map((where) => ({ what: 'database', where }));
  const { anchors, unreadable } = await readAnchors(blobs);
  faults.push(...unreadable.map((where) => ({ what: 'unreadable', where }) as const));
  const log = await verifyLog(store.db, anchors);
  if (log.fault) faults.push({ what: 'log', where: String(log.fault.seq) });
  let files = 0;
  const told = (one: { faults: readonly OfficeFault[]; files: number }): void => {
    faults.push(...one.faults);
    files += one.files;
  };
  const audits = await store.db
    .selectFrom('audits')
    .select(['report', 'chain'])
    .where('state', '=', 'done')
    .where('report', 'is not', null)
    .orderBy('run')
    .orderBy('site')
    .execute();
  for (const { report, chain } of audits) told(await checkAudit(blobs, { report: report ?? '', chain }, isDeep));
  for await (const { key } of blobs.list('uploads/')) told(await checkNamed(blobs, key, nameOf(key)));
  for await (const { key } of blobs.list('profiles/'))
    told(await checkNamed(blobs, key, nameOf(key).replace(/\.json$/, '')));
  return { faults, counts: { audits: audits.length, files, entries: log.entries } };
}

async function checkAudit(
  blobs: Blobs,
  { report, chain: head }: { readonly report: string; readonly chain: string | null },
  isDeep: boolean,
): Promise<{ faults: readonly OfficeFault[]; files: number }> {
  const folder = report.replace(/[^/]+$/, '');
  if (head === null)
    return (await blobs.has(report))
      ? { faults: [], files: 1 }
      : { faults: [{ what: 'missing', where: report }], files: 0 };
  const text = await textOf(blobs, `${folder}chain.json`);
  if (text === undefined) return { faults: [{ what: 'missing', where: `${folder}chain.json` }], files: 0 };
  const chain = parseChain(text);
  if (chain?.head !== head)
    return { faults: [{ what: chain ? 'altered' : 'unreadable', where: `${folder}chain.json` }], files: 1 };
  const faults: OfficeFault[] = [];
  let files = 1;
  for (const link of chain.links) {
    if (link.step !== 'file' && link.step !== 'picture' && link.step !== 'snapshot') continue;
    // A replay rests on the snapshot of another run.
    if (link.sha256 === undefined || link.file === undefined || link.file.startsWith('../')) continue;
    const key = folder + link.file;
    const facts = await blobs.facts(key);
    files += 1;
    if (facts === undefined) faults.push({ what: 'missing', where: key });
    else if ('bytes' in link && facts.bytes !== link.bytes) faults.push({ what: 'altered', where: key });
    else if ((isDeep || link.step === 'file') && (await hashOf(blobs, key)) !== link.sha256)
      faults.push({ what: 'altered', where: key });
  }
  return { faults, files };
}

/** A file whose name is its hash. */
const checkNamed = async (
  blobs: Blobs,
  key: string,
  hash: string,
): Promise<{ faults: OfficeFault[]; files: number }> => ({
  faults: (await hashOf(blobs, key)) === hash ? [] : [{ what: 'altered', where: key }],
  files: 1,
});

const nameOf = (key: string): string => key.slice(key.lastIndexOf('/') + 1);

const textOf = async (blobs: Blobs, key: string): Promise<string | undefined> => {
  try {
    return Buffer.from(await blobs.read(key)).toString();
  } catch (error) {
    if (error instanceof NoSuchBlob) return undefined;
    throw error;
  }
};

const hashOf = async (blobs: Blobs, key: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const part of await blobs.stream(key)) hash.update(part as Uint8Array);
  return hash.digest('hex');
};
