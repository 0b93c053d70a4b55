import { dirname, join } from 'node:path';
import { privateHostsOf } from '../library/private-sites.js';
import type { CrawlInfo } from '../model/snapshot.js';
import type { CliContext, CommandModule } from './command.js';
import { addHelpPage, type HelpPage } from './program/command-help.js';
import { openCommandLog, openProgress, readSettings, type CommandSettings } from './options/command-settings.js';
import { fillSecrets } from './config/fill-secrets.js';
import { chooseCrawl, crawlOptionsOf } from './options/crawl-choices.js';
import { earlierRequestLogs } from './runs/earlier-request-logs.js';
import { today } from './text/days.js';
import { linesTo, openDebug } from './debug/open-debug.js';
import { EXIT } from './errors.js';
import { speaker } from './language.js';
import { checkAgainstProfiles, loadProfiles } from './rules/load-profiles.js';
import { showCrawl } from './progress/show-crawl.js';
import { claimRunFolder } from './runs/run-folder.js';
import { addSettings } from './options/settings.js';
import { findTargets } from './site-list/site-targets.js';

/** `gongkai crawl TARGET`: a snapshot only, to be judged by `replay` later. */
const crawl: CommandModule = {
  build(command, context) {
    const say = speaker(context.lang);
    command.argument(
      say('<目标>', '<target>'),
      say('网址，或网站名单里的编号', 'an address, or an id of the site list'),
    );
    addSettings(command, 'crawl', say);
    addHelpPage(command, HELP, say).action(async (target: string) =>
      crawlOne(target, await readSettings(command, context), context),
    );
  },
};
export default crawl;

const HELP: HelpPage = {
  about: {
    zh: '只抓取，不评判；以后用 gongkai replay 评判。标准输出：编号、抓取如何结束、页数、快照路径。',
    en: 'Nothing is judged: that is for gongkai replay, later. stdout: id, how the crawl ended, pages, path of the snapshot.',
  },
  examples: [
    {
      line: 'crawl http://www.example.gov.cn/ --run 2026q1',
      note: { zh: '抓取一个网站', en: 'a snapshot of one site' },
    },
    { line: 'replay 2026q1 --as-of 2026-03-31', note: { zh: '以后再评判', en: 'judge it later' } },
  ],
  statuses: [
    [0, { zh: '快照可以评判', en: 'the snapshot can be judged' }],
    [2, { zh: '用法或配置有误，没有抓取', en: 'usage or config: nothing was fetched' }],
    [3, { zh: '网站没有让人看到内容', en: 'the site let nothing be seen' }],
    [130, { zh: '中断', en: 'interrupted' }],
  ],
  seeAlso: ['replay', 'audit'],
};

const crawlOne = async (target: string, asked: CommandSettings, context: CliContext): Promise<void> => {
  const { settings, flags, config, say } = asked;
  const listed = await findTargets([target], settings, context.cwd, say);
  const profiles = await loadProfiles(
    listed.map(({ site }) => site),
    { flag: flags.profile, config: config.settings.profile },
  );
  checkAgainstProfiles(profiles, undefined, say);
  const [[site, profile] = []] = profiles;
  if (site === undefined || profile === undefined) throw new Error('a target without a profile');
  const secrets = fillSecrets(listed[0]?.secrets ?? {}, context.env, `${site.id} `, say);
  const { log, close } = await openCommandLog(context, asked);
  const folder = await claimRunFolder({ out: settings.out, run: flags.run, cwd: context.cwd }, say);
  const choices = chooseCrawl(site, secrets, { flags, config, privateHosts: privateHostsOf([site], settings) });
  const progress = openProgress(context, asked, 1);
  const debugOf = openDebug(settings.debug, linesTo(context.stderr));
  try {
    const { crawlSnapshot } = await import('../pipeline.js');
    progress.siteBegun(site.id, site.name);
    const info = await crawlSnapshot(
      { site: { ...site, ...choices.secrets }, profile, asOf: settings.asOf ?? today() },
      {
        ...crawlOptionsOf(choices, earlierRequestLogs(dirname(folder.path), folder.id, site.id)),
        snapshot: join(folder.path, site.id, 'snapshot.warc.gz'),
        signal: context.interruptible(),
        ...(debugOf && { debug: debugOf(site.id) }),
        onProgress: (step) => {
          log('address', { ...step });
          showCrawl(progress, step);
        },
      },
      context.version,
    );
    progress.end();
    const path = join(folder.shown, site.id, 'snapshot.warc.gz');
    context.stdout.write(`${site.id}\t${info.stoppedBecause}\t${info.pages}\t${path}\n`);
    context.finish(statusOf(info));
  } finally {
    progress.end();
    close();
  }
};

/** A budget or time that ran out leaves a snapshot that can be judged; a site that let nothing be seen does not. */
const statusOf = ({ stoppedBecause }: CrawlInfo): number => {
  if (stoppedBecause === 'interrupted') return EXIT.interrupted;
  return ['complete', 'budget', 'time'].includes(stoppedBecause) ? EXIT.ok : EXIT.undetermined;
};
