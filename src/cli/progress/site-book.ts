/** What is known of the sites of a run while it goes, and what those that are done taught of the time that one takes. */

export type Stage = 'probing' | 'fetching' | 'waiting' | 'judging' | 'picturing' | 'writing' | 'checking';

/** One site at work. Instants in milliseconds. */
export interface SiteAtWork {
  readonly id: string;
  readonly name: string;
  readonly begunAt: number;
  stage: Stage | undefined;
  /** When the crawl was over; undefined before. */
  crawledAt: number | undefined;
  pages: number;
  /** Addresses that are known and will be asked; undefined while nobody has said. */
  waiting: number | undefined;
  /** Pages read at most. */
  most: number;
  rules: number | undefined;
  /** Until when it may not be asked. */
  until: number | undefined;
  /** How long it was kept waiting by its hours, up to now. */
  waitedMs: number;
  waitsSince: number | undefined;
  /** The last pages: when they came, and how many addresses were known by then. */
  readonly steps: { readonly at: number; readonly pages: number; readonly known: number }[];
}

/** Means over the sites that are done. */
export interface Learned {
  readonly siteMs: number | undefined;
  readonly afterCrawlMs: number | undefined;
}

export interface SiteBook {
  readonly sites: number;
  readonly begunAt: number;
  begin(id: string, name: string): void;
  /** Whether it is another stage than before, and the first of all. */
  enter(id: string, stage: Stage): { readonly isNew: boolean; readonly isFirst: boolean };
  /** False where there is no page more than before. */
  read(id: string, pages: number, ahead?: { readonly waiting: number; readonly most: number }): boolean;
  /** False where it is known already that it waits until then. */
  wait(id: string, until: number): boolean;
  judge(id: string, rules: number): void;
  /** How long the site took. */
  end(id: string, how: 'finished' | 'failed'): number;
  pagesOf(id: string): number;
  /** Longest at work first. */
  atWork(): readonly SiteAtWork[];
  counts(): { readonly done: number; readonly failed: number; readonly running: number; readonly queued: number };
  learned(): Learned;
  /** The most sites that were ever at work at once. */
  mostAtOnce(): number;
}

/** The pace is that of the last so many pages. */
const STEPS_KEPT = 30;

/** An empty book for so many sites. */
export const createSiteBook = (sites: number, now: () => number): SiteBook => {
  const atWork = new Map<string, SiteAtWork>();
  const begunAt = now();
  let [done, failed, mostAtOnce] = [0, 0, 0];
  const taught = { sites: 0, siteMs: 0, crawls: 0, afterCrawlMs: 0 };

  const endWait = (site: SiteAtWork): void => {
    if (site.waitsSince !== undefined) site.waitedMs += now() - site.waitsSince;
    site.waitsSince = undefined;
    site.until = undefined;
  };
  const enter: SiteBook['enter'] = (id, stage) => {
    const site = atWork.get(id);
    if (site === undefined || site.stage === stage) return { isNew: false, isFirst: false };
    const isFirst = site.stage === undefined;
    if (stage !== 'waiting') endWait(site);
    if (stage === 'judging') site.crawledAt = now();
    site.stage = stage;
    return { isNew: true, isFirst };
  };
  return {
    sites,
    begunAt,
    begin: (id, name) => {
      atWork.set(id, {
        ...{ id, name, begunAt: now(), stage: undefined, crawledAt: undefined, pages: 0, waiting: undefined },
        ...{ most: Infinity, rules: undefined, until: undefined, waitedMs: 0, waitsSince: undefined, steps: [] },
      });
      mostAtOnce = Math.max(mostAtOnce, atWork.size);
    },
    enter,
    read: (id, pages, ahead) => {
      const site = atWork.get(id);
      if (site === undefined) return false;
      const isMore = site.pages !== pages;
      site.pages = pages;
      if (ahead) [site.waiting, site.most] = [ahead.waiting, ahead.most];
      if (!isMore) return false;
      site.steps.push({ at: now(), pages, known: pages + (site.waiting ?? 0) });
      if (site.steps.length > STEPS_KEPT) site.steps.shift();
      return true;
    },
    wait: (id, until) => {
      const site = atWork.get(id);
      if (site === undefined || site.until === until) return false;
      enter(id, 'waiting');
      site.until = until;
      site.waitsSince ??= now();
      // The hours in between are no pace.
      site.steps.length = 0;
      return true;
    },
    judge: (id, rules) => {
      const site = atWork.get(id);
      if (site) site.rules = rules;
    },
    end: (id, how) => {
      done += 1;
      if (how === 'failed') failed += 1;
      const site = atWork.get(id);
      if (site === undefined) return 0;
      endWait(site);
      atWork.delete(id);
      const elapsedMs = now() - site.begunAt;
      // One that an earlier part of the run had finished teaches nothing.
      if (how === 'finished' && site.stage !== undefined) {
        taught.sites += 1;
        taught.siteMs += elapsedMs - site.waitedMs;
        if (site.crawledAt !== undefined) {
          taught.crawls += 1;
          taught.afterCrawlMs += now() - site.crawledAt;
        }
      }
      return elapsedMs;
    },
    pagesOf: (id) => atWork.get(id)?.pages ?? 0,
    atWork: () => [...atWork.values()],
    counts: () => ({ done, failed, running: atWork.size, queued: Math.max(0, sites - done - atWork.size) }),
    learned: () => ({
      siteMs: taught.sites === 0 ? undefined : taught.siteMs / taught.sites,
      afterCrawlMs: taught.crawls === 0 ? undefined : taught.afterCrawlMs / taught.crawls,
    }),
    mostAtOnce: () => mostAtOnce,
  };
};
