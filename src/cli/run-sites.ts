import type { KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import PQueue from 'p-queue';
import { writeAtomic } from '../lib/fs/write-atomic.js';
import type { AuditReport } from '../model/report.js';
import type { FailureCause, RunFailure, RunSite, RunSummary } from '../model/run.js';
import type { SiteEntry } from '../model/site-entry.js';
import { serializeProfile } from '../profile/serialize-profile.js';
import { CHAIN_FILE, sealRun, sealSite } from '../proof/seal.js';
import { buildDigest } from './build-digest.js';
import { systemCause } from './describe-error.js';
import { describeUnwritten, holdsBug } from './describe-unwritten.js';
import { standingOf, type Standing, type Thresholds } from './exit-status.js';
import { readReport } from './find-reports.js';
import { siteFiles, type FormatMeans } from './format-means.js';
import { isDiskFault } from './is-disk-fault.js';
import { judgeAlone } from './judge-alone.js';
import type { Log } from './log.js';
import type { Say } from './language.js';
import type { Progress } from './progress.js';
import { writeRunFormats, writeSiteFormats, type Unwritten } from './report-formats.js';
import type { RunPlan, SiteTask } from './run-plan.js';
import { takeStrays } from './stray-errors.js';
import { summarizeRun, summarizeSite, type SiteResult } from './summarize-run.js';

export interface RunContext {
  readonly version: string;
  readonly means: FormatMeans;
  readonly say: Say;
  readonly progress: Progress;
  readonly log: Log;
  readonly signal?: AbortSignal;
  /** Signs the chains of evidence. */
  readonly key?: KeyObject;
  readonly thresholds?: Thresholds;
  /** Told each site with a report, in the order of the list, as soon as that order allows. */
  readonly onSite?: (site: RunSite) => void;
  /** The clock, for `finishedAt`. */
  readonly now: () => string;
}

export interface RunResult {
  readonly run: RunSummary;
  /** Last hash of the run's `chain.json`; undefined where the disk refused what is written for the whole run. */
  readonly chain: string | undefined;
  readonly folder: string;
  /** Of the sites with a report. */
  readonly standings: readonly Standing[];
  /** Errors of the program that were no site's. */
  readonly strays: number;
  readonly wasInterrupted: boolean;
}

type Ended = (SiteResult & { readonly standing: Standing }) | RunFailure;

/**
 * Runs all tasks, a few at once; where one ends the next begins. One that fails never ends the others. What is finished
 * is on disk at once, and of its report only what the run says of it is kept.
 */
export const runSites = async (plan: RunPlan, context: RunContext): Promise<RunResult> => {
  const { log, progress, say, signal } = context;
  const results = new Map<SiteTask, Ended>();
  const announce = announceInOrder(plan, results, context);
  const queue = new PQueue({ concurrency: plan.sitesAtOnce });
  let strays = 0;
  const missed = (unwritten: readonly Unwritten[]): void => {
    for (const sentence of describeUnwritten(unwritten, say)) progress.note(sentence);
    if (holdsBug(unwritten)) strays += 1;
  };
  const stopTaking = takeStrays((error) => {
    strays += 1;
    const message = messageOf(error);
    progress.note(say(`程序出错，检查继续：${message}`, `a bug, the run goes on: ${message}`));
    log('stray-error', { message, stack: error instanceof Error ? error.stack : undefined });
  });
  try {
    await queue.addAll(
      plan.tasks.map((task) => async () => {
        results.set(task, await runSite(task, plan, context, missed));
        announce();
      }),
    );
  } finally {
    stopTaking();
    progress.end();
    await context.means.close();
  }

  const ended = plan.tasks.flatMap((task) => results.get(task) ?? []);
  const sites = ended.filter((result) => 'summary' in result);
  const run = summarizeRun({
    plan,
    toolVersion: context.version,
    finishedAt: context.now(),
    sites,
    failures: ended.flatMap((result) => ('summary' in result ? (result.failure ?? []) : [result])),
  });
  const read = ({ report }: RunSite): AuditReport => readReport(join(plan.folder, report), say);
  const chain = await writeWhole(context, async () => {
    missed(await writeRunFormats(plan.folder, run, plan.formats, context.means.options, read));
    const { version: toolVersion, key } = context;
    const build = await buildDigest();
    return (await sealRun({ folder: plan.folder, toolVersion, build, ...(key && { key }) })).head;
  });
  log('run-finished', { run: run.id, totals: run.totals, failures: run.failures, chain });
  return {
    run,
    chain,
    folder: plan.folder,
    standings: sites.map(({ standing }) => standing),
    strays,
    wasInterrupted: signal?.aborted ?? false,
  };
};

/** What is written for the whole run; undefined, and a note, where the disk refuses it: the reports of its sites are there. */
const writeWhole = async ({ progress, say }: RunContext, write: () => Promise<string>): Promise<string | undefined> => {
  try {
    return await write();
  } catch (error) {
    if (!isDiskFault(error)) throw error;
    const cause = systemCause(error, say) ?? messageOf(error);
    progress.note(
      say(
        `整次检查的文件没有写全，写不了磁盘：${cause}；各网站写好的报告还在，处理好后 audit 用 --resume 接着做，replay 再做一次`,
        `files of the whole run are not complete, cannot write: ${cause}; reports of sites are kept: mend it, then audit --resume, or replay again`,
      ),
    );
    return undefined;
  }
};

/** The path of a site's report from the run folder. */
export const reportPathOf = (site: Pick<SiteEntry, 'id'>): string => `${site.id}/report.json`;

const runSite = async (
  task: SiteTask,
  plan: RunPlan,
  context: RunContext,
  missed: (unwritten: readonly Unwritten[]) => void,
): Promise<Ended> => {
  const { log, progress, say, signal } = context;
  const { id } = task.site;
  try {
    const kept = await task.finished?.();
    if (kept === undefined && signal?.aborted === true) return { site: id, why: 'not-begun' };
    progress.siteBegun(id);
    log('site-begun', { site: id, url: task.site.url, profile: task.profile.id });
    const judged = kept ?? (await judgeAlone(task, signal));
    progress.rulesJudged(id, judged.outcomes.filter(({ value }) => value !== 'untested').length);
    const path = join(plan.folder, reportPathOf(task.site));
    if (kept === undefined) await writeAtomic(path, asFile(judged));
    const illustrated = await illustrateOnce(task, judged, signal);
    if (illustrated !== undefined) await writeAtomic(path, asFile(illustrated));
    const report = illustrated ?? judged;
    // What was sealed before and is as it was keeps its chain: were it altered since, a new one would hide that.
    const isSealed = kept !== undefined && illustrated === undefined && existsSync(join(plan.folder, id, CHAIN_FILE));
    if (!isSealed) await sealJudged(task, report, plan, context);
    const files = siteFiles(join(plan.folder, id), resolve(plan.folder, task.snapshot), context.means);
    missed(await writeSiteFormats(files, report, plan.formats, context.means.options));
    const result = summarizeSite(task, report, say);
    progress.siteDone(id, verdictWord(report.scorecard.verdict, say));
    const { sentence } = result.summary;
    if (sentence !== undefined) progress.note(say(`${id} 未能判定：${sentence}`, `${id} undetermined: ${sentence}`));
    log('site-finished', { site: id, ...report.scorecard, crawl: report.crawl });
    return { ...result, standing: standingOf(report, context.thresholds ?? {}) };
  } catch (error) {
    const why: FailureCause = isDiskFault(error) ? 'disk' : 'crashed';
    const detail = messageOf(error);
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

/** The chain from the bytes of the snapshot to the score; a site whose crawl never wrote any has none. */
const sealJudged = async (
  task: SiteTask,
  report: AuditReport,
  plan: RunPlan,
  { version, key }: RunContext,
): Promise<void> => {
  const snapshot = resolve(plan.folder, task.snapshot);
  if (!existsSync(snapshot)) return;
  await sealSite({
    folder: join(plan.folder, task.site.id),
    snapshot,
    profile: serializeProfile(task.profile),
    question: { site: task.site, asOf: report.asOf, ...(plan.only && { only: [...plan.only] }) },
    toolVersion: version,
    build: await buildDigest(),
    ...(key && { key }),
  });
};

const asFile = (report: AuditReport): string => `${JSON.stringify(report, null, 2)}\n`;

/** A report that was killed before its pictures gets them when the run is gone on with; one that has them keeps them. */
const illustrateOnce = async (
  task: SiteTask,
  report: AuditReport,
  signal: AbortSignal | undefined,
): Promise<AuditReport | undefined> => {
  const isUnfinished = signal?.aborted === true || report.crawl.stoppedBecause === 'interrupted';
  return report.pictures !== undefined || isUnfinished ? undefined : task.illustrate?.(report, signal);
};

const messageOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);

/** A verdict in the user's words. */
export const verdictWord = (verdict: AuditReport['scorecard']['verdict'], say: Say): string =>
  ({
    qualified: say('合格', 'qualified'),
    unqualified: say('不合格', 'unqualified'),
    undetermined: say('未能判定', 'undetermined'),
  })[verdict];

const announceInOrder = (
  plan: RunPlan,
  results: ReadonlyMap<SiteTask, Ended>,
  { onSite }: RunContext,
): (() => void) => {
  let next = 0;
  return () => {
    for (;;) {
      const task = plan.tasks[next];
      const result = task && results.get(task);
      if (result === undefined) return;
      next += 1;
      if ('summary' in result) onSite?.(result.summary);
    }
  };
};
