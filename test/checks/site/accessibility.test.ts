import { describe, expect, test } from 'vitest';
import type { AxeFault, AxeProbe } from '../../../src/model/snapshot.js';
import { CAPTURED_AT, column, ORIGIN, undecided, view, type SiteSketch } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const HOME = `${ORIGIN}/`;
const PLATFORM = `${ORIGIN}/zwgk/`;

/** The page as axe-core saw it: nothing wrong, an entry to the elder mode. */
const axe = (page: AxeProbe['page'], url: string, sketch: Partial<AxeProbe> = {}): AxeProbe => ({
  kind: 'axe',
  page,
  url,
  at: CAPTURED_AT,
  elapsedMs: 900,
  engine: 'axe-core 4.14.1',
  faults: [],
  undecided: [],
  leftOut: [],
  lost: [],
  controls: ['政务公开', '无障碍浏览'],
  nameless: [],
  ...sketch,
});
const fault = (rule: string, impact: AxeFault['impact'], frame?: string): AxeFault => ({
  rule,
  impact,
  help: '图片必须有替代文本',
  helpEn: 'Images must have alternative text',
  count: 2,
  places: [{ selector: 'img', html: '<img src="/logo.png">', ...(frame !== undefined && { frame }) }],
});
const PICTURE = fault('image-alt', 'critical');

const site = (probes: readonly AxeProbe[], sketch: SiteSketch = {}): SiteSketch => ({
  environment: { browser: { available: true } },
  platform: { state: 'found', value: column('政府信息公开', '/zwgk/') },
  probes,
  ...sketch,
});
const home = (sketch: Partial<AxeProbe> = {}): AxeProbe => axe('home', HOME, sketch);
const platform = (sketch: Partial<AxeProbe> = {}): AxeProbe => axe('platform', PLATFORM, sketch);
const SILENT = { controls: ['政务公开', '领导之窗'] };

const examples: readonly Example[] = [
  [
    '两页都没有严重问题，首页有无障碍入口',
    site([home(), platform(SILENT)]),
    { value: 'passed', measured: { entry: '无障碍浏览', engine: 'axe-core 4.14.1', count: 0 } },
  ],
  [
    '首页图片没有替代文字',
    site([home({ faults: [PICTURE] }), platform()]),
    { value: 'failed', codes: ['fault'], measured: { count: 1 } },
  ],
  [
    '公开平台链接没有名称',
    site([home(), platform({ faults: [fault('link-name', 'serious'), fault('meta-viewport', 'moderate')] })]),
    { value: 'failed', codes: ['fault'] },
  ],
  ['只有中等问题', site([home({ faults: [fault('meta-viewport', 'moderate')] }), platform()]), { value: 'passed' }],
  [
    'axe 自己不能确定的，不作为问题，只计数',
    site([home({ undecided: [fault('color-contrast', 'serious')] }), platform()]),
    { value: 'passed', measured: { pages: [{ toReview: 1 }, { toReview: 0 }] } },
  ],
  [
    '指南、文章、表单页的问题只作建议',
    site([home(), platform(), axe('guide', `${ORIGIN}/zwgk/zn/`, { faults: [PICTURE] })], {
      others: [view('/zwgk/zn/')],
    }),
    { value: 'passed', measured: { advice: [{ page: '公开指南页面', rule: 'image-alt', count: 2 }] } },
  ],
  [
    '平台就是首页',
    site([home()], { platform: { state: 'found', value: column('政府信息公开', '/') } }),
    { value: 'passed' },
  ],
  [
    '没有公开平台：只看首页，平台另有规则',
    site([home()], { platform: { state: 'absent', looked: [] } }),
    { value: 'passed' },
  ],
  ['两页都没有入口', site([home(SILENT), platform(SILENT)]), { value: 'failed', codes: ['no-entry'] }],
  [
    '入口只在平台页面上',
    site([home(SILENT), platform({ controls: ['长者模式'] })]),
    { value: 'passed', measured: { entry: '长者模式' } },
  ],
  [
    '入口是没有文字的图片：像，但要人看',
    site([home({ ...SILENT, nameless: ['wza javascript:aria.start() /images/ico3.png'] }), platform(SILENT)]),
    { value: 'cantTell', reason: 'candidates', codes: ['maybe-entry'] },
  ],
  [
    '文字在页面上，看不出能不能点',
    site([home(SILENT), platform(SILENT)], {
      home: view('/', { facts: { kind: 'home' }, text: '首页 | 关怀版 | 繁体' }),
    }),
    { value: 'cantTell', reason: 'candidates', codes: ['maybe-entry'] },
  ],
  [
    '装入口的脚本没有取到',
    site([
      home({ ...SILENT, lost: [{ url: 'https://cdn.example.com/wza/toolbar.js', type: 'script' }] }),
      platform(SILENT),
    ]),
    { value: 'cantTell', reason: 'candidates', codes: ['maybe-entry'] },
  ],
  [
    '取不到的只是别家的统计脚本',
    site([home({ ...SILENT, lost: [{ url: 'https://hm.example.com/hm.js', type: 'script' }] }), platform(SILENT)]),
    { value: 'failed', codes: ['no-entry'] },
  ],
  [
    '样式表没有取到：看到的不是读者看到的',
    site([home({ faults: [PICTURE], lost: [{ url: `${ORIGIN}/css/a.css`, type: 'stylesheet' }] }), platform()]),
    { value: 'cantTell', reason: 'unreadable', codes: ['not-whole'] },
  ],
  [
    '样式表没有取到，也没有看到入口',
    site([home({ ...SILENT, lost: [{ url: `${ORIGIN}/css/a.css`, type: 'stylesheet' }] }), platform(SILENT)]),
    { value: 'cantTell', reason: 'unreadable', codes: ['not-whole'] },
  ],
  [
    '一页没有看全，另一页有问题',
    site([home({ lost: [{ url: `${ORIGIN}/css/a.css`, type: 'stylesheet' }] }), platform({ faults: [PICTURE] })]),
    { value: 'failed', codes: ['fault'] },
  ],
  [
    '页面太大，颜色对比没有查完',
    site([home({ leftOut: ['color-contrast'] }), platform()]),
    { value: 'cantTell', reason: 'truncated', codes: ['left-out'] },
  ],
  [
    '浏览器打不开首页',
    site([home({ why: 'browser-failed', controls: [] }), platform()]),
    { value: 'cantTell', reason: 'unreadable', codes: ['undecided'] },
  ],
  [
    '首页浏览器打不开，平台上没有入口：入口可能在首页',
    site([home({ why: 'challenge', controls: [] }), platform(SILENT)]),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    'robots.txt 不让浏览器取页面的数据',
    site([home({ why: 'robots' }), platform()]),
    { value: 'cantTell', reason: 'robots' },
  ],
  [
    '公开平台没有找到，也不能说没有',
    site([home()], { platform: undecided('truncated') }),
    { value: 'cantTell', reason: 'truncated', codes: ['undecided'] },
  ],
  ['没有浏览器', { probes: [] }, { value: 'untested', reason: 'no-browser' }],
  ['旧快照没有这项记录', site([]), { value: 'cantTell', reason: 'not-crawled' }],
  [
    '抓取中断，没有查到这一步',
    site([], { crawl: { stoppedBecause: 'time' } }),
    { value: 'cantTell', reason: 'truncated' },
  ],
  ['首页没有看到', site([], { home: undecided('robots') }), { value: 'cantTell', reason: 'robots' }],
];

