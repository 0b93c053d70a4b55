/** 清溪区: drop-down menus, side boxes of newest items on every page, guide in parts with a table, reports as cards. */
import type { Portal } from './portal.js';

const top = (title: string, meta = ''): string => `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${title}-清溪区人民政府门户网站</title>
<meta name="SiteName" content="清溪区人民政府门户网站"><meta name="SiteDomain" content="www.qingxi.gov.cn"><meta name="SiteIDCode" content="4409990001">${meta}
<link rel="stylesheet" href="/static/common.css"><script>var _hmt = _hmt || [];</script></head><body>
<div class="topbar"><span id="weather">今日天气 18~25℃</span><a href="javascript:void(0)" onclick="aria.start()">无障碍阅读</a><a href="javascript:;" id="slh">长者助手</a><a href="/fanti/">繁體</a><a href="/user/login">登录</a></div>
<div class="header"><div class="logo"><a href="/"><img src="/static/logo.png" alt="清溪区人民政府"></a></div>
<div class="search"><form action="/s" method="get"><input type="text" name="q" placeholder="请输入关键字"><button>搜索</button></form><p>热词：<a href="/s?q=%E5%85%AC%E7%A7%AF%E9%87%91">公积金</a> <a href="/s?q=%E5%85%A5%E5%AD%A6">义务教育招生</a></p></div></div>
<div class="mainnav"><ul>
<li class="nav0"><a href="/">首页</a></li>
<li class="navslide"><a href="/zjqx/">走进清溪</a><div class="drop" style="display:none"><ul><li><a href="/zjqx/qxgk/">清溪概况</a></li><li><a href="/zjqx/lsyg/">历史沿革</a></li></ul></div></li>
<li class="navslide"><a href="/zwgk/">政务公开</a><div class="drop" style="display:none"><ul><li><a href="/zwgk/zfxxgk/">政府信息公开</a></li><li><a href="/zwgk/zfxxgk/zn/">政府信息公开指南</a></li><li><a href="/zwgk/zfxxgk/nb/">政府信息公开年报</a></li><li><a href="/zwgk/zcjd/">政策解读</a></li><li><a href="/zwgk/ldzc/">领导之窗</a></li></ul></div></li>
<li class="navslide"><a href="/xwzx/">新闻中心</a><div class="drop" style="display:none"><ul><li><a href="/xwzx/zwyw/">政务要闻</a></li><li><a href="/xwzx/tzgg/">通知公告</a></li></ul></div></li>
<li class="navslide"><a href="/hdjl/">互动交流</a><div class="drop" style="display:none"><ul><li><a href="/hdjl/yjzj/">意见征集</a></li><li><a href="/hdjl/qzxx/">区长信箱</a></li></ul></div></li>
</ul></div>`;

const news = Array.from(
  { length: 6 },
  (_, n) =>
    [
      `/xwzx/zwyw/content/post_90${10 + n}.html`,
      `区委理论学习中心组举行第${n + 3}次集体学习`,
      `2025-11-${17 - n}`,
    ] as const,
);
const bottom = `<div class="floatbox" style="position:fixed;right:0"><img src="/static/wx.png"><p>清溪发布微信</p><p>扫一扫</p><a href="#top">返回顶部</a></div>
<div class="links"><h4>友情链接</h4><select onchange="window.open(this.value)"><option>各区部门网站</option><option value="http://jyj.qingxi.gov.cn/">区教育局</option></select><a href="http://www.gov.cn/">中国政府网</a><a href="http://www.gd.gov.cn/">省政府网站</a></div>
<div class="footer"><p><a href="/wzdt/">网站地图</a> | <a href="/gywm/">关于我们</a></p><p>主办：清溪区人民政府办公室&#12288;网站标识码：4409990001&#12288;联系电话：0669-8800000</p><p>粤ICP备05000000号-1&#12288;粤公网安备 44099902000001号</p>
<script id="_jiucuo_" sitecode="4409990001" src="https://zfwzgl.www.gov.cn/exposure/jiucuo.js"></script></div></body></html>`;
const side = `<div class="right fr"><div class="box"><h3>最新信息<a class="more" href="/xwzx/zwyw/">more&gt;&gt;</a></h3><ul>${news.map(([url, title, on]) => `<li><a href="${url}" title="${title}">${title.slice(0, 12)}...</a><span>${on.slice(5)}</span></li>`).join('')}</ul></div>
<div class="box"><h3>热门文章</h3><ul><li><a href="/zwgk/zcwj/content/post_7001.html">清溪区城镇燃气管理办法</a></li><li><a href="/zwgk/zcwj/content/post_7002.html">清溪区公共租赁住房管理办法</a></li></ul></div></div>`;
const crumb = (...names: string[]): string =>
  `<div class="position">当前位置：<a href="/">首页</a>${names.map((name) => ` &gt; <span>${name}</span>`).join('')}</div>`;

