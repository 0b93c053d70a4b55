import type { Learned, SiteAtWork, SiteBook } from './site-book.js';

/** Fewer pages, or pages within less time, say nothing of the pace, nor of how many links a page brings. */
const LEAST_STEPS = 8;
const LEAST_MS = 10_000;
/** What judging, pictures and reports took of the time of a crawl on two cores; until a site of this run has shown it. */
const AFTER_CRAWL_SHARE = 0.2;
/** Where each page brings nearly a page more nobody can tell where that ends. */
const MOST_GROWTH = 0.9;

/**
 * Milliseconds that a site still takes, as its pace, its waiting addresses and the sites before it let one guess; undefined where that
 * would be a guess at nothing.
 */
export function remainingOf(site: SiteAtWork, learned: Learned, now: number): number | undefined {
  const { siteMs, afterCrawlMs } = learned;
  if (site.crawledAt !== undefined) return positive(afterCrawlMs && afterCrawlMs - (now - site.crawledAt));
  const waitMs = site.until === undefined ? 0 : Math.max(0, site.until - now);
  const workedMs = now - site.begunAt - site.waitedMs - (site.waitsSince === undefined ? 0 : now - site.waitsSince);
  const crawlMs = crawlRemaining(site, now);
  const rest =
    crawlMs === undefined
      ? positive(siteMs && siteMs - workedMs)
      : crawlMs + (afterCrawlMs ?? AFTER_CRAWL_SHARE * (workedMs + crawlMs));
  return rest === undefined ? undefined : waitMs + rest;
}

/** What is known of the pages to come, times the pace of the last ones; a crawl that stands still gets slower with every second. */
function crawlRemaining(site: SiteAtWork, now: number): number | undefined {
  const [first] = site.steps;
  const last = site.steps.at(-1);
  if (!first || !last || site.steps.length < LEAST_STEPS || site.waiting === undefined) return undefined;
  if (now - first.at < LEAST_MS) return undefined;
  const read = last.pages - first.pages;
  const growth = (last.known - first.known) / read;
  const mayCome = site.most - site.pages;
  const left = growth >= MOST_GROWTH ? mayCome : Math.min(mayCome, site.waiting / (1 - Math.max(0, growth)));
  return Number.isFinite(left) ? (left * (now - first.at)) / read : undefined;
}

/** Milliseconds until the whole run is done; undefined while no site has shown how long one takes. */
export function remainingOfAll(book: SiteBook, now: number): number | undefined {
  const { queued } = book.counts();
  const learned = book.learned();
  const rests = book.atWork().map((site) => remainingOf(site, learned, now));
  const known = rests.filter((rest) => rest !== undefined);
  if (known.length < rests.length || (rests.length === 0 && learned.siteMs === undefined)) return undefined;
  const longest = Math.max(0, ...known);
  if (queued === 0) return longest;
  const guessed = book.atWork().map((site, at) => now - site.begunAt + (rests[at] ?? 0));
  const siteMs = learned.siteMs ?? guessed.reduce((sum, ms) => sum + ms, 0) / guessed.length;
  const work = known.reduce((sum, rest) => sum + rest, 0) + queued * siteMs;
  return Math.max(longest, work / Math.max(1, book.mostAtOnce()));
}

const positive = (ms: number | undefined): number | undefined => (ms !== undefined && ms > 0 ? ms : undefined);
