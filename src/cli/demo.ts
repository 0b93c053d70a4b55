import { Option } from 'commander';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServedDemo } from '../demo/serve-demo.js';
import { displayWidth } from '../lib/text/display-width.js';
import type { SiteEntry } from '../model/site-entry.js';
import type { AuditOrder } from './runs/audit-run.js';
import type { CliContext, CommandModule } from './command.js';
import { addHelpPage, type HelpPage } from './program/command-help.js';
import { openProgress, type CommandSettings } from './options/command-settings.js';
import { defaultChoices } from './options/crawl-choices.js';
import { instant, today } from './text/days.js';
import { debugOption } from './debug/debug-option.js';
import { exitStatus } from './exit-status.js';
import { runContextOf } from './runs/judged-run.js';
import { speaker, type Say } from './language.js';
import { loadProfiles } from './rules/load-profiles.js';
import { anyText, day, oneOf, wordList } from './options/option-values.js';
import { readFormats } from './options/read-formats.js';
import { readNotice } from './notice/read-notice.js';
import { claimRunFolder } from './runs/run-folder.js';
import type { Settings } from './options/settings.js';
import type { SiteJob } from './runs/site-task.js';

/** Ports of the demo sites where they are free, so that two runs have the same addresses. */
const FIRST_PORT = 18_801;

type DemoFlags = Settings & { readonly serve?: boolean };

/** `gongkai demo`: serves the bundled sites on loopback, audits them, says where the reports are. */
const demo: CommandModule = {
  build(command, context) {
    const say = speaker(context.lang);
    const option = (flags: string, english: string, zh: string, en: string): Option =>
      new Option(say(flags, english), say(zh, en));
    command
      .addOption(
        option(
          '--out <目录>',
          '--out <folder>',
          '输出目录（默认：reports/）',
          'output folder (default: reports/)',
        ).argParser((text: string) => anyText(text, '--out', say)),
      )
      .addOption(
        option(
          '--run <编号>',
          '--run <id>',
          '本次检查的编号（默认：当前时间）',
          'run id (default: the time)',
        ).argParser((text: string) => anyText(text, '--run', say)),
      )
      .addOption(
        option(
          '--as-of <日期>',
          '--as-of <day>',
          '演示网站和评判所处的日期（默认：今天）',
          'day of the demo sites and of judging (default: today)',
        ).argParser((text: string) => day(text, '--as-of', say)),
      )
      .addOption(
        option(
          '--profile <ID|文件>',
          '--profile <id|file>',
          '评测方案（默认：national）',
          'profile (default: national)',
        ).argParser((text: string) => anyText(text, '--profile', say)),
      )
      .addOption(
        option(
          '--format <列表>',
          '--format <list>',
          '报告格式（默认：json,html）',
          'formats (default: json,html)',
        ).argParser((text: string) => wordList(text, '--format', say)),
      )
      .addOption(
        option(
          '--render <方式>',
          '--render <how>',
          '用浏览器打开页面：auto、never、always（默认：auto）',
          'browser: auto, never, always (default: auto)',
        ).argParser((text: string) => oneOf('auto', 'never', 'always')(text, '--render', say)),
      )
      .addOption(
        option(
          '--serve',
          '--serve',
          '检查以后继续开着演示网站，按 Ctrl-C 结束',
          'keep serving the demo sites afterwards; Ctrl-C ends',
        ),
      )
      .addOption(debugOption(say))
      .addOption(option('--quiet', '--quiet', '不显示进度和提示', 'no progress, no notes'))
      .addOption(option('--no-progress', '--no-progress', '不显示进度，仍显示提示', 'no progress, but notes'))
      .action(async (flags: DemoFlags) => runDemo(flags, context));
    addHelpPage(command, HELP, say);
  },
};
export default demo;

const HELP: HelpPage = {
  about: {
    zh: '演示网站内容和地名都是虚构的，只在本机提供，不访问外网；检查完给出报告的位置。',
    en: 'The demo sites are fictional and served on this machine only; nothing else is asked. Ends by saying where the reports are.',
  },
  examples: [
    { line: 'demo', note: { zh: '检查，写报告', en: 'audit them and write reports' } },
    {
      line: 'demo --render never --format html,xlsx,docx',
      note: { zh: '没有浏览器，多写几种格式', en: 'without a browser, in more formats' },
    },
    {
      line: 'demo --serve',
      note: { zh: '检查完继续开着网站，可以自己打开看', en: 'keep the sites open afterwards, to look at them' },
    },
  ],
  seeAlso: ['explain', 'report', 'audit'],
};

