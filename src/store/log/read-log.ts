import { may, type Actor } from '../../model/actor.js';
import { Forbidden } from '../../model/refusal.js';
import type { Db, Trx } from '../tables.js';

/** One entry as pages show it. */
export interface LoggedEntry {
  readonly seq: number;
  readonly at: string;
  /** User id, or `system`. */
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly hash: string;
}

/** Which entries are wanted. */
export interface LogWish {
  readonly actor?: string;
  /** Whole, or what it begins with up to a point: `review` takes `review.decided`. */
  readonly action?: string;
  /** `kind:id`, whole. */
  readonly subject?: string;
  /** Instants, both inclusive. */
  readonly from?: string;
  readonly to?: string;
  /** Only entries before this one: to go on where a page ended. */
  readonly before?: number;
  readonly limit: number;
}

/** The log, newest first. Right: `admin`. */
export async function readLog(db: Db | Trx, actor: Actor, wish: LogWish): Promise<readonly LoggedEntry[]> {
  if (!may(actor, 'admin')) throw new Forbidden();
  const { action = '', from, to, before } = wish;
  const rows = await db
    .selectFrom('log')
    .selectAll()
    .$if(wish.actor !== undefined, (query) => query.where('actor', '=', wish.actor ?? ''))
    .$if(action !== '', (query) =>
      // From `review.` up to and without `review/`, the character after the point.
      query.where((eb) =>
        eb.or([eb('action', '=', action), eb.and([eb('action', '>=', `${action}.`), eb('action', '<', `${action}/`)])]),
      ),
    )
    .$if(wish.subject !== undefined, (query) => query.where('subject', '=', wish.subject ?? ''))
    .$if(from !== undefined, (query) => query.where('at', '>=', from ?? ''))
    .$if(to !== undefined, (query) => query.where('at', '<=', to ?? ''))
    .$if(before !== undefined, (query) => query.where('seq', '<', before ?? 0))
    .orderBy('seq', 'desc')
    .limit(wish.limit)
    .execute();
  return rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) as Readonly<Record<string, unknown>> }));
}
