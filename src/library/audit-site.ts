import { join } from 'node:path';
import { beijingDay } from '../lib/date/beijing-day.js';
import { parseActiveHours } from '../lib/date/active-hours.js';
import { writeAtomic } from '../lib/fs/write-atomic.js';
import type { PageDigest } from '../model/page.js';
import type { AuditReport } from '../model/report.js';
import { withoutSecrets, type SiteEntry } from '../model/site-entry.js';
import type { CrawlWishes, Question } from '../pipeline.js';
import { AUDIT_OPTIONS, type AuditOptions, type AuditProgress, type SiteInput } from './audit-options.js';
import { checkOptions, refuseUnknown } from './check-options.js';
import { crawlDefaults } from './crawl-defaults.js';
import { findBrowser } from './find-browser.js';
import { loadProfile } from './load-profile.js';
import { isPrivateSite, privateHostsOf } from './private-sites.js';
import { sealAudit } from './seal-audit.js';
import { checkAgainstProfile, settleSite } from './settle-site.js';
import { holdJudges } from './shared-judges.js';
import { openSiteFolder, SNAPSHOT, type SiteFolder } from './site-folder.js';
import { UsageError } from './usage-error.js';
import { programVersion } from './version.js';

/** A finished audit of one site. */
export interface Audit {
  /** As it stands in `report.json`. */
  readonly report: AuditReport;
  /** Absolute path of the site's folder, `<out>/<id>`. */
  readonly folder: string;
  /** Absolute path of the snapshot, for `replaySnapshot`. */
  readonly snapshot: string;
  /** Takes the site's folder away. Without `out` nobody else does. */
  readonly remove: () => Promise<void>;
}

/**
 * Audits one site: crawls what the profile's rules need into a snapshot, judges it, writes `report.json` and the chain of
 * evidence. The files are those of a site's folder of `gongkai audit`, so that `gongkai report`, `verify` and `replay`
 * take them. Prints nothing, reads no config and no `GONGKAI_…`, installs no signal handlers. Several may run at once: requests to one
 * host, and to one machine, share their manners over all of them.
 *
 * A site that cannot be reached is a report too (`undetermined`, `crawl.stoppedBecause` says why). Rejects with a
 * `UsageError` or `ProfileError` before anything is asked, with the signal's reason once aborted (what was fetched stays in
 * `out`), or with the system's error where the disk refuses.
 *
 * @example
 * const { report } = await auditSite('http://www.example.gov.cn/', { profile: 'national', contact: 'audit@example.org' });
 * console.log(report.scorecard.verdict, report.scorecard.points);
 */
export const auditSite = async (target: string | URL | SiteInput, options: AuditOptions = {}): Promise<Audit> => {
  refuseUnknown(options, AUDIT_OPTIONS);
  checkOptions(options);
  const question = await settleQuestion(settleSite(target), options);
  options.signal?.throwIfAborted();
  const folder = await openSiteFolder(question.site.id, options);
  const judges = holdJudges();
  let isDone = false;
  try {
    const audit = await auditInto(folder, question, options, judges.judge);
    isDone = true;
    return audit;
  } finally {
    judges.release();
    await folder.letGo(!isDone);
  }
};

/** What is asked of the site, everything about it checked. Secrets stand in its site. */
const settleQuestion = async (given: SiteEntry, options: AuditOptions): Promise<Question> => {
  const site = withAccess(given, options);
  if (options.allowPrivate !== true && isPrivateSite(site, options)) {
    throw new UsageError(
      'private-address',
      `${site.url} 是内网或本机地址，默认不检查；确属要检查的，请加 allowPrivate: true`,
      `${site.url} is a private address and refused by default: set allowPrivate: true if it is meant`,
    );
  }
  const wanted = options.profile ?? site.profile ?? 'national';
  const profile = typeof wanted === 'string' ? await loadProfile(wanted) : wanted;
  const only = options.only && new Set(options.only);
  checkAgainstProfile(site, profile, only);
  return { site, profile, asOf: options.asOf ?? beijingDay(new Date()), ...(only && { only }) };
};

const withAccess = (site: SiteEntry, { headers, auth, cookies }: AuditOptions): SiteEntry => ({
  ...site,
  ...(headers && { headers: { ...site.headers, ...headers } }),
  ...(auth && { auth }),
  ...(cookies && { cookies: { ...site.cookies, ...cookies } }),
});

