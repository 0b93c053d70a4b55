/** 云台区: platform whose tree stands in script data, guide as list of versions, two-level categories, others' reports beside. */
import type { Portal } from './portal.js';

const shell = (
  title: string,
  body: string,
): string => `<!doctype html><html><head><meta charset=utf-8><title>${title}|云台区人民政府</title>
<meta name="SiteName" content="云台区人民政府"/><meta name="SiteDomain" content="www.yuntai.gov.cn"/><meta name="SiteIDCode" content="3207990001"/></head><body>
<header><a class="logo" href="/"><img src="/l.png" alt="云台区人民政府"></a><nav><a href="/">首页</a><a href="/col/col101/index.html">云台要闻</a><a href="/col/col102/index.html">通知公告</a><a href="/col/col200/index.html">政府信息公开</a><a href="/col/col300/index.html">解读回应</a></nav></header>
<div class="weather"><iframe src="//i.tianqi.com/index.php?c=code" width="300" height="20"></iframe></div>
<main>${body}</main>
<aside class="qr"><img src="/qr.png"><span>微信公众号</span></aside>
<footer><div><a href="/col/col999/index.html">网站地图</a><a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=3207990001"><img src="/jc.png" alt="政府网站找错"></a></div><p>主办：云台区人民政府&#12288;联系电话：0518-80000000</p><p>网站标识码：3207990001&#12288;苏ICP备05000002号&#12288;苏公网安备 32079902000001号</p><p>最后更新：2025-11-18</p></footer></body></html>`;

const zNodes = `<script type="text/javascript">
var zNodes = [
 {"id":201,"pId":0,"name":"政府信息公开指南","url":"\\/col\\/col201\\/index.html","target":"_self"},
 {"id":202,"pId":0,"name":"政府信息公开制度","url":"\\/col\\/col202\\/index.html"},
 {"id":203,"pId":0,"name":"法定主动公开内容","url":"\\/col\\/col203\\/index.html","open":true},
 {"id":211,"pId":203,"name":"政策文件","url":"\\/col\\/col211\\/index.html"},
 {"id":212,"pId":203,"name":"机构职能","url":"\\/col\\/col212\\/index.html"},
 {"id":213,"pId":203,"name":"财政信息","url":"\\/col\\/col213\\/index.html"},
 {"id":214,"pId":203,"name":"重点领域信息公开","url":"\\/col\\/col214\\/index.html"},
 {"id":204,"pId":0,"name":"政府信息公开年报","url":"\\/col\\/col204\\/index.html"},
 {"id":205,"pId":0,"name":"依申请公开","url":"\\/col\\/col205\\/index.html"}
];
$(function(){ $.fn.zTree.init($("#tree"), setting, zNodes); });
</script><ul id="tree" class="ztree"></ul>`;
type Row = readonly [url: string, title: string, on: string];
const list = (name: string, rows: readonly Row[], tree = zNodes): string =>
  shell(
    name,
    `<div class="loc">您的位置：<a href="/">首页</a> / <a href="/col/col200/index.html">政府信息公开</a> / ${name}</div><div class="l">${tree}</div><div class="r"><h2>${name}</h2>${rows.map(([url, title, on]) => `<p class="row"><span>${on}</span><a href="${url}" title="${title}">${title}</a></p>`).join('')}</div>`,
  );
const art = (title: string, on: string, body: string): string =>
  shell(
    title,
    `<div class="loc">您的位置：<a href="/">首页</a> / 正文</div><meta name="ContentStart"><h1>${title}</h1><div class="sub">发布日期：${on}&#12288;来源：区政府办&#12288;浏览次数：<span id="c"></span></div><div id="zoom">${body}</div><meta name="ContentEnd">`,
  );
const a = (column: number, id: number, on: string): string =>
  `/art/${Number(on.slice(0, 4))}/${Number(on.slice(5, 7))}/${Number(on.slice(8))}/art_${column}_${id}.html`;
const row = (column: number, id: number, title: string, on: string): Row => [a(column, id, on), title, on];

const years: Row[] = [
  row(204, 1, '云台区2024年政府信息公开工作年度报告', '2025-03-28'),
  row(204, 2, '云台区财政局2024年政府信息公开工作年度报告', '2025-01-20'),
  row(204, 3, '云台区教育局2024年政府信息公开工作年度报告', '2025-01-21'),
  row(204, 4, '2023年度云台区人民政府政府信息公开工作年度报告', '2024-04-08'),
  row(204, 5, '云台区财政局2023年政府信息公开工作年度报告', '2024-01-20'),
  row(204, 6, '云台区人民政府政府信息公开工作年度报告（2022年度）', '2023-03-22'),
  row(204, 7, '云台区财政局2021年政府信息公开工作年度报告', '2022-01-20'),
  row(204, 8, '云台区教育局2021年政府信息公开工作年度报告', '2022-01-20'),
  row(204, 9, '云台区政府信息公开2020年度报告', '2021-03-12'),
  row(204, 10, '云台区2021年法治政府建设年度报告', '2022-03-01'),
];
const six = [
  '总体情况',
  '主动公开政府信息情况',
  '收到和处理政府信息公开申请情况',
  '政府信息公开行政复议、行政诉讼情况',
  '存在的主要问题及改进情况',
  '其他需要报告的事项',
];
const report = (without?: string): string =>
  six
    .filter((name) => name !== without)
    .map((name, n) => `<p>${'一二三四五六'[n]}、${name}</p><p>${'全区扎实推进政府信息公开工作。'.repeat(6)}</p>`)
    .join('');
