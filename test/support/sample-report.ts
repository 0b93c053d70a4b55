/** A report that holds everything a page must cope with: all outcomes, all levels, hostile text. Data, hence long. */
import type { AuditReport, Finding, RuleOutcome } from '../../src/model/report.js';

type Evidence = Finding['evidence'][number];
const hash = (seed: string): string => seed.repeat(64).slice(0, 64);

const evidence = (path: string, quote?: string, extra: Partial<Evidence> = {}): Evidence => ({
  url: `http://www.hupan.gov.cn.example/${path}`,
  capturedAt: '2026-03-05T01:02:03.000Z',
  sha256: hash('3fa9c1'),
  record: '<urn:uuid:6f1c2a52-9a0e-4b9a-8d3e-2b6a0f1c7d11>',
  ...(quote === undefined ? {} : { quote }),
  ...extra,
});

let serial = 0;
const finding = (code: string, message: string, proof: Evidence[], extra: Partial<Finding> = {}): Finding => ({
  fingerprint: (++serial).toString(16).padStart(16, '0'),
  value: 'failed',
  code,
  message,
  evidence: proof,
  ...extra,
});

const rule = (id: string, title: string, section: string, extra: Partial<RuleOutcome>): RuleOutcome => ({
  rule: id,
  title,
  section,
  level: 'deduction',
  value: 'passed',
  points: { earned: 2, min: 2, max: 2, outOf: 2 },
  checked: 1,
  findings: [],
  basis: [{ document: '中华人民共和国政府信息公开条例', number: '国务院令第711号', clause: '第十二条' }],
  ...extra,
});
const none = { earned: 0, min: 0, max: 0, outOf: 0 };

/** Text that would run, load, link, hide or reorder if a page let it. */
export const HOSTILE = {
  script: '<script>window.pwned = 1</script>',
  image: '<img src=x onerror="window.pwned = 2">',
  closing: '</style></script></title><svg onload=window.pwned=3>',
  attribute: '" onmouseover="window.pwned=4" x="',
  template: '{{constructor.constructor("window.pwned=5")()}}${window.pwned=6}',
  bidi: '公开\u202Egnp.exe\u2066隐藏\u2069年报',
  control: '零\u0000响\u0007铃\u001b[31m红',
  spoof: 'http://www.hupan.gov.cn@evil.example/',
  scheme: 'javascript:window.pwned=7',
  data: 'data:text/html,<script>window.pwned=8</script>',
} as const;

