/** 赤江区: TRS; the platform's menu is written by an included script, lists are paged by `createPageHTML`, stale columns. */
import type { Portal } from './portal.js';
import { guideText, newsTitles, plainText, reportText } from './prose.js';
import type { Row } from './prose.js';

const page = (
  title: string,
  up: string,
  body: string,
): string => `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN">
<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>${title}_赤江区人民政府</title>
<meta name="SiteName" content="赤江区人民政府"><meta name="SiteDomain" content="www.chijiang.gov.cn"><meta name="SiteIDCode" content="5199990008">
<script src="${up}images/jquery-1.8.3.min.js"></script></head><body>
<div class="header"><a href="${up}index.html"><img src="${up}images/logo.png" /></a></div>
<div class="daohang"><a href="${up}index.html">首页</a><a href="${up}zwdt/">赤江要闻</a><a href="${up}gsgg/">公示公告</a><a href="${up}zfxxgk/">政府信息公开</a><a href="${up}zcjd/">政策解读</a><a href="${up}hdjl/">互动交流</a></div>
${body}
<div class="footer">主办单位：赤江区人民政府&#12288;联系电话：023-00000000&#12288;渝ICP备05000008号&#12288;渝公网安备50999902000008号&#12288;网站标识码：5199990008</div></body></html>`;

const entries = [
  ['zfxxgkzn', '政府信息公开指南'],
  ['zfxxgkzd', '政府信息公开制度'],
  ['fdzdgknr', '法定主动公开内容'],
  ['zfxxgknb', '政府信息公开年报'],
  ['ysqgk', '依申请公开'],
] as const;
const categories: readonly (readonly [folder: string, name: string, title: string, on: string])[] = [
  ['gfxwj', '行政规范性文件', '赤江区人民政府关于印发城市养犬管理规定的通知', '2025-08-06'],
  ['jgjs', '机构设置', '赤江区政府工作部门', '2025-03-03'],
  ['ghxx', '规划信息', '赤江区“十四五”规划和二〇三五年远景目标纲要', '2025-01-06'],
  ['tjxx', '统计信息', '2025年10月赤江区经济运行情况', '2025-11-07'],
  ['xzxk', '行政许可', '2025年10月行政许可决定公示', '2025-11-03'],
  ['xzcf', '行政处罚', '2025年10月行政处罚决定公示', '2025-11-03'],
  ['czyjs', '财政预算、决算', '赤江区2025年财政预算', '2025-02-08'],
  ['sfxm', '行政事业性收费', '赤江区行政事业性收费目录清单', '2025-05-20'],
  ['zfcg', '政府采购', '2025年政府采购信息统计', '2025-06-23'],
  ['zdxm', '重大建设项目', '2025年重大建设项目名单', '2025-04-15'],
  ['msxx', '民生信息', '2025年第三季度就业创业情况', '2025-10-15'],
  ['yjgl', '应急管理', '赤江区森林火灾应急预案', '2025-03-19'],
  ['jdjc', '监督检查', '2025年10月食品抽检结果', '2025-11-05'],
  ['zklY', '招考录用', '2025年考试录用公务员公告', '2025-01-20'],
];

