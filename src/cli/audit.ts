import { resolve } from 'node:path';
import { privateHostsOf } from '../library/private-sites.js';
import type { AuditOrder } from './audit-run.js';
import { readSigningKey } from './chain-keys.js';
import type { CliContext, CommandModule } from './command.js';
import { openCommandLog, openProgress, readSettings, type CommandSettings } from './command-settings.js';
import { chooseCrawl } from './crawl-choices.js';
import { instant, today } from './days.js';
import { UsageError } from './errors.js';
import { holdRun } from './hold-run.js';
import { checkRunId } from './ids.js';
import { finishRun, readThresholds, runContextOf } from './judged-run.js';
import { speaker, type Say } from './language.js';
import { checkAgainstProfiles, loadProfiles } from './load-profiles.js';
import { readFormats } from './read-formats.js';
import { readNotice } from './read-notice.js';
import { claimRunFolder, reopenRunFolder } from './run-folder.js';
import { isSameSite, readRequest, flagsForResume, writeRequest, type RunRequest } from './run-request.js';
import { addSettings } from './settings.js';
import { findTargets } from './site-targets.js';
import { waiverNotes } from './waiver-notes.js';
import type { SiteJob } from './site-task.js';

/** `gongkai audit`: everything is checked first, then crawled, judged and written. */
const audit: CommandModule = {
  build(command, context) {
    const say = speaker(context.lang);
    command.argument('[target...]', say('网址，或网站名单里的编号', 'addresses, or ids of the site list'));
    addSettings(command, 'audit', say);
    command
      .addHelpText('after', examples(say))
      .action(async (targets: string[]) => runCommand(targets, await readSettings(command, context), context));
  },
};
export default audit;

/** Each waits for its own host most of the time: under the default delay so many keep two cores busy, and no more. */
const SITES_AT_ONCE = 20;

const examples = (say: Say): string => `
${say('例：', 'Examples:')}
  gongkai audit http://www.example.gov.cn/ --name ${say('某某区人民政府', 'Example')}
  gongkai audit --sites sites.yaml --profile national --out reports
  gongkai audit shizhong --sites sites.yaml --fail-on veto
  gongkai audit http://127.0.0.1:8080/ --allow-private --as-of 2026-03-31
  gongkai audit --resume 20260714-153000

${say('退出状态：0 完成，1 未达所定界限，2 用法或配置有误，3 有网站未能判定，70 程序出错，130 中断', 'Exit status: 0 finished, 1 threshold missed, 2 usage, 3 a site could not be judged, 70 bug, 130 interrupted')}`;

