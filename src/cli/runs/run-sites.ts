import { join } from 'node:path';
import PQueue from 'p-queue';
import type { AuditReport } from '../../model/report.js';
import type { RunSite, RunSummary } from '../../model/run.js';
import { sealRun } from '../../proof/seal.js';
import { buildDigest } from '../../library/build-digest.js';
import { systemCause } from '../errors/describe-error.js';
import { describeUnwritten, holdsBug } from './describe-unwritten.js';
import type { Standing } from '../exit-status.js';
import { readReport } from './find-reports.js';
import { isDiskFault } from '../errors/is-disk-fault.js';
import { messageOf } from '../errors/message-of.js';
import { writeRunFormats, type Unwritten } from '../options/report-formats.js';
import type { RunContext } from './run-context.js';
import type { RunPlan, SiteTask } from './run-plan.js';
import { runSite, type EndedSite } from './run-site.js';
import { takeStrays } from '../errors/stray-errors.js';
import { summarizeRun } from '../../library/summarize-run.js';

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

/**
 * Runs all tasks, a few at once; where one ends the next begins. One that fails never ends the others. What is finished
 * is on disk at once, and of its report only what the run says of it is kept.
 */
export const runSites = async (plan: RunPlan, context: RunContext): Promise<RunResult> => {
  const { log, progress, say, signal } = context;
  const results = new Map<SiteTask, EndedSite>();
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
  const unhear = sayWhenStopping(context);
  try {
    await queue.addAll(
      plan.tasks.map((task) => async () => {
        results.set(task, await runSite(task, plan, context, missed));
        announce();
      }),
    );
  } finally {
    stopTaking();
    unhear();
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
  progress.end();
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

/** Whoever presses Ctrl-C sees that it was heard. */
const sayWhenStopping = ({ progress, say, signal }: RunContext): (() => void) => {
  const onAbort = (): void => {
    progress.note(
      say(
        '正在停下，先把取到的内容存好；再按一次 Ctrl-C 立即结束',
        'stopping, once what was fetched is kept; Ctrl-C again ends at once',
      ),
    );
  };
  signal?.addEventListener('abort', onAbort, { once: true });
  return () => {
    signal?.removeEventListener('abort', onAbort);
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

const announceInOrder = (
  plan: RunPlan,
  results: ReadonlyMap<SiteTask, EndedSite>,
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