test.each(examples)('accessibility-basics: %s', (_, sketch, expected) => {
  expectOutcome(judge('accessibility-basics', sketch), expected);
});

test('a fault names page, weight, help and number of places, and quotes the first of them', () => {
  const [found] = judge('accessibility-basics', site([home({ faults: [PICTURE] }), platform()])).findings;
  expect(found?.message).toBe('首页有致命的无障碍问题：图片必须有替代文本（2 处，axe-core 规则 image-alt）。');
  expect(found?.messageEn).toContain('Images must have alternative text (2 places');
  expect(found?.evidence).toMatchObject([{ url: HOME, quote: '<img src="/logo.png">' }]);
});

test('a fault in a frame is shown where it is', () => {
  const frame = `${ORIGIN}/left.html`;
  const sketch = site([home({ faults: [fault('image-alt', 'critical', frame)] }), platform()], {
    others: [view('/left.html')],
  });
  const [found] = judge('accessibility-basics', sketch).findings;
  expect(found).toMatchObject({ url: HOME, evidence: [{ url: frame }] });
});

describe('the entry goes by many names', () => {
  const withEntry = (name: string) =>
    judge('accessibility-basics', site([home({ controls: ['政务公开', name] }), platform(SILENT)])).value;

  test.each([
    ...[
      '无障碍',
      '无障碍浏览',
      '无障碍 阅读',
      '无障碍阅读 关怀版',
      '无障碍 长者助手',
      '打开适老化模式',
      '长者版',
      '长者模式',
    ],
    ...[
      '适老化',
      '适老版',
      '关怀版',
      '关怀模式',
      '老年版',
      '老年人模式',
      '进入关怀版',
      '无障碍/长者版',
      '无障碍 | 适老化',
      '大字版',
    ],
    ...[
      '长者专版',
      '网站无障碍',
      '智能无障碍',
      '无障碍辅助浏览',
      '无障碍辅助工具',
      '【无障碍】',
      '盲人版',
      '切换长者版',
      '无障碍通道',
    ],
    ...[
      '适老化无障碍',
      '长者无障碍版',
      '无障碍及适老化',
      '适老化与无障碍',
      '关怀版（长者）',
      '无障碍语音播报',
      '开启无障碍模式',
      '“无障碍”浏览',
    ],
  ])('%s', (name) => {
    expect(withEntry(name)).toBe('passed');
  });

  test.each([
    ...[
      '无障碍环境建设',
      '关怀老人',
      '老年人体检',
      '区领导走访慰问老年人',
      '残疾人无障碍改造项目公示',
      '适老化改造补贴申领',
    ],
    ...[
      '关怀',
      '长者食堂',
      '老年大学',
      '爱心捐赠',
      '进入',
      '-',
      '|',
      '打开',
      '无障碍设施建设',
      '长者服务中心',
      '无障碍环境建设法',
    ],
  ])('but not %s', (name) => {
    expect(withEntry(name)).toBe('failed');
  });
});
