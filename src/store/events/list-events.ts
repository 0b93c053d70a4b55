import { may, type Actor } from '../../model/actor.js';
import { Forbidden } from '../../model/refusal.js';
import type { Db } from '../tables.js';

/** What happened, as it was recorded. */
export interface StoredEvent {
  readonly key: string;
  readonly kind: string;
  readonly at: string;
  readonly site: string | null;
  readonly run: string | null;
  readonly data: unknown;
}

interface Place {
  readonly at: string;
  readonly key: string;
}

/** Events, newest first, a part of them. Right: `admin`. */
export async function listEvents(
  db: Db,
  actor: Actor,
  wish: {
    readonly kind?: string;
    readonly site?: string;
    readonly run?: string;
    readonly after?: Place;
    readonly limit?: number;
  },
): Promise<{ readonly rows: readonly StoredEvent[]; readonly next?: Place }> {
  if (!may(actor, 'admin') || actor.sight !== 'all') throw new Forbidden();
  const { kind, site, run, after, limit = 50 } = wish;
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? ''))
    .$if(site !== undefined, (query) => query.where('site', '=', site ?? ''))
    .$if(run !== undefined, (query) => query.where('run', '=', run ?? ''))
    .$if(after !== undefined, (query) =>
      query.where((eb) =>
        eb.or([
          eb('at', '<', after?.at ?? ''),
          eb.and([eb('at', '=', after?.at ?? ''), eb('key', '>', after?.key ?? '')]),
        ]),
      ),
    )
    .orderBy('at', 'desc')
    .orderBy('key')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit).map((row): StoredEvent => ({ ...row, data: JSON.parse(row.data) as unknown }));
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { rows: shown, ...(last && { next: { at: last.at, key: last.key } }) };
}
