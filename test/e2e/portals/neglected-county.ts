/** 平湖县: what looks sound at a glance is not: side boxes fill blank columns, the foot dates the guide, others' reports stand in for its own. */
import type { Portal } from './portal.js';

type Row = readonly [url: string, title: string, on: string];
const stamp = (n: number): string => `/info/2025/${n}.html`;
const newest: Row[] = [1, 2, 3, 4, 5].map((n) => [
  `/ywdt/202511/${'ab12'.repeat(7)}cd0${n}.shtml`,
  [
    '县委常委会召开会议',
    '全县秋冬农田水利建设现场会召开',
    '县领导督导供暖保障工作',
    '平湖县举办职工技能竞赛',
    '平湖湿地迎来候鸟',
  ][n - 1] ?? '',
  `2025-11-1${6 - n}`,
]);
const ul = (rows: readonly Row[], from = 0): string =>
  `<ul>${rows.map(([url, title, on]) => `<li><span>${on.slice(from)}</span><a href="${url}" title="${title}" target="_blank">${title}</a></li>`).join('')}</ul>`;
const frame = (
  title: string,
  middle: string,
): string => `<!DOCTYPE HTML><html><head><meta charset="UTF-8"><title>${title} - 平湖县人民政府</title><meta name="SiteName" content="平湖县人民政府"><meta name="SiteDomain" content="www.pinghu.gov.cn"><meta name="SiteIDCode" content="1309990002"></head><body>
<div class="top"><div class="w"><span>今天是：2025年11月18日</span><a href="/wza.html">无障碍</a><a href="/lngh.html">关怀版</a></div></div>
<div class="head"><img src="/logo.png"></div>
<div class="menu"><a href="/">首页</a><a href="/ywdt/">要闻动态</a><a href="/zwgk/">政务公开</a><a href="/bsfw/">办事服务</a><a href="/hdjl/">互动交流</a><a href="/zjph/">魅力平湖</a></div>
${middle}
<div class="yqlj"><span>友情链接：</span><a href="http://www.gov.cn">中国政府网</a><a href="http://www.hebei.gov.cn">河北省政府</a><a href="http://czj.pinghu.gov.cn">县财政局</a></div>
<div class="foot"><p>平湖县人民政府办公室主办 县政务服务中心承办</p><p>冀ICP备06000003号 网站标识码：1309990002</p><p>更新日期：2025年11月18日 联系电话：0317-0000000 传真：0317-0000001</p></div></body></html>`;
const side = `<div class="left"><div class="t">政府信息公开</div><ul class="lm"><li><a href="/zwgk/gkzn/">政府信息公开指南</a></li><li><a href="/zwgk/gkzd/">政府信息公开制度</a></li><li><a href="/zwgk/zdgk/">主动公开目录</a></li><li><a href="/zwgk/gknb/">政府信息公开年度报告</a></li><li><a href="/zwgk/ysq/">依申请公开</a></li></ul></div>`;
const box = `<div class="right"><div class="t">最新发布</div>${ul(newest)}<div class="t">联系我们</div><p>电话：0317-0000000<br>传真：0317-0000001<br>邮箱：zfb@pinghu.gov.cn</p></div>`;
const column = (name: string, rows: readonly Row[]): string =>
  frame(
    name,
    `<div class="pos">当前位置：首页 &gt; ${name}</div><div class="con">${side}<div class="mid"><div class="t">${name}</div>${ul(rows)}</div>${box}</div>`,
  );
const article = (title: string, on: string, body: string): string =>
  frame(
    title,
    `<div class="pos">当前位置：首页 &gt; 正文</div><div class="con"><div class="text"><h2>${title}</h2><p class="ly">发布时间：${on} 10:20 来源：县政府办</p><div class="content">${body}</div></div>${box}</div>`,
  );