const categories: readonly (readonly [
  group: string,
  readonly (readonly [folder: string, name: string, row: string])[],
])[] = [
  [
    '政策文件',
    [
      ['gfxwj', '行政规范性文件', '清溪区人民政府关于印发城镇燃气管理办法的通知'],
      ['zfwj', '区政府文件', '清溪区人民政府关于公布区级文物保护单位的通知'],
    ],
  ],
  [
    '机构信息',
    [
      ['jgzn', '机构职能', '清溪区人民政府办公室主要职责'],
      ['ldjj', '领导简介', '区长 周明远'],
    ],
  ],
  [
    '规划统计',
    [
      ['gh', '规划计划', '清溪区国民经济和社会发展第十四个五年规划纲要'],
      ['tj', '统计信息', '2025年10月清溪区经济运行数据'],
    ],
  ],
  [
    '行政执法',
    [
      ['xzxk', '行政许可', '2025年第三季度行政许可办理结果'],
      ['xzcf', '行政处罚与行政强制', '2025年10月行政处罚决定公示'],
    ],
  ],
  [
    '财政信息',
    [
      ['czyjs', '财政预决算', '清溪区2024年财政决算公开'],
      ['sf', '行政事业性收费', '清溪区行政事业性收费目录清单(2025年)'],
      ['zfcg', '政府集中采购', '2025年政府集中采购目录及标准'],
    ],
  ],
  [
    '重点领域',
    [
      ['zdxm', '重大建设项目', '清溪大桥改建工程批准结果'],
      ['jy', '教育', '2025年义务教育招生工作方案'],
      ['yjgl', '应急管理', '清溪区自然灾害救助应急预案'],
      ['hjbh', '环境保护', '2025年10月饮用水水源监测结果'],
      ['rszk', '公务员招考', '2025年考试录用公务员拟录用人员公示'],
    ],
  ],
];
const tree = `<div class="left fl"><h2>政府信息公开</h2><ul class="side"><li><a href="/zwgk/zfxxgk/zn/">政府信息<br>公开指南</a></li><li><a href="/zwgk/zfxxgk/zd/">政府信息<br>公开制度</a></li><li><a href="/zwgk/zfxxgk/fdzdgknr/">法定主动<br>公开内容</a><dl>${categories
  .map(
    ([group, members]) =>
      `<dt><i></i>${group}</dt>${members.map(([folder, name]) => `<dd><a href="/zwgk/zfxxgk/fdzdgknr/${folder}/">${name}</a></dd>`).join('')}`,
  )
  .join(
    '',
  )}</dl></li><li><a href="/zwgk/zfxxgk/nb/">政府信息<br>公开年报</a></li><li><a href="/zwgk/zfxxgk/ysq/">依申请<br>公开</a></li></ul></div>`;
const columnMeta = (name: string, type = '其他'): string =>
  `<meta name="ColumnName" content="${name}"><meta name="ColumnDescription" content="${name}栏目"><meta name="ColumnKeywords" content="${name}"><meta name="ColumnType" content="${type}">`;
const articleMeta = (name: string, title: string, on: string): string =>
  `${columnMeta(name)}<meta name="ArticleTitle" content="${title}"><meta name="PubDate" content="${on} 09:30"><meta name="ContentSource" content="区政府办">`;
const list = (name: string, rows: readonly (readonly [string, string, string])[]): string =>
  top(name, columnMeta(name)) +
  crumb('政务公开', name) +
  `<div class="wrap">${tree}<div class="mid"><h3 class="tit">${name}</h3><dl class="list">${rows.map(([url, title, on]) => `<dd><a href="${url}" target="_blank">${title}</a><em>[${on}]</em></dd>`).join('')}</dl><div class="page"><span>共1页</span></div></div>${side}</div>` +
  bottom;