const runCommand = async (targets: readonly string[], given: CommandSettings, context: CliContext): Promise<void> => {
  const { say } = given;
  const { out } = given.settings;
  const { resume, run } = given.flags;
  if (resume !== undefined && run !== undefined) {
    throw new UsageError(say('--resume 和 --run 不能一起用', '--resume and --run exclude each other'));
  }
  const reopened =
    resume === undefined ? undefined : await reopenRunFolder({ out, run: resume, cwd: context.cwd }, say);
  const earlier = reopened && (await readRequest(reopened.path, reopened.id, say));
  const asked = earlier ? settingsOfEarlier(earlier, targets, given) : given;
  const { settings, flags, config } = asked;

  const formats = readFormats(settings.format, say);
  if (run !== undefined) checkRunId(run, resolve(context.cwd, out), say);
  const jobs = await jobsOf(earlier?.targets ?? targets, asked, context.cwd);
  const thresholds = readThresholds(asked, context.cwd);
  const key = readSigningKey(asked, context.cwd);
  const notice = await readNotice(asked, formats, context.cwd);
  if (earlier) checkUnchanged(earlier, jobs, say);

  const { log, close } = await openCommandLog(context, asked);
  const folder = reopened ?? (await claimRunFolder({ out, run, cwd: context.cwd }, say));
  const letGo = await holdRun(folder, say);
  const asOf = settings.asOf ?? today();
  const startedAt = earlier?.startedAt ?? instant();
  if (!earlier) {
    await writeRequest(folder.path, {
      schemaVersion: 1,
      command: 'audit',
      tool: context.version,
      startedAt,
      asOf,
      targets,
      flags: {
        ...flags,
        ...(flags.sites !== undefined && { sites: resolve(context.cwd, flags.sites) }),
        ...(flags.units !== undefined && { units: resolve(context.cwd, flags.units) }),
        ...(flags.sign !== undefined && { sign: resolve(context.cwd, flags.sign) }),
      },
      config: { settings: config.settings, robots: config.robots },
      sites: jobs.map(({ site, profile }) => ({ site, profileDigest: profile.digest })),
    });
  }
  const order: AuditOrder = {
    id: folder.id,
    folder: folder.path,
    jobs,
    asOf,
    startedAt,
    formats,
    ...(settings.only && { only: new Set(settings.only) }),
    sitesAtOnce: settings.sitesAtOnce ?? SITES_AT_ONCE,
    hasPictures: settings.screenshots !== 'never',
    isResumed: earlier !== undefined,
  };
  const progress = openProgress(context, asked, jobs.length);
  const judged = jobs.map(({ site, profile }) => [site, profile] as const);
  for (const note of waiverNotes(judged, asOf, say)) progress.note(note);
  try {
    const { runAudit } = await import('./audit-run.js');
    const signal = context.interruptible();
    const result = await runAudit(
      order,
      runContextOf(context, asked, { folder, progress, log, thresholds, notice, key, signal }),
    );
    finishRun(result, context, asked, folder, progress);
  } finally {
    progress.end();
    close();
    await letGo();
  }
};

/** Sites, each with its profile and the way it is crawled; everything about them checked. */
const jobsOf = async (
  targets: readonly string[],
  { settings, flags, config, say }: CommandSettings,
  cwd: string,
): Promise<readonly SiteJob[]> => {
  const listed = await findTargets(targets, settings, cwd, say);
  const sites = listed.map(({ site }) => site);
  const profiles = await loadProfiles(sites, { flag: flags.profile, config: config.settings.profile });
  checkAgainstProfiles(profiles, settings.only, say);
  const privateHosts = privateHostsOf(sites, settings);
  return [...profiles].map(([site, profile], at) => ({
    site,
    profile,
    crawl: chooseCrawl(site, listed[at]?.secrets ?? {}, { flags, config, privateHosts }),
  }));
};

/** The settings of the run that is gone on with; secrets come from the config and list of today. */
const settingsOfEarlier = (
  earlier: RunRequest,
  targets: readonly string[],
  given: CommandSettings,
): CommandSettings => {
  const flags = flagsForResume(earlier, { targets, flags: given.flags }, given.say);
  const config = { ...given.config, ...earlier.config };
  return { ...given, flags, config, settings: { ...config.settings, ...flags, out: given.settings.out } };
};

/** A run is gone on with only for the same sites under the same rules; else its sites could not be compared. */
const checkUnchanged = (earlier: RunRequest, jobs: readonly SiteJob[], say: Say): void => {
  const then = new Map(earlier.sites.map((one) => [one.site.id, one]));
  const changed = jobs.filter(({ site }) => !isSameSite(site, then.get(site.id)?.site));
  if (changed.length > 0 || jobs.length !== earlier.sites.length) {
    const ids = changed.map(({ site }) => site.id).join(say('、', ', '));
    throw new UsageError(say(`网站名单在中断之后改过，不能接着做 ${ids}`, `the site list was changed since: ${ids}`));
  }
  const ruled = jobs.find(({ site, profile }) => then.get(site.id)?.profileDigest !== profile.digest);
  if (ruled !== undefined) {
    throw new UsageError(
      say(
        `规则集 ${ruled.profile.id} 在中断之后改过，不能接着做`,
        `the rule set ${ruled.profile.id} was changed since`,
      ),
      [say('另做一次新的检查', 'start a new run')],
    );
  }
};
