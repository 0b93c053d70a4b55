/** Every option of audit, crawl, replay and report, once: flags, meaning, how it is read, and whether a config may hold it. Long because it is a table. */
import { Option, type Command } from 'commander';
import type { DebugArea } from '../../model/debug.js';
import { DEFAULT_SEVERITIES, type Severities } from '../../model/severity.js';
import { FORMATS } from '../../report/formats.js';
import { debugAreas } from '../debug/debug-areas.js';
import type { Say } from '../language.js';
import { dueInDays } from '../notice/notice-config.js';
import { formatNames } from './read-formats.js';
import { valued } from './valued-option.js';
import {
  activeHours,
  anyText,
  contact,
  day,
  hostAddress,
  nameServer,
  oneOf,
  points,
  severities,
  wholeNumber,
  wordList,
  type Reader,
} from './option-values.js';

export interface Settings {
  readonly profile?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly sites?: string;
  readonly units?: string;
  readonly config?: string;
  readonly out?: string;
  readonly run?: string;
  readonly asOf?: string;
  readonly format?: readonly string[];
  readonly only?: readonly string[];
  readonly maxPages?: number;
  readonly concurrency?: number;
  readonly delay?: number;
  readonly hostsPerAddress?: number;
  readonly activeHours?: string;
  readonly maxRequestsPerDay?: number;
  readonly contact?: string;
  readonly timeout?: number;
  readonly render?: 'auto' | 'never' | 'always';
  readonly screenshots?: 'auto' | 'never';
  readonly resolve?: readonly string[];
  readonly dns?: string;
  readonly allowPrivate?: boolean;
  readonly resume?: string;
  readonly failUnder?: number;
  readonly failOn?: FailOn;
  readonly baseline?: string;
  readonly sign?: string;
  readonly severity?: Severities;
  readonly sitesAtOnce?: number;
  readonly template?: string;
  readonly dueOn?: string;
  readonly dueIn?: number;
  readonly lang?: 'zh' | 'en';
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly progress?: boolean;
  readonly verbose?: boolean;
  readonly logFile?: string;
  readonly debug?: readonly DebugArea[];
}

export type FailOn = 'veto' | 'failed' | 'cantTell';
export type SettingKey = keyof Settings;
type CommandName = 'audit' | 'crawl' | 'replay' | 'report' | 'scorecard' | 'compare' | 'verify' | 'review' | 'doctor';

export interface SettingRow {
  readonly key: SettingKey;
  readonly flags: string;
  readonly zh: string;
  readonly en: string;
  readonly of: readonly CommandName[];
  /** Without a reader the setting is a switch. */
  readonly read?: Reader<unknown>;
  /** Each use adds to a list. */
  readonly isRepeatable?: true;
  /** What stands between the values of a list in the environment. */
  readonly separator?: RegExp;
  /** A path, which a config gives from its own folder; `maybe`: an id may stand there too. */
  readonly isPath?: true | 'maybe';
  /** Of one run only: never in a config. */
  readonly onlyAsFlag?: true;
  /** As a config would write it; left out where nothing holds by default. */
  readonly byDefault?: unknown;
}

const FORMAT_IDS = Object.keys(FORMATS);
const crawling = ['audit', 'crawl'] as const;
const asking = [...crawling, 'doctor'] as const;
const judging = ['audit', 'replay'] as const;
const reporting = ['audit', 'replay', 'report', 'scorecard', 'review'] as const;
const all = ['audit', 'crawl', 'replay', 'report'] as const;
const every = [...all, 'scorecard', 'compare', 'verify', 'review', 'doctor'] as const;

