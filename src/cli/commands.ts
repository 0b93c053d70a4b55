import type { CommandModule } from './command.js';

/** Headings of `gongkai --help`. */
export const COMMAND_GROUPS = {
  begin: ['开始：', 'To begin:'],
  audit: ['检查：', 'Audits:'],
  results: ['检查结果：', 'Their results:'],
  rules: ['规则：', 'Rules:'],
  office: ['办公系统：', 'The office:'],
  tools: ['工具：', 'Tools:'],
} as const;
type CommandGroup = keyof typeof COMMAND_GROUPS;

/** A command as `gongkai --help` lists it; `load` imports its file. */
export interface CommandEntry {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  /** Under which heading it stands. */
  readonly group: CommandGroup;
  readonly load: () => Promise<{ readonly default: CommandModule }>;
}

/** All commands of the contract, in the order in which a user meets them. Each file is imported only when asked for. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'demo',
    group: 'begin',
    zh: '检查随附的演示网站（只在本机），写出报告',
    en: 'audit the bundled demo sites (on loopback)',
    load: () => import('./demo.js'),
  },
  {
    name: 'audit',
    group: 'audit',
    zh: '检查网站并写报告',
    en: 'audit sites and write reports',
    load: () => import('./audit.js'),
  },
  { name: 'crawl', group: 'audit', zh: '只抓取网站快照', en: 'make a snapshot only', load: () => import('./crawl.js') },
  {
    name: 'replay',
    group: 'audit',
    zh: '不联网，重新评判已存的快照',
    en: 'judge a stored snapshot again, no network',
    load: () => import('./replay.js'),
  },
  {
    name: 'report',
    group: 'results',
    zh: '由 report.json 重新生成各种格式的报告',
    en: 'write formats again from report.json',
    load: () => import('./report.js'),
  },
  {
    name: 'verify',
    group: 'results',
    zh: '从原始字节到得分逐级核验一次检查，指出最先改动的地方',
    en: 'recompute the chain from bytes to score; name the first thing altered',
    load: () => import('./verify.js'),
  },
  {
    name: 'compare',
    group: 'results',
    zh: '比较两次检查：改好的、变坏的、新出现的',
    en: 'what was fixed, what broke, what is new',
    load: () => import('./compare.js'),
  },
  {
    name: 'scorecard',
    group: 'results',
    zh: '把一次或多次检查的网站排名汇总',
    en: 'rank sites of one or more runs',
    load: () => import('./scorecard.js'),
  },
  {
    name: 'review',
    group: 'results',
    zh: '导出待人工认定的事项，导入认定结果后重新计分',
    en: 'open items for evaluators, and their decisions',
    load: () => import('./review.js'),
  },
  {
    name: 'rules',
    group: 'rules',
    zh: '查看、校验规则集',
    en: 'list, show and validate rule sets',
    load: () => import('./rules.js'),
  },
  {
    name: 'explain',
    group: 'rules',
    zh: '说明一条规则：要求什么、依据哪一条、为何这样判',
    en: 'what a rule wants, and why it came out as it did',
    load: () => import('./explain.js'),
  },
  {
    name: 'inspect',
    group: 'rules',
    zh: '看一个页面读出了什么',
    en: 'what is read from one page',
    load: () => import('./inspect.js'),
  },
  {
    name: 'doctor',
    group: 'begin',
    zh: '检查本机环境：浏览器、字体、IPv6、磁盘、时钟',
    en: 'check browser, fonts, IPv6 route, disk, clock',
    load: () => import('./doctor.js'),
  },
  {
    name: 'init',
    group: 'begin',
    zh: '写好配置、网站名单和持续集成的流水线',
    en: 'write a config, a site list and a pipeline for CI',
    load: () => import('./init.js'),
  },
  {
    name: 'serve',
    group: 'office',
    zh: '看板、HTTP 接口和定时检查',
    en: 'dashboard, HTTP API and scheduler',
    load: () => import('./serve.js'),
  },
  {
    name: 'worker',
    group: 'office',
    zh: '为共享存储再添一个工作进程',
    en: 'one more worker for a shared store',
    load: () => import('./worker.js'),
  },
  {
    name: 'store',
    group: 'office',
    zh: '库和证据：收入以往的检查、搬迁、核对',
    en: 'store and evidence: take in runs, move, check',
    load: () => import('./store.js'),
  },
  {
    name: 'schema',
    group: 'tools',
    zh: '输出 JSON Schema',
    en: 'print JSON Schemas',
    load: () => import('./schema.js'),
  },
  {
    name: 'completion',
    group: 'tools',
    zh: '让 bash、zsh、fish 用 Tab 键补全命令',
    en: 'completion by the Tab key for bash, zsh and fish',
    load: () => import('./completion.js'),
  },
];