type Judge = ReturnType<typeof holdJudges>['judge'];

const auditInto = async (
  { path: folder, remove }: SiteFolder,
  asked: Question,
  options: AuditOptions,
  judge: Judge,
): Promise<Audit> => {
  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  const snapshot = join(folder, SNAPSHOT);
  const digests = new Map<string, PageDigest>();
  let standing: AuditProgress = { site: asked.site.id, stage: 'crawling', pages: 0, maxPages: 0, requests: 0 };
  const tell = (step: Partial<AuditProgress>): void => {
    const { url: _url, waitsUntil: _waitsUntil, ...lasting } = standing;
    standing = { ...lasting, ...step };
    try {
      options.onProgress?.(standing);
    } catch (error) {
      stop.abort(error);
    }
  };

  const { crawlSnapshot } = await import('../pipeline.js');
  await crawlSnapshot(
    asked,
    {
      ...wishesOf(asked.site, options),
      signal,
      snapshot,
      digests,
      onProgress: ({ pages, maxPages, requests, url, until }) => {
        tell({ pages, maxPages, requests, ...(url && { url }), ...(until && { waitsUntil: until }) });
      },
    },
    programVersion(),
  );
  signal.throwIfAborted();

  tell({ stage: 'judging' });
  const question = { ...asked, site: withoutSecrets(asked.site) };
  const judged = await judge(snapshot, question, digests, signal);
  const path = join(folder, 'report.json');
  await writeAtomic(path, asFile(judged));
  signal.throwIfAborted();

  tell({ stage: 'illustrating' });
  const illustrated = await illustrate(judged, folder, snapshot, { ...options, signal });
  if (illustrated) await writeAtomic(path, asFile(illustrated));
  signal.throwIfAborted();
  await sealAudit(folder, snapshot, question);
  tell({ stage: 'done' });
  signal.throwIfAborted();
  return { report: illustrated ?? judged, folder, snapshot, remove };
};

const wishesOf = (site: SiteEntry, options: AuditOptions): Omit<CrawlWishes, 'snapshot'> => {
  const activeHours = parseActiveHours(options.activeHours ?? site.activeHours ?? '');
  const privateHosts = privateHostsOf([site], options);
  const { maxPages, delayMs, contact, dns } = options;
  return {
    resume: options.resume === true,
    ...(maxPages !== undefined && { maxPages }),
    concurrency: options.concurrency ?? crawlDefaults.concurrency,
    delayMs: delayMs ?? site.delayMs ?? crawlDefaults.delayMs,
    timeoutMs: options.timeoutMs ?? crawlDefaults.timeoutMs,
    ...(activeHours && { activeHours }),
    ...(contact !== undefined && { contact }),
    robots: options.robots === 'ignore' ? 'ignored' : 'obeyed',
    render: options.render ?? crawlDefaults.render,
    findBrowser: () => findBrowser(options.browser),
    resolve: [...(options.resolve ?? [])],
    ...(dns !== undefined && { dns }),
    allowPrivate: privateHosts.length > 0,
    privateHosts,
  };
};

/** Whatever goes wrong with pictures costs pictures only. */
const illustrate = async (
  report: AuditReport,
  folder: string,
  snapshot: string,
  { screenshots, render, browser: named, signal }: AuditOptions,
): Promise<AuditReport | undefined> => {
  const { illustrate: draw } = await import('../evidence/illustrate.js');
  const found = screenshots === 'never' || render === 'never' ? undefined : await findBrowser(named);
  const browser = !found
    ? { why: 'switched-off' as const }
    : 'path' in found
      ? { path: found.path }
      : { why: 'no-browser' as const };
  try {
    return await draw(report, { snapshot, folder, browser, ...(signal && { signal }) });
  } catch (error) {
    if (isOfSystem(error)) throw error;
    return undefined;
  }
};

/** An error of the file system, such as a full disk. */
const isOfSystem = (error: unknown): boolean => /^E[A-Z]+$/.test(String((error as { code?: unknown }).code));

const asFile = (report: AuditReport): string => `${JSON.stringify(report, null, 2)}\n`;
