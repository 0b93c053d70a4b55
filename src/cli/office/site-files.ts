/**
 * Files of a site that is being audited, where evidence is kept elsewhere than in the data folder: what is fetched so far is
 * kept as it grows, so that another machine can go on with it. Below the data folder nothing needs to be brought anywhere.
 */
import { createReadStream } from 'node:fs';
import { appendFile, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomic } from '../../lib/fs/write-atomic.js';
import type { AuditJob } from '../../schedule/work/held-audit.js';
import type { Blobs } from '../../store/blobs/blobs.js';
import { repeat } from '../../schedule/repeat.js';

/** Files that only ever grow while a site is crawled. */
const GROWING = ['snapshot.warc.gz', 'crawl.jsonl', 'requests.jsonl'] as const;
const EVERY_MS = 20_000;
/** Of a file that has grown by less nothing is sent yet, except by the clock. */
const PART_BYTES = 8 * 1024 * 1024;

/** What one attempt has kept: its parts by file, in order. Parts of other attempts are never touched. */
type Kept = Readonly<Record<string, readonly { readonly key: string; readonly bytes: number }[]>>;

const prefixOf = ({ run, site }: Pick<AuditJob, 'run' | 'site'>): string => `partial/${run}/${site}/`;
const manifestOf = (job: Pick<AuditJob, 'run' | 'site' | 'fence'>): string =>
  `${prefixOf(job)}${String(job.fence).padStart(9, '0')}.json`;

/** Brings what an earlier attempt kept into an empty folder of this machine. */
export async function bringPartial(blobs: Blobs, job: AuditJob, folder: string): Promise<void> {
  if (blobs.kind === 'disk' || job.attempt < 2) return;
  const newest = await newestManifest(blobs, job);
  if (newest === undefined) return;
  const kept = JSON.parse(Buffer.from(await blobs.read(newest)).toString('utf8')) as Kept;
  const total = (kept[GROWING[0]] ?? []).reduce((sum, { bytes }) => sum + bytes, 0);
  // This machine may have audited it before, and further than was kept.
  const own = await stat(join(folder, GROWING[0])).catch(() => undefined);
  if (own && own.size >= total) return;
  for (const name of GROWING) {
    const path = join(folder, name);
    await rm(path, { force: true });
    for (const { key } of kept[name] ?? []) await appendFile(path, await blobs.read(key));
  }
}

const newestManifest = async (blobs: Blobs, job: AuditJob): Promise<string | undefined> => {
  const found: string[] = [];
  for await (const { key } of blobs.list(prefixOf(job))) if (/\/\d{9}\.json$/.test(key)) found.push(key);
  return found.sort().at(-1);
};

/** Keeps what is fetched as it grows, at least every twenty seconds. Call what comes back when the crawl has ended. */
export function keepPartial(
  blobs: Blobs,
  job: AuditJob,
  folder: string,
  onError: (error: unknown) => void,
): () => Promise<void> {
  if (blobs.kind === 'disk') return () => Promise.resolve();
  const parts = new Map<string, { key: string; bytes: number }[]>();
  const round = async (): Promise<void> => {
    let hasGrown = false;
    for (const name of GROWING) {
      const list = parts.get(name) ?? [];
      parts.set(name, list);
      const done = list.reduce((sum, { bytes }) => sum + bytes, 0);
      const size = (await stat(join(folder, name)).catch(() => undefined))?.size ?? 0;
      for (let from = done; from < size; from += PART_BYTES) {
        const to = Math.min(size, from + PART_BYTES);
        const key = `${prefixOf(job)}${job.fence}/${name}/${String(from).padStart(12, '0')}`;
        await blobs.put(key, await readRange(join(folder, name), from, to));
        list.push({ key, bytes: to - from });
        hasGrown = true;
      }
    }
    if (hasGrown) await blobs.put(manifestOf(job), JSON.stringify(Object.fromEntries(parts)));
  };
  const rounds = repeat(round, EVERY_MS, onError);
  return async () => {
    await rounds.stop();
    // Whoever goes on with it at once is to have the last of it too.
    await round().catch(onError);
  };
}

const readRange = async (path: string, from: number, to: number): Promise<Uint8Array> => {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(path, { start: from, end: to - 1 })) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

/** Puts a finished site's files where evidence is kept, its report last, and forgets what was kept on the way. */
export async function publishFiles(blobs: Blobs, job: AuditJob, folder: string): Promise<void> {
  if (blobs.kind === 'disk') return;
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort((a, b) => Number(a === 'report.json') - Number(b === 'report.json') || (a < b ? -1 : 1));
  for (const name of names) await blobs.put(`runs/${job.run}/${job.site}/${name}`, { path: join(folder, name) });
  for await (const { key } of blobs.list(prefixOf(job))) await blobs.remove(key);
}

/** Brings a published file of a site into the run's folder of this machine, where it is not there already. */
export async function bringPublished(blobs: Blobs, key: string, path: string): Promise<void> {
  if (blobs.kind === 'disk' || !(await blobs.has(key))) return;
  await writeAtomic(path, await blobs.read(key));
}
