/** 嵩阳区: the platform is a frame on a host of its own, menus are scripts and data attributes, the bare name sends on to www. */
import type { Portal, PortalAnswer } from './portal.js';
import { guideText, newsTitles, plainText, reportText } from './prose.js';
import type { Row } from './prose.js';

const WWW = 'www.songyang-qu.gov.cn';
const ZWGK = 'zwgk.songyang-qu.gov.cn';
const BARE = 'songyang-qu.gov.cn';
const ELSEWHERE = 'zwgk.songyang-xxgk.cn';

const outer = (title: string, body: string): string => `<!doctype html>
<html lang=zh><head><meta charset=utf-8><title>${title}_嵩阳区人民政府网站</title><meta name=SiteName content="嵩阳区人民政府网站"><meta name=SiteDomain content="${BARE}"><meta name=SiteIDCode content="4199990006"></head><body>
<div id=header><img src=/logo.png alt=嵩阳区><ul id=nav><li data-url="/"><a href="javascript:;">首页</a></li><li><a href="javascript:;" data-url="/dt/">嵩阳动态</a></li><li onclick="location.href='/gk/'"><span>信息公开</span></li><li><a href="javascript:goTo('/gk/')">政府信息公开</a></li><li><a href="javascript:void(0)" onclick="window.open('/jd/')">政策解读</a></li></ul></div>
${body}
<div id=footer>嵩阳区人民政府主办&#12288;电话0371-00000000&#12288;豫ICP备05000006号&#12288;豫公网安备41999902000006号&#12288;网站标识码4199990006&#12288;<a href=/map.html>网站地图</a><a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=4199990006">找错</a></div><script>function goTo(u){location.href=u}</script></body></html>`;
const inner = (title: string, body: string): string =>
  `<!doctype html><html><head><meta charset=utf-8><title>${title}</title></head><body><div class=wrap>${body}</div></body></html>`;
const rows = (list: readonly Row[], scheme = ''): string =>
  `<div class=lb>${list.map(([url, title, on]) => `<div class=row><a href="${scheme}${url}" title="${title}">${title}</a><b>${on}</b></div>`).join('')}</div>`;

const categories: readonly (readonly [id: string, name: string, title: string])[] = [
  ['a01', '行政规范性文件', '嵩阳区人民政府关于印发户外广告管理办法的通知'],
  ['a02', '机构职能', '嵩阳区人民政府办公室职能'],
  ['a03', '规划计划', '嵩阳区2025年国民经济计划报告'],
  ['a04', '统计信息', '嵩阳区2025年10月统计月报'],
  ['a05', '行政许可', '2025年10月行政许可结果'],
  ['a06', '行政处罚和行政强制', '2025年10月行政处罚结果'],
  ['a07', '预算决算', '嵩阳区2024年财政决算'],
  ['a08', '行政事业性收费', '嵩阳区收费目录'],
  ['a09', '政府集中采购', '2025年政府集中采购目录'],
  ['a10', '重大建设项目', '嵩阳区重大项目批准和实施情况'],
  ['a11', '民生保障', '2025年第三季度社会救助情况'],
  ['a12', '突发公共事件应急预案', '嵩阳区地震应急预案'],
  ['a13', '监督检查', '2025年10月食品安全监督抽检'],
  ['a14', '公务员招考', '2025年公务员拟录用公示'],
];

