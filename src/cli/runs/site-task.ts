import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { longestWaitMs, parseActiveHours } from '../../lib/date/active-hours.js';
import type { PageDigest } from '../../model/page.js';
import type { Profile } from '../../model/profile.js';
import type { AuditReport } from '../../model/report.js';
import type { SiteEntry } from '../../model/site-entry.js';
import { auditSite, crawlSnapshot, type CrawlWishes } from '../../pipeline.js';
import { crawlOptionsOf, type CrawlChoices } from '../options/crawl-choices.js';
import { illustrateSite } from './illustrate-site.js';
import type { JudgePool } from '../../library/judge-pool.js';
import { showCrawl } from '../progress/show-crawl.js';
import type { RunContext } from './run-context.js';
import type { SiteTask } from './run-plan.js';

/** One site to audit. `site` holds no secrets: those are in `crawl`. */
export interface SiteJob {
  readonly site: SiteEntry;
  readonly profile: Profile;
  readonly crawl: CrawlChoices;
}

/** What of an order concerns each of its sites. */
export interface SiteOrder {
  /** The run's folder, `<out>/<id>`. */
  readonly folder: string;
  readonly asOf: string;
  readonly only?: ReadonlySet<string>;
  /** False: no pictures of the places at fault are made. */
  readonly hasPictures?: boolean;
  /** Goes on with what the folder holds: finished sites are kept, the others crawled to their end. */
  readonly isResumed?: boolean;
}

/** For what follows a crawl that has met its own limit: its last answers, its judgement, its report. */
const AFTER_CRAWL_MS = 900_000;

/** How the report of one site comes about. `earlierLogs`: request logs of its other runs, for what it may be asked a day. */
export const siteTaskOf = (
  job: SiteJob,
  order: SiteOrder,
  context: Pick<RunContext, 'version' | 'log' | 'progress' | 'say' | 'debug'>,
  judges: JudgePool | undefined,
  earlierLogs: () => readonly string[],
): SiteTask => {
  const { site, profile } = job;
  const snapshot = `${site.id}/snapshot.warc.gz`;
  const path = join(order.folder, snapshot);
  const question = { site, profile, asOf: order.asOf, ...(order.only && { only: order.only }) };
  return {
    site,
    profile,
    snapshot,
    limitMs: longestWaitMs(parseActiveHours(job.crawl.activeHours ?? ''), job.crawl.timeoutMs) + AFTER_CRAWL_MS,
    ...(order.isResumed === true && {
      finished: () => finishedReport(join(order.folder, site.id, 'report.json'), job.crawl),
    }),
    illustrate: (report, stop) => {
      const folder = join(order.folder, site.id);
      const isWanted = order.hasPictures !== false && job.crawl.render !== 'never';
      return illustrateSite(report, { snapshot: path, folder, isWanted }, context, stop);
    },
    judge: async (signal) => {
      const debug = context.debug?.(site.id);
      const asked = { ...question, site: { ...site, ...job.crawl.secrets } };
      const wishes: CrawlWishes = {
        ...crawlOptionsOf(job.crawl, earlierLogs()),
        snapshot: path,
        resume: order.isResumed === true,
        signal,
        ...(debug && { debug }),
        onProgress: (progress) => {
          context.log('address', { ...progress });
          showCrawl(context.progress, progress);
        },
      };
      // What is told comes from this process.
      if (!judges || debug) return auditSite(asked, wishes, context.version);
      const digests = new Map<string, PageDigest>();
      await crawlSnapshot(asked, { ...wishes, digests }, context.version);
      return judges.judge(path, question, digests);
    },
  };
};

/** The report of a site whose crawl came to its own end before; undefined if there is more to do. */
const finishedReport = async (path: string, { maxRequestsPerDay }: CrawlChoices): Promise<AuditReport | undefined> => {
  if (!existsSync(path)) return undefined;
  const report = JSON.parse(await readFile(path, 'utf8')) as AuditReport;
  const { stoppedBecause } = report.crawl;
  // Another day has its own share of requests, and a site that wanted its rest has had it.
  if (stoppedBecause === 'budget' && maxRequestsPerDay !== undefined) return undefined;
  return ['interrupted', 'disk', 'rate-limited'].includes(stoppedBecause) ? undefined : report;
};
