import { setMaxListeners } from 'node:events';
import PQueue from 'p-queue';
import { holdLease } from '../store/leases/hold-lease.js';
import type { Store } from '../store/open-store.js';
import { closeDay } from './close-day.js';
import { judgeProbe } from './judge-probe.js';
import type { Norm } from './norm.js';
import type { ProbedSite, ProbeResult } from './probe.js';
import { beijingDayOf, nextProbeAt } from './probe-times.js';
import { recordProbe } from './record-probe.js';
import { createWitness, type Candidate } from './witness.js';

export interface ProberOptions {
  readonly store: Store;
  readonly now: () => Date;
  /** Of this process; nobody else's. */
  readonly holder: string;
  /** Sites to watch, as they stand now. */
  readonly sites: () => Promise<readonly ProbedSite[]>;
  /** By what a site's visits are judged; asked once a refresh for each site. */
  readonly normOf: (site: string) => Promise<Norm>;
  /** Visits a home page. Never throws. */
  readonly probe: (site: ProbedSite, signal: AbortSignal) => Promise<ProbeResult>;
  /** IP address of the machine behind a site, or its host: no two sites of one are visited at once. Never throws. */
  readonly machineOf: (site: ProbedSite) => Promise<string>;
  /** Addresses that are asked whether our own network works, besides other sites. */
  readonly controls?: readonly string[];
  readonly visitsPerDay?: number;
  /** Told what went wrong in our own house; the watch goes on. */
  readonly onError: (error: unknown) => void;
}

export interface Prober {
  /** Begins what is due, and says when to come again (milliseconds since 1970). */
  step(): Promise<number>;
  /** When all visits under way are written down. */
  settled(): Promise<void>;
  /** Begins nothing more. */
  stop(): Promise<void>;
}

/** Eight more than the norm wants: a restart, or hours of our own trouble, cost no day. */
export const VISITS_PER_DAY = 28;
/** Later than this, a moment is missed: it is not made up for, or a restart would send everything at once. */
const LATEST_MS = 5 * 60_000;
/** Sites, profiles and pauses are read anew this often. */
const REFRESH_MS = 60_000;
/** Sockets under way; visits of 3,000 sites need two. */
const AT_ONCE = 20;
const LEASE_MS = 60_000;
const LEASE_NAME = 'prober';
/** Late enough for visits that began before midnight to be written down. */
const CLOSE_AFTER_MS = 10 * 60_000;

