import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../../lib/fs/make-folder.js';
import type { AuditReport } from '../../model/report.js';
import type { Profile } from '../../model/profile.js';
import { serializeProfile } from '../../profile/serialize-profile.js';
import { readChain } from '../../proof/seal.js';
import { FORMATS, type FormatId } from '../../report/formats.js';
import type { AuditEnd, WorkerMeans } from '../../schedule/work/start-worker.js';
import type { AuditJob } from '../../schedule/work/held-audit.js';
import type { Blobs } from '../../store/blobs/blobs.js';
import type { CommandSettings } from '../options/command-settings.js';
import { chooseCrawl } from '../options/crawl-choices.js';
import { describeUnwritten } from '../runs/describe-unwritten.js';
import { earlierRequestLogs } from '../runs/earlier-request-logs.js';
import type { FormatMeans } from '../options/format-means.js';
import type { JudgePool } from '../../library/judge-pool.js';
import type { Log } from '../log.js';
import type { RunContext } from '../runs/run-context.js';
import { runSite } from '../runs/run-site.js';
import type { SiteSecrets } from '../site-list/site-secrets.js';
import { siteTaskOf } from '../runs/site-task.js';
import { privateHostsOf } from '../../library/private-sites.js';
import { claimSiteFolder, clearUnlessSame } from './clear-way.js';
import { bringPartial, keepPartial, publishFiles } from './site-files.js';

/** What audits of an office are made with; the same for all sites of a worker. */
export interface AuditMeans {
  /** The data folder: sites are audited below its `runs/`. */
  readonly folder: string;
  readonly blobs: Blobs;
  readonly settings: Pick<CommandSettings, 'flags' | 'settings' | 'config' | 'say'>;
  /** What the owner of a site gave us to get in; in no database. */
  readonly secretsOf: (site: string) => SiteSecrets;
  readonly profileOf: (reference: string) => Promise<Profile>;
  readonly judges: JudgePool;
  readonly formats: FormatMeans;
  readonly key?: RunContext['key'];
  readonly version: string;
  readonly log: Log;
  readonly debug?: RunContext['debug'];
  readonly now: () => Date;
}

/** A folder that another process has not let go of yet is looked at again so soon. */
const HELD_MS = 10_000;
/** A disk that refuses is given so long. */
const DISK_MS = 15 * 60_000;

/** Audits one site of a planned run as `gongkai audit` would, in the run's folder, going on with what is there. */
export const auditOneSite =
  (means: AuditMeans): WorkerMeans['audit'] =>
  async (job, hooks): Promise<AuditEnd> => {
    const folder = join(means.folder, 'runs', job.run, job.site);
    await makeFolder(folder);
    const letGo = await claimSiteFolder(folder);
    if (!letGo) return { laterMs: HELD_MS, why: 'folder-held' };
    try {
      return await auditIn(folder, means, job, hooks);
    } finally {
      await letGo();
    }
  };

const auditIn = async (
  folder: string,
  means: AuditMeans,
  job: AuditJob,
  { signal, onPages }: Parameters<WorkerMeans['audit']>[1],
): Promise<AuditEnd> => {
  const { blobs, settings, log, now } = means;
  const { say, config } = settings;
  const { entry: site } = job;
  const snapshot = join(folder, 'snapshot.warc.gz');
  const profile = await means.profileOf(job.profile ?? site.profile ?? settings.settings.profile ?? 'national');
  await bringPartial(blobs, job, folder);
  await clearUnlessSame(folder, snapshot, { digest: profile.digest, asOf: job.asOf });
  const crawl = chooseCrawl(site, means.secretsOf(site.id), {
    flags: settings.flags,
    config,
    privateHosts: privateHostsOf([site], settings.settings),
  });
  const only = job.onlyRules === null ? undefined : new Set(job.onlyRules);
  const run = join(means.folder, 'runs', job.run);
  const order = { folder: run, asOf: job.asOf, isResumed: true, ...(only && { only }) };
  const progress = progressTo(onPages, (text) => log('note', { run: job.run, text }));
  const context: RunContext = {
    version: means.version,
    means: means.formats,
    say,
    progress,
    log,
    debug: means.debug,
    signal,
    now: () => now().toISOString(),
    ...(means.key && { key: means.key }),
  };
  const logs = (): readonly string[] => earlierRequestLogs(join(means.folder, 'runs'), job.run, job.site);
  const judges: JudgePool = {
    ...means.judges,
    // What was stopped half-way is gone on with: to judge the half of it would only keep whoever waits for our end.
    judge: (...asked) => (signal.aborted ? Promise.reject(new Error('stopped')) : means.judges.judge(...asked)),
  };
  const task = siteTaskOf({ site, profile, crawl }, order, context, judges, logs);
  const stopKeeping = keepPartial(blobs, job, folder, (error) => log('partial-not-kept', { error: String(error) }));
  const formats = job.formats.filter((id): id is FormatId => id in FORMATS && id !== 'json');
  const ended = await runSite(task, { folder: run, formats, ...(only && { only }) }, context, (unwritten) => {
    for (const sentence of describeUnwritten(unwritten, say)) progress.note(sentence);
  }).finally(stopKeeping);
  if (!('summary' in ended)) {
    if (ended.why === 'disk') return { laterMs: DISK_MS, why: 'disk' };
    throw new Error(ended.message ?? ended.why);
  }
  const report = JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')) as AuditReport;
  const resolved = serializeProfile(profile);
  const isToGoOn = report.crawl.stoppedBecause === 'interrupted';
  if (!isToGoOn && !signal.aborted) {
    await publishFiles(blobs, job, folder);
    const key = `profiles/${profile.digest}.json`;
    if (!(await blobs.has(key))) await blobs.put(key, resolved);
  }
  const chain = (await readChain(folder))?.head;
  const { worker, fence } = job;
  return {
    hasDailyLimit: crawl.maxRequestsPerDay !== undefined,
    audited: {
      run: job.run,
      site: job.site,
      report,
      profile: resolved,
      finishedAt: now().toISOString(),
      held: { worker, fence },
      ...(chain !== undefined && { chain }),
    },
  };
};

/** What a site's audit tells while it goes: how far it is, and what is worth a line in the log. */
const progressTo = (onPages: (pages: number) => void, note: (text: string) => void): RunContext['progress'] => ({
  siteBegun: () => undefined,
  stageBegun: () => undefined,
  pageFetched: (_site, pages) => {
    onPages(pages);
  },
  siteWaits: () => undefined,
  rulesJudged: () => undefined,
  siteDone: () => undefined,
  note,
  aside: (write) => {
    write();
  },
  end: () => undefined,
});