const article = (name: string, title: string, on: string, body: string): string =>
  top(title, articleMeta(name, title, on)) +
  crumb('政务公开', name, '正文') +
  `<div class="wrap"><div class="article"><h1>${title}</h1><div class="info">发布时间：${on} 09:30&#12288;来源：区政府办&#12288;字体：[大 中 小]</div><div class="content" id="zoomcon">${body}</div></div>${side}</div>` +
  bottom;

const reports = [2024, 2023, 2022, 2021, 2020].map((year) => ({
  year,
  url: `/zwgk/zfxxgk/nb/content/post_${year}01.html`,
  on: `${year + 1}-03-2${year % 5}`,
}));
const reportText = `<p>本报告根据《中华人民共和国政府信息公开条例》编制，全文由总体情况、主动公开政府信息情况等六部分组成。</p><p>一、总体情况</p><p>全年通过区政府网站公开政府信息两千余条，办理依申请公开五十四件，均按期答复。</p><p>二、主动公开政府信息情况</p><table><tr><td>信息内容</td><td>本年制发件数</td></tr><tr><td>行政规范性文件</td><td>3</td></tr></table><p>三、收到和处理政府信息公开申请情况</p><table><tr><td>一、本年新收政府信息公开申请数量</td><td>54</td></tr></table><p>四、政府信息公开行政复议、行政诉讼情况</p><table><tr><td>行政复议</td><td>0</td></tr></table><p>五、存在的主要问题及改进情况</p><p>个别部门公开不够及时，下一步将加强督促。</p><p>六、其他需要报告的事项</p><p>没有收取信息处理费。</p>`;
const guideText = `<p style="text-align:center">（2025年修订）</p><p>为方便公民、法人和其他组织获取本机关政府信息，根据《中华人民共和国政府信息公开条例》，编制本指南。</p>
<p><strong>第一部分&#12288;主动公开</strong></p><p>一、信息分类和编排体系</p><p>本机关主动公开的政府信息分为机构职能、政策文件、财政预决算等十六类，按照“大类—小类—发布日期”逐级编排，每条信息编有索引号。</p><p>二、公开形式</p><p>公众可以通过清溪区人民政府门户网站、政府公报、区档案馆和图书馆查阅主动公开的政府信息。</p>
<p><strong>第二部分&#12288;依申请公开</strong></p><p>一、受理机构</p><table border="1"><tbody><tr><td>机构名称</td><td>清溪区人民政府办公室政务公开科</td></tr><tr><td>办公地点</td><td>清溪区府前大道8号行政中心3号楼412室</td></tr><tr><td>工作时间</td><td>夏季（5月至9月）8:30—12:00，15:00—18:00；冬季14:30—17:30，法定节假日除外</td></tr><tr><td>联系电话</td><td>0669－8812345</td></tr><tr><td>传&#12288;&#12288;真</td><td>0669－8812346</td></tr><tr><td>电子邮箱</td><td>zwgk@qingxi.gov.cn</td></tr></tbody></table>
<p>二、申请方式</p><p>（一）互联网申请。登录区政府门户网站依申请公开系统提交。（二）信函申请。（三）当面申请。</p><p>三、答复</p><p>收到申请能够当场答复的当场答复；不能当场答复的，自收到申请之日起20个工作日内予以答复；需要延长的，延长期限最长不超过20个工作日。</p><p style="text-align:right">更新日期：2025年6月30日</p>`;

const pages: Record<string, string> = {};
pages['/'] =
  top('清溪区人民政府') +
  `<div class="banner"><ul class="slides"><li><a href="${news[0]?.[0]}"><img src="/i/1.jpg" alt="集体学习"></a></li></ul></div>
<div class="wrap"><div class="tab"><div class="hd"><a href="/xwzx/zwyw/">政务要闻</a><a href="/xwzx/tzgg/">通知公告</a></div><ul>${news.map(([url, title, on]) => `<li><a href="${url}">${title}</a><span>${on.slice(5)}</span></li>`).join('')}</ul></div>
<div class="gk"><h3><a href="/zwgk/zfxxgk/">政府信息公开</a></h3><a href="/zwgk/zfxxgk/zn/">指南</a><a href="/zwgk/zfxxgk/nb/">年报</a></div></div>` +
  bottom;
