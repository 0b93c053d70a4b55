import { join } from 'node:path';
import PQueue from 'p-queue';
import { writeAtomic } from '../lib/fs/write-atomic.js';
import type { AuditReport } from '../model/report.js';
import type { FailureCause, RunFailure, RunSummary } from '../model/run.js';
import type { SiteEntry } from '../model/site-entry.js';
import { systemCause } from './describe-error.js';
import type { Log } from './log.js';
import type { Language, Say } from './language.js';
import type { Progress } from './progress.js';
import { writeRunFormats, writeSiteFormats } from './report-formats.js';
import type { RunPlan, SiteTask } from './run-plan.js';
import { summarizeRun, summarizeSite } from './summarize-run.js';
import { undeterminedSentence } from './undetermined-sentence.js';

export interface RunContext {
  readonly version: string;
  readonly lang: Language;
  readonly say: Say;
  readonly progress: Progress;
  readonly log: Log;
  readonly signal?: AbortSignal;
  /** Called in the order of the sites, as soon as that order allows. */
  readonly onReport?: (report: AuditReport, path: string) => void;
  /** The clock, for `finishedAt`. */
  readonly now: () => string;
}

export interface RunResult {
  readonly run: RunSummary;
  readonly folder: string;
  /** In the order of the sites, without those that failed before a report. */
  readonly reports: readonly AuditReport[];
  readonly wasInterrupted: boolean;
}

/** Runs all tasks, a few at once. One that fails never ends the others; what is finished is on disk at once. */
export const runSites = async (plan: RunPlan, context: RunContext): Promise<RunResult> => {
  const { log, progress, say, signal } = context;
  const results = new Map<SiteTask, AuditReport | RunFailure>();
  const announce = announceInOrder(plan, results, context);
  const queue = new PQueue({ concurrency: plan.sitesAtOnce });
  const work = plan.tasks.map((task) =>
    queue.add(async () => {
      const result = await runSite(task, plan, context);
      results.set(task, result);
      announce();
    }),
  );
  await Promise.all(work);
  progress.end();

  const finished = plan.tasks.map((task) => ({ task, result: results.get(task) }));
  const run = summarizeRun({
    plan,
    toolVersion: context.version,
    finishedAt: context.now(),
    sites: finished.flatMap(({ task, result }) =>
      isReport(result) ? [{ report: result, summary: summarizeSite(task, result, say) }] : [],
    ),
    failures: finished.flatMap(({ result }) => (result !== undefined && !isReport(result) ? [result] : [])),
  });
  await writeRunFormats(plan.folder, run, plan.formats, context.lang);
  log('run-finished', { run: run.id, totals: run.totals, failures: run.failures });
  return {
    run,
    folder: plan.folder,
    reports: finished.flatMap(({ result }) => (isReport(result) ? [result] : [])),
    wasInterrupted: signal?.aborted ?? false,
  };
};

const isReport = (result: AuditReport | RunFailure | undefined): result is AuditReport =>
  result !== undefined && 'scorecard' in result;

/** The path of a site's report from the run folder. */
export const reportPathOf = (site: Pick<SiteEntry, 'id'>): string => `${site.id}/report.json`;

const runSite = async (task: SiteTask, plan: RunPlan, context: RunContext): Promise<AuditReport | RunFailure> => {
  const { log, progress, say, signal } = context;
  const { id } = task.site;
  if (signal?.aborted) return { site: id, why: 'not-begun' };
  progress.siteBegun(id);
  log('site-begun', { site: id, url: task.site.url, profile: task.profile.id });
  try {
    const report = await task.judge();
    progress.rulesJudged(id, report.outcomes.filter(({ value }) => value !== 'untested').length);
    await writeAtomic(join(plan.folder, reportPathOf(task.site)), `${JSON.stringify(report, null, 2)}\n`);
    await writeSiteFormats(join(plan.folder, id), report, plan.formats, context.lang);
    progress.siteDone(id, verdictWord(report.scorecard.verdict, say));
    const sentence = undeterminedSentence(report, say);
    if (sentence !== undefined) progress.note(say(`${id} 未能判定：${sentence}`, `${id} undetermined: ${sentence}`));
    log('site-finished', { site: id, ...report.scorecard, crawl: report.crawl });
    return report;
  } catch (error) {
    const why: FailureCause = isDiskFault(error) ? 'disk' : 'crashed';
    const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const message = why === 'disk' ? (systemCause(error, say) ?? detail) : detail;
    progress.siteDone(id, say('没有完成', 'not finished'));
    progress.note(
      why === 'disk'
        ? say(
            `${id} 没有完成，写不了磁盘：${message}；处理好后用 --resume 接着做`,
            `${id} not finished, cannot write: ${message}; mend it, then --resume`,
          )
        : say(`${id} 没有完成，程序出错：${message}`, `${id} not finished, a bug: ${message}`),
    );
    log('site-failed', { site: id, why, message, stack: error instanceof Error ? error.stack : undefined });
    return { site: id, why, message };
  }
};

/** What a disk says that is full, read-only or forbidden; anything else is a bug of ours. */
const isDiskFault = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EACCES', 'EPERM', 'EMFILE', 'ENFILE'].includes(String(error.code));

/** A verdict in the user's words. */
export const verdictWord = (verdict: AuditReport['scorecard']['verdict'], say: Say): string =>
  ({
    qualified: say('合格', 'qualified'),
    unqualified: say('不合格', 'unqualified'),
    undetermined: say('未能判定', 'undetermined'),
  })[verdict];

const announceInOrder = (
  plan: RunPlan,
  results: ReadonlyMap<SiteTask, AuditReport | RunFailure>,
  { onReport }: RunContext,
): (() => void) => {
  let next = 0;
  return () => {
    for (;;) {
      const task = plan.tasks[next];
      const result = task && results.get(task);
      if (task === undefined || result === undefined) return;
      next += 1;
      if (isReport(result)) onReport?.(result, join(plan.folder, reportPathOf(task.site)));
    }
  };
};