async function runDemo(flags: DemoFlags, context: CliContext): Promise<void> {
  const say = speaker(context.lang);
  const settings = { ...flags, out: flags.out ?? 'reports' };
  const asked: CommandSettings = {
    flags,
    config: { settings: {}, robots: 'obey' },
    settings,
    lang: context.lang,
    say,
  };
  const formats = readFormats(settings.format, say);
  const notice = await readNotice(asked, formats, context.cwd);
  const asOf = settings.asOf ?? today();
  const { createDemoSites } = await import('../demo/create-demo-sites.js');
  const { serveDemo } = await import('../demo/serve-demo.js');
  const demoSites = createDemoSites({ asOf });
  const folder = await claimRunFolder({ out: settings.out, run: settings.run, cwd: context.cwd }, say);
  const served = await serveDemo(demoSites, { firstPort: FIRST_PORT });
  const progress = openProgress(context, asked, demoSites.length);
  try {
    for (const line of introduction(served, say)) progress.note(line);
    const signal = context.interruptible();
    const order: AuditOrder = {
      id: folder.id,
      folder: folder.path,
      jobs: await jobsOf(served, settings),
      asOf,
      startedAt: instant(),
      formats,
      sitesAtOnce: demoSites.length,
    };
    const { runAudit } = await import('./runs/audit-run.js');
    const log = (): void => undefined;
    const result = await runAudit(
      order,
      runContextOf(context, asked, { folder, progress, log, thresholds: {}, notice, signal }),
    );
    context.finish(exitStatus({ ...result, failures: result.run.failures, isUnsealed: result.chain === undefined }));
    progress.note(whereResultsAre(folder, formats.includes('html'), say));
    if (settings.serve === true && !signal.aborted) {
      progress.note(say('演示网站还开着，按 Ctrl-C 结束', 'the demo sites are still served; Ctrl-C ends'));
      await new Promise<void>((resolve) => {
        signal.addEventListener(
          'abort',
          () => {
            resolve();
          },
          { once: true },
        );
      });
    }
  } finally {
    progress.end();
    await served.close();
  }
}

/** One job a site: loopback is its only private host, its names come from the demo's own resolver, and no pause is owed. */
async function jobsOf(served: ServedDemo, settings: Settings): Promise<readonly SiteJob[]> {
  const entries = served.sites.map(({ site, url }): SiteEntry => ({
    id: site.id,
    name: site.name,
    url,
    kind: site.kind,
    ...(site.units && { units: site.units }),
  }));
  const profiles = await loadProfiles(entries, { flag: settings.profile });
  return [...profiles].map(([site, profile], index) => ({
    site,
    profile,
    crawl: {
      ...defaultChoices,
      concurrency: 4,
      delayMs: 0,
      render: settings.render ?? 'auto',
      resolve: served.sites[index] ? [served.sites[index].resolve] : [],
      dns: served.dns,
      privateHosts: [new URL(site.url).hostname],
    },
  }));
}

const introduction = (served: ServedDemo, say: Say): readonly string[] => {
  const columns = (texts: readonly string[]): number => Math.max(...texts.map(displayWidth));
  const padded = (text: string, width: number): string => text + ' '.repeat(width - displayWidth(text));
  const ids = columns(served.sites.map(({ site }) => site.id));
  const names = columns(served.sites.map(({ site }) => site.name));
  return [
    say('演示网站（只在本机，内容和地名都是虚构的）：', 'Demo sites (on this machine only, all of it fictional):'),
    ...served.sites.map(
      ({ site, loopbackUrl }) => `  ${padded(site.id, ids)}  ${padded(site.name, names)}  ${loopbackUrl}`,
    ),
  ];
};

const whereResultsAre = (
  folder: { readonly shown: string; readonly path: string },
  hasPages: boolean,
  say: Say,
): string =>
  hasPages
    ? say(
        `报告写好了，用浏览器打开：${pathToFileURL(join(folder.path, 'index.html')).href}`,
        `Reports are written; open ${pathToFileURL(join(folder.path, 'index.html')).href}`,
      )
    : say(`结果在 ${folder.shown}`, `results are in ${folder.shown}`);