pages['/zwgk/'] =
  top('政务公开', columnMeta('政务公开')) +
  crumb('政务公开') +
  `<div class="wrap"><div class="cards"><a href="/zwgk/zfxxgk/">政府信息公开</a><a href="/zwgk/zcjd/">政策解读</a><a href="/zwgk/zfxxgk/fdzdgknr/gfxwj/">规范性文件</a><a href="/zwgk/hygk/">会议公开</a></div></div>` +
  bottom;
pages['/zwgk/zfxxgk/'] =
  top('政府信息公开', columnMeta('政府信息公开', '信息公开目录')) +
  crumb('政务公开', '政府信息公开') +
  `<div class="wrap">${tree}<div class="mid"><h3>最新公开</h3><ul>${news
    .slice(0, 3)
    .map(([url, title, on]) => `<li><a href="${url}">${title}</a><span>${on}</span></li>`)
    .join('')}</ul></div></div>` +
  bottom;
pages['/zwgk/zfxxgk/zn/'] = article('政府信息公开指南', '清溪区人民政府信息公开指南', '2025-06-30', guideText).replace(
  '</div></div><div class="right',
  `</div></div><div class="right`,
);
pages['/zwgk/zfxxgk/zd/'] = list('政府信息公开制度', [
  ['/zwgk/zfxxgk/zd/content/post_1.html', '中华人民共和国政府信息公开条例', '2019-04-15'],
  ['/zwgk/zfxxgk/zd/content/post_2.html', '清溪区政府信息公开保密审查制度', '2023-05-08'],
]);
pages['/zwgk/zfxxgk/fdzdgknr/'] =
  top('法定主动公开内容', columnMeta('法定主动公开内容')) +
  crumb('政务公开', '法定主动公开内容') +
  `<div class="wrap">${tree}<div class="mid"><p class="tip">请点击左侧栏目查看</p></div>${side}</div>` +
  bottom;
for (const [, members] of categories)
  for (const [folder, name, row] of members) {
    const base = `/zwgk/zfxxgk/fdzdgknr/${folder}/`;
    const rows = [0, 1, 2].map(
      (n) =>
        [
          `${base}content/post_60${n}.html`,
          n === 0 ? row : `${row}（${n}）`,
          `2025-${['10', '08', '03'][n]}-12`,
        ] as const,
    );
    pages[base] = list(name, rows);
    for (const [url, title, on] of rows)
      pages[url] = article(
        name,
        title,
        on,
        `<p>索引号：MB000001/2025-${on.slice(5, 7)}</p><p>${title}正文，现予公开，请遵照执行。${'本文件自印发之日起施行。'.repeat(12)}</p>`,
      );
  }
pages['/zwgk/zfxxgk/nb/'] =
  top('政府信息公开年报', columnMeta('政府信息公开年报', '信息公开年报')) +
  crumb('政务公开', '政府信息公开年报') +
  `<div class="wrap">${tree}<div class="mid cards">${reports.map(({ year, url, on }) => `<div class="card"><a href="${url}"><img src="/i/nb.png" alt=""><p class="y">${year}</p><p>清溪区${year}年政府信息公开工作年度报告</p></a><span>${on}</span></div>`).join('')}</div>${side}</div>` +
  bottom;
for (const { year, url, on } of reports)
  pages[url] = article('政府信息公开年报', `清溪区${year}年政府信息公开工作年度报告`, on, reportText);
pages['/zwgk/zfxxgk/ysq/'] =
  top('依申请公开', columnMeta('依申请公开', '依申请公开')) +
  crumb('政务公开', '依申请公开') +
  `<div class="wrap">${tree}<div class="mid"><p>公民、法人或者其他组织可以当面、邮寄或者通过互联网提出申请。</p><p><a href="/ysqgk/apply">我要申请</a>&#12288;<a href="/ysqgk/query">申请查询</a></p></div>${side}</div>` +
  bottom;
