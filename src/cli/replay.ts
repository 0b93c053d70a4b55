import { availableParallelism } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import type { Profile } from '../model/profile.js';
import type { SiteEntry } from '../model/site-entry.js';
import { BROWSER_SWITCHED_OFF } from '../model/snapshot.js';
import { readSigningKey } from './verify/chain-keys.js';
import type { CliContext, CommandModule } from './command.js';
import { addHelpPage, JUDGED_STATUSES, type HelpPage } from './program/command-help.js';
import { openCommandLog, openProgress, readSettings, type CommandSettings } from './options/command-settings.js';
import { instant } from './text/days.js';
import { UsageError } from './errors.js';
import { findSnapshots, type StoredSnapshot } from './runs/find-snapshots.js';
import { illustrateSite } from './runs/illustrate-site.js';
import { judgesFor } from '../library/judge-pool.js';
import { finishRun, readThresholds, runContextOf } from './runs/judged-run.js';
import { speaker, type Say } from './language.js';
import { checkAgainstProfiles, loadProfiles } from './rules/load-profiles.js';
import { readFormats } from './options/read-formats.js';
import { readNotice } from './notice/read-notice.js';
import { claimRunFolder } from './runs/run-folder.js';
import { waiverNotes } from './rules/waiver-notes.js';
import type { SiteTask } from './runs/run-plan.js';
import { runSites } from './runs/run-sites.js';
import { addSettings } from './options/settings.js';
import { addRoster, readSitesList } from './site-list/sites-list.js';

/** `gongkai replay`: judges stored snapshots again, without a network, into a new run. */
const replay: CommandModule = {
  build(command, context) {
    const say = speaker(context.lang);
    command.argument(
      say('<检查>', '<run>'),
      say(
        '检查编号或 latest（最近一次），或检查目录、网站目录、快照文件的路径',
        'a run id or latest, or the path of a run, a site or a snapshot',
      ),
    );
    addSettings(command, 'replay', say);
    addHelpPage(command, HELP, say).action(async (reference: string) =>
      replayRun(reference, await readSettings(command, context), context),
    );
  },
};
export default replay;

const HELP: HelpPage = {
  about: {
    zh: '不联网：同一快照、同一评测方案、同一天，结果逐字节相同。评测方案、日期、网站信息默认用快照里存的；结果写成一次新的检查。',
    en: 'No network: the same snapshot, profile and day give the same result, byte for byte. Profile, day and site default to those in the snapshot; the result is a new run.',
  },
  examples: [
    { line: 'replay latest', note: { zh: '重新评判最近一次检查', en: 'judge the latest run again' } },
    {
      line: 'replay latest --only guide-updated-date,ipv6-dns',
      note: { zh: '只看改过的规则', en: 'the rules just changed' },
    },
    {
      line: 'replay reports/2026q1/shizhong/snapshot.warc.gz --profile rules/national --as-of 2026-03-31',
      note: { zh: '用另一套规则，按那一天评判', en: 'by other rules, as of that day' },
    },
  ],
  statuses: JUDGED_STATUSES,
  seeAlso: ['crawl', 'verify', 'rules diff'],
};