export const SAMPLE: AuditReport = {
  schemaVersion: 1,
  tool: { name: 'gongkai', version: '0.1.0' },
  site: { id: 'hupan', name: '湖畔区人民政府', url: 'http://www.hupan.gov.cn.example/', kind: 'district' },
  profile: {
    id: 'national',
    title: '政府信息公开全国基础规则集',
    version: '1.0.0',
    digest: hash('9b'),
    scoring: { base: 100, passMark: 60, bonusAbove: 80, bonusCap: 30 },
  },
  asOf: '2026-03-05',
  startedAt: '2026-03-05T01:00:00.000Z',
  finishedAt: '2026-03-05T01:04:37.000Z',
  crawl: {
    requests: 143,
    pages: 118,
    rendered: 4,
    bytes: 5_242_880,
    unanswered: { total: 3, byReason: { timeout: 2, robots: 1 } },
    truncated: true,
    stoppedBecause: 'budget',
    requestsFor: {
      channel: 6,
      'column:application': 1,
      'column:guide': 3,
      home: 2,
      item: 21,
      other: 31,
      population: 58,
      probe: 6,
      report: 13,
      robots: 2,
    },
    columns: { application: '依申请公开', guide: '政府信息公开指南' },
    userAgent: 'gongkai/0.1.0 (+mailto:gongkai@example.com)',
    robots: 'obeyed',
    browser: '150.0.7871.0',
    log: {
      entries: [
        {
          url: 'http://www.hupan.gov.cn.example/zwgk/zn/',
          purpose: 'column:guide',
          at: '2026-03-05T01:00:03.000Z',
          status: 200,
          record: 'urn:uuid:6f1c2a52-9a0e-4b9a-8d3e-2b6a0f1c7d12',
          rendered: true,
        },
        {
          url: `http://www.hupan.gov.cn.example/zwgk/nb/${'2024'.repeat(40)}.html?title=${HOSTILE.script}`,
          purpose: 'report:2024',
          at: '2026-03-05T01:00:04.000Z',
          status: 404,
          record: 'urn:uuid:6f1c2a52-9a0e-4b9a-8d3e-2b6a0f1c7d13',
        },
        { url: HOSTILE.scheme, purpose: 'population:1', at: '2026-03-05T01:00:05.000Z', why: 'robots' },
      ],
      left: 140,
    },
  },
  scorecard: {
    verdict: 'unqualified',
    points: { value: 62.5, min: 41.67, max: 75, outOf: 24, bonus: 0 },
    vetoes: ['home-updated'],
    sections: [
      {
        id: 'platform',
        title: '政府信息公开平台',
        titleEn: 'Disclosure platform',
        earned: 4,
        min: 4,
        max: 6,
        outOf: 8,
      },
      {
        id: 'guide',
        title: '政府信息公开指南',
        titleEn: 'Disclosure guide',
        earned: 3.33,
        min: 3.33,
        max: 3.33,
        outOf: 8,
      },
      {
        id: 'annual-report',
        title: '政府信息公开年报',
        titleEn: 'Annual reports',
        earned: 2,
        min: 2,
        max: 6,
        outOf: 8,
      },
      { id: 'site', title: '网站建设与运行', titleEn: 'Website', earned: 0, min: 0, max: 0, outOf: 0 },
      { id: 'ipv6', title: 'IPv6 支持', titleEn: 'IPv6', earned: 0, min: 0, max: 0, outOf: 0 },
    ],
  },
  pictures: { files: [{ file: 'evidence/guide-1.png', marked: true, covered: 1 }], left: 2, failed: 0 },
  outcomes: [
    rule('platform-entrance', '首页有政府信息公开入口', 'platform', { titleEn: 'The home page links the platform' }),
    rule('platform-column-names', '四个栏目名称规范', 'platform', {
      titleEn: 'The four columns bear their exact names',
      value: 'failed',
      points: { earned: 0, min: 0, max: 0, outOf: 2 },
      measured: { names: { 公开指南: '政府信息公开指南', 信息公开年报: '政府信息公开年报' } },
      findings: [
        finding('alias', '栏目“公开指南”应当名为“政府信息公开指南”。', [evidence('zwgk/', '公开指南')], {
          column: '公开指南',
          messageEn: 'The column 公开指南 should be called 政府信息公开指南.',
        }),
        finding('alias', '栏目“信息公开年报”应当名为“政府信息公开年报”。', [evidence('zwgk/', '信息公开年报')]),
      ],
      basis: [
        {
          document: '国务院办公厅政府信息与政务公开办公室关于规范政府信息公开平台有关事项的通知',
          number: '国办公开办函〔2019〕61号',
          clause: '二',
          quote: '必须统一名称、统一格式，加强规范',
        },
      ],
      remedy: '把栏目名称改为通知规定的名称，链接地址可以不变。',
      remedyEn: 'Rename the columns; their addresses may stay.',
    }),
    rule('platform-application-entry', '依申请公开入口可用', 'platform', {
      value: 'cantTell',
      reason: 'truncated',
      points: { earned: 0, min: 0, max: 2, outOf: 2 },
      findings: [
        finding('not-seen', '达到页数上限，没有打开“依申请公开”页面。', [evidence('ysqgk/')], { value: 'cantTell' }),
      ],
    }),
    rule('platform-same-host', '公开平台不另设网站', 'platform', {}),
    rule('guide-elements', '指南九项要素齐全', 'guide', {
      titleEn: 'The guide states all nine elements',
      value: 'failed',
      points: { earned: 3.33, min: 3.33, max: 3.33, outOf: 5 },
      measured: { missing: ['编排体系', '传真号码', '办公时间'] },
      findings: ['编排体系', '传真号码', '办公时间'].map((name) =>
        finding('missing', `政府信息公开指南缺少“${name}”。`, [
          evidence('zwgk/zn/', '机构名称：湖畔区人民政府办公室\n办公地址：湖畔区湖滨路1号\n联系电话：0990-5556101', {
            selector: '#zoom > p:nth-child(12)',
            screenshot: 'evidence/guide-1.png',
          }),
        ]),
      ),
      remedy: '在指南中补齐缺少的要素；没有传真的，写明“传真：无”。',
    }),
    rule('guide-updated-fresh', '指南更新及时', 'guide', {
      value: 'failed',
      points: { earned: 0, min: 0, max: 0, outOf: 3 },
      measured: { updatedOn: '2021-06-01', ageDays: 1738 },
      findings: [
        finding(
          'stale',
          '指南标注的更新日期为2021年6月1日，已超过2年。',
          Array.from({ length: 5 }, (_, index) => evidence(`zwgk/zn/index_${index}.html`, '更新日期：2021年6月1日')),
          { dueOn: '2023-06-01' },
        ),
      ],
      waiver: { justification: '机构改革期间暂缓修订', approvedBy: '区政务公开办', expiresOn: '2026-06-30' },
    }),
    rule('annual-report-present', '近五年年报齐全', 'annual-report', {
      value: 'cantTell',
      reason: 'no-date',
      points: { earned: 2, min: 2, max: 6, outOf: 6 },
      findings: [
        finding('no-date', '2023年度报告没有写明发布日期。', [evidence('zwgk/nb/2023.html')], { value: 'cantTell' }),
      ],
      review: {
        value: 'failed',
        reason: '核对公文系统，实际发布于2024年5月',
        by: '评测员甲',
        at: '2026-03-06T02:00:00Z',
      },
    }),
    rule('annual-report-tables', '年报表格完整', 'annual-report', {
      value: 'inapplicable',
      reason: 'before-format',
      points: none,
      checked: 0,
    }),
    rule('home-updated', '首页及时更新', 'site', {
      titleEn: 'The home page is kept up to date',
      level: 'veto',
      value: 'failed',
      points: none,
      findings: [
        finding('stale-home', '首页最新一条信息发布于2025年10月8日，距检测日148天，超过14天。', [
          evidence('', '湖畔区召开秋收工作会议 2025-10-08'),
        ]),
      ],
      basis: [{ document: '政府网站与政务新媒体检查指标', number: '国办秘函〔2019〕19号', clause: '单项否决指标' }],
      remedy: '立即恢复首页更新，并查明停更原因。',
    }),
    rule('columns-stale', '栏目及时更新', 'site', {
      level: 'veto',
      value: 'untested',
      reason: 'no-browser',
      points: none,
      checked: 0,
    }),
    rule('date-format', '日期格式规范', 'site', {
      level: 'advice',
      value: 'failed',
      points: none,
      findings: [
        finding('hostile', `标题含有 ${HOSTILE.script} ${HOSTILE.image}`, [
          evidence(encodeURI('新闻/1.html'), `${HOSTILE.closing} ${HOSTILE.attribute} ${HOSTILE.template}`),
          evidence('x', `${HOSTILE.bidi} ${HOSTILE.control}`),
          evidence('id', '联系人张三，身份证号11010519491231002X，手机13800138000'),
          { ...evidence('y'), url: HOSTILE.scheme, quote: '脚本地址' },
          { ...evidence('z'), url: HOSTILE.data, quote: '数据地址' },
          { ...evidence('w'), url: HOSTILE.spoof, quote: '冒名地址' },
        ]),
      ],
    }),
    rule('links-alive', '链接可用', 'site', { value: 'untested', reason: 'not-implemented', points: none, checked: 0 }),
    rule('ipv6-reachable', 'IPv6 可访问', 'ipv6', {
      value: 'untested',
      reason: 'no-ipv6-route',
      points: { earned: 0, min: 0, max: 2, outOf: 2 },
      checked: 0,
    }),
    rule('ipv6-label', 'IPv6 标识属实', 'ipv6', {
      value: 'inapplicable',
      reason: 'no-targets',
      points: none,
      checked: 0,
    }),
    rule('consultation-column', '设有意见征集栏目', 'platform', { level: 'bonus', points: none }),
  ],
};