const guide = `<p>（2023年修订）</p><p>为便于公众获取政府信息，特编制《云台区人民政府政府信息公开指南》。</p><p>第一部分 政府信息公开目录</p><p>1.信息分类。机构信息、政策文件、规划统计、财政信息、重点领域等。</p><p>2.编排体系。以信息类别为主线，按发布时间倒序排列。</p><p>3.获取方式。可在本网站、区档案馆、区图书馆查阅。</p><p>第二部分 公开机构</p><p>名&#12288;称：云台区人民政府办公室（政务公开办公室）</p><p>地&#12288;址：云台区朝阳路66号区行政中心1215室</p><p>办公时间：上午9:00-12:00，下午14:00-18:00（夏令时），13:30-17:30（冬令时），节假日除外</p><p>电&#12288;话：0518-80000011</p><p>传&#12288;真：无</p><p>网&#12288;址：http://www.yuntai.gov.cn</p><p>第三部分 申请</p><p>申请人可以通过信件、网上申请平台提出申请。区政府办公室自收到申请之日起20个工作日内答复。</p><p>本指南自2023年8月1日起施行，修订日期：2023年7月20日。</p>`;
const groups: readonly (readonly [number, string, readonly (readonly [number, string, Row[]])[]])[] = [
  [212, '机构职能', []],
  [
    213,
    '财政信息',
    [
      [221, '财政预决算', [row(221, 1, '云台区2025年财政预算', '2025-01-25')]],
      [222, '行政事业性收费', [row(222, 1, '2025年行政事业性收费目录清单', '2025-03-02')]],
      [223, '政府采购', [row(223, 1, '2023年政府集中采购目录', '2023-01-09')]],
    ],
  ],
  [
    214,
    '重点领域信息公开',
    [
      [224, '重大建设项目', [row(224, 1, '云台大道改造项目批准结果信息', '2025-06-02')]],
      [225, '教育', [row(225, 1, '2025年小学招生办法', '2025-05-12')]],
      [226, '安全生产', [row(226, 1, '2025年三季度安全生产检查情况', '2025-10-02')]],
      [227, '应急管理', []],
      [228, '行政许可', [row(228, 1, '10月行政许可公示', '2025-11-02')]],
      [229, '行政处罚', [row(229, 1, '10月行政处罚公示', '2025-11-02')]],
    ],
  ],
];
const news = [
  row(101, 1, '区长调研重点项目建设', '2025-11-16'),
  row(101, 2, '云台区召开安全生产会议', '2025-11-12'),
  row(101, 3, '云台花果香 农文旅融合', '2025-11-09'),
];
const pages: Record<string, string> = {
  '/': shell(
    '首页',
    `<ul class="focus">${news.map(([url, title, on]) => `<li><a href="${url}">${title}</a><i>${on.slice(5)}</i></li>`).join('')}</ul><div class="zt"><a href="/col/col400/index.html"><img src="/zt.jpg" alt="主题教育"></a></div>`,
  ),
  '/col/col101/index.html': list('云台要闻', news, ''),
  '/col/col102/index.html': list('通知公告', [row(102, 1, '关于调整公交线路的公告', '2025-11-03')], ''),
  '/col/col300/index.html': shell(
    '解读回应',
    `<div class="cols"><a href="/col/col301/index.html">政策解读</a><a href="/col/col302/index.html">新闻发布会</a></div>`,
  ),
  '/col/col301/index.html': list('政策解读', [row(301, 1, '《云台区人才公寓管理办法》政策解读', '2024-05-10')], ''),
  '/col/col302/index.html': list('新闻发布会', [row(302, 1, '“十四五”成就系列发布会', '2025-09-10')], ''),
  '/col/col400/index.html': list('主题教育', [row(400, 1, '主题教育开展情况', '2023-09-10')], ''),
  '/col/col200/index.html': shell(
    '政府信息公开',
    `<div class="l">${zNodes}</div><div class="r"><h3>各部门、镇街政府信息公开</h3><div class="wall">${['财政局', '教育局', '民政局', '司法局', '住建局', '水利局'].map((name, n) => `<a href="/col/col5${n}0/index.html">区${name}</a>`).join('')}</div></div>`,
  ),
  '/col/col201/index.html': list('政府信息公开指南', [
    row(201, 4, '云台区财政局政府信息公开指南', '2025-02-01'),
    row(201, 3, '云台区政府信息公开指南（2023年修订）', '2023-07-21'),
    row(201, 2, '云台区政府信息公开指南（2019版）', '2019-06-01'),
  ]),
  [a(201, 3, '2023-07-21')]: art('云台区政府信息公开指南（2023年修订）', '2023-07-21', guide),
  [a(201, 4, '2025-02-01')]: art(
    '云台区财政局政府信息公开指南',
    '2025-02-01',
    guide.replace('2023年7月20日', '2025年2月1日'),
  ),
  [a(201, 2, '2019-06-01')]: art(
    '云台区政府信息公开指南（2019版）',
    '2019-06-01',
    '<p>第一条 为便于公众获取信息，编制本指南。</p>',
  ),
  '/col/col202/index.html': list('政府信息公开制度', []),
  '/col/col203/index.html': list('法定主动公开内容', []).replace(
    '<h2>法定主动公开内容</h2>',
    `<h2>法定主动公开内容</h2><p>栏目简介：本栏目集中公开政府信息。</p>`,
  ),
  '/col/col204/index.html': list('政府信息公开年报', years),
  '/col/col205/index.html': list('依申请公开', []).replace(
    '<h2>依申请公开</h2>',
    '<h2>依申请公开</h2><div class="btns"><a href="javascript:void(0)">申请须知</a><a href="http://ysqgk.yuntai.gov.cn/apply">网上申请</a></div>',
  ),
  '/col/col211/index.html': list('政策文件', [
    row(211, 1, '云台区人民政府关于印发人才公寓管理办法的通知', '2024-05-06'),
  ]),
};
for (const [column, name, members] of groups) {
  pages[`/col/col${column}/index.html`] =
    members.length === 0
      ? list(name, [row(column, 1, '云台区人民政府机构职能', '2024-12-20')])
      : list(name, []).replace(
          `<h2>${name}</h2>`,
          `<h2>${name}</h2><ul class="subs">${members.map(([id, sub]) => `<li><a href="/col/col${id}/index.html">${sub}</a></li>`).join('')}</ul>`,
        );
  for (const [id, sub, rows] of members) {
    pages[`/col/col${id}/index.html`] = list(sub, rows);
    for (const [url, title, on] of rows) pages[url] = art(title, on, `<p>${'现将有关信息公布如下。'.repeat(12)}</p>`);
  }
}
for (const [url, title, on] of years) pages[url] = art(title, on, report(title.includes('2020') ? six[4] : undefined));
for (const [url, title, on] of [
  ...news,
  row(212, 1, '云台区人民政府机构职能', '2024-12-20'),
  row(211, 1, '云台区人民政府关于印发人才公寓管理办法的通知', '2024-05-06'),
  row(301, 1, '《云台区人才公寓管理办法》政策解读', '2024-05-10'),
  row(102, 1, '关于调整公交线路的公告', '2025-11-03'),
])
  pages[url] = art(title, on, `<p>${'有关情况说明如下，请予支持配合。'.repeat(12)}</p>`);

