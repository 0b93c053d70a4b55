/** 梅岭区: the platform is `/gkmlpt/index`, a page of script data whose columns are lists by request. */
import type { Portal } from './portal.js';
import { guideText, newsTitles, plainText, reportText } from './prose.js';
import type { Row } from './prose.js';

const page = (
  title: string,
  body: string,
): string => `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}_梅岭区人民政府门户网站</title><meta name="SiteName" content="梅岭区人民政府门户网站"><meta name="SiteDomain" content="www.meiling.gov.cn"><meta name="SiteIDCode" content="4499990010"></head><body>
<div class="nav"><a href="/index.html">首页</a><a href="/zwdt/index.html">梅岭动态</a><a href="/gkmlpt/index">政府信息公开</a><a href="/zcjd/index.html">政策解读</a></div>${body}
<div class="foot">主办：梅岭区人民政府办公室&#12288;电话：0751-0000000&#12288;粤ICP备05000010号&#12288;粤公网安备44999902000010号&#12288;网站标识码：4499990010</div></body></html>`;
const ul = (rows: readonly Row[]): string =>
  `<ul class="list">${rows.map(([url, title, on]) => `<li><a href="${url}">${title}</a><span>${on}</span></li>`).join('')}</ul>`;
const categories: readonly (readonly [id: number, name: string, title: string])[] = [
  [201, '规范性文件', '梅岭区人民政府关于印发河长制实施办法的通知'],
  [202, '机构职能', '梅岭区人民政府办公室职能'],
  [203, '规划计划', '梅岭区“十四五”规划纲要'],
  [204, '统计信息', '2025年10月梅岭区统计月报'],
  [205, '行政许可', '2025年10月行政许可结果'],
  [206, '行政处罚', '2025年10月行政处罚结果'],
  [207, '财政预决算', '梅岭区2025年政府预算'],
  [208, '行政事业性收费', '梅岭区行政事业性收费目录清单'],
  [209, '政府采购', '2025年政府采购情况'],
  [210, '重大建设项目', '2025年重大建设项目清单'],
  [211, '社会救助', '2025年10月社会救助情况'],
  [212, '应急预案', '梅岭区突发事件总体应急预案'],
  [213, '监督检查', '2025年10月安全生产检查'],
  [214, '公务员招考', '2025年公务员录用公示'],
];

