/** 蓼城县: every column is one path with other parameters, and the county's units have theirs beside it. */
import type { Portal } from './portal.js';
import { guideText, plainText, reportText } from './prose.js';
import type { Row } from './prose.js';

const ORGAN = '6601841';
const page = (title: string, body: string, column = ''): string => `<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>${title}_蓼城县人民政府</title>
<meta name="SiteName" content="蓼城县人民政府" /><meta name="SiteDomain" content="www.liaocheng-x.gov.cn" /><meta name="SiteIDCode" content="3499990003" />${column && `<meta name="ColumnName" content="${column}" /><meta name="ColumnType" content="其他" />`}</head><body>
<div class="top"><a href="javascript:void(0)" onclick="SetHome(this)">设为首页</a><a href="/site/mobile/8888">手机版</a></div>
<div class="nav w1200"><ul><li><a href="/">首页</a></li><li><a href="/content/column/6789790">今日蓼城</a></li><li><a href="/public/column/${ORGAN}?type=4&amp;action=list">政府信息公开</a></li><li><a href="/content/column/6789795">政策解读</a></li><li><a href="/content/column/6789797">互动交流</a></li></ul></div>
${body}
<div class="footer"><p>主办单位：蓼城县人民政府办公室&#12288;联系电话：0564-0000000</p><p>网站标识码：3499990003&#12288;皖ICP备05000003号-1&#12288;皖公网安备 34999902000003号</p><a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=3499990003">我为政府网站找错</a> <a href="/content/column/6789799">网站地图</a></div></body></html>`;

const categories: readonly (readonly [name: string, id: number, row: string])[] = [
  ['规范性文件', 7000001, '蓼城县人民政府关于印发县城公共停车场管理办法的通知'],
  ['机构设置', 7000002, '蓼城县人民政府机构设置'],
  ['规划信息', 7000003, '蓼城县国土空间总体规划'],
  ['统计信息', 7000004, '2025年10月蓼城县主要经济指标'],
  ['行政许可', 7000005, '2025年10月行政许可事项办理情况'],
  ['行政处罚', 7000006, '2025年10月行政处罚信息'],
  ['财政预决算', 7000007, '蓼城县2025年财政预算'],
  ['行政事业性收费', 7000008, '蓼城县2025年行政事业性收费目录'],
  ['政府采购', 7000009, '2025年政府集中采购目录实施方案'],
  ['重大建设项目', 7000010, '蓼城县2025年重点项目清单'],
  ['社会救助', 7000011, '2025年10月城乡低保资金发放情况'],
  ['应急管理', 7000012, '蓼城县突发事件总体应急预案'],
  ['食品药品监管', 7000013, '2025年第11期食品安全抽检公示'],
  ['招考录用', 7000014, '2025年考试录用公务员拟录用名单'],
];
const column = (query: string, organ = ORGAN): string => `/public/column/${organ}?${query}`;
const of = (id: number): string => column(`type=4&action=list&nav=3&catId=${id}`);
const GUIDE = column('type=2');
const SYSTEM = column('type=5&action=list&nav=2');
const REPORTS = column('type=4&action=list&nav=4&catId=6717999');

const amp = (url: string): string => url.replaceAll('&', '&amp;');
const left = `<div class="gk_left"><div class="gk_nav"><h2>政府信息公开</h2><ul>
<li class="zn"><a href="${amp(GUIDE)}">政府信息公开指南</a></li><li><a href="${amp(SYSTEM)}">政府信息公开制度</a></li><li><a href="${amp(column('type=4&action=list'))}">法定主动公开内容</a></li><li><a href="${amp(REPORTS)}">政府信息公开年报</a></li><li><a href="${amp(column('type=3'))}">依申请公开</a></li></ul></div>
<div class="units"><h2>部门信息公开</h2><ul>${['县发展改革委', '县教育局', '县公安局', '县民政局', '县财政局'].map((unit, at) => `<li><a href="${amp(column('type=4&action=list', `66019${String(at)}0`))}">${unit}</a></li>`).join('')}</ul></div></div>`;
const menu = `<div class="catalog"><ul>${categories.map(([name, id]) => `<li><a title="${name}" href="${amp(of(id))}">${name}</a></li>`).join('')}</ul></div>`;
const rowsOf = (rows: readonly Row[]): string =>
  `<ul class="public_list">${rows.map(([url, title, on], at) => `<li><span class="xh">${String(at + 1)}</span><a href="${url}" target="_blank" title="${title}">${title}</a><span class="date">${on}</span></li>`).join('')}</ul><div id="pagination"></div><script>Ls.pagination("#pagination", function(i){ location.href = "?pageIndex=" + i }, { pageIndex: 1, pageCount: 1, total: ${String(rows.length)} });</script>`;
