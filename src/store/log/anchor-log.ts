import type { Blobs } from '../blobs/blobs.js';
import type { Db } from '../tables.js';
import type { LogAnchor } from './verify-log.js';

const FOLDER = 'log/';

/**
 * Notes the end of the log among the evidence, `log/<number of its last entry>.json`: who cuts off or rewrites the log afterwards is
 * found out, unless these files are altered too. Called once a day; nothing is written where nothing was logged since.
 */
export async function anchorLog(db: Db, blobs: Blobs, now: Date): Promise<LogAnchor | undefined> {
  const head = await db.selectFrom('log_head').select(['seq', 'hash']).where('id', '=', 1).executeTakeFirstOrThrow();
  const key = `${FOLDER}${String(head.seq).padStart(12, '0')}.json`;
  if (head.seq === 0 || (await blobs.has(key))) return undefined;
  const anchor = { seq: head.seq, hash: head.hash, at: now.toISOString() };
  await blobs.put(key, `${JSON.stringify(anchor)}\n`);
  return anchor;
}

/** All anchors, and the keys of those that cannot be read. */
export async function readAnchors(
  blobs: Blobs,
): Promise<{ readonly anchors: readonly LogAnchor[]; readonly unreadable: readonly string[] }> {
  const anchors: LogAnchor[] = [];
  const unreadable: string[] = [];
  for await (const { key } of blobs.list(FOLDER)) {
    const anchor = parse(Buffer.from(await blobs.read(key)).toString());
    if (anchor) anchors.push(anchor);
    else unreadable.push(key);
  }
  return { anchors, unreadable };
}

const parse = (text: string): LogAnchor | undefined => {
  try {
    const { seq, hash, at } = JSON.parse(text) as Partial<LogAnchor>;
    const isWhole = Number.isInteger(seq) && typeof hash === 'string' && typeof at === 'string';
    return isWhole ? { seq: seq ?? 0, hash: hash ?? '', at: at ?? '' } : undefined;
  } catch {
    return undefined;
  }
};