function make(isFaulty: boolean): Portal {
  const pages: Record<string, string> = {};
  // What the script writes; a reader of the bytes sees an empty box.
  const shown = entries.filter(([folder]) => !(isFaulty && folder === 'zfxxgkzd'));
  pages['/images/xxgk_menu.js'] = shown
    .map(([folder, name]) => `document.write('<li><a href="/zfxxgk/${folder}/">${name}</a></li>');`)
    .join('\n');
  const menu = `<div class="left"><h2>政府信息公开</h2><ul class="menu"><script type="text/javascript" src="/images/xxgk_menu.js"></script></ul></div>`;
  const article = (folder: string, id: number, title: string, on: string, body: string): Row => {
    const url = `${folder}${on.slice(0, 7).replace('-', '')}/t${on.replaceAll('-', '')}_${String(id)}.html`;
    pages[url] = page(
      title,
      '/',
      `<div class="wz">您的位置：<a href="/">首页</a>&gt;正文</div><h1>${title}</h1><div class="sj">日期：${on}</div><div class="TRS_Editor">${body}</div>`,
    );
    return [`./${url.slice(folder.length)}`, title, on];
  };
  const list = (
    name: string,
    rows: readonly Row[],
    inPlatform = true,
    pager = 'createPageHTML(1, 0, "index", "html");',
  ): string =>
    page(
      name,
      '/',
      `<div class="wz">您的位置：<a href="/">首页</a>&gt;${name}</div>${inPlatform ? menu : ''}<div class="right"><h3>${name}</h3><ul class="rows">${rows.map(([url, title, on]) => `<li><a href="${url}" title="${title}">${title}</a><span>${on}</span></li>`).join('\n')}</ul><div class="fy"><script>${pager}</script></div></div>`,
    );
  const news = newsTitles.map((title, at) =>
    article('/zwdt/', 500 + at, title, `2025-11-1${String(7 - at)}`, plainText(title)),
  );
  const from = (folder: string, [url, title, on]: Row): Row => [folder + url.slice(2), title, on];
  pages['/'] = page(
    '首页',
    '/',
    `<div class="yw"><h2>赤江要闻</h2><ul>${news
      .map((row) => from('/zwdt/', row))
      .map(([url, title, on]) => `<li><a href="${url}">${title}</a><span>${on}</span></li>`)
      .join('')}</ul></div>`,
  );
  pages['/zwdt/'] = list('赤江要闻', news, false);
  pages['/gsgg/'] = list(
    '公示公告',
    [article('/gsgg/', 601, '关于公开征求意见的公告', '2025-10-09', plainText('征求意见'))],
    false,
  );
  pages['/zcjd/'] = list(
    '政策解读',
    [
      article(
        '/zcjd/',
        602,
        '《赤江区城市养犬管理规定》解读',
        isFaulty ? '2024-08-07' : '2025-08-07',
        plainText('规定'),
      ),
    ],
    false,
  );
  pages['/hdjl/'] = list(
    '互动交流',
    [article('/hdjl/', 603, '关于停车收费的来信', '2025-10-29', plainText('停车'))],
    false,
  );
  pages['/zfxxgk/'] = page(
    '政府信息公开',
    '/',
    `<div class="wz">您的位置：<a href="/">首页</a>&gt;政府信息公开</div>${menu}<div class="right"><h3>最新公开信息</h3></div>`,
  );
  const district = {
    name: '赤江区人民政府',
    office: '赤江区人民政府办公室',
    address: '赤江区滨江路3号',
    phone: '023-40000001',
    mail: 'cjqzf@cq.gov.cn',
  };
  article('/zfxxgk/zfxxgkzn/', 700, '赤江区人民政府信息公开指南', '2025-04-16', guideText(district));
  pages['/zfxxgk/zfxxgkzn/'] = list('政府信息公开指南', [
    ['./202504/t20250416_700.html', '赤江区人民政府信息公开指南', '2025-04-16'],
  ]);
  pages['/zfxxgk/zfxxgkzd/'] = list('政府信息公开制度', [
    article('/zfxxgk/zfxxgkzd/', 701, '赤江区政府信息主动公开制度', '2023-02-02', plainText('主动公开')),
  ]);
  pages['/zfxxgk/fdzdgknr/'] = page(
    '法定主动公开内容',
    '/',
    `<div class="wz">您的位置：首页&gt;法定主动公开内容</div>${menu}<div class="right"><div class="lm">${categories.map(([folder, name]) => `<a href="./${folder}/"><em></em>${name}</a>`).join('')}</div></div>`,
  );
  categories.forEach(([folder, name, title, on], at) => {
    const day = isFaulty && folder === 'tjxx' ? '2023-11-07' : on;
    pages[`/zfxxgk/fdzdgknr/${folder}/`] = list(name, [
      article(`/zfxxgk/fdzdgknr/${folder}/`, 800 + at, title, day, plainText(title)),
    ]);
  });
  const years = [2024, 2023, 2022, 2021, 2020].map((year) =>
    article(
      '/zfxxgk/zfxxgknb/',
      year,
      `赤江区人民政府${String(year)}年政府信息公开工作年度报告`,
      `${String(year + 1)}-03-${isFaulty && year === 2023 ? '31' : '20'}`,
      reportText('赤江区', year),
    ),
  );
  const listed = years.filter(([, title]) => !(isFaulty && title.includes('2020')));
  pages['/zfxxgk/zfxxgknb/'] = list(
    '政府信息公开年报',
    listed.slice(0, 2),
    true,
    'createPageHTML(3, 0, "index", "html");',
  );
  pages['/zfxxgk/zfxxgknb/index_1.html'] = list(
    '政府信息公开年报',
    listed.slice(2, 4),
    true,
    'createPageHTML(3, 1, "index", "html");',
  );
  pages['/zfxxgk/zfxxgknb/index_2.html'] = list(
    '政府信息公开年报',
    listed.slice(4),
    true,
    'createPageHTML(3, 2, "index", "html");',
  );
  pages['/zfxxgk/ysqgk/'] = page(
    '依申请公开',
    '/',
    `<div class="wz">您的位置：首页&gt;依申请公开</div>${menu}<div class="right"><h3>依申请公开</h3><p>申请人可以通过信函、当面等方式提交申请。受理机构：赤江区人民政府办公室，通讯地址：赤江区滨江路3号。</p></div>`,
  );

  const seen = (outcome: string): string => `${outcome}|cantTell`;
  return {
    name: '赤江区人民政府',
    kind: 'district',
    start: '/',
    about: `平台菜单由引入的脚本写出，createPageHTML 翻页${isFaulty ? '；没有制度栏目，缺一年年报，解读和统计陈旧' : ''}`,
    pages,
    expected: {
      'platform-entrance': 'passed',
      'platform-column-guide': seen('passed'),
      'platform-column-system': isFaulty ? seen('failed') : seen('passed'),
      'platform-column-statutory': seen('passed'),
      'platform-column-annual-report': seen('passed'),
      'platform-column-names': seen('passed'),
      'platform-application-entry': seen('passed'),
      'platform-same-host': 'passed',
      'guide-elements': seen('passed'),
      'guide-updated-date': seen('passed'),
      'guide-application-terms': seen('passed'),
      'statutory-categories': seen('passed'),
      'statutory-fresh': isFaulty ? seen('failed') : seen('passed'),
      'annual-report-present': isFaulty ? seen('failed') : seen('passed'),
      'annual-report-on-time': seen('passed'),
      'annual-report-sections': seen('passed'),
      'powers-list': seen('failed'),
      'emergency-plans': seen('passed'),
      'enforcement-publicity': seen('passed'),
      'documents-column': seen('passed'),
      'interpretation-column': isFaulty ? 'failed' : 'passed',
      'home-updated': ['passed', { newestOn: '2025-11-17' }],
      'columns-blank': seen('passed'),
      'error-report-entry': 'failed',
      'footer-identity': 'passed',
    },
  };
}

export const includedMenu = make(false);
export const includedMenuFaulty = make(true);
