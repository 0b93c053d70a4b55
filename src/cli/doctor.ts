import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CliContext, CommandModule } from './command.js';
import { addHelpPage, type HelpPage } from './program/command-help.js';
import { readSettings, type CommandSettings } from './options/command-settings.js';
import { chooseCrawl } from './options/crawl-choices.js';
import { examineBrowser } from './doctor/examine-browser.js';
import { examineClock } from './doctor/examine-clock.js';
import { examineInstallation } from './doctor/examine-installation.js';
import { examineFiles, examineMachine } from './doctor/examine-machine.js';
import { examineDns, examineIpv6, examineProxy } from './doctor/examine-network.js';
import { examineNode } from './doctor/examine-node.js';
import { examineEvidence, examineQueue, examineStore, hasOffice } from './doctor/examine-office.js';
import { examineOutFolder, examineTemporary } from './doctor/examine-out-folder.js';
import { examineRules } from './doctor/examine-rules.js';
import { examineConfig, examineEnvironment } from './doctor/examine-settings.js';
import { examineSite } from './doctor/examine-site.js';
import { examineWithin } from './doctor/examine-within.js';
import type { Examination, Patient } from './doctor/examination.js';
import { installationOf } from './doctor/installation.js';
import { groupOf, tellExaminations, verdictOf } from './doctor/tell-examinations.js';
import { EXIT, UsageError } from './errors.js';
import { speaker } from './language.js';
import { rulesFolder } from './rules/load-profiles.js';
import { readPlaces } from './office/office-places.js';
import { wantsColour } from './progress/progress-mode.js';
import { addSettings } from './options/settings.js';
import { privateHostsOf } from '../library/private-sites.js';
import { findTargets } from './site-list/site-targets.js';
import type { ListedSite } from './site-list/sites-list.js';

const PACKAGE_FOLDER = resolve(fileURLToPath(new URL('../..', import.meta.url)));
const IS_BUILT = import.meta.url.endsWith('.js');
/** A browser that starts for the first time reads itself from a cold disk. */
const BROWSER_LIMIT_MS = 30_000;
/** Storage is asked again where the line failed. */
const STORAGE_LIMIT_MS = 12_000;
/** Its requests come one after another, each with a limit of its own. */
const SITE_LIMIT_MS = 30_000;

/** `gongkai doctor`: what the program stands on, line by line, and what to do where it does not hold. 0 if audits can run. */
const doctor: CommandModule = {
  build(command, context) {
    const { lang, stdout, env, version } = context;
    const say = speaker(lang);
    addHelpPage(command, HELP, say);
    command.argument(
      say('[目标...]', '[target...]'),
      say(
        '也看看这些网站能不能检查：网址，或网站名单里的编号',
        'look at these sites too: addresses, or ids of the site list',
      ),
    );
    addSettings(command, 'doctor', say);
    command
      .option(
        say('--data <目录>', '--data <folder>'),
        say(
          '也看看看板的数据目录（默认：GONGKAI_DATA，否则 office/）',
          "look at an office's data folder too (default: GONGKAI_DATA, else office/)",
        ),
      )
      .option('--json', say('输出 JSON', 'print JSON'))
      .action(async (targets: string[], options: { data?: string; json?: boolean }) => {
        const asked = await readSettings(command, context);
        const found = await examine(targets, options, asked, context);
        const isUsable = found.every(({ condition }) => condition !== 'fault');
        if (options.json === true) {
          const examinations = found.map((one) => ({ ...one, group: groupOf(one.id) }));
          stdout.write(`${JSON.stringify({ version, usable: isUsable, examinations }, null, 2)}\n`);
        } else {
          const columns = 'columns' in stdout && typeof stdout.columns === 'number' ? stdout.columns : 0;
          const width = columns > 0 ? columns : undefined;
          stdout.write(tellExaminations(found, { say, hasColour: wantsColour(stdout, env), width }));
          stdout.write(`${verdictOf(found, say)}\n`);
        }
        context.finish(isUsable ? EXIT.ok : EXIT.usage);
      });
  },
};
export default doctor;