/** A site that never answered: nothing decided. */
export const UNREACHABLE: AuditReport = {
  ...SAMPLE,
  site: { id: 'guzhen', name: '古镇街道办事处', url: 'http://guzhen.example/', kind: 'township' },
  crawl: {
    requests: 5,
    pages: 0,
    rendered: 0,
    bytes: 0,
    unanswered: { total: 5, byReason: { refused: 5 } },
    truncated: true,
    stoppedBecause: 'unreachable',
  },
  scorecard: {
    verdict: 'undetermined',
    points: { value: 0, min: 0, max: 100, outOf: 24, bonus: 0 },
    vetoes: [],
    sections: SAMPLE.scorecard.sections.map((section) => ({ ...section, earned: 0, min: 0, max: section.outOf })),
  },
  outcomes: SAMPLE.outcomes.map((outcome) => ({
    ...outcome,
    value: 'untested',
    reason: 'unreachable',
    findings: [],
    points: { ...outcome.points, earned: 0, min: 0, max: outcome.points.outOf },
  })),
};

const unitFinding = (unit: string, message: string, path: string, extra: Partial<Finding> = {}): Finding =>
  finding('unit', message, [evidence(path, '更新日期：2024年1月8日')], { unit, ...extra });

/** A table of an annual report with cells that do not add up. */
const MARKED_TABLE = {
  title: '收到和处理申请情况',
  columns: ['自然人', '商业企业', '总计'],
  rows: [
    { label: '予以公开', cells: ['12', '3', '15'] },
    { label: '部分公开', cells: ['2', '', '4'] },
  ],
  marks: [
    { row: 1, column: 0, as: 'likely' },
    { row: 1, column: 2, as: 'due' },
  ],
};

