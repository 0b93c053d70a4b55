import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeAtomic } from '../../lib/fs/write-atomic.js';
import type { AuditReport } from '../../model/report.js';
import type { FailureCause, RunFailure } from '../../model/run.js';
import type { SiteEntry } from '../../model/site-entry.js';
import { serializeProfile } from '../../profile/serialize-profile.js';
import { CHAIN_FILE, sealSite } from '../../proof/seal.js';
import { buildDigest } from '../../library/build-digest.js';
import { tellFiles } from '../debug/tell-files.js';
import { systemCause } from '../errors/describe-error.js';
import { standingOf, type Standing } from '../exit-status.js';
import { siteFiles } from '../options/format-means.js';
import { isDiskFault } from '../errors/is-disk-fault.js';
import { judgeAlone } from './judge-alone.js';
import type { Say } from '../language.js';
import { messageOf } from '../errors/message-of.js';
import { writeSiteFormats, type Unwritten } from '../options/report-formats.js';
import type { RunContext } from './run-context.js';
import type { RunPlan, SiteTask } from './run-plan.js';
import { summarizeSite, type SiteResult } from '../../library/summarize-run.js';

/** How a site ended: with a report, or without one. */
export type EndedSite = (SiteResult & { readonly standing: Standing }) | RunFailure;

/** What of a run concerns each of its sites. */
type SitePlan = Pick<RunPlan, 'folder' | 'formats' | 'only'>;

/** The path of a site's report from the run folder. */
export const reportPathOf = (site: Pick<SiteEntry, 'id'>): string => `${site.id}/report.json`;

/** Audits one site, writes and seals its report, and its formats. Whatever goes wrong is its own: it never rejects. */
export const runSite = async (
  task: SiteTask,
  plan: SitePlan,
  context: RunContext,
  missed: (unwritten: readonly Unwritten[]) => void,
): Promise<EndedSite> => {
  const { log, progress, say, signal } = context;
  const { id } = task.site;
  try {
    const kept = await task.finished?.();
    if (kept === undefined && signal?.aborted === true) return { site: id, why: 'not-begun' };
    progress.siteBegun(id, task.site.name);
    log('site-begun', { site: id, url: task.site.url, profile: task.profile.id });
    const judged = kept ?? (await judgeAlone(task, signal));
    progress.rulesJudged(id, judged.outcomes.filter(({ value }) => value !== 'untested').length);
    const path = join(plan.folder, reportPathOf(task.site));
    if (kept === undefined) await writeAtomic(path, asFile(judged));
    if (task.illustrate !== undefined) progress.stageBegun(id, 'picturing');
    const illustrated = await illustrateOnce(task, judged, signal);
    progress.stageBegun(id, 'writing');
    if (illustrated !== undefined) await writeAtomic(path, asFile(illustrated));
    const report = illustrated ?? judged;
    // What was sealed before and is as it was keeps its chain: were it altered since, a new one would hide that.
    const isSealed = kept !== undefined && illustrated === undefined && existsSync(join(plan.folder, id, CHAIN_FILE));
    if (!isSealed) await sealJudged(task, report, plan, context);
    const files = siteFiles(join(plan.folder, id), resolve(plan.folder, task.snapshot), context.means);
    const debug = context.debug?.(id);
    debug?.tell('report', () => (illustrated?.pictures ? `pictures: ${JSON.stringify(illustrated.pictures)}` : []));
    const onWritten = debug && tellFiles(debug, files.folder);
    missed(await writeSiteFormats(files, report, plan.formats, context.means.options, onWritten));
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
    progress.siteDone(id, say('没有完成', 'not finished'), 'failed');
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
  plan: SitePlan,
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

/** A verdict in the user's words. */
export const verdictWord = (verdict: AuditReport['scorecard']['verdict'], say: Say): string =>
  ({
    qualified: say('合格', 'qualified'),
    unqualified: say('不合格', 'unqualified'),
    undetermined: say('未能判定', 'undetermined'),
  })[verdict];