pages['/zwgk/zcjd/'] = list('政策解读', [
  ['/zwgk/zcjd/content/post_801.html', '《清溪区城镇燃气管理办法》解读', '2025-09-03'],
  ['/zwgk/zcjd/content/post_802.html', '一图读懂公共租赁住房管理办法', '2025-08-15'],
]);
pages['/zwgk/zcjd/content/post_801.html'] = article(
  '政策解读',
  '《清溪区城镇燃气管理办法》解读',
  '2025-09-03',
  '<p>一、背景依据。二、目标任务。三、主要内容。</p>'.repeat(8),
);
pages['/zwgk/zcjd/content/post_802.html'] = article(
  '政策解读',
  '一图读懂公共租赁住房管理办法',
  '2025-08-15',
  '<p><img src="/i/t.png"></p>',
);
pages['/zwgk/ldzc/'] = list('领导之窗', [['/zwgk/ldzc/content/post_1.html', '区长 周明远', '2025-02-01']]);
pages['/zwgk/hygk/'] = list('会议公开', [
  ['/zwgk/hygk/content/post_1.html', '清溪区第十届人民政府第58次常务会议', '2025-11-05'],
]);
pages['/xwzx/'] = list('新闻中心', news);
pages['/xwzx/zwyw/'] = list('政务要闻', news);
pages['/xwzx/tzgg/'] = list('通知公告', [
  ['/xwzx/tzgg/content/post_1.html', '关于开展城区犬只免疫登记的通告', '2025-11-10'],
]);
for (const [url, title, on] of news)
  pages[url] = article('政务要闻', title, on, `<p>${'会议强调，要学深悟透，抓好落实。'.repeat(15)}</p>`);
pages['/hdjl/'] =
  top('互动交流', columnMeta('互动交流')) +
  crumb('互动交流') +
  `<div class="cards"><a href="/hdjl/yjzj/">意见征集</a><a href="/hdjl/qzxx/">区长信箱</a></div>` +
  bottom;
pages['/hdjl/yjzj/'] = list('意见征集', [
  ['/hdjl/yjzj/content/post_1.html', '关于公开征求《清溪区养犬管理办法（征求意见稿）》意见的公告', '2025-10-09'],
]);
pages['/hdjl/qzxx/'] = list('区长信箱', [['/hdjl/qzxx/content/post_1.html', '关于府前路路灯损坏的反映', '2025-11-02']]);
pages['/zjqx/'] =
  top('走进清溪', columnMeta('走进清溪')) +
  crumb('走进清溪') +
  `<div class="cards"><a href="/zjqx/qxgk/">清溪概况</a><a href="/zjqx/lsyg/">历史沿革</a></div>` +
  bottom;
pages['/zjqx/qxgk/'] = article(
  '清溪概况',
  '清溪概况',
  '2025-01-08',
  `<p>${'清溪区位于两江交汇处，辖六个街道四个镇。'.repeat(12)}</p>`,
);
pages['/zjqx/lsyg/'] = article(
  '历史沿革',
  '历史沿革',
  '2025-01-08',
  `<p>${'清溪之名始见于北宋，明置巡检司，清改县。'.repeat(12)}</p>`,
);
pages['/wzdt/'] =
  top('网站地图') +
  crumb('网站地图') +
  `<div class="map"><a href="/zwgk/">政务公开</a><a href="/xwzx/">新闻中心</a><a href="/hdjl/">互动交流</a></div>` +
  bottom;

export const megaMenu: Portal = {
  name: '清溪区人民政府',
  kind: 'district',
  start: '/',
  about: '下拉菜单、每页右侧最新信息、分部分的指南、卡片式年报',
  pages,
  expected: {
    'platform-entrance': 'passed',
    'platform-column-guide': 'passed',
    'platform-column-system': 'passed',
    'platform-column-statutory': 'passed',
    'platform-column-annual-report': 'passed',
    'platform-column-names': 'passed',
    'platform-application-entry': 'passed',
    'platform-same-host': 'passed',
    'platform-no-news': 'passed',
    'guide-elements': 'passed',
    'guide-updated-date': 'passed',
    'guide-updated-fresh': 'passed',
    'guide-application-terms': 'passed',
    'statutory-categories': 'passed',
    'statutory-fresh': 'passed',
    'annual-report-present': 'passed',
    'annual-report-on-time': 'passed',
    'annual-report-sections': 'passed',
    'powers-list': 'failed',
    'emergency-plans': 'passed',
    'enforcement-publicity': 'passed',
    'documents-column': 'passed',
    'interpretation-column': 'passed',
    'consultation-column': 'passed',
    'meeting-column': 'passed',
    'proposals-column': 'failed',
    'home-updated': 'passed',
    'columns-blank': 'passed',
    'meta-site': 'passed',
    'meta-column': 'passed',
    'meta-article': 'passed',
    'footer-identity': 'passed',
    'error-report-entry': 'passed',
  },
};
