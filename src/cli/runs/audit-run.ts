import { setMaxListeners } from 'node:events';
import { basename, dirname } from 'node:path';
import { makeFolder } from '../../lib/fs/make-folder.js';
import type { FormatId } from '../../report/formats.js';
import { earlierRequestLogs } from './earlier-request-logs.js';
import { judgesFor } from '../../library/judge-pool.js';
import type { RunContext } from './run-context.js';
import { runSites, type RunResult } from './run-sites.js';
import { siteTaskOf, type SiteJob, type SiteOrder } from './site-task.js';

/** An audit whose every value is settled and checked. */
export interface AuditOrder extends SiteOrder {
  readonly id: string;
  readonly jobs: readonly SiteJob[];
  readonly startedAt: string;
  readonly formats: readonly FormatId[];
  readonly sitesAtOnce: number;
}

/** Crawls, judges and reports all sites of an order. The command, the demo and the scheduler come through here. */
export const runAudit = async (order: AuditOrder, context: RunContext): Promise<RunResult> => {
  await makeFolder(order.folder);
  // Every site at work listens.
  if (context.signal) setMaxListeners(0, context.signal);
  const judges = judgesFor(order.jobs.length, context.version);
  try {
    const tasks = order.jobs.map((job) =>
      siteTaskOf(job, order, context, judges, () =>
        earlierRequestLogs(dirname(order.folder), basename(order.folder), job.site.id),
      ),
    );
    return await runSites({ ...order, tasks }, context);
  } finally {
    judges?.close();
  }
};
