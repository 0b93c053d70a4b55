/**
 * Long because its queue is one thing with what it is ordered by.
 * How often a host, and the machine behind it, may be asked: shared by every crawl of this process. Nothing polls: a
 * request that may not begin yet is begun by the end of another or by one timer, and hosts at rest are forgotten.
 */
import { systemClock } from '../clock.js';
import type { Clock } from '../clock.js';

export interface Manners {
  /** Requests of one host under way at a time. */
  readonly concurrency: number;
  /** Least time between two starts of requests to one host; of two requests the longer delay counts. */
  readonly delayMs: number;
  /** The machine behind the host, with what it may get. */
  readonly address?: AddressManners;
  /** Milliseconds until the hours in which a start is allowed; 0 within them. Asked again at every chance to start. */
  readonly closedForMs?: () => number;
  /** Asked at the moment of the start; false calls the task off, and its promise rejects with `CalledOff`. */
  readonly claim?: () => boolean;
  /** Of a page that is being shown: it must be done in its time, so its own delay counts, not a longer one before it. */
  readonly isWithinVisit?: boolean;
  /** Ends waiting; the task is then not begun and the promise rejects. */
  readonly signal?: AbortSignal;
}

export interface AddressManners {
  /** IP address as the guard found it. */
  readonly address: string;
  readonly concurrency: number;
  readonly delayMs: number;
}

export interface Politeness {
  /** Runs a task when its host may be asked; the task is told when that was, on the clock of this politeness. */
  run<T>(url: string, manners: Manners, task: (startedMs: number) => Promise<T>): Promise<T>;
  /**
   * Waits for a turn without a place, for what a task under way asks besides; gives when it came. `since` is a turn
   * that was taken then and not used: it is good as long as nobody else asked the host.
   */
  pace(url: string, manners: Omit<Manners, 'concurrency'>, since?: number): Promise<number>;
  /** Lets nobody ask this host for so long. */
  pause(url: string, forMs: number): void;
  /** Takes over what is known of a request of an earlier process. */
  remember(url: string, manners: Pick<Manners, 'delayMs' | 'address'>, startedMs: number): void;
  /** Hosts and addresses that are not forgotten yet. */
  readonly known: number;
}

/** The task was not begun, by the word of its own crawl. */
export class CalledOff extends Error {
  override readonly name = 'CalledOff';
}

/** A host or an address, and who is there. */
interface Place {
  readonly key: string;
  /** How many at once each of those under way allows. */
  readonly underway: number[];
  lastStartMs: number;
  lastDelayMs: number;
  pausedUntilMs: number;
}

interface Waiter {
  readonly host: Place;
  readonly address: Place | undefined;
  readonly manners: Manners;
  readonly takesPlace: boolean;
  readonly since: number | undefined;
  start(startedMs: number): void;
  refuse(error: Error): void;
}

interface Begun {
  readonly waiter: Waiter;
  readonly startedMs: number;
}

/** Places at rest are looked for when there are this many, and then at each doubling. */
const SWEEP_AT = 64;

/** The host as requests are counted by it: http and https of one name are one machine, other ports are programs of their own. */
export function placeName(name: string, url: URL): string {
  return url.port === '' ? name : `${name}:${url.port}`;
}

