/** 白鹿县: a hundred links and traps on every page, wrong paths answer 200 with a notice, the platform is a second click away. */
import type { Portal } from './portal.js';
import { guideText, plainText, reportText } from './prose.js';
import type { Row } from './prose.js';

const LETTERS = '甲乙丙丁戊己庚辛壬癸';
/** Channels of a portal that has grown for twenty years; none of them bears on disclosure. */
const channels = ['专题专栏', '走进白鹿', '投资白鹿', '文旅白鹿', '数据开放'].map((name, at) => ({
  name,
  url: `/zt/${String(at)}/`,
  below: Array.from({ length: 16 }, (_, n) => ({
    name: `${name.slice(0, 2)}${LETTERS[n % 10] ?? ''}${LETTERS[Math.floor(n / 10)] ?? ''}栏`,
    url: `/zt/${String(at)}/${String(n)}/`,
  })),
}));
const nav = `<div class="nav"><ul class="menu">
<li><a href="/">首页</a></li><li><a href="/news/">白鹿要闻</a></li><li><a href="/tzgg/">通知公告</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/hd/">政民互动</a></li>
${channels.map(({ name, url, below }) => `<li><a href="${url}">${name}</a><ul class="sub">${below.map((one) => `<li><a href="${one.url}">${one.name}</a></li>`).join('')}</ul></li>`).join('')}</ul></div>`;
const calendar = `<table class="calendar"><caption><a href="/cal?y=2025&amp;m=10">上月</a> 2025年11月 <a href="/cal?y=2025&amp;m=12">下月</a></caption><tr>${Array.from({ length: 30 }, (_, n) => `<td><a href="/cal?y=2025&amp;m=11&amp;d=${String(n + 1)}">${String(n + 1)}</a></td>`).join('')}</tr></table>`;
const page = (title: string, body: string): string => `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>${title} - 白鹿县人民政府</title><meta name="SiteName" content="白鹿县人民政府"><meta name="SiteDomain" content="www.bailu.gov.cn"><meta name="SiteIDCode" content="3699990005"></head><body>
<div class="head"><a href="/"><img src="/logo.png"></a><form action="/search" method="get"><input name="keyword"><input type="submit" value="搜索"></form></div>${nav}
<div class="main">${body}</div>
<div class="aside">${calendar}<div class="rand"><a href="/random?t=1763400000">换一换</a></div></div>
<div class="footer"><a href="/wzdt/">网站地图</a><p>主办：白鹿县人民政府&#12288;电话：0795-0000000&#12288;赣ICP备05000005号&#12288;赣公网安备36999902000005号&#12288;网站标识码：3699990005</p></div></body></html>`;
/** What the server shows for whatever it does not know. */
const NOTICE = page(
  '系统提示',
  '<div class="msg"><h2>系统提示</h2><p>您访问的信息不存在或已被删除！</p><p><a href="javascript:history.back()">返回上一页</a></p></div>',
);

const tree = (isFaulty: boolean): string =>
  `<div class="lm"><h3>政府信息公开</h3><p><a href="/xxgk/zn/">政府信息公开指南</a></p><p><a href="/xxgk/zd/">政府信息公开制度</a></p><p><a href="/xxgk/fd/">法定主动公开内容</a></p>${isFaulty ? '<p style="display:none"><a href="/xxgk/nb/">政府信息公开年报</a></p>' : '<p><a href="/xxgk/nb/">政府信息公开年报</a></p>'}<p><a href="/xxgk/sq/">依申请公开</a></p></div>`;
const ul = (rows: readonly Row[]): string =>
  rows.length === 0
    ? '<ul class="list"></ul>'
    : `<ul class="list">${rows.map(([url, title, on]) => `<li><a href="${url}">${title}</a><i>${on}</i></li>`).join('')}</ul>`;

