import { resolve } from 'node:path';
import { privateHostsOf } from '../library/private-sites.js';
import type { AuditOrder } from './runs/audit-run.js';
import { readSigningKey } from './verify/chain-keys.js';
import type { CliContext, CommandModule } from './command.js';
import { addHelpPage, JUDGED_STATUSES, type HelpPage } from './program/command-help.js';
import { openCommandLog, openProgress, readSettings, type CommandSettings } from './options/command-settings.js';
import { chooseCrawl } from './options/crawl-choices.js';
import { instant, today } from './text/days.js';
import { fillSecrets } from './config/fill-secrets.js';
import { UsageError } from './errors.js';
import { holdRun } from './runs/hold-run.js';
import { checkRunId } from './site-list/ids.js';
import { finishRun, readThresholds, runContextOf } from './runs/judged-run.js';
import { speaker, type Say } from './language.js';
import { checkAgainstProfiles, loadProfiles } from './rules/load-profiles.js';
import { readFormats } from './options/read-formats.js';
import { readNotice } from './notice/read-notice.js';
import { claimRunFolder, reopenRunFolder } from './runs/run-folder.js';
import { isSameSite, readRequest, flagsForResume, writeRequest, type RunRequest } from './runs/run-request.js';
import { addSettings } from './options/settings.js';
import { findTargets } from './site-list/site-targets.js';
import type { ListedSite } from './site-list/sites-list.js';
import type { SiteSecrets } from './site-list/site-secrets.js';
import { waiverNotes } from './rules/waiver-notes.js';
import type { SiteJob } from './runs/site-task.js';

/** `gongkai audit`: everything is checked first, then crawled, judged and written. */
const audit: CommandModule = {
  build(command, context) {
    const say = speaker(context.lang);
    command.argument(
      say('[目标...]', '[target...]'),
      say('网址，或网站名单里的编号', 'addresses, or ids of the site list'),
    );
    addSettings(command, 'audit', say);
    addHelpPage(command, HELP, say).action(async (targets: string[]) =>
      runCommand(targets, await readSettings(command, context), context),
    );
  },
};
export default audit;

/** Each waits for its own host most of the time: under the default delay so many keep two cores busy, and no more. */
const SITES_AT_ONCE = 20;

const HELP: HelpPage = {
  about: {
    zh: '先核对全部输入，再抓取、评判、写报告，每站一行结果写到标准输出。目标是网址，或 --sites 名单里的编号；只给名单就检查名单里的全部网站。',
    en: 'Everything asked is checked first; then sites are crawled, judged and reported, with a line a site on stdout. A target is an address, or an id of the list; a list alone means all its sites.',
  },
  examples: [
    {
      line: {
        zh: 'audit http://www.example.gov.cn/ --name 某某区人民政府',
        en: 'audit http://www.example.gov.cn/ --name Example',
      },
      note: { zh: '检查一个网站', en: 'one site' },
    },
    {
      line: 'audit --sites sites.yaml --format html,xlsx',
      note: { zh: '检查名单里的全部网站', en: 'all sites of a list' },
    },
    {
      line: 'audit shizhong --sites sites.yaml --fail-on veto',
      note: { zh: '名单里的一个，不合格就以 1 退出', en: 'one of the list; exit 1 if it is unqualified' },
    },
    {
      line: 'audit http://127.0.0.1:8080/ --allow-private --only guide-updated-date',
      note: { zh: '本机上的测试站，只判一条规则', en: 'a staging site on this machine, one rule' },
    },
    {
      line: 'audit http://www.example.gov.cn/ --resolve www.example.gov.cn:80:203.0.113.7',
      note: { zh: '上线之前：域名指到新服务器', en: 'before going live: the name at its new server' },
    },
    { line: 'audit --resume latest', note: { zh: '接着做中断了的检查', en: 'go on with an interrupted run' } },
  ],
  statuses: JUDGED_STATUSES,
  seeAlso: ['explain', 'report', 'compare', 'doctor'],
};

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
  const jobs = await jobsOf(earlier?.targets ?? targets, asked, context);
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
    const { runAudit } = await import('./runs/audit-run.js');
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
  { cwd, env }: Pick<CliContext, 'cwd' | 'env'>,
): Promise<readonly SiteJob[]> => {
  const listed = await findTargets(targets, settings, cwd, say);
  const sites = listed.map(({ site }) => site);
  const profiles = await loadProfiles(sites, { flag: flags.profile, config: config.settings.profile });
  checkAgainstProfiles(profiles, settings.only, say);
  const privateHosts = privateHostsOf(sites, settings);
  return [...profiles].map(([site, profile], at) => ({
    site,
    profile,
    crawl: chooseCrawl(site, secretsOf(listed[at], env, say), { flags, config, privateHosts }),
  }));
};

const secretsOf = (listed: ListedSite | undefined, env: CliContext['env'], say: Say): SiteSecrets =>
  listed === undefined ? {} : fillSecrets(listed.secrets, env, `${listed.site.id} `, say);

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