/** Watches all sites of an office, in one process at a time. Long because a visit's way from plan to record is one story. */
export function createProber(options: ProberOptions): Prober {
  const { store, now } = options;
  const nowMs = (): number => now().getTime();
  const perDay = options.visitsPerDay ?? VISITS_PER_DAY;
  const queue = new PQueue({ concurrency: AT_ONCE });
  const stopping = new AbortController();
  // Every visit under way listens.
  setMaxListeners(0, stopping.signal);
  const plan = new Map<string, { site: ProbedSite; norm: Norm; dueAtMs: number | undefined }>();
  const machines = new Map<string, string>();
  /** The last visit of each machine, behind which the next one queues. */
  const lines = new Map<string, Promise<void>>();
  const underWay = new Set<Promise<void>>();
  let closedOn = '';
  const openedAt = new Map<string, number>();
  const restUntil = new Map<string, number>();
  let refreshedAtMs = Number.NEGATIVE_INFINITY;
  let nextLeaseMs = Number.NEGATIVE_INFINITY;

  const judged = async (site: ProbedSite, norm: Norm) => {
    const result = await options.probe(site, stopping.signal);
    return { result, ...judgeProbe(result, norm) };
  };
  const machineOf = (site: ProbedSite): string => machines.get(site.id) ?? new URL(site.url).hostname;
  const witness = createWitness({ nowMs, candidates: () => candidates() });
  const candidates = (): readonly Candidate[] => {
    const asked = (site: ProbedSite, norm: Norm, machine: string): Candidate => ({
      machine,
      ask: async () => {
        const { result, value } = await judged(site, norm);
        return { result, hasOpened: value === 'opened' };
      },
    });
    const [first] = plan.values();
    const controls = (options.controls ?? []).flatMap((url) =>
      first === undefined ? [] : [asked({ id: url, url }, first.norm, new URL(url).hostname)],
    );
    const others = [...plan.values()]
      .filter(({ site }) => openedAt.has(site.id))
      .sort((a, b) => (openedAt.get(b.site.id) ?? 0) - (openedAt.get(a.site.id) ?? 0));
    const unknown = [...plan.values()].filter(({ site }) => !openedAt.has(site.id));
    const seen = new Set<string>();
    const sites = [...others, ...unknown].flatMap(({ site, norm: own }) => {
      const machine = machineOf(site);
      if (seen.has(machine) || seen.size > 4 || (restUntil.get(site.id) ?? 0) > nowMs()) return [];
      seen.add(machine);
      return [asked(site, own, machine)];
    });
    return [...controls, ...sites];
  };

  const visit = async (site: ProbedSite, norm: Norm, dueAtMs: number): Promise<void> => {
    if (stopping.signal.aborted || nowMs() - dueAtMs > LATEST_MS) return;
    const beganAtMs = nowMs();
    const { result, needsWitness, ...said } = await judged(site, norm);
    if (stopping.signal.aborted) return;
    if (result.retryAfterMs !== undefined) restUntil.set(site.id, nowMs() + result.retryAfterMs);
    const machine = machineOf(site);
    if (said.value === 'opened') {
      openedAt.set(site.id, nowMs());
      witness.saw(machine, nowMs());
    }
    const way = needsWitness ? await witness.isWayOpen({ machine, beganAtMs }) : 'open';
    const value = way === 'open' ? said.value : 'void';
    const why = way === 'open' ? said.why : way === 'shut' ? 'own-network' : 'no-witness';
    await recordProbe(store, {
      site: site.id,
      dueAt: new Date(dueAtMs).toISOString(),
      result,
      value,
      ...(why !== undefined && { why }),
      norm,
    });
  };

  const begin = async (site: ProbedSite, norm: Norm, dueAtMs: number): Promise<void> => {
    const machine = await options.machineOf(site);
    machines.set(site.id, machine);
    // Who waits for a machine takes no place that another site could use.
    const before = lines.get(machine) ?? Promise.resolve();
    const own = before.then(() => queue.add(() => visit(site, norm, dueAtMs))).catch(options.onError);
    lines.set(machine, own);
    await own;
    if (lines.get(machine) === own) lines.delete(machine);
  };
  const keepUnderWay = (visiting: Promise<void>): void => {
    underWay.add(visiting);
    void visiting.catch(options.onError).finally(() => underWay.delete(visiting));
  };
  const settled = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.allSettled([...underWay]);
  };

  const refresh = async (): Promise<void> => {
    const sites = await options.sites();
    const paused = new Set(
      (await store.db.selectFrom('availability_sites').select('site').where('paused', '=', 1).execute()).map(
        ({ site }) => site,
      ),
    );
    const watched = new Set<string>();
    for (const site of sites) {
      if (paused.has(site.id)) continue;
      watched.add(site.id);
      const known = plan.get(site.id);
      const norm = await options.normOf(site.id);
      plan.set(site.id, { site, norm, dueAtMs: known ? known.dueAtMs : nextProbeAt(site, nowMs(), perDay) });
    }
    for (const id of [...plan.keys()]) if (!watched.has(id)) plan.delete(id);
    refreshedAtMs = nowMs();
  };

  return {
    step: async () => {
      if (stopping.signal.aborted) return Number.POSITIVE_INFINITY;
      if (nowMs() >= nextLeaseMs) {
        if (!(await holdLease(store.db, { name: LEASE_NAME, holder: options.holder, now: now(), forMs: LEASE_MS }))) {
          // Somebody else watches. Should that one die, we begin with what is due then.
          plan.clear();
          refreshedAtMs = Number.NEGATIVE_INFINITY;
          return nowMs() + LEASE_MS / 4;
        }
        nextLeaseMs = nowMs() + LEASE_MS / 3;
      }
      if (nowMs() - refreshedAtMs >= REFRESH_MS) await refresh();
      const closing = nowMs() - CLOSE_AFTER_MS;
      if (beijingDayOf(closing) !== closedOn) {
        await closeDay(store, new Date(closing));
        closedOn = beijingDayOf(closing);
      }
      for (const entry of plan.values()) {
        const { site, norm, dueAtMs } = entry;
        if (dueAtMs === undefined || dueAtMs > nowMs()) continue;
        entry.dueAtMs = nextProbeAt(site, Math.max(dueAtMs, nowMs() - LATEST_MS), perDay);
        if (nowMs() - dueAtMs <= LATEST_MS && (restUntil.get(site.id) ?? 0) <= nowMs())
          keepUnderWay(begin(site, norm, dueAtMs));
      }
      const dues = [...plan.values()].map(({ dueAtMs }) => dueAtMs ?? Number.POSITIVE_INFINITY);
      const soonest = dues.reduce((least, due) => Math.min(least, due), Number.POSITIVE_INFINITY);
      return Math.min(soonest, refreshedAtMs + REFRESH_MS, nextLeaseMs);
    },
    settled,
    stop: async () => {
      stopping.abort();
      await settled();
    },
  };
}
