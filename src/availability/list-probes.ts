import { addDays } from '../lib/date/day.js';
import { sees, type Actor } from '../model/actor.js';
import { NotFound } from '../model/refusal.js';
import type { Db } from '../store/tables.js';
import type { ProbeValue } from './probe.js';
import { BEIJING_OFFSET_MS } from './probe-times.js';

/** A visit as a person re-checks it. */
export interface ShownProbe {
  readonly dueAt: string;
  readonly at: string;
  readonly url: string;
  readonly value: ProbeValue;
  readonly why: string | undefined;
  readonly status: number | undefined;
  readonly elapsedMs: number;
  readonly address: string | undefined;
}

export interface ProbeWish {
  /** Days in Asia/Shanghai, both inclusive. */
  readonly from: string;
  readonly to: string;
  readonly value?: ProbeValue;
  /** `dueAt` after which to go on, going back in time; and how many: without them all. */
  readonly after?: string;
  readonly limit?: number;
}

/** Visits of one site, newest first. Throws `NotFound` out of sight. */
export async function listProbes(db: Db, actor: Actor, site: string, wish: ProbeWish): Promise<readonly ShownProbe[]> {
  if (!sees(actor, site)) throw new NotFound({ zh: '没有这个网站。', en: 'There is no such site.' });
  const { value, after, limit } = wish;
  const rows = await db
    .selectFrom('availability_probes')
    .selectAll()
    .where('site', '=', site)
    .where('due_at', '>=', midnight(wish.from))
    .where('due_at', '<', midnight(addDays(wish.to, 1)))
    .$if(value !== undefined, (query) => query.where('value', '=', value ?? ''))
    .$if(after !== undefined, (query) => query.where('due_at', '<', after ?? ''))
    .orderBy('due_at', 'desc')
    .$if(limit !== undefined, (query) => query.limit(limit ?? 0))
    .execute();
  return rows.map((row) => ({
    dueAt: row.due_at,
    at: row.at,
    url: row.url,
    value: row.value as ProbeValue,
    why: row.why ?? undefined,
    status: row.status ?? undefined,
    elapsedMs: row.elapsed_ms,
    address: row.address ?? undefined,
  }));
}

/** When a day begins in Asia/Shanghai. */
const midnight = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00.000Z`) - BEIJING_OFFSET_MS).toISOString();
