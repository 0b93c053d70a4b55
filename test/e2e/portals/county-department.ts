/** 定河县水利局: a department in a folder of its county's portal whose platform stands elsewhere on it — or nowhere. */
import type { Portal } from './portal.js';
import { guideText, plainText, reportText } from './prose.js';
import type { Row } from './prose.js';

const page = (
  title: string,
  body: string,
): string => `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title><meta name="SiteName" content="定河县人民政府"><meta name="SiteDomain" content="www.dinghe.gov.cn"><meta name="SiteIDCode" content="1399990009"></head><body>
<div class="portal-head"><a href="/"><img src="/logo.png" alt="定河县人民政府"></a><ul class="portal-nav"><li><a href="/">县政府首页</a></li><li><a href="/yw/">定河要闻</a></li><li><a href="/zfxxgk/">政府信息公开</a></li><li><a href="/fw/">办事服务</a></li></ul></div>
${body}
<div class="foot"><p>主办：定河县人民政府办公室&#12288;冀ICP备05000009号&#12288;冀公网安备13999902000009号&#12288;网站标识码：1399990009&#12288;电话：0311-00000000</p></div></body></html>`;
const ul = (rows: readonly Row[]): string =>
  `<ul class="list">${rows.map(([url, title, on]) => `<li><a href="${url}">${title}</a><span>${on}</span></li>`).join('')}</ul>`;

function make(isFaulty: boolean): Portal {
  const pages: Record<string, string> = {};
  const article = (url: string, title: string, on: string, body: string): Row => {
    pages[url] = page(
      title,
      `<div class="crumb">当前位置：<a href="/">首页</a> &gt; 正文</div><h1>${title}</h1><p class="fb">发布时间：${on}</p><div class="con">${body}</div>`,
    );
    return [url, title, on];
  };
  const folder = (base: string, body: string, reports: readonly number[], office: string): void => {
    const menu = `<div class="gkmenu"><ul>${[
      ['zn', '政府信息公开指南'],
      ['zd', '政府信息公开制度'],
      ['fd', '法定主动公开内容'],
      ['nb', '政府信息公开年报'],
      ['sq', '依申请公开'],
    ]
      .map(([path = '', name = '']) => `<li><a href="${base}${path}/">${name}</a></li>`)
      .join('')}</ul></div>`;
    const list = (name: string, rows: readonly Row[]): string =>
      page(
        `${name}_${body}`,
        `<div class="crumb">当前位置：<a href="/">首页</a> &gt; ${body} &gt; ${name}</div>${menu}<div class="r"><h2>${name}</h2>${ul(rows)}</div>`,
      );
    pages[base] = page(`政府信息公开_${body}`, `${menu}<div class="r"><h2>${body}政府信息公开</h2></div>`);
    pages[`${base}zn/`] = page(
      `政府信息公开指南_${body}`,
      `<div class="crumb">当前位置：<a href="/">首页</a> &gt; ${body} &gt; 政府信息公开指南</div>${menu}<div class="r"><h2>政府信息公开指南</h2><div class="con">${guideText({ name: body, office, address: '定河县建设大街20号', phone: '0311-80000001', mail: 'dhzwgk@126.com' })}</div></div>`,
    );
    pages[`${base}zd/`] = list('政府信息公开制度', [
      article(`${base}zd/1.html`, `${body}信息公开制度`, '2023-04-04', plainText('制度')),
    ]);
    pages[`${base}fd/`] = page(
      `法定主动公开内容_${body}`,
      `<div class="crumb">当前位置：<a href="/">首页</a> &gt; ${body} &gt; 法定主动公开内容</div>${menu}<div class="r"><a href="${base}fd/jg/">机构职能</a><a href="${base}fd/ys/">财政预决算</a></div>`,
    );
    pages[`${base}fd/jg/`] = list('机构职能', [
      article(`${base}fd/jg/1.html`, `${body}主要职责`, '2025-04-01', plainText('职责')),
    ]);
    pages[`${base}fd/ys/`] = list('财政预决算', [
      article(`${base}fd/ys/1.html`, `${body}2025年预算公开`, '2025-02-11', plainText('预算')),
    ]);
    pages[`${base}nb/`] = list(
      '政府信息公开年报',
      reports.map((year) =>
        article(
          `${base}nb/${String(year)}.html`,
          `${body}${String(year)}年政府信息公开工作年度报告`,
          `${String(year + 1)}-01-1${String(year % 5)}`,
          reportText(body, year),
        ),
      ),
    );
    pages[`${base}sq/`] = page(
      `依申请公开_${body}`,
      `${menu}<div class="r"><h2>依申请公开</h2><p>申请人可以当面提交申请或者邮寄至定河县建设大街20号。</p></div>`,
    );
  };
  folder('/zfxxgk/', '定河县人民政府', [2024, 2023, 2022, 2021, 2020], '定河县人民政府办公室');
  folder(
    '/zfxxgk/bm/slj/',
    '定河县水利局',
    isFaulty ? [2024, 2022, 2021, 2020] : [2024, 2023, 2022, 2021, 2020],
    '定河县水利局办公室',
  );
  const news = [
    article('/slj/dt/3.html', '水利局开展河道巡查', '2025-11-12', plainText('巡查')),
    article('/slj/dt/2.html', '白沙水库完成除险加固', '2025-11-05', plainText('水库')),
    article('/slj/dt/1.html', '冬季农田水利建设启动', '2025-11-01', plainText('农田')),
  ];
  pages['/'] = page(
    '定河县人民政府',
    `<h2>定河要闻</h2>${ul([article('/yw/1.html', '全县经济工作会议召开', '2025-11-16', plainText('会议')), article('/yw/2.html', '县域特色产业集群展会举行', '2025-11-15', plainText('展会'))])}`,
  );
  pages['/yw/'] = page('定河要闻', ul([['/yw/1.html', '全县经济工作会议召开', '2025-11-16']]));
  const own = `<div class="bm"><h1>定河县水利局</h1><ul class="bmnav"><li><a href="/slj/">首页</a></li><li><a href="/slj/dt/">水利动态</a></li><li><a href="/slj/tz/">通知公告</a></li><li><a href="/zfxxgk/bm/slj/">信息公开</a></li></ul></div>`;
  pages['/slj/'] = page('定河县水利局', `${own}<div class="m"><h2>水利动态</h2>${ul(news)}</div>`);
  pages['/slj/dt/'] = page('水利动态_定河县水利局', `${own}<div class="m">${ul(news)}</div>`);
  pages['/slj/tz/'] = page(
    '通知公告_定河县水利局',
    `${own}<div class="m">${ul([article('/slj/tz/1.html', '关于河道管理范围划界的公告', '2025-09-09', plainText('划界'))])}</div>`,
  );
  return {
    name: '定河县水利局',
    kind: 'department',
    start: '/slj/',
    about: `部门在门户目录下，自己的平台在门户平台的 bm 目录里，页头也通向县政府的平台${isFaulty ? '；缺一年年报（县政府的有）' : ''}`,
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
      'guide-elements': 'passed',
      'guide-updated-date': ['passed', { updatedOn: '2025-04-16' }],
      'statutory-categories': 'passed',
      'statutory-fresh': 'passed',
      // The county's report of that year is not the department's.
      'annual-report-present': isFaulty ? ['failed', { missing: [2023] }] : 'passed',
      'annual-report-on-time': 'passed',
      'annual-report-sections': 'passed',
      'documents-column': 'failed',
    },
  };
}

export const countyDepartment = make(false);
export const countyDepartmentFaulty = make(true);