function make(isFaulty: boolean): Portal {
  const host = isFaulty ? ELSEWHERE : ZWGK;
  const www: Record<string, string> = {};
  const gk: Record<string, string> = {};
  const put = (pages: Record<string, string>, [url, title, on]: Row, body: string): Row => {
    pages[url] = inner(title, `<h1>${title}</h1><p class=fbsj>发布时间：${on}</p><div class=zw>${body}</div>`);
    return [url, title, on];
  };
  const news = newsTitles.map((title, at): Row => {
    const row: Row = [`/dt/t2025111${String(7 - at)}_60${String(at)}.html`, title, `2025-11-1${String(7 - at)}`];
    www[row[0]] = outer(title, `<h1>${title}</h1><p>发布时间：${row[2]}</p><div class=zw>${plainText(title)}</div>`);
    return row;
  });
  www['/'] = outer('首页', `<div class=dt><h2>嵩阳动态</h2>${rows(news)}</div>`);
  www['/dt/'] = outer('嵩阳动态', `<div class=pos>首页 &gt; 嵩阳动态</div>${rows(news)}`);
  www['/jd/'] = outer(
    '政策解读',
    `<div class=pos>首页 &gt; 政策解读</div>${rows([put(www, ['/jd/t20250901_701.html', '《嵩阳区户外广告管理办法》解读', '2025-09-01'], plainText('办法'))])}`,
  );
  www['/map.html'] = outer('网站地图', '<div><a href="/dt/">嵩阳动态</a><a href="/jd/">政策解读</a></div>');
  // The portal's page is a shell around another host's.
  www['/gk/'] = outer(
    '政府信息公开',
    `<iframe id=mainFrame src="//${host}/pt/index.html" width=100% height=1200 frameborder=0></iframe>`,
  );

  const menu = `<ul class=cd>${[
    ['zn', '政府信息公开指南'],
    ['zd', '政府信息公开制度'],
    ['fd', '法定主动公开内容'],
    ['nb', '政府信息公开年报'],
    ['sq', '依申请公开'],
  ]
    .filter(([id]) => !(isFaulty && id === 'zd'))
    .map(
      ([id = '', name = '']) =>
        `<li><a href="javascript:void(0);" onclick="openLm('/pt/${id}/index.html')" data-url="/pt/${id}/index.html">${name.slice(0, 4)}<br>${name.slice(4)}</a></li>`,
    )
    .join('')}</ul><script>function openLm(u){ window.location.href = u; }</script>`;
  gk['/pt/index.html'] = inner('嵩阳区政府信息公开平台', `${menu}<div class=r><h3>最新公开</h3></div>`);
  const district = {
    name: '嵩阳区人民政府',
    office: '嵩阳区人民政府办公室',
    address: '嵩阳区少林路100号',
    phone: '0371-60000001',
    mail: 'syqzwgk@126.com',
  };
  gk['/pt/zn/index.html'] = inner(
    '政府信息公开指南',
    `${menu}<div class=r><h3>政府信息公开指南</h3><div class=zw>${guideText(district)}</div></div>`,
  );
  gk['/pt/zd/index.html'] = inner(
    '政府信息公开制度',
    `${menu}<div class=r><h3>政府信息公开制度</h3>${rows([put(gk, ['/pt/zd/t20230712_801.html', '嵩阳区政府信息公开发布协调制度', '2023-07-12'], plainText('发布协调'))])}</div>`,
  );
  gk['/pt/fd/index.html'] = inner(
    '法定主动公开内容',
    `${menu}<div class=r><ul class=ml>${categories.map(([id, name]) => `<li data-url="/pt/fd/${id}/index.html" onclick="openLm('/pt/fd/${id}/index.html')">${name}</li>`).join('')}</ul></div>`,
  );
  categories.forEach(([id, name, title], at) => {
    const on = `2025-${String(10 - (at % 9)).padStart(2, '0')}-20`;
    gk[`/pt/fd/${id}/index.html`] = inner(
      name,
      `${menu}<div class=r><h3>${name}</h3>${rows([put(gk, [`/pt/fd/${id}/t${on.replaceAll('-', '')}_9${String(at)}.html`, title, isFaulty && id === 'a04' ? '2024-01-20' : on], plainText(title))])}</div>`,
    );
  });
  gk['/pt/nb/index.html'] = inner(
    '政府信息公开年报',
    `${menu}<div class=r><h3>政府信息公开年报</h3>${rows([2024, 2023, 2022, 2021, 2020].map((year) => put(gk, [`/pt/nb/t${String(year + 1)}0325_${String(year)}.html`, `嵩阳区${String(year)}年政府信息公开工作年度报告`, `${String(year + 1)}-03-25`], reportText('嵩阳区', year))))}</div>`,
  );
  gk['/pt/sq/index.html'] = inner(
    '依申请公开',
    `${menu}<div class=r><h3>依申请公开</h3><form method=post action="/apply"><input name=who><textarea name=what></textarea><input type=submit value=提交申请></form></div>`,
  );

  const notFound: PortalAnswer = { status: 404, body: '<html><body>404 Not Found</body></html>' };
  return {
    name: '嵩阳区人民政府',
    kind: 'district',
    start: '/',
    hosts: [BARE, WWW, ZWGK, ELSEWHERE],
    about: `平台是子域名上的框架，菜单靠脚本和 data-url，裸域名跳转${isFaulty ? '；框架在别的域名，没有制度栏目，统计信息陈旧' : ''}`,
    pages: {},
    serve: ({ host: asked, path }) => {
      if (asked === BARE) return { status: 301, location: `http://${WWW}:PORT${path}` };
      const held = asked === WWW ? www : asked === host ? gk : {};
      const body = held[path];
      return body === undefined ? notFound : { body: body.replaceAll(`//${host}/`, `//${host}:PORT/`) };
    },
    expected: {
      'platform-entrance': 'passed',
      'platform-column-guide': 'passed',
      'platform-column-system': isFaulty ? 'failed' : 'passed',
      'platform-column-statutory': 'passed',
      'platform-column-annual-report': 'passed',
      'platform-column-names': 'passed',
      'platform-application-entry': 'passed',
      'platform-same-host': isFaulty ? 'failed' : 'passed',
      'guide-elements': 'passed',
      'guide-updated-date': ['passed', { updatedOn: '2025-04-16' }],
      'statutory-categories': 'passed',
      'statutory-fresh': isFaulty ? 'failed' : 'passed',
      'annual-report-present': 'passed',
      'annual-report-sections': 'passed',
      'powers-list': 'failed',
      'emergency-plans': 'passed',
      'enforcement-publicity': 'passed',
      'documents-column': 'passed',
      'interpretation-column': 'passed',
      'home-updated': ['passed', { newestOn: '2025-11-17' }],
      'footer-identity': 'passed',
    },
  };
}

export const framedHost = make(false);
export const framedHostFaulty = make(true);