export function createPoliteness(clock: Clock = systemClock): Politeness {
  const places = new Map<string, Place>();
  const waiting = new Set<Waiter>();
  let sweepAt = SWEEP_AT;
  let callOffTimer: (() => void) | undefined;

  const isAtRest = (place: Place, now: number): boolean =>
    place.underway.length === 0 && now >= place.pausedUntilMs && now >= place.lastStartMs + place.lastDelayMs;

  const sweep = (): void => {
    const now = clock.now();
    const awaited = new Set([...waiting].flatMap(({ host, address }) => (address ? [host, address] : [host])));
    for (const [key, place] of places) if (isAtRest(place, now) && !awaited.has(place)) places.delete(key);
    sweepAt = Math.max(SWEEP_AT, 2 * places.size);
  };

  const placeAt = (key: string): Place => {
    const known = places.get(key);
    if (known) return known;
    const place: Place = {
      key,
      underway: [],
      lastStartMs: Number.NEGATIVE_INFINITY,
      lastDelayMs: 0,
      pausedUntilMs: Number.NEGATIVE_INFINITY,
    };
    places.set(key, place);
    return place;
  };
  const hostAt = (url: string): Place => {
    const parsed = new URL(url);
    return placeAt(`host ${placeName(parsed.hostname, parsed)}`);
  };
  const addressAt = (url: string, manners: Pick<Manners, 'address'>): Place | undefined =>
    manners.address && placeAt(`address ${placeName(manners.address.address, new URL(url))}`);

  const begin = (waiter: Waiter, now: number): void => {
    waiting.delete(waiter);
    const { host, address, manners } = waiter;
    if (manners.claim?.() === false) {
      waiter.refuse(new CalledOff());
      return;
    }
    host.lastStartMs = now;
    host.lastDelayMs = manners.delayMs;
    if (waiter.takesPlace) host.underway.push(manners.concurrency);
    if (address && manners.address) {
      address.lastStartMs = now;
      address.lastDelayMs = manners.address.delayMs;
      if (waiter.takesPlace) address.underway.push(manners.address.concurrency);
    }
    waiter.start(now);
  };

  const setTimer = (ms: number): void => {
    callOffTimer?.();
    callOffTimer = ms < Number.POSITIVE_INFINITY ? clock.after(Math.ceil(ms), dispatch) : undefined;
  };

  /** Begins whatever may begin, oldest first; who waits for a place or a turn keeps those behind it waiting for it too. */
  const dispatch = (): void => {
    const now = clock.now();
    const full = new Set<Place>();
    const promised = new Set<Place>();
    let soonestMs = Number.POSITIVE_INFINITY;
    for (const waiter of waiting) {
      const { host, address, manners } = waiter;
      const closedMs = manners.closedForMs?.() ?? 0;
      if (closedMs > 0) {
        soonestMs = Math.min(soonestMs, closedMs);
        continue;
      }
      const there = address && manners.address ? [{ place: address, ...manners.address }] : [];
      const asked = [{ place: host, ...manners }, ...there];
      if (asked.some(({ place }) => promised.has(place) || (waiter.takesPlace && full.has(place)))) continue;
      const crowded = waiter.takesPlace ? asked.filter(isFull) : [];
      if (crowded.length > 0) {
        // What a task under way asks besides needs no place and goes on.
        for (const { place } of crowded) full.add(place);
        full.add(host);
        continue;
      }
      const early = asked.find((one) => msUntilTurn(waiter, one, now) > 0);
      if (early) {
        soonestMs = Math.min(soonestMs, msUntilTurn(waiter, early, now));
        promised.add(host).add(early.place);
        continue;
      }
      begin(waiter, now);
    }
    // A task that was called off may have begun others meanwhile, and set a timer.
    setTimer(soonestMs);
  };

  const wait = (url: string, manners: Manners, takesPlace: boolean, since?: number): Promise<Begun> =>
    new Promise((resolve, reject) => {
      const { signal } = manners;
      if (signal?.aborted === true) {
        reject(signal.reason as Error);
        return;
      }
      if (places.size >= sweepAt) sweep();
      const end = (act: () => void): void => {
        signal?.removeEventListener('abort', onAbort);
        act();
      };
      const waiter: Waiter = {
        host: hostAt(url),
        address: addressAt(url, manners),
        manners,
        takesPlace,
        since,
        start: (startedMs) => {
          end(() => {
            resolve({ waiter, startedMs });
          });
        },
        refuse: (error) => {
          end(() => {
            reject(error);
          });
        },
      };
      const onAbort = (): void => {
        waiting.delete(waiter);
        waiter.refuse(signal?.reason as Error);
        dispatch();
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      waiting.add(waiter);
      dispatch();
    });

  const leave = (place: Place | undefined, concurrency: number | undefined): void => {
    const at = concurrency === undefined ? -1 : (place?.underway.indexOf(concurrency) ?? -1);
    if (at >= 0) place?.underway.splice(at, 1);
  };

  return {
    run: async (url, manners, task) => {
      const { waiter, startedMs } = await wait(url, manners, true);
      try {
        return await task(startedMs);
      } finally {
        leave(waiter.host, manners.concurrency);
        leave(waiter.address, manners.address?.concurrency);
        dispatch();
      }
    },
    pace: async (url, manners, since) => (await wait(url, { ...manners, concurrency: 1 }, false, since)).startedMs,
    pause: (url, forMs) => {
      const host = hostAt(url);
      host.pausedUntilMs = Math.max(host.pausedUntilMs, clock.now() + forMs);
    },
    remember: (url, manners, startedMs) => {
      for (const [place, delayMs] of [
        [hostAt(url), manners.delayMs],
        [addressAt(url, manners), manners.address?.delayMs ?? 0],
      ] as const) {
        if (!place || startedMs < place.lastStartMs || startedMs > clock.now()) continue;
        place.lastStartMs = startedMs;
        place.lastDelayMs = delayMs;
      }
    },
    get known() {
      return places.size;
    },
  };
}

interface Asked {
  readonly place: Place;
  readonly concurrency: number;
  readonly delayMs: number;
}

/** Full by what its newest guest allows, or any of those there. */
const isFull = ({ place, concurrency }: Asked): boolean =>
  place.underway.length >= Math.max(1, Math.min(concurrency, ...place.underway));

function msUntilTurn({ since, manners }: Waiter, { place, delayMs }: Asked, now: number): number {
  const hasTurn = since !== undefined && place.lastStartMs <= since;
  const gapMs = manners.isWithinVisit === true ? delayMs : Math.max(delayMs, place.lastDelayMs);
  return Math.max(hasTurn ? 0 : place.lastStartMs + gapMs - now, place.pausedUntilMs - now, 0);
}

/** The manners of this process: two sites on one host do not double its load. */
export const sharedPoliteness = createPoliteness();