/** A portal with a roster of units, one of them with a name that would break out, and with things to be brought by hand. */
export const PORTAL: AuditReport = {
  ...SAMPLE,
  outcomes: [
    ...SAMPLE.outcomes,
    rule('unit-pages', '各单位有公开页面', 'platform', {
      value: 'failed',
      points: { earned: 1.33, min: 1.33, max: 1.33, outOf: 2 },
      checked: 3,
      findings: [
        unitFinding('湖滨镇', '湖滨镇没有公开页面。', 'zwgk/dw/', { dueOn: '2026-04-30' }),
        unitFinding(`区民政局${HOSTILE.image}`, '公开页面最新一条信息发布于2024年1月8日。', 'zwgk/mzj/', {
          column: '最新公开',
        }),
      ],
      units: [
        { name: '区教育局', value: 'passed' },
        { name: `区民政局${HOSTILE.image}`, value: 'failed' },
        { name: '湖滨镇', value: 'failed' },
        { name: '城西街道', value: 'cantTell', reason: 'truncated' },
      ],
    }),
    rule('unit-annual-reports', '各单位有年报', 'annual-report', {
      value: 'cantTell',
      reason: 'no-date',
      points: { earned: 0, min: 0, max: 2, outOf: 2 },
      checked: 3,
      findings: [
        unitFinding('区教育局', '2024年度报告没有写明发布日期。', 'zwgk/jyj/nb/', {
          value: 'cantTell',
          data: { table: MARKED_TABLE },
        }),
      ],
      units: [
        { name: '区教育局', value: 'cantTell', reason: 'no-date' },
        { name: `区民政局${HOSTILE.image}`, value: 'passed' },
        { name: '湖滨镇', value: 'inapplicable', reason: 'kind' },
      ],
    }),
  ],
  units: [
    {
      name: '区教育局',
      kind: 'department',
      url: 'http://www.hupan.gov.cn.example/zwgk/jyj/',
      points: { value: 100, min: 50, max: 100, outOf: 4 },
      outcomes: { passed: 1, cantTell: 1 },
    },
    {
      name: `区民政局${HOSTILE.image}`,
      kind: 'department',
      url: HOSTILE.scheme,
      points: { value: 50, min: 50, max: 50, outOf: 4 },
      outcomes: { passed: 1, failed: 1 },
    },
    {
      name: '湖滨镇',
      kind: 'township',
      points: { value: 0, min: 0, max: 0, outOf: 2 },
      outcomes: { failed: 1, inapplicable: 1 },
    },
    {
      name: '城西街道',
      kind: 'township',
      points: { value: 0, min: 0, max: 100, outOf: 2 },
      outcomes: { cantTell: 1 },
    },
  ],
  evidenceItems: [
    {
      clause: 'HP-3a',
      phrase: `建设政务公开专区${HOSTILE.script}`,
      bring: '专区照片',
      section: 'platform',
      dueOn: '2026-12-31',
      worth: 2,
      points: none,
    },
  ],
};