const replayRun = async (reference: string, asked: CommandSettings, context: CliContext): Promise<void> => {
  const { settings, flags, say } = asked;
  const formats = readFormats(settings.format, say);
  const snapshots = findSnapshots(reference, { out: settings.out, cwd: context.cwd }, say);
  const sites = await sitesOf(snapshots, asked, context.cwd);
  const profiles =
    flags.profile === undefined
      ? await storedProfiles(snapshots, sites, say)
      : await loadProfiles(sites, { flag: flags.profile });
  checkAgainstProfiles(profiles, settings.only, say);
  const thresholds = readThresholds(asked, context.cwd);
  const key = readSigningKey(asked, context.cwd);
  const notice = await readNotice(asked, formats, context.cwd);
  const { log, close } = await openCommandLog(context, asked);
  const folder = await claimRunFolder({ out: settings.out, run: flags.run, cwd: context.cwd }, say);
  const { replaySnapshot } = await import('../pipeline.js');
  const processes = availableParallelism();
  const judges = judgesFor(snapshots.length, context.version, processes);
  const progress = openProgress(context, asked, snapshots.length);
  const notes = [...profiles].flatMap((judged, at) =>
    waiverNotes([judged], flags.asOf ?? snapshots[at]?.head.asOf ?? '', say),
  );
  for (const note of new Set(notes)) progress.note(note);
  const runContext = runContextOf(context, asked, { folder, progress, log, thresholds, notice, key });
  const tasks = [...profiles].map(([site, profile], at): SiteTask => {
    const { path = '', head } = snapshots[at] ?? {};
    const question = {
      site,
      profile,
      ...(flags.asOf !== undefined && { asOf: flags.asOf }),
      ...(settings.only && { only: new Set(settings.only) }),
    };
    return {
      site,
      profile,
      snapshot: relative(folder.path, path).split(sep).join('/'),
      illustrate: (report, stop) => {
        const place = { snapshot: path, folder: join(folder.path, site.id), isWanted: wantsPictures(asked, head) };
        return illustrateSite(report, place, runContext, stop);
      },
      judge: async () => {
        progress.stageBegun(site.id, 'judging');
        const debug = runContext.debug?.(site.id);
        // What is told comes from this process.
        if (!judges || debug) return replaySnapshot(path, context.version, question, debug);
        return judges.judge(path, question);
      },
    };
  });
  for (const { path, damaged } of snapshots) if (damaged > 0) progress.note(damageNote(path, damaged, say));
  try {
    const asOf =
      flags.asOf ??
      snapshots
        .map(({ head }) => head.asOf)
        .sort()
        .at(-1) ??
      '';
    const sitesAtOnce = judges ? processes : 1;
    const only = settings.only && { only: new Set(settings.only) };
    const plan = {
      id: folder.id,
      folder: folder.path,
      asOf,
      startedAt: instant(),
      tasks,
      formats,
      sitesAtOnce,
      ...only,
    };
    const result = await runSites(plan, runContext);
    finishRun(result, context, asked, folder, progress);
  } finally {
    judges?.close();
    progress.end();
    close();
  }
};

/** A crawl that was told to do without a browser is replayed without one, unless told otherwise. */
const wantsPictures = ({ settings, flags }: CommandSettings, head: StoredSnapshot['head'] | undefined): boolean =>
  settings.screenshots !== 'never' &&
  (flags.screenshots !== undefined || head?.environment.browser.why !== BROWSER_SWITCHED_OFF);

const damageNote = (path: string, damaged: number, say: Say): string =>
  say(
    `快照 ${path} 里有 ${damaged} 条记录已经损坏，跳过不看；它们涉及的指标不作判定`,
    `${path}: ${damaged} records are damaged and passed over; what rests on them is not judged`,
  );

/** The sites as the snapshots know them, or as a list, `--kind` or `--name` now has them. */
const sitesOf = async (
  snapshots: readonly StoredSnapshot[],
  { flags, say }: CommandSettings,
  cwd: string,
): Promise<readonly SiteEntry[]> => {
  const listed = flags.sites === undefined ? [] : await readSitesList(resolve(cwd, flags.sites), say);
  if (flags.name !== undefined && snapshots.length > 1) {
    throw new UsageError(say('--name 只能用于一个网站', '--name works with one site only'));
  }
  const sites = snapshots.map(({ head }) => ({
    ...(listed.find(({ site }) => site.id === head.site.id)?.site ?? head.site),
    ...(flags.kind !== undefined && { kind: flags.kind }),
    ...(flags.name !== undefined && { name: flags.name }),
  }));
  if (flags.units === undefined) return sites;
  const known = [...listed.map(({ site }) => site), ...sites].map(({ id }) => id);
  const told = sites.map((site) => ({ site, secrets: {} }));
  return (await addRoster(resolve(cwd, flags.units), told, known, say)).map(({ site }) => site);
};

const storedProfiles = async (
  snapshots: readonly StoredSnapshot[],
  sites: readonly SiteEntry[],
  say: Say,
): Promise<ReadonlyMap<SiteEntry, Profile>> => {
  const { reviveProfile } = await import('../profile/serialize-profile.js');
  return new Map(
    sites.map((site, at) => {
      const { path, head } = snapshots[at] ?? {};
      try {
        return [site, reviveProfile(head?.profile.resolved ?? '')];
      } catch {
        throw new UsageError(say(`快照 ${path} 里存的评测方案读不了`, `the profile stored in ${path} cannot be read`), [
          say('用 --profile 指定评测方案', 'give --profile'),
        ]);
      }
    }),
  );
};