function make(isFaulty: boolean): Portal {
  const pages: Record<string, string> = {};
  const lists = new Map<number, Row[]>();
  let serial = 9300000;
  const put = (title: string, on: string, body: string): Row => {
    const url = `/gkmlpt/content/9/${String(Math.floor(++serial / 1000))}/post_${String(serial)}.html`;
    pages[url] = page(
      title,
      `<div class="crumb">当前位置：<a href="/index.html">首页</a> &gt; 正文</div><h1>${title}</h1><p>发布日期：${on}</p><div class="article-content">${body}</div>`,
    );
    return [url, title, on];
  };
  const news = newsTitles.map((title, at) => put(title, `2025-11-1${String(7 - at)}`, plainText(title)));
  pages['/index.html'] = page('首页', ul(news));
  pages['/'] = pages['/index.html'];
  pages['/zwdt/index.html'] = page('梅岭动态', ul(news));
  pages['/zcjd/index.html'] = page(
    '政策解读',
    ul([put('《梅岭区河长制实施办法》解读', '2025-06-30', plainText('办法'))]),
  );
  const district = {
    name: '梅岭区人民政府',
    office: '梅岭区人民政府办公室',
    address: '梅岭区梅关路5号',
    phone: '0751-8000001',
    mail: 'mlqzf@sg.gov.cn',
  };
  lists.set(101, [put('梅岭区人民政府信息公开指南', '2025-04-16', guideText(district))]);
  lists.set(102, isFaulty ? [] : [put('梅岭区政府信息公开制度汇编', '2024-05-05', plainText('制度'))]);
  categories.forEach(([id, , title], at) =>
    lists.set(id, [put(title, `2025-${String(10 - (at % 9)).padStart(2, '0')}-18`, plainText(title))]),
  );
  lists.set(
    103,
    categories.flatMap(([id]) => lists.get(id) ?? []),
  );
  lists.set(
    104,
    [2024, 2023, 2022, 2021, 2020]
      .filter((year) => !(isFaulty && year === 2021))
      .map((year) =>
        put(
          `梅岭区${String(year)}年政府信息公开工作年度报告`,
          `${String(year + 1)}-03-1${String(year % 7)}`,
          reportText('梅岭区', year),
        ),
      ),
  );
  const node = (id: number, name: string, subs: readonly unknown[] = []): unknown => ({
    id,
    name,
    jump_url: '',
    url: `http://127.0.0.1:PORT/gkmlpt/index#${String(id)}`,
    subs,
  });
  const tree = [
    node(101, '政府信息公开指南'),
    node(102, '政府信息公开制度'),
    node(
      103,
      '法定主动公开内容',
      categories.map(([id, name]) => node(id, name)),
    ),
    node(104, '政府信息公开年报'),
  ];
  const shell = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>梅岭区人民政府信息公开平台</title></head><body><div id="app"></div><script>window._CONFIG = {"SID":"751001","TREE":${JSON.stringify(tree)}};</script><script>
var T=window._CONFIG.TREE,app=document.getElementById('app');function links(t){return '<ul class="menu">'+t.map(function(n){return '<li><a href="/gkmlpt/index#'+n.id+'">'+n.name+'</a>'+(n.subs.length?links(n.subs):'')+'</li>'}).join('')+'</ul>'}
function show(){var id=location.hash.slice(1)||'101';fetch('/gkmlpt/api/all/'+id+'?page=1&sid=751001').then(function(r){return r.json()}).then(function(d){app.innerHTML='<div class="left">'+links(T)+'</div><div class="right"><ul>'+d.articles.map(function(a){return '<li><a href="'+a.url+'">'+a.title+'</a><span>'+a.created_at+'</span></li>'}).join('')+'</ul></div>'})}show();window.onhashchange=show;</script></body></html>`;
  return {
    name: '梅岭区人民政府',
    kind: 'district',
    start: '/',
    about: `平台是 gkmlpt 脚本外壳，栏目靠请求取数${isFaulty ? '；制度空白，缺一年年报' : ''}`,
    pages,
    serve: ({ path }) => {
      if (/^\/gkmlpt\/index(?:$|\?)/.test(path)) return { body: shell };
      const id = /^\/gkmlpt\/api\/all\/(\d+)/.exec(path)?.[1];
      if (id === undefined) return undefined;
      const rows = /[?&]page=(?!1\b)\d/.test(path) ? [] : (lists.get(Number(id)) ?? []);
      const articles = rows.map(([url, title, on]) => ({
        url: `http://127.0.0.1:PORT${url}`,
        title,
        created_at: on,
        display_publish_time: on,
        is_expired: false,
        is_abolished: false,
      }));
      return {
        type: 'application/json',
        body: JSON.stringify({ articles, classify: { id: Number(id), post_count: rows.length } }),
      };
    },
    expected: {
      'platform-entrance': 'passed',
      'platform-column-guide': 'passed',
      'platform-column-system': isFaulty ? 'failed' : 'passed',
      'platform-column-statutory': 'passed',
      'platform-column-annual-report': 'passed',
      'platform-column-names': 'passed',
      'platform-application-entry': 'failed|cantTell',
      'guide-elements': 'passed',
      'guide-updated-date': 'passed',
      'statutory-categories': 'passed',
      'statutory-fresh': 'passed',
      'annual-report-present': isFaulty ? 'failed' : 'passed',
      'annual-report-sections': 'passed',
      'emergency-plans': 'passed',
      'enforcement-publicity': 'passed',
      'documents-column': 'passed',
      'interpretation-column': 'passed',
      'home-updated': ['passed', { newestOn: '2025-11-17' }],
    },
  };
}

export const jsonPlatform = make(false);
export const jsonPlatformFaulty = make(true);