/** Category, folder, and what its page shows. */
const categories: readonly (readonly [name: string, folder: string, row: string])[] = [
  ['规范性文件', 'gfx', '白鹿县人民政府关于印发河道采砂管理办法的通知'],
  ['机构概况', 'jg', '白鹿县人民政府工作机构'],
  ['发展规划', 'gh', '白鹿县国民经济和社会发展第十四个五年规划纲要'],
  ['统计数据', 'tj', '白鹿县2025年前三季度经济运行情况'],
  ['行政许可', 'xk', '2025年10月行政许可公示'],
  ['行政处罚', 'cf', '2025年10月行政处罚公示'],
  ['财政信息', 'cz', '白鹿县2025年财政预算草案报告'],
  ['收费项目', 'sf', '白鹿县行政事业性收费目录'],
  ['政府采购', 'cg', '2025年第三季度政府采购情况'],
  ['重大项目', 'xm', '白鹿县2025年重大项目批准结果'],
  ['教育', 'jy', '白鹿县2025年义务教育招生方案'],
  ['应急管理', 'yj', '白鹿县防汛抗旱应急预案'],
  ['安全生产', 'aq', '2025年10月安全生产检查情况'],
  ['人事招考', 'zk', '白鹿县2025年事业单位和公务员招录公示'],
];

