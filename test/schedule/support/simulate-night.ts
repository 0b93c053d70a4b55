import { SYSTEM } from '../../../src/model/actor.js';
import { planRun } from '../../../src/schedule/plan-run.js';
import type { AuditQueue } from '../../../src/schedule/queue/audit-queue.js';
import { deliver } from '../../../src/schedule/work/deliver.js';
import { endAudit } from '../../../src/schedule/work/end-audit.js';
import { keyOf, nameOf, type HeldAudit } from '../../../src/schedule/work/held-audit.js';
import { takeAudit } from '../../../src/schedule/work/take-audit.js';
import type { Store } from '../../../src/store/open-store.js';
import { saveSites } from '../../../src/store/sites/save-sites.js';
import { randomFrom } from '../../support/random.js';
import { EVENING } from './planned-sites.js';

/** How long audits of made-up sites take, and how long the office believes that they will. */
export interface Durations {
  readonly realMs: ReadonlyMap<string, number>;
  readonly knownMs: ReadonlyMap<string, number>;
}

/** Sites of 57 to 186 pages took 105 to 223 s under the default manners; the spread is wide, and a few meet the limit of half an hour. */
const MEDIAN_MS = 150_000;
const SPREAD = 0.8;
const LIMIT_MS = 1_800_000;
/** One site in twenty does not answer. */
const SILENT_SHARE = 0.05;
const SILENT_MS = 60_000;
/** What the last audit took says this much of what the next one takes; one site in ten was never audited. */
const GUESS_SPREAD = 0.25;
const UNKNOWN_SHARE = 0.1;

/** Durations that look like those of real runs, the same for the same seed. */
export function durationsOf(sites: readonly string[], seed: number): Durations {
  const chance = randomFrom(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
  const realMs = new Map<string, number>();
  const knownMs = new Map<string, number>();
  for (const site of sites) {
    const ms = chance() < SILENT_SHARE ? SILENT_MS : Math.min(LIMIT_MS, MEDIAN_MS * Math.exp(SPREAD * normal()));
    realMs.set(site, Math.round(ms));
    if (chance() >= UNKNOWN_SHARE) knownMs.set(site, Math.round(ms * Math.exp(GUESS_SPREAD * normal())));
  }
  return { realMs, knownMs };
}

export interface Night {
  readonly audits: number;
  readonly slots: number;
  readonly makespanMs: number;
  /** No order of any kind is quicker: all slots busy all the time, or the longest audit alone. */
  readonly leastMs: number;
  readonly ratio: number;
  /** Most audits that stood in the queue. */
  readonly deepest: number;
}

/** Made-up sites of the store, and a history of audits that took as long as is known of them. */
export async function settle(store: Store, sites: readonly string[], { knownMs }: Durations): Promise<void> {
  const at = new Date(EVENING.getTime() - 86_400_000).toISOString();
  const entries = sites.map((id) => ({ id, name: id, url: `http://${id}.example.gov.cn/`, kind: 'township' }));
  await store.transaction((trx) => saveSites(trx, SYSTEM, entries, { at }));
  await store.transaction((trx) =>
    planRun(trx, {
      actor: SYSTEM,
      now: new Date(at),
      origin: 'schedule',
      id: 'before',
      sites: sites.map((site) => ({ site })),
    }),
  );
  await store.transaction(async (trx) => {
    await trx.updateTable('audits').set({ state: 'cancelled', finished_at: at }).execute();
    for (const [site, spent] of knownMs)
      await trx.updateTable('audits').set({ state: 'done', spent_ms: spent }).where('site', '=', site).execute();
  });
}

/**
 * One run over all sites with the office's own planning, queueing, taking and ending, on a clock that jumps from event to event.
 * Only the audits are stubs. Delivery looks every two seconds, as over a network; nobody wakes it.
 */
export async function simulateNight(
  store: Store,
  sites: readonly string[],
  { realMs }: Durations,
  slots: number,
): Promise<Night> {
  const { run } = await store.transaction((trx) =>
    planRun(trx, {
      actor: SYSTEM,
      now: EVENING,
      origin: 'schedule',
      id: `night-${slots}`,
      sites: sites.map((site) => ({ site })),
    }),
  );
  const waiting: string[] = [];
  const queue: Pick<AuditQueue, 'offer' | 'offered'> = {
    offered: () => Promise.resolve(new Set(waiting)),
    offer: (audits) => Promise.resolve(void waiting.push(...audits.map(nameOf))),
  };
  const atWork: Ending[] = [];
  let clock = EVENING.getTime();
  let ended = 0;
  let deepest = 0;
  const fill = async (): Promise<void> => {
    while (atWork.length < slots) {
      const key = keyOf(waiting.shift() ?? '');
      if (!key) return;
      const now = new Date(clock);
      const held = await store.transaction((trx) => takeAudit(trx, key, { worker: 'w', now, leaseMs: NO_END_MS }));
      if (held) insert(atWork, { endsAt: clock + (realMs.get(held.site) ?? 0), held });
    }
  };
  while (ended < sites.length) {
    await deliver({ store, queue: queue as AuditQueue }, new Date(clock), slots);
    deepest = Math.max(deepest, waiting.length);
    const nextLook = clock + LOOK_MS;
    await fill();
    for (let next = atWork[0]; next && next.endsAt <= nextLook; next = atWork[0]) {
      atWork.shift();
      clock = next.endsAt;
      const { held } = next;
      const at = new Date(clock).toISOString();
      if (await store.transaction((trx) => endAudit(trx, held, at))) ended += 1;
      await fill();
    }
    // Looks before the next audit ends find what this one found.
    const soonest = atWork[0]?.endsAt ?? nextLook;
    clock = Math.max(nextLook, Math.floor(soonest / LOOK_MS) * LOOK_MS);
  }
  const last = await store.db
    .selectFrom('audits')
    .select((eb) => eb.fn.max('finished_at').as('at'))
    .where('run', '=', run)
    .executeTakeFirstOrThrow();
  const makespanMs = Date.parse(last.at ?? '') - EVENING.getTime();
  const all = sites.map((site) => realMs.get(site) ?? 0);
  const leastMs = Math.max(...all, all.reduce((sum, ms) => sum + ms, 0) / slots);
  return { audits: sites.length, slots, makespanMs, leastMs, ratio: makespanMs / leastMs, deepest };
}

const LOOK_MS = 2_000;
const NO_END_MS = 1e9;

type Ending = { readonly endsAt: number; readonly held: HeldAudit };

/** Keeps them in order of their ends. */
const insert = (list: Ending[], one: Ending): void => {
  const at = list.findLastIndex(({ endsAt }) => endsAt <= one.endsAt);
  list.splice(at + 1, 0, one);
};
