/** 青石县教育局: a sub-site in a folder of the county's portal, under the portal's own header; one report is not there. */
import type { Portal } from './portal.js';

const page = (
  title: string,
  body: string,
  meta = '',
): string => `<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>${title}_青石县教育局</title>
<META Name="SiteName" Content="青石县人民政府"><META Name="SiteDomain" Content="www.qingshi.gov.cn"><META Name="SiteIDCode" Content="3799990001">${meta}</head><body>
<div id="head"><div class="w1200"><a href="/"><img src="/images/qslogo.png"></a><div id="nav"><ul><li><a href="/index.html">网站首页</a></li><li><a href="/zjqs/">走进青石</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/zwfw/">政务服务</a></li><li><a href="/hdjl/">互动交流</a></li></ul></div></div></div>
<div class="dept"><h2>青石县教育局</h2><ul class="deptnav"><li><a href="/jyj/">首页</a></li><li><a href="/jyj/jgxx/">机构信息</a></li><li><a href="/jyj/xxgk/">信息公开</a></li><li><a href="/jyj/gzdt/">工作动态</a></li><li><a href="/jyj/tzgg/">通知公告</a></li></ul></div>
${body}
<div id="foot"><p>主办单位：青石县人民政府办公室 承办：青石县大数据中心 技术支持电话：0539-0000000</p><p>鲁ICP备05000001号 网站标识码：3799990001 鲁公网安备37999902000001号</p><a href="/wzdt/">网站地图</a><a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=3799990001">我为政府网站找错</a></div></body></html>`;
const row = (url: string, title: string, on: string): string =>
  `<tr><td>·</td><td><a href="${url}" target=_blank>${title}</a></td><td align=right>(${on})</td></tr>`;
const table = (name: string, rows: readonly (readonly [string, string, string])[], menu = ''): string =>
  page(
    name,
    `<table width=1000 align=center><tr><td width=220 valign=top>${menu}</td><td valign=top><table><tr><td>您现在的位置：<a href="/jyj/">青石县教育局</a>&gt;&gt;${name}</td></tr><tr><td><table class="list">${rows.map((cells) => row(...cells)).join('')}</table></td></tr><tr><td>共${rows.length}条 第1/1页</td></tr></table></td></tr></table>`,
  );
const text = (title: string, on: string, body: string, extra = ''): string =>
  page(
    title,
    `<table width=1000 align=center><tr><td>当前位置：<a href="/jyj/">青石县教育局</a>&gt;&gt;正文</td></tr><tr><td align=center><b class=bt>${title}</b></td></tr><tr><td align=center>时间：${on}&#12288;来源：县教育局&#12288;${extra}</td></tr><tr><td><div class="TRS_Editor">${body}</div></td></tr></table>`,
    `<META Name="ArticleTitle" Content="${title}"><META Name="PubDate" Content="${on} 10:00">`,
  );

const menuOf = (folder: string): string =>
  `<table>${[
    ['gkzn', '信息公开指南'],
    ['gkzd', '政府信息公开制度'],
    ['fdzdgk', '法定主动公开内容'],
    ['gknb', '政府信息公开年报'],
    ['ysqgk', '依申请公开'],
  ]
    .map(([path, name]) => `<tr><td><a href="${folder}${path}/">${name}</a></td></tr>`)
    .join('')}</table>`;
const menu = menuOf('/jyj/xxgk/');
const report = (body: string): string =>
  [
    '总体情况',
    '主动公开政府信息情况',
    '收到和处理政府信息公开申请情况',
    '因政府信息公开工作被申请行政复议、提起行政诉讼情况',
    '政府信息公开工作存在的主要问题及改进情况',
    '其他需要报告的事项',
  ]
    .map(
      (name, n) =>
        `<p>${'一二三四五六'[n]}、${name}</p><p>${body}${'按照条例规定做好相关工作，定期检查更新。'.repeat(3)}</p>`,
    )
    .join('');
const guide = `<p>为了更好地提供政府信息公开服务，青石县教育局编制了本指南。</p><p>一、主动公开</p><p>（一）公开内容。分为机构职能、政策文件、教育统计、招生考试、财政信息等类别。</p><p>（二）编排体系：按信息类别和发布日期编排。</p><p>（三）公开形式。通过青石县人民政府网站教育局专栏、县档案馆公开。</p><p>二、依申请公开</p><p>（一）受理机构：青石县教育局办公室；地址：青石县文化路16号；邮编：276000</p><p>对外联系方式：电话0539-7000001，传真（0539）7000002，E-mail：qsjyj@ly.shandong.cn</p><p>受理时间：工作日 8:30-12:00，13:30-17:30</p><p>（二）申请人可通过信函、当面提交等方式提出申请。本机关自收到申请之日起二十个工作日内予以答复。</p><p>本指南最近更新时间：2024年3月12日</p>`;