const guide = `<p>平湖县人民政府信息公开指南根据条例编制。</p><p>一、公开内容</p><p>按照组配分类、主题分类、体裁分类等方式公开政府信息。</p><p>二、公开形式</p><p>通过平湖县人民政府网站、县档案馆等方式公开。</p><p>三、依申请公开</p><p>受理机构：平湖县人民政府办公室</p><p>办公地址：平湖县光明路2号</p><p>监督电话：0317-0000009</p><p>传真：</p><p>电子邮箱：</p><p>办公时间：8:30-12:00，14:00-17:30</p><p>四、公民可以当面、信函申请。本机关收到申请后，自收到申请之日起15个工作日内答复。</p>`;
const years: Row[] = [
  [stamp(11), '平湖县2024年政府信息公开工作年度报告', '2025-04-02'],
  [stamp(12), '平湖县政府办公室2023年政府信息公开工作年度报告', '2024-01-15'],
  [stamp(13), '平湖县卫生健康局2022年政府信息公开工作年度报告', '2023-01-15'],
  [stamp(14), '《平湖县2021年政府信息公开工作年度报告》解读', '2022-03-15'],
  [stamp(15), '平湖县人民政府2020年政府信息公开工作年度报告', '2021-03-01'],
];
const owed: readonly (readonly [string, string, Row[]])[] = [
  ['jgzn', '机构职能', [[stamp(21), '平湖县人民政府机构设置', '2025-03-01']]],
  ['fgwj', '政策文件', [[stamp(22), '平湖县人民政府关于加强森林防火的通知', '2025-03-11']]],
  ['ghjh', '规划计划', []],
  ['tjxx', '统计信息', [[stamp(23), '平湖县2021年国民经济和社会发展统计公报', '2022-04-11']]],
  ['xzxk', '行政许可', []],
  ['xzcf', '行政处罚', [[stamp(24), '行政处罚公示（2025年10月）', '2025-10-30']]],
  ['czyjs', '财政预决算', [[stamp(25), '平湖县2025年财政预算', '2025-02-15']]],
  ['sfxm', '收费项目', []],
  ['zfcg', '政府采购', [[stamp(26), '2025年政府采购目录', '2025-01-15']]],
  ['zdxm', '重大项目', []],
  ['shbz', '社会保障', [[stamp(27), '2025年城乡低保标准公示', '2025-06-15']]],
  ['yjgl', '应急管理', []],
];
const pages: Record<string, string> = {
  '/': frame(
    '首页',
    `<div class="box1"><div class="t">要闻动态</div>${ul(newest, 5)}</div><div class="box2"><div class="t">通知公告</div>${ul([[stamp(31), '关于征集供暖问题线索的公告', '2025-10-29']], 5)}</div><div class="gk"><a href="/zwgk/"><img src="/gk.png" alt="信息公开"></a></div>`,
  ),
  '/ywdt/': column('要闻动态', newest),
  '/bsfw/': frame(
    '办事服务',
    '<div class="con"><p>请登录河北政务服务网办理。</p><a href="http://www.hbzwfw.gov.cn">河北政务服务网</a></div>',
  ),
  '/hdjl/': column('互动交流', [[stamp(32), '县长信箱：关于道路积水的来信', '2025-09-09']]),
  '/zjph/': article('魅力平湖', '2024-01-01', `<p>${'平湖县地处华北平原，物产丰饶。'.repeat(12)}</p>`),
  '/zwgk/': frame(
    '政务公开',
    `<div class="con">${side}<div class="mid"><div class="t">最新公开</div>${ul(newest)}</div></div>`,
  ),
  '/zwgk/gkzn/': article('平湖县人民政府信息公开指南', '2025-01-10', guide),
  '/zwgk/gkzd/': column('政府信息公开制度', []),
  '/zwgk/zdgk/': frame(
    '主动公开目录',
    `<div class="con">${side}<div class="mid"><table class="ml"><tr><th>序号</th><th>类别</th></tr>${owed.map(([folder, name], n) => `<tr><td>${n + 1}</td><td><a href="/zwgk/${folder}/">${name}</a></td></tr>`).join('')}</table></div>${box}</div>`,
  ),
  '/zwgk/gknb/': column('政府信息公开年度报告', years),
  '/zwgk/ysq/': frame(
    '依申请公开',
    `<div class="con">${side}<div class="mid"><div class="t">依申请公开</div><p>栏目正在建设中……</p></div>${box}</div>`,
  ),
};
for (const [folder, name, rows] of owed) {
  pages[`/zwgk/${folder}/`] = column(name, rows);
  for (const [url, title, on] of rows)
    pages[url] = article(title, on, `<p>${'现将有关情况公布如下，请遵照执行。'.repeat(12)}</p>`);
}
for (const [url, title, on] of years)
  pages[url] = article(
    title,
    on,
    `<p>一、总体情况</p><p>${'扎实推进。'.repeat(40)}</p><p>二、主动公开政府信息情况</p><p>见表。</p><p>三、收到和处理政府信息公开申请情况</p><p>见表。</p><p>四、政府信息公开行政复议、行政诉讼情况</p><p>无。</p><p>五、存在的主要问题及改进情况</p><p>有待加强。</p>`,
  );
for (const [url, title, on] of newest)
  pages[url] = article(title, on, `<p>${'会议强调，要压实责任，确保实效。'.repeat(12)}</p>`);

export const neglectedCounty: Portal = {
  name: '平湖县人民政府',
  kind: 'district',
  start: '/',
  about: '空白栏目旁有“最新发布”；页脚有更新日期、电话、传真；年报列表里混着办公室、部门年报和解读',
  pages,
  expected: {
    'platform-entrance': 'passed',
    'platform-column-guide': 'passed',
    'platform-column-system': 'failed',
    'platform-column-statutory': 'passed',
    'platform-column-annual-report': 'passed',
    'platform-column-names': [
      'failed',
      { names: { 主动公开目录: '法定主动公开内容', 政府信息公开年度报告: '政府信息公开年报' } },
    ],
    'platform-application-entry': 'failed',
    'guide-elements': ['failed', { missing: ['编排体系', '联系电话', '传真号码', '互联网联系方式'] }],
    'guide-updated-date': 'failed',
    'guide-updated-fresh': 'inapplicable',
    'guide-application-terms': ['failed', { missing: ['答复期限'] }],
    'statutory-categories': [
      'failed',
      {
        missing: [
          '规划计划',
          '行政许可和其他对外管理服务事项',
          '行政事业性收费',
          '重大建设项目',
          '突发公共事件应急',
          '监督检查',
          '公务员招考',
        ],
      },
    ],
    'statutory-fresh': ['failed', { stale: [{ column: '统计信息', newestOn: '2022-04-11', ageDays: 1317 }] }],
    'annual-report-present': ['failed', { missing: [2023, 2022, 2021] }],
    'annual-report-on-time': ['failed', { late: [{ year: 2024, publishedOn: '2025-04-02' }] }],
    'annual-report-sections': 'failed',
    'powers-list': 'failed',
    'emergency-plans': 'failed',
    'enforcement-publicity': 'passed',
    'documents-column': 'passed',
    'interpretation-column': 'failed',
    'home-updated': ['passed', { newestOn: '2025-11-15' }],
    'columns-blank': ['failed', { count: 7 }],
    'footer-identity': 'failed',
    'error-report-entry': 'failed',
  },
};
