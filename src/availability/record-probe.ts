import type { Store } from '../store/open-store.js';
import type { Trx } from '../store/tables.js';
import type { Norm } from './norm.js';
import type { ProbeResult, ProbeValue } from './probe.js';
import { beijingDayOf, beijingHourOf } from './probe-times.js';

export interface JudgedProbe {
  readonly site: string;
  /** The moment of the plan it was for. */
  readonly dueAt: string;
  readonly result: ProbeResult;
  readonly value: ProbeValue;
  readonly why?: string;
  readonly norm: Norm;
}

/** Writes one visit and counts it in its day. False: the moment was taken already, and nothing is counted twice. */
export function recordProbe(store: Store, probe: JudgedProbe): Promise<boolean> {
  return store.transaction(async (trx) => {
    const { site, dueAt, result, value, why } = probe;
    const written = await trx
      .insertInto('availability_probes')
      .values({
        site,
        due_at: dueAt,
        at: result.at,
        url: result.url,
        value,
        why: why ?? null,
        status: result.status ?? null,
        elapsed_ms: Math.round(result.elapsedMs),
        address: result.address ?? null,
      })
      .onConflict((conflict) => conflict.columns(['site', 'due_at']).doNothing())
      .returning('site')
      .execute();
    if (written.length === 0) return false;
    await count(trx, probe);
    return true;
  });
}

const NO_HOURS = '.'.repeat(24);
const LETTERS: Readonly<Record<ProbeValue, string>> = { opened: 'o', failed: 'f', refused: 'r', void: 'v' };
/** A failure, or being turned away, is never hidden by what else the hour had. */
const RANKS = '.vorf';

async function count(trx: Trx, { site, result, value, norm }: JudgedProbe): Promise<void> {
  const atMs = Date.parse(result.at);
  const day = beijingDayOf(atMs);
  const before = await trx
    .selectFrom('availability_days')
    .select('hours')
    .where('site', '=', site)
    .where('day', '=', day)
    .executeTakeFirst();
  const hours = [...(before?.hours ?? NO_HOURS)];
  const hour = beijingHourOf(atMs);
  const letter = LETTERS[value];
  if (RANKS.indexOf(letter) > RANKS.indexOf(hours[hour] ?? '.')) hours[hour] = letter;
  const one = (of: ProbeValue): number => (value === of ? 1 : 0);
  const ms = value === 'opened' ? Math.round(result.elapsedMs) : 0;
  const judgedBy = { hours: hours.join(''), limit_seconds: norm.limitSeconds, limit_share: norm.limitShare };
  await trx
    .insertInto('availability_days')
    .values({
      site,
      day,
      opened: one('opened'),
      failed: one('failed'),
      refused: one('refused'),
      void: one('void'),
      slowest_ms: ms,
      sum_ms: ms,
      ...judgedBy,
    })
    .onConflict((conflict) =>
      conflict.columns(['site', 'day']).doUpdateSet((eb) => ({
        opened: eb('availability_days.opened', '+', one('opened')),
        failed: eb('availability_days.failed', '+', one('failed')),
        refused: eb('availability_days.refused', '+', one('refused')),
        void: eb('availability_days.void', '+', one('void')),
        slowest_ms: eb
          .case()
          .when('availability_days.slowest_ms', '<', ms)
          .then(ms)
          .else(eb.ref('availability_days.slowest_ms'))
          .end(),
        sum_ms: eb('availability_days.sum_ms', '+', ms),
        ...judgedBy,
      })),
    )
    .execute();
}