const years: readonly (readonly [string, string, string])[] = [
  ['/jyj/xxgk/gknb/202501/t20250121_11.html', '青石县教育局2024年度政府信息公开工作年度报告', '2025-01-21'],
  ['/jyj/xxgk/gknb/202402/t20240205_12.html', '县教育局2023年政府信息公开年度报告', '2024-02-05'],
  ['/jyj/xxgk/gknb/202201/t20220119_13.html', '2021年度县教育局政府信息公开工作报告', '2022-01-19'],
  ['/jyj/xxgk/gknb/202101/t20210125_14.html', '青石县教育局政府信息公开工作年度报告（2020年）', '2021-01-25'],
];
const pages: Record<string, string> = {
  '/': page(
    '青石县人民政府',
    `<ul>${[1, 2, 3, 4].map((n) => `<li><a href="/xw/202511/t2025111${n}_${n}.html">县政府召开第${n}次常务会议</a><span>2025-11-1${n}</span></li>`).join('')}</ul><a href="/zwgk/">政府信息公开</a>`,
  ),
  '/zwgk/': page(
    '政府信息公开',
    menuOf('/zwgk/') +
      `<h3>部门信息公开</h3><ul><li><a href="/jyj/xxgk/">县教育局</a></li><li><a href="/czj/xxgk/">县财政局</a></li></ul>`,
  ),
  '/zwgk/gkzn/': text('青石县人民政府信息公开指南', '2025-08-01', guide.replaceAll('青石县教育局', '青石县人民政府')),
  '/zwgk/gknb/': table(
    '政府信息公开年报',
    [2024, 2023, 2022, 2021, 2020].map(
      (year) =>
        [
          `/zwgk/gknb/${year + 1}03/t${year + 1}0320_1.html`,
          `青石县人民政府${year}年政府信息公开工作年度报告`,
          `${year + 1}-03-20`,
        ] as const,
    ),
    menuOf('/zwgk/'),
  ),
  '/jyj/': page(
    '首页',
    `<table width=1000 align=center><tr><td><h3><a href="/jyj/gzdt/">工作动态</a></h3><ul><li><a href="/jyj/gzdt/202511/t20251114_1.html">全县中小学冬季运动会开幕</a><i>2025-11-14</i></li><li><a href="/jyj/gzdt/202511/t20251106_2.html">青石一中举办开放日</a><i>2025-11-06</i></li></ul></td><td><h3><a href="/jyj/tzgg/">通知公告</a></h3><ul><li><a href="/jyj/tzgg/202510/t20251020_3.html">关于教师资格认定的公告</a><i>2025-10-20</i></li></ul></td></tr></table>`,
  ),
  '/jyj/gzdt/': table('工作动态', [
    ['/jyj/gzdt/202511/t20251114_1.html', '全县中小学冬季运动会开幕', '2025-11-14'],
    ['/jyj/gzdt/202511/t20251106_2.html', '青石一中举办开放日', '2025-11-06'],
  ]),
  '/jyj/gzdt/202511/t20251114_1.html': text(
    '全县中小学冬季运动会开幕',
    '2025-11-14',
    `<p>${'运动会为期三天，共设三十个项目。'.repeat(12)}</p>`,
  ),
  '/jyj/tzgg/': table('通知公告', [['/jyj/tzgg/202510/t20251020_3.html', '关于教师资格认定的公告', '2025-10-20']]),
  '/jyj/jgxx/': text(
    '机构信息',
    '2025-02-11',
    `<p>县教育局贯彻党的教育方针，${'统筹全县教育改革与发展。'.repeat(8)}</p>`,
  ),
  '/jyj/xxgk/': page(
    '信息公开',
    `<table width=1000 align=center><tr><td width=220>${menu}</td><td><p>本栏目公开青石县教育局政府信息。</p></td></tr></table>`,
  ),
  '/jyj/xxgk/gkzn/': table(
    '信息公开指南',
    [
      ['/jyj/xxgk/gkzn/202403/t20240312_9.html', '青石县教育局政府信息公开指南（2024年修订）', '2024-03-12'],
      ['/jyj/xxgk/gkzn/201905/t20190520_8.html', '青石县教育局政府信息公开指南（2019版）', '2019-05-20'],
    ],
    menu,
  ),
  '/jyj/xxgk/gkzn/202403/t20240312_9.html': text('青石县教育局政府信息公开指南（2024年修订）', '2024-03-12', guide),
  '/jyj/xxgk/gkzn/201905/t20190520_8.html': text(
    '青石县教育局政府信息公开指南（2019版）',
    '2019-05-20',
    '<p>本指南适用于县教育局。联系电话：0539-7000001</p>',
  ),
  '/jyj/xxgk/gkzd/': table(
    '政府信息公开制度',
    [['/jyj/xxgk/gkzd/202306/t20230601_1.html', '青石县教育局政府信息公开审核制度', '2023-06-01']],
    menu,
  ),
  '/jyj/xxgk/fdzdgk/': page(
    '法定主动公开内容',
    `<table width=1000 align=center><tr><td width=220>${menu}</td><td><table>${[
      ['jgzn', '机构职能'],
      ['ysjs', '财政预决算'],
      ['zsks', '招生考试'],
      ['jytj', '教育统计'],
    ]
      .map(([path, name]) => `<tr><td><a href="/jyj/xxgk/fdzdgk/${path}/">${name}</a></td></tr>`)
      .join('')}</table></td></tr></table>`,
  ),
  '/jyj/xxgk/fdzdgk/jgzn/': table(
    '机构职能',
    [['/jyj/xxgk/fdzdgk/jgzn/202502/t20250211_1.html', '青石县教育局机构职能', '2025-02-11']],
    menu,
  ),
  '/jyj/xxgk/fdzdgk/ysjs/': table(
    '财政预决算',
    [['/jyj/xxgk/fdzdgk/ysjs/202502/t20250214_1.html', '青石县教育局2025年部门预算', '2025-02-14']],
    menu,
  ),
  '/jyj/xxgk/fdzdgk/zsks/': table(
    '招生考试',
    [['/jyj/xxgk/fdzdgk/zsks/202506/t20250610_1.html', '2025年普通高中招生工作意见', '2025-06-10']],
    menu,
  ),
  '/jyj/xxgk/fdzdgk/jytj/': table('教育统计', [], menu),
  '/jyj/xxgk/gknb/': table('政府信息公开年报', years, menu),
  '/jyj/xxgk/ysqgk/': text(
    '依申请公开',
    '2023-05-06',
    '<p>申请人可以通过信函、当面提交等方式向青石县教育局申请获取政府信息。</p><p><a href="/jyj/xxgk/ysqgk/W020230506.doc">政府信息公开申请表.doc</a></p>',
  ),
};
for (const [url, title, on] of years) pages[url] = text(title, on, report('县教育局'));
for (const [url, title, on] of [
  ['/jyj/xxgk/fdzdgk/jgzn/202502/t20250211_1.html', '青石县教育局机构职能', '2025-02-11'],
  ['/jyj/xxgk/fdzdgk/ysjs/202502/t20250214_1.html', '青石县教育局2025年部门预算', '2025-02-14'],
  ['/jyj/xxgk/fdzdgk/zsks/202506/t20250610_1.html', '2025年普通高中招生工作意见', '2025-06-10'],
  ['/jyj/xxgk/gkzd/202306/t20230601_1.html', '青石县教育局政府信息公开审核制度', '2023-06-01'],
  ['/jyj/tzgg/202510/t20251020_3.html', '关于教师资格认定的公告', '2025-10-20'],
] as const)
  pages[url] = text(title, on, `<p>${'现将有关事项公布如下，请遵照执行。'.repeat(12)}</p>`);

export const departmentFolder: Portal = {
  name: '青石县教育局',
  kind: 'department',
  start: '/jyj/',
  about: '门户目录下的部门子站，页头是门户的；指南有两个版本',
  pages,
  expected: {
    'platform-entrance': 'passed',
    'platform-column-guide': 'passed',
    'platform-column-system': 'passed',
    'platform-column-statutory': 'passed',
    'platform-column-annual-report': 'passed',
    'platform-column-names': ['failed', { names: { 信息公开指南: '政府信息公开指南' } }],
    'platform-application-entry': 'passed',
    'platform-same-host': 'passed',
    'guide-elements': 'passed',
    'guide-updated-date': ['passed', { updatedOn: '2024-03-12' }],
    'guide-updated-fresh': 'passed',
    'guide-application-terms': 'passed',
    'statutory-categories': 'passed',
    'statutory-fresh': 'passed',
    'annual-report-present': ['failed', { missing: [2022] }],
    'annual-report-on-time': ['failed', { late: [{ year: 2023, publishedOn: '2024-02-05' }] }],
    'annual-report-sections': 'passed',
    'documents-column': 'failed',
    'home-updated': 'inapplicable',
    'columns-blank': 'inapplicable',
  },
};