const list = (name: string, rows: readonly Row[], inner = ''): string =>
  page(
    name,
    `<div class="w1200"><div class="wz">当前位置：<a href="/">首页</a> &gt; <a href="${amp(column('type=4&action=list'))}">政府信息公开</a> &gt; ${name}</div>${left}<div class="gk_right"><h3>${name}</h3>${inner}${rowsOf(rows)}</div></div>`,
    name,
  );
const article = (title: string, on: string, body: string): string =>
  page(
    title,
    `<div class="w1200"><div class="wz">当前位置：<a href="/">首页</a> &gt; 正文</div><table class="xx"><tr><th>索引号：</th><td>003260000/202511-00001</td><th>发布日期：</th><td>${on}</td></tr><tr><th>信息名称：</th><td colspan="3">${title}</td></tr></table><h1>${title}</h1><div class="j-fontContent">${body}</div></div>`,
  );

function make(isFaulty: boolean): Portal {
  const pages: Record<string, string> = {};
  const put = ([url, title, on]: Row, body: string): Row => {
    pages[url] = article(title, on, body);
    return [url, title, on];
  };
  const news: Row[] = [
    ['石榴园里话丰年', '2025-11-17'],
    ['县图书馆新馆开放', '2025-11-14'],
    ['我县举办职工技能竞赛', '2025-11-11'],
    ['淠河大桥主塔封顶', '2025-11-07'],
  ].map(([title = '', on = ''], at) => put([`/content/article/1393832${String(at)}`, title, on], plainText(title)));
  pages['/'] = page(
    '首页',
    `<div class="w1200"><div class="tt"><a href="/content/column/6789790">今日蓼城</a></div><ul>${news.map(([url, title, on]) => `<li><a href="${url}">${title}</a><span>${on}</span></li>`).join('')}</ul><div class="gk"><a href="${amp(column('type=4&action=list'))}"><img src="/gk.png" alt="政府信息公开"></a></div></div>`,
  );
  pages['/content/column/6789790'] = list('今日蓼城', news);
  pages['/content/column/6789795'] = list('政策解读', [
    put(
      ['/content/article/13938400', '一图读懂《蓼城县县城公共停车场管理办法》', '2025-09-03'],
      '<p><img src="/a.png"></p>',
    ),
  ]);
  pages['/content/column/6789797'] = list('互动交流', [
    put(['/content/article/13938401', '关于路灯维修的来信', '2025-10-10'], plainText('来信')),
  ]);
  const county = {
    name: '蓼城县人民政府',
    office: '蓼城县人民政府办公室',
    address: '蓼城县中市街道新河路1号',
    phone: '0564-4000001',
    mail: 'lczwgk@163.com',
  };
  pages[GUIDE] = page(
    '政府信息公开指南',
    `<div class="w1200"><div class="wz">当前位置：首页 &gt; 政府信息公开指南</div>${left}<div class="gk_right"><h3>政府信息公开指南</h3><div class="j-fontContent">${guideText(county)}</div></div></div>`,
    '政府信息公开指南',
  );
  pages[SYSTEM] = list(
    '政府信息公开制度',
    isFaulty
      ? []
      : [put([`/public/${ORGAN}/30010001.html`, '蓼城县政府信息公开审查制度', '2023-03-09'], plainText('制度'))],
  );
  const blank = isFaulty ? ['行政事业性收费', '规划信息'] : [];
  const rows: Row[] = [];
  categories.forEach(([name, id, title], at) => {
    const row: Row = [
      `/public/${ORGAN}/3100${String(at)}001.html`,
      title,
      `2025-${String(10 - (at % 9)).padStart(2, '0')}-12`,
    ];
    if (!blank.includes(name)) rows.push(put(row, plainText(title)));
    pages[of(id)] = list(name, blank.includes(name) ? [] : [row], menu);
  });
  pages[column('type=4&action=list')] = list('法定主动公开内容', rows, menu);
  const years = [2024, 2023, 2022, 2021, 2020].filter((year) => !(isFaulty && year === 2023));
  pages[REPORTS] = list(
    '政府信息公开年报',
    years.map((year) =>
      put(
        [
          `/public/${ORGAN}/3200${String(year)}.html`,
          `蓼城县${String(year)}年政府信息公开工作年度报告`,
          `${String(year + 1)}-03-2${String(year % 5)}`,
        ],
        reportText('蓼城县', year),
      ),
    ),
  );
  pages[column('type=3')] = page(
    '依申请公开',
    `<div class="w1200">${left}<div class="gk_right"><h3>依申请公开</h3><form action="/public/apply" method="post"><p>申请人姓名<input name="name"></p><p>所需信息内容<textarea name="content"></textarea></p><button>提交申请</button></form></div></div>`,
    '依申请公开',
  );
  // The units' own platforms: same path, another number.
  for (const at of [0, 1, 2, 3, 4])
    pages[column('type=4&action=list', `66019${String(at)}0`)] = list('部门信息公开', [
      put([`/public/66019${String(at)}0/1.html`, '部门2025年预算公开', '2025-02-20'], plainText('预算')),
    ]);
  pages['/content/column/6789799'] = page('网站地图', `<div class="w1200"><h3>网站地图</h3>${menu}</div>`);

  return {
    name: '蓼城县人民政府',
    kind: 'district',
    start: '/',
    about: `栏目都是同一路径的不同参数${isFaulty ? '；制度、收费、规划空白，缺一年年报' : ''}`,
    pages,
    // A parameter that the server does not know changes nothing; without one it shows the catalogue.
    serve: ({ path }) =>
      pages[path] === undefined && path.startsWith('/public/column/')
        ? { status: 404, body: page('404', '<p>404 您访问的页面不存在</p>') }
        : undefined,
    expected: {
      'platform-entrance': 'passed',
      'platform-column-guide': 'passed',
      'platform-column-system': isFaulty ? 'failed' : 'passed',
      'platform-column-statutory': 'passed',
      'platform-column-annual-report': 'passed',
      'platform-column-names': 'passed',
      'platform-application-entry': 'passed',
      'platform-same-host': 'passed',
      'platform-no-news': 'passed',
      'guide-elements': 'passed',
      'guide-updated-date': ['passed', { updatedOn: '2025-04-16' }],
      'guide-application-terms': 'passed',
      'statutory-categories': isFaulty ? ['failed', { missing: ['规划计划', '行政事业性收费'] }] : 'passed',
      'statutory-fresh': 'passed',
      'annual-report-present': isFaulty ? ['failed', { missing: [2023] }] : 'passed',
      'annual-report-on-time': 'passed',
      'annual-report-sections': 'passed',
      'powers-list': 'failed',
      'emergency-plans': 'passed',
      'enforcement-publicity': 'passed',
      'documents-column': 'passed',
      'interpretation-column': 'passed',
      'home-updated': ['passed', { newestOn: '2025-11-17' }],
      'columns-blank': 'passed',
      'columns-blank-any': isFaulty
        ? ['failed', { missing: ['政府信息公开制度', '规划信息', '行政事业性收费'] }]
        : 'passed',
      'meta-site': 'passed',
      'footer-identity': 'passed',
      'error-report-entry': 'passed',
    },
  };
}

export const queryColumns = make(false);
export const queryColumnsFaulty = make(true);
