import type { Db, Trx } from '../tables.js';
import { hashEntry } from './append-log.js';

/** The end of the log as it was noted at some time, outside the database. */
export interface LogAnchor {
  readonly seq: number;
  readonly hash: string;
  /** When it was noted. */
  readonly at: string;
}

/**
 * What is wrong at an entry. `altered`: its words, or its hash · `missing`: it was taken out, or cut off at the end · `added`: it stands behind
 * the noted end · `rewritten`: the log is whole in itself, but no longer what an anchor noted.
 */
export interface LogFault {
  readonly seq: number;
  readonly what: 'altered' | 'missing' | 'added' | 'rewritten';
}

export interface LogProof {
  readonly entries: number;
  readonly head: string;
  /** How many of the anchors were met. */
  readonly anchors: number;
  /** The first; none where all is well. */
  readonly fault?: LogFault;
}

/** So many entries are in memory at once. */
const PAGE = 2_000;

/**
 * Goes through the whole log and names the first entry that is not as it was written. Whoever may write the database can make a whole new
 * chain: only anchors, kept where that person cannot write, show it.
 */
export async function verifyLog(db: Db | Trx, anchors: readonly LogAnchor[] = []): Promise<LogProof> {
  const noted = [...anchors].sort((a, b) => a.seq - b.seq);
  let met = 0;
  let seq = 0;
  let hash = '';
  const ended = (fault?: LogFault): LogProof => ({ entries: seq, head: hash, anchors: met, ...(fault && { fault }) });
  for (;;) {
    const rows = await db.selectFrom('log').selectAll().where('seq', '>', seq).orderBy('seq').limit(PAGE).execute();
    for (const { hash: own, ...entry } of rows) {
      if (entry.seq !== seq + 1) return ended({ seq: seq + 1, what: 'missing' });
      if (hashEntry(hash, entry) !== own) return ended({ seq: entry.seq, what: 'altered' });
      seq = entry.seq;
      hash = own;
      for (let anchor = noted[met]; anchor?.seq === seq; anchor = noted[met]) {
        if (anchor.hash !== hash) return ended({ seq, what: 'rewritten' });
        met += 1;
      }
    }
    if (rows.length < PAGE) break;
  }
  const head = await db.selectFrom('log_head').selectAll().where('id', '=', 1).executeTakeFirst();
  if (met < noted.length || (head?.seq ?? 0) > seq) return ended({ seq: seq + 1, what: 'missing' });
  if (head === undefined || head.seq < seq) return ended({ seq: (head?.seq ?? 0) + 1, what: 'added' });
  return head.hash === hash ? ended() : ended({ seq, what: 'altered' });
}