function make(isFaulty: boolean): Portal {
  const pages: Record<string, string> = {};
  const article = ([url, title, on]: Row, body: string): Row => {
    pages[url] = page(
      title,
      `<div class="here">当前位置：<a href="/">首页</a> &gt; 正文</div><h1>${title}</h1><div class="fbt">发布时间：${on}&#12288;来源：县政府办</div><div class="text">${body}</div>`,
    );
    return [url, title, on];
  };
  const list = (name: string, rows: readonly Row[], side = '', after = ''): string =>
    page(
      name,
      `<div class="here">当前位置：<a href="/">首页</a> &gt; ${name}</div>${side}<div class="rr"><h2>${name}</h2>${ul(rows)}${after}</div>`,
    );
  const news = Array.from({ length: 12 }, (_, n): Row => {
    const title = `${['县领导调研', '县委召开', '我县举行', '全县推进'][n % 4] ?? ''}${['产业项目', '重点工作会议', '文艺汇演', '清洁行动'][n % 4] ?? ''}${LETTERS[n % 10] ?? ''}次`;
    return article(
      [`/news/2025/11/${String(20251117 - n)}${String(n)}.html`, title, `2025-11-${String(17 - n).padStart(2, '0')}`],
      plainText(title),
    );
  });
  pages['/'] = page(
    '白鹿县人民政府',
    `<div class="yw"><h2><a href="/news/">白鹿要闻</a></h2>${ul(news.slice(0, 6))}</div><div class="gg"><h2><a href="/tzgg/">通知公告</a></h2>${ul([article(['/tzgg/10.html', '关于开展老年人体检的公告', '2025-10-30'], plainText('体检'))])}</div>`,
  );
  // Ten thousand news, and a page that goes on for ever.
  pages['/news/'] = list(
    '白鹿要闻',
    news,
    '',
    '<div class="pages"><a href="/news/?page=2">2</a><a href="/news/?page=3">3</a>…<a href="/news/?page=834">末页</a></div>',
  );
  pages['/tzgg/'] = list('通知公告', [['/tzgg/10.html', '关于开展老年人体检的公告', '2025-10-30']]);
  pages['/hd/'] = list('政民互动', [
    article(['/hd/7.html', '关于公交线路调整的来信', '2025-11-05'], plainText('公交')),
  ]);
  for (const { name, url, below } of channels) {
    pages[url] = list(name, [article([`${url}a.html`, `${name}上线`, '2025-10-20'], plainText(name))]);
    for (const one of below)
      pages[one.url] = list(one.name, [
        article([`${one.url}1.html`, `${one.name}开展服务活动`, '2025-10-20'], plainText(one.name)),
      ]);
  }
  const side = tree(isFaulty);
  // 政务公开 is a hall of its own; the platform stands behind it.
  pages['/zwgk/'] = page(
    '政务公开',
    `<div class="hall"><a href="/xxgk/"><img src="/i/1.png">政府信息公开</a><a href="/zcjd/"><img src="/i/2.png">政策解读</a><a href="/hygk/"><img src="/i/3.png">会议公开</a></div><h2>公开动态</h2>${ul(news.slice(0, 5))}`,
  );
  pages['/xxgk/'] = page('政府信息公开', `${side}<div class="rr"><h2>最新信息</h2>${ul(news.slice(0, 3))}</div>`);
  pages['/zcjd/'] = list('政策解读', [
    article(
      ['/zcjd/3.html', '《白鹿县河道采砂管理办法》政策解读', '2025-08-04'],
      `<p>一、背景依据</p>${plainText('办法')}`,
    ),
  ]);
  pages['/hygk/'] = list('会议公开', [
    article(['/hygk/2.html', '白鹿县人民政府第30次常务会议', '2025-10-28'], plainText('会议')),
  ]);
  const county = {
    name: '白鹿县人民政府',
    office: '白鹿县人民政府办公室',
    address: '白鹿县赣江大道66号',
    phone: '0795-7000001',
    mail: 'blxzwgk@jiangxi.cn',
  };
  pages['/xxgk/zn/'] = page(
    '政府信息公开指南',
    `<div class="here">当前位置：<a href="/">首页</a> &gt; 政府信息公开指南</div>${side}<div class="rr"><h2>政府信息公开指南</h2><div class="text">${guideText(county)}</div></div>`,
  );
  pages['/xxgk/zd/'] = list(
    '政府信息公开制度',
    [article(['/xxgk/zd/1.html', '白鹿县政府信息公开考核办法', '2024-05-07'], plainText('考核'))],
    side,
  );
  const fresh = new Map<string, readonly Row[]>();
  categories.forEach(([name, folder, title], at) => {
    const own = article(
      [`/xxgk/fd/${folder}/2025${String(100 + at)}.html`, title, `2025-${String(10 - (at % 9)).padStart(2, '0')}-15`],
      plainText(title),
    );
    // The faulty county fills three of its categories with news.
    const rows =
      isFaulty && ['教育', '重大项目', '统计数据', '安全生产', '应急管理', '发展规划'].includes(name)
        ? [own, ...news.slice(at % 6, (at % 6) + 6)]
        : [own];
    fresh.set(name, rows);
    pages[`/xxgk/fd/${folder}/`] = list(name, rows, side);
  });
  pages['/xxgk/fd/'] = page(
    '法定主动公开内容',
    `<div class="here">当前位置：<a href="/">首页</a> &gt; 法定主动公开内容</div>${side}<div class="rr"><table><tbody>${categories.map(([name, folder]) => `<tr><td><a href="/xxgk/fd/${folder}/">${name}</a></td></tr>`).join('')}</tbody></table></div>`,
  );
  // Three ways of being blank: rows of a template, a placeholder, and an answer which is none.
  if (isFaulty) {
    pages['/xxgk/fd/sf/'] = page(
      '收费项目',
      `<div class="here">当前位置：首页 &gt; 收费项目</div>${side}<div class="rr"><h2>收费项目</h2><ul class="list"><li ms-repeat="list"><a ms-attr-href="el.url"></a><i>{{el.date}}</i></li></ul></div>`,
    );
    pages['/xxgk/fd/cg/'] = page(
      '政府采购',
      `<div class="here">当前位置：首页 &gt; 政府采购</div>${side}<div class="rr"><h2>政府采购</h2><ul class="list"><li>暂无数据</li></ul><div class="pages">共0条</div></div>`,
    );
    pages['/xxgk/fd/zk/'] = page(
      '人事招考',
      `<div class="here">当前位置：首页 &gt; 人事招考</div>${side}<div class="rr"><h2>人事招考</h2><p>本单位无此项信息。</p></div>`,
    );
  }
  pages['/xxgk/nb/'] = list(
    '政府信息公开年报',
    [2024, 2023, 2022, 2021, 2020].map((year) =>
      article(
        [
          `/xxgk/nb/${String(year)}.html`,
          `白鹿县${String(year)}年政府信息公开工作年度报告`,
          `${String(year + 1)}-03-1${String(year % 5)}`,
        ],
        reportText('白鹿县', year),
      ),
    ),
    side,
  );
  pages['/xxgk/sq/'] = isFaulty
    ? NOTICE
    : page(
        '依申请公开',
        `<div class="here">当前位置：首页 &gt; 依申请公开</div>${side}<div class="rr"><h2>依申请公开</h2><p>申请人可填写申请表，邮寄至白鹿县赣江大道66号县政府办公室。</p></div>`,
      );
  pages['/wzdt/'] = page(
    '网站地图',
    `<h2>网站地图</h2><div class="map"><a href="/xxgk/">政府信息公开</a><a href="/xxgk/nb/">政府信息公开年报</a>${channels.map(({ name, url }) => `<a href="${url}">${name}</a>`).join('')}</div>`,
  );

  return {
    name: '白鹿县人民政府',
    kind: 'district',
    start: '/',
    about: `上百个链接的导航、日历和无尽翻页，错误地址返回“系统提示”${isFaulty ? '；年报入口隐藏，平台里混有新闻' : ''}`,
    pages,
    serve: ({ path }) => {
      if (pages[path] !== undefined) return undefined;
      const at = /^\/news\/\?page=(\d+)$/.exec(path)?.[1];
      if (at !== undefined)
        return {
          body: list(
            '白鹿要闻',
            Array.from({ length: 12 }, (_, n): Row => [
              `/news/2020/${at}/${String(n)}.html`,
              `往期消息${at}之${String(n)}`,
              '2020-05-06',
            ]),
            '',
            `<div class="pages"><a href="/news/?page=${String(Number(at) + 1)}">下一页</a></div>`,
          ),
        };
      if (path.startsWith('/cal?'))
        return { body: page('日历', calendar.replaceAll('m=12', `m=12&amp;k=${String(path.length)}`)) };
      return { body: NOTICE };
    },
    expected: {
      'platform-entrance': 'passed',
      'platform-column-guide': 'passed',
      'platform-column-system': 'passed',
      'platform-column-statutory': 'passed',
      // Hidden by style on the platform, and the site map does not count.
      'platform-column-annual-report': isFaulty ? 'failed' : 'passed',
      'platform-column-names': 'passed',
      // "Not there or deleted" under status 200: dead to a reader.
      'platform-application-entry': isFaulty ? 'failed|cantTell' : 'passed',
      'platform-same-host': 'passed',
      // Rows that a script may yet fill are open without a browser.
      'platform-no-news': isFaulty ? 'failed' : 'passed',
      'guide-elements': 'passed',
      'guide-updated-date': ['passed', { updatedOn: '2025-04-16' }],
      'guide-application-terms': 'passed',
      'statutory-categories': isFaulty ? 'failed' : 'passed',
      'statutory-fresh': isFaulty ? 'passed|cantTell' : 'passed',
      'annual-report-present': 'passed',
      'powers-list': 'failed',
      'emergency-plans': 'passed',
      'enforcement-publicity': 'passed',
      'documents-column': 'passed',
      'interpretation-column': 'passed',
      'meeting-column': 'passed',
      'home-updated': ['passed', { newestOn: '2025-11-17' }],
      // 360 columns: passed if all were looked at, else open.
      'columns-blank': 'passed|cantTell',
      'footer-identity': 'passed',
      'error-report-entry': 'failed',
    },
  };
}

export const systemNotice = make(false);
export const systemNoticeFaulty = make(true);