/** In the order in which help shows them. */
export const settingRows: readonly SettingRow[] = [
  {
    key: 'profile',
    flags: '--profile <ID|文件>',
    zh: '评测方案（默认：网站名单里写的，否则 national）',
    en: "profile (default: the list's, else national)",
    of: ['audit', 'crawl', 'replay'],
    read: anyText,
    isPath: 'maybe',
    byDefault: 'national',
  },
  {
    key: 'kind',
    flags: '--kind <类型>',
    zh: '单个网址的网站类型：district 区县、department 部门、township 镇街（默认：district）',
    en: 'kind of a bare address: district, department, township (default: district)',
    of: ['audit', 'crawl', 'replay'],
    read: anyText,
    onlyAsFlag: true,
  },
  {
    key: 'name',
    flags: '--name <名称>',
    zh: '单个网址的网站名称（默认：主机名）',
    en: 'name of a bare address (default: its host)',
    of: ['audit', 'crawl', 'replay'],
    read: anyText,
    onlyAsFlag: true,
  },
  {
    key: 'sites',
    flags: '--sites <文件>',
    zh: '网站名单，YAML、CSV 或电子表格（XLSX）',
    en: 'site list: YAML, CSV or a workbook (XLSX)',
    of: ['audit', 'crawl', 'replay', 'doctor'],
    read: anyText,
    isPath: true,
  },
  {
    key: 'units',
    flags: '--units <文件>',
    zh: '部门、镇街名册，CSV 或电子表格：网站编号、单位、类别、网址、成立年份、别名',
    en: 'roster of units, CSV or a workbook: site, name, kind, url, since, aliases',
    of: ['audit', 'crawl', 'replay'],
    read: anyText,
    isPath: true,
  },
  {
    key: 'config',
    flags: '--config <文件>',
    zh: '配置文件（默认：当前目录或上级目录里的 gongkai.yaml；命令行优先；none：不用配置）',
    en: 'config (default: gongkai.yaml here or in a folder above; flags win; none: without any)',
    of: every,
    read: anyText,
    onlyAsFlag: true,
  },
  {
    key: 'out',
    flags: '--out <目录>',
    zh: '输出目录（默认：reports/）',
    en: 'output folder (default: reports/)',
    of: every,
    read: anyText,
    isPath: true,
    byDefault: 'reports',
  },
  {
    key: 'run',
    flags: '--run <编号>',
    zh: '本次检查的编号，即输出子目录名（默认：当前时间）',
    en: "run id, the folder's name (default: the time)",
    of: ['audit', 'crawl', 'replay', 'scorecard'],
    read: anyText,
    onlyAsFlag: true,
  },
  {
    key: 'asOf',
    flags: '--as-of <日期>',
    zh: '按哪一天评判，如 2026-03-31（默认：今天，北京时间；replay：快照当天）',
    en: "day to judge by (default: today in Asia/Shanghai; replay: the snapshot's)",
    of: ['audit', 'crawl', 'replay'],
    read: day,
  },
  {
    key: 'format',
    flags: '--format <列表>',
    zh: `报告格式，用逗号隔开：${FORMAT_IDS.join('、')}，或 all（默认：json,html；scorecard：html,xlsx）`,
    en: `report formats, comma-separated: ${FORMAT_IDS.join(', ')}, or all (default: json,html; scorecard: html,xlsx)`,
    of: reporting,
    read: formatNames,
    byDefault: ['json', 'html'],
  },
  {
    key: 'only',
    flags: '--only <规则,…>',
    zh: '只判这些规则',
    en: 'judge these rules only',
    of: judging,
    read: wordList,
  },
  {
    key: 'maxPages',
    flags: '--max-pages <数量>',
    zh: '每个网站最多取多少页（默认：200；规则集要看的栏目、单位多时相应增加）',
    en: 'pages per site at most (default: 200, more where the rule set wants more columns or units)',
    of: crawling,
    read: wholeNumber(1, 100_000),
  },
  {
    key: 'concurrency',
    flags: '--concurrency <数量>',
    zh: '对一个网站同时发几个请求（默认：2）',
    en: 'requests at once per site (default: 2)',
    of: crawling,
    read: wholeNumber(1, 32),
    byDefault: 2,
  },
  {
    key: 'delay',
    flags: '--delay <毫秒>',
    zh: '对一个网站两次请求之间至少隔多久（默认：500）',
    en: 'least milliseconds between requests to a site (default: 500)',
    of: crawling,
    read: wholeNumber(0, 60_000),
    byDefault: 500,
  },
  {
    key: 'hostsPerAddress',
    flags: '--hosts-per-address <数量>',
    zh: '同一台服务器（同一 IP 地址）上的网站再多，也只按几个网站的访问量去访问（默认：4）',
    en: "a machine (IP address) gets at most so many hosts' worth of requests (default: 4)",
    of: crawling,
    read: wholeNumber(1, 1_000),
    byDefault: 4,
  },
  {
    key: 'activeHours',
    flags: '--active-hours <时段>',
    zh: '只在这个时段访问，如 22:00-06:00（北京时间；默认：全天）',
    en: 'ask only in these hours of Asia/Shanghai, e.g. 22:00-06:00 (default: all day)',
    of: crawling,
    read: activeHours,
  },
  {
    key: 'maxRequestsPerDay',
    flags: '--max-requests-per-day <数量>',
    zh: '每个网站每天最多访问多少次，同一输出目录下当天各次检查合计（默认：不限）',
    en: 'requests per site and day at most, over all runs under --out (default: no limit)',
    of: crawling,
    read: wholeNumber(1, 1_000_000),
  },
  {
    key: 'contact',
    flags: '--contact <网址|邮箱>',
    zh: '写在 User-Agent 里的联系方式，让被访问的网站找得到人',
    en: 'web or mail address for the User-Agent, so that sites can reach you',
    of: asking,
    read: contact,
  },
  {
    key: 'timeout',
    flags: '--timeout <秒>',
    zh: '每个网站最多抓取多久，--active-hours 以外的时间不算（默认：1800）',
    en: 'seconds per site at most, hours outside --active-hours not counted (default: 1800)',
    of: crawling,
    read: wholeNumber(1, 86_400),
    byDefault: 1800,
  },
  {
    key: 'render',
    flags: '--render <方式>',
    zh: '用浏览器打开页面：auto 需要时、never 不用、always 总是（默认：auto）',
    en: 'browser: auto, never, always (default: auto)',
    of: crawling,
    read: oneOf('auto', 'never', 'always'),
    byDefault: 'auto',
  },
  {
    key: 'screenshots',
    flags: '--screenshots <方式>',
    zh: '给问题所在的地方截图：auto 能截就截、never 不截（默认：auto；--render never 时不截）',
    en: 'pictures of the places at fault: auto, never (default: auto; none with --render never)',
    of: judging,
    read: oneOf('auto', 'never'),
    byDefault: 'auto',
  },
  {
    key: 'resolve',
    flags: '--resolve <主机:端口:地址>',
    zh: '把主机指到某个 IP 地址，同 curl；可重复',
    en: 'send a host to an address, like curl; repeatable',
    of: asking,
    read: hostAddress,
    isRepeatable: true,
    // A comma may stand between the addresses of one host too.
    separator: /[\s,，]+(?=(?:\[[^\]]+\]|[^:[\],\s]+):\d{1,5}:)/,
  },
  {
    key: 'dns',
    flags: '--dns <地址[:端口]>',
    zh: '查 AAAA、NS 记录用的域名服务器（默认：本机的）',
    en: "name server for AAAA and NS probes (default: the system's)",
    of: asking,
    read: nameServer,
  },
  {
    key: 'allowPrivate',
    flags: '--allow-private',
    zh: '允许检查内网和本机地址（只限所给的网站本身）',
    en: 'allow private addresses (of the given sites only)',
    of: asking,
    byDefault: false,
  },
  {
    key: 'resume',
    flags: '--resume <编号>',
    zh: '接着做一次中断了的检查',
    en: 'go on with an interrupted run',
    of: ['audit'],
    read: anyText,
    onlyAsFlag: true,
  },
  {
    key: 'sitesAtOnce',
    flags: '--sites-at-once <数量>',
    zh: '同时检查几个网站（默认：20）',
    en: 'sites at once (default: 20)',
    of: ['audit'],
    read: wholeNumber(1, 64),
    byDefault: 20,
  },
  {
    key: 'failUnder',
    flags: '--fail-under <分数>',
    zh: '有网站的最低分低于此数时以 1 退出',
    en: "exit 1 if a site's least points are below",
    of: judging,
    read: points,
  },
  {
    key: 'failOn',
    flags: '--fail-on <程度>',
    zh: '以 1 退出的条件：veto 不合格、failed 加上有扣分、cantTell 再加上有未能判定',
    en: 'exit 1 on: veto (unqualified), failed (or a failed rule), cantTell (or an undecided one)',
    of: judging,
    read: oneOf('veto', 'failed', 'cantTell'),
  },
  {
    key: 'baseline',
    flags: '--baseline <检查|report.json>',
    zh: '只有比这次检查变差的才算不过',
    en: 'only what is worse than there counts',
    of: judging,
    read: anyText,
    isPath: 'maybe',
  },
  {
    key: 'sign',
    flags: '--sign <私钥.pem>',
    zh: '用这把私钥（Ed25519）签证据链的末值；核验时用 verify --key',
    en: 'sign the chain of evidence with this private key (Ed25519); verify --key checks it',
    of: [...judging, 'review'],
    read: anyText,
    isPath: true,
  },
  {
    key: 'severity',
    flags: '--severity <列表>',
    zh: 'junit、sarif、github、gitlab、md 各按什么程度报：veto、deduction、bonus、advice、cantTell、untested 各配 error、warning、note、review、none（默认：veto=error,deduction=warning,bonus=none,advice=note,cantTell=review,untested=none）',
    en: 'what junit, sarif, github, gitlab and md make of each outcome, e.g. veto=error,deduction=warning,bonus=none,advice=note,cantTell=review,untested=none (the default); words: error, warning, note, review, none',
    of: reporting,
    read: severities,
    byDefault: DEFAULT_SEVERITIES,
  },
  {
    key: 'json',
    flags: '--json',
    zh: '标准输出给 run.json，而不是每站一行',
    en: 'print run.json instead of a line a site',
    of: judging,
    onlyAsFlag: true,
  },
  {
    key: 'template',
    flags: '--template <文件|目录>',
    zh: '整改通知书、通报的 Word 模板，或者放着 rectification.docx、bulletin.docx 的目录（默认：随附的模板）',
    en: 'Word template of the letters, or a folder with rectification.docx and bulletin.docx (default: those that come along)',
    of: reporting,
    read: anyText,
    isPath: true,
  },
  {
    key: 'dueOn',
    flags: '--due-on <日期>',
    zh: '整改通知书、通报和整改台账里的整改期限，如 2026-03-31（默认：留空白）',
    en: 'until when problems are to be mended, as letters and the workbook say (default: a blank)',
    of: reporting,
    read: day,
    onlyAsFlag: true,
  },
  {
    key: 'dueIn',
    flags: '--due-in <工作日>',
    zh: '整改期限按工作日算，从发文日期起，没有发文日期的从今天起',
    en: "the same in working days after the letter's date, else after today",
    of: reporting,
    read: dueInDays,
    onlyAsFlag: true,
  },
  {
    key: 'lang',
    flags: '--lang <zh|en>',
    zh: '界面和报告的语言（默认：zh）',
    en: 'language of messages and reports (default: zh)',
    of: every,
    read: oneOf('zh', 'en'),
    byDefault: 'zh',
  },
  {
    key: 'quiet',
    flags: '--quiet',
    zh: '不显示进度和提示',
    en: 'no progress, no notes',
    of: [...all, 'scorecard', 'verify', 'review'],
    byDefault: false,
  },
  {
    key: 'progress',
    flags: '--no-progress',
    zh: '不显示进度，仍显示提示',
    en: 'no progress, but notes',
    of: ['audit', 'crawl', 'replay'],
    byDefault: true,
  },
  {
    key: 'verbose',
    flags: '--verbose',
    zh: '显示每个请求；出错时显示程序内部的位置',
    en: 'show every request, and where errors arose',
    of: all,
    byDefault: false,
  },
  {
    key: 'logFile',
    flags: '--log-file <文件>',
    zh: '日志（JSON 行）写到这里',
    en: 'write a log (JSON lines) here',
    of: ['audit', 'crawl', 'replay'],
    read: anyText,
    isPath: true,
  },
  {
    key: 'debug',
    flags: '--debug <方面,…>',
    zh: '逐条说明里面发生了什么，如 locate,judge；help 列出可看的方面，all 为全部',
    en: 'tell what goes on inside, e.g. locate,judge; help lists the areas, all takes every one',
    of: ['audit', 'crawl', 'replay'],
    read: debugAreas,
  },
];

const placeholders: Readonly<Record<string, string>> = {
  文件: 'file',
  类型: 'kind',
  名称: 'name',
  目录: 'folder',
  编号: 'id',
  日期: 'day',
  列表: 'list',
  规则: 'rule',
  数量: 'count',
  毫秒: 'ms',
  秒: 'seconds',
  时段: 'hours',
  网址: 'url',
  邮箱: 'mail',
  方式: 'how',
  主机: 'host',
  端口: 'port',
  地址: 'address',
  分数: 'points',
  程度: 'level',
  检查: 'run',
  私钥: 'key',
  工作日: 'days',
  方面: 'area',
};
const inEnglish = (flags: string): string => flags.replace(/\p{Script=Han}+/gu, (word) => placeholders[word] ?? word);

/** Adds the options of one command; each value is read and checked as it is parsed. */
export const addSettings = (command: Command, name: CommandName, say: Say): void => {
  for (const row of settingRows.filter(({ of }) => of.includes(name))) {
    const option = new Option(say(row.flags, inEnglish(row.flags)), say(row.zh, row.en));
    command.addOption(row.read === undefined ? option : valued(option, { ...row, read: row.read }, say));
  }
};
