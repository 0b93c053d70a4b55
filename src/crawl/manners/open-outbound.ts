import { dirname, join } from 'node:path';
import type { Guard } from '../../lib/net/guard.js';
import { DEFAULT_LIMITS } from '../../lib/net/http-client.js';
import type { CrawlPlan } from '../../model/plan.js';
import { systemClock } from '../clock.js';
import { concurrencyOf, delayOf } from '../crawl-options.js';
import type { CrawlOptions } from '../crawl-options.js';
import type { Halt } from '../halt.js';
import { createOutbound } from './outbound.js';
import type { Outbound } from './outbound.js';
import { sharedPoliteness } from './politeness.js';

/** The way out of one crawl, as its caller and the site's own entry want it. */
export function openOutbound(
  plan: CrawlPlan,
  options: CrawlOptions,
  guard: Guard,
  halt: Pick<Halt, 'signal' | 'stop'>,
  onClosed: (untilMs: number) => void,
): Outbound {
  const { hostsPerAddress, activeHours, maxRequestsPerDay } = options;
  return createOutbound({
    site: plan.site,
    guard,
    politeness: options.politeness ?? sharedPoliteness,
    clock: options.clock ?? systemClock,
    concurrency: concurrencyOf(options),
    delayMs: delayOf(options, plan.site),
    ...(hostsPerAddress !== undefined && { hostsPerAddress }),
    ...(activeHours && { activeHours }),
    ...(maxRequestsPerDay !== undefined && { maxRequestsPerDay }),
    earlierLogs: options.earlierLogs ?? [],
    logPath: options.requestLog ?? join(dirname(options.snapshot), 'requests.jsonl'),
    isResumed: options.resume === true,
    timeoutMs: options.limits?.timeoutMs ?? DEFAULT_LIMITS.timeoutMs,
    signal: halt.signal,
    onOver: (why) => {
      halt.stop(why);
    },
    onClosed,
  });
}