const HELP: HelpPage = {
  about: {
    zh: '每行一项：能不能用，不能用时怎么办。没有浏览器、没有 IPv6 也能检查，只是有些规则判不了。写上网址，就照检查时的样子去试：解析、连接、证书、登录、robots.txt。只看不改，几秒钟看完。',
    en: 'A line each: whether it works, and what to do if not. Without a browser or IPv6 sites can still be audited, but some rules stay undecided. An address is tried as an audit would: name, connection, certificate, login, robots.txt. Nothing is altered; it takes seconds.',
  },
  examples: [
    { line: 'doctor', note: { zh: '看看本机缺什么', en: 'what this machine lacks' } },
    {
      line: 'doctor http://staging.example.gov.cn/ --resolve staging.example.gov.cn:80:127.0.0.1 --allow-private',
      note: { zh: '第一次检查测试环境之前', en: 'before the first audit of a staging site' },
    },
    { line: 'doctor --out /srv/reports --json', note: { zh: '给脚本用', en: 'for scripts' } },
  ],
  statuses: [
    [0, { zh: '可以检查网站', en: 'sites can be audited' }],
    [2, { zh: '有必须先解决的', en: 'something must be mended first' }],
  ],
  seeAlso: ['demo', 'audit'],
};

/** Everything at once, told in the order of their groups; none waits for another, none can break another. */
async function examine(
  targets: readonly string[],
  { data }: { readonly data?: string },
  asked: CommandSettings,
  context: CliContext,
): Promise<readonly Examination[]> {
  const { env, cwd, version, lang } = context;
  const { settings, flags, config, say } = asked;
  const installation = installationOf(PACKAGE_FOLDER);
  const listed = await sitesOf(targets, asked, cwd);
  const patient: Patient = {
    ...{ say, lang, env, outFolder: resolve(cwd, settings.out) },
    ...(settings.dns !== undefined && { resolver: settings.dns }),
    ...(listed.length > 0 && { sites: listed.length }),
  };
  const witnesses = ['package.json', 'dist/main.js', 'rules'].map((path) => join(PACKAGE_FOLDER, path));
  const sites = targets.length === 0 ? [] : listed.map(({ site }) => site);
  const privateHosts = privateHostsOf(sites, settings);
  const found = await Promise.all([
    examineWithin('node', say, () => examineNode(patient)),
    examineWithin('installation', say, () => examineInstallation({ say, version, isBuilt: IS_BUILT }, PACKAGE_FOLDER)),
    examineWithin('rules', say, () => examineRules(patient, rulesFolder, installation)),
    examineWithin('config', say, () => examineConfig(context, flags.config, say)),
    examineWithin('environment', say, () => examineEnvironment(env, say)),
    examineWithin('machine', say, () => examineMachine(patient)),
    examineWithin('files', say, () => examineFiles(patient)),
    examineWithin('out', say, () => examineOutFolder(patient)),
    examineWithin('temp', say, () => examineTemporary(patient)),
    examineWithin('clock', say, () => examineClock(patient, new Date(), witnesses)),
    examineWithin('browser', say, () => examineBrowser({ ...patient, installation }), BROWSER_LIMIT_MS),
    examineWithin('ipv6', say, () => examineIpv6(patient)),
    examineWithin('dns', say, () => examineDns(patient)),
    examineWithin('proxy', say, () => examineProxy(patient)),
    ...examineOffice(data ?? config.settings.data, patient, context),
    ...sites.map((site, at) => {
      const choices = chooseCrawl(site, listed[at]?.secrets ?? {}, { flags, config, privateHosts });
      return examineWithin('site-answer', say, () => examineSite({ site, choices, version }, say), SITE_LIMIT_MS);
    }),
  ]);
  return found.flat();
}

/** The sites that are named; without any those of the list, to know how many there are. A list that cannot be read is a fault of its own command. */
async function sitesOf(
  targets: readonly string[],
  { settings, say }: CommandSettings,
  cwd: string,
): Promise<readonly ListedSite[]> {
  if (targets.length > 0) return findTargets(targets, settings, cwd, say);
  if (settings.sites === undefined) return [];
  return findTargets([], { ...settings, allowPrivate: true }, cwd, say);
}

/** The store and what goes with it, where there is an office to look at. */
function examineOffice(
  data: string | undefined,
  { say, lang }: Patient,
  context: CliContext,
): readonly Promise<readonly Examination[]>[] {
  try {
    const places = readPlaces(data, context, say);
    if (!hasOffice(places, data !== undefined || context.env['GONGKAI_DATA'] !== undefined)) return [];
    const { s3, redisUrl } = places;
    return [
      examineWithin('store', say, () => examineStore(places, { say, lang }), STORAGE_LIMIT_MS),
      ...(s3 ? [examineWithin('evidence', say, () => examineEvidence(s3, { say, lang }), STORAGE_LIMIT_MS)] : []),
      ...(redisUrl === undefined ? [] : [examineWithin('queue', say, () => examineQueue(redisUrl, { say }))]),
    ];
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const message = [error.message, ...error.hints].join('\n');
    return [Promise.resolve([{ id: 'store', condition: 'fault', message }])];
  }
}
