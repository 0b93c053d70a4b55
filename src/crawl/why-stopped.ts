import type { StoppedBecause } from '../model/snapshot.js';
import type { CrawlState } from './crawl-state.js';
import { isRefusal } from './refusal.js';

/** How a crawl that ran out of things to ask ended: whole, or with nothing but refusals, silence or robots.txt. */
export function whyEnded(state: CrawlState): StoppedBecause {
  const pages = [...state.pages.values()];
  const isRefused = ({ exchange, digest }: (typeof pages)[number]): boolean => isRefusal(exchange.status, digest);
  if (pages.some((page) => !isRefused(page))) return 'complete';
  if (pages.length > 0) return 'blocked';
  const reasons = [...state.unanswered.values()];
  if (reasons.length > 0 && reasons.every((why) => why === 'robots')) return 'robots';
  if (reasons.length > 0 && reasons.every((why) => why === 'rate-limited')) return 'rate-limited';
  return 'unreachable';
}