export const scriptTree: Portal = {
  name: '云台区人民政府',
  kind: 'district',
  start: '/',
  about: '公开平台的目录树写在脚本数据里；年报列表混有部门年报；指南有三个版本',
  pages,
  expected: {
    'platform-entrance': 'passed',
    'platform-column-guide': 'passed',
    'platform-column-system': 'failed',
    'platform-column-statutory': 'passed',
    'platform-column-annual-report': 'passed',
    'platform-column-names': 'passed',
    'platform-application-entry': 'passed',
    'guide-elements': 'passed',
    'guide-updated-date': ['passed', { updatedOn: '2023-07-20' }],
    'guide-updated-fresh': 'failed',
    'guide-application-terms': 'passed',
    'statutory-categories': ['failed', { missing: ['规划计划', '统计信息', '突发公共事件应急', '公务员招考'] }],
    'statutory-fresh': 'failed',
    'annual-report-present': ['failed', { missing: [2021] }],
    'annual-report-on-time': ['failed', { late: [{ year: 2023, publishedOn: '2024-04-08' }] }],
    'annual-report-sections': 'failed',
    'powers-list': 'failed',
    'emergency-plans': 'failed',
    'enforcement-publicity': 'passed',
    'documents-column': 'passed',
    'interpretation-column': 'failed',
    'home-updated': ['passed', { newestOn: '2025-11-16' }],
    'columns-blank': 'passed',
    'footer-identity': 'passed',
    'error-report-entry': 'passed',
  },
};
