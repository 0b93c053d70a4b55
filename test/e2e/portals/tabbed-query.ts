/** 云麓区: a platform per unit under one path, the four columns behind `?open=`, of which the server knows nothing. */
import type { Portal } from './portal.js';
import { guideText, newsTitles, plainText, reportText } from './prose.js';
import type { Row } from './prose.js';

/** 24 hex digits as this system numbers its channels and documents. */
const hex = (seed: number): string => (seed * 2654435761 + 40503).toString(16).padStart(12, 'b').slice(0, 12).repeat(2);
const SITE = '/gongkai/site_ylqrmzf/';
const page = (
  title: string,
  body: string,
): string => `<!DOCTYPE html><html><head><meta charset="UTF-8"/><title>${title}</title><meta name="SiteName" content="云麓区人民政府"/><meta name="SiteDomain" content="www.yunlu.gov.cn"/><meta name="SiteIDCode" content="3799990007"/></head><body>
<div class="gk-top"><a href="/index.html">云麓区人民政府</a></div><div class="menu"><a href="/index.html">首页</a><a href="/zwdt/index.html">云麓动态</a><a href="${SITE}?open=zfxxgkzn">政府信息公开</a><a href="/zcjd/index.html">政策解读</a></div>
${body}<div class="foot">主办：云麓区人民政府&#12288;联系电话：0531-00000000&#12288;鲁ICP备05000007号&#12288;鲁公网安备37999902000007号&#12288;网站标识码：3799990007</div></body></html>`;
const ul = (rows: readonly Row[]): string =>
  `<ul class="gkList">${rows.map(([url, title, on]) => `<li><a href="${url}" target="_blank">${title}</a><span>${on}</span></li>`).join('')}</ul>`;

const categories: readonly (readonly [name: string, title: string])[] = [
  ['规范性文件', '云麓区人民政府关于印发停车管理办法的通知'],
  ['机构职能', '云麓区人民政府办公室机构职能'],
  ['规划信息', '云麓区“十四五”规划纲要'],
  ['统计信息', '2025年前三季度云麓区统计数据'],
  ['行政许可', '2025年10月行政许可公示'],
  ['行政处罚', '2025年10月行政处罚公示'],
  ['财政预决算', '2025年云麓区预算公开'],
  ['行政事业性收费', '云麓区行政事业性收费清单'],
  ['政府采购', '2025年政府采购实施情况'],
  ['重大建设项目', '云麓区重大项目推进情况'],
  ['社会救助', '2025年10月社会救助情况'],
  ['应急管理', '云麓区突发事件应急预案'],
  ['安全生产监督检查', '2025年10月安全检查情况'],
  ['公务员招录', '2025年考录公务员公示'],
];

function make(isFaulty: boolean, by: '?open=' | '#'): Portal {
  const pages: Record<string, string> = {};
  let serial = 0;
  const put = (title: string, on: string, body: string, channel = hex(900)): Row => {
    const url = `${SITE}channel_${channel}/doc_${hex(++serial)}.html`;
    pages[url] = page(
      title,
      `<div class="location">当前位置：首页 &gt; 政府信息公开 &gt; 正文</div><h1>${title}</h1><div class="doc-info">发布日期：${on} 信息来源：区政府办公室</div><div class="doc-con">${body}</div>`,
    );
    return [url, title, on];
  };
  const news = newsTitles.map((title, at) => put(title, `2025-11-1${String(7 - at)}`, plainText(title)));
  pages['/index.html'] = page('云麓区人民政府', `<div class="news">${ul(news)}</div>`);
  pages['/'] = pages['/index.html'];
  pages['/zwdt/index.html'] = page('云麓动态', ul(news));
  pages['/zcjd/index.html'] = page(
    '政策解读',
    ul([put('《云麓区停车管理办法》政策解读', '2025-07-30', plainText('办法'))]),
  );
  const channels = categories.map(([name, title], at) => {
    const channel = hex(100 + at);
    const url = `${SITE}channel_${channel}/`;
    const row = put(title, `2025-${String(10 - (at % 9)).padStart(2, '0')}-08`, plainText(title), channel);
    pages[url] = page(
      name,
      `<div class="location">当前位置：<a href="/index.html">首页</a> &gt; <a href="${SITE}?open=fdzdgknr">法定主动公开内容</a> &gt; ${name}</div><h2>${name}</h2>${ul(isFaulty && name === '政府采购' ? [] : [row])}`,
    );
    return { name, url };
  });
  const district = {
    name: '云麓区人民政府',
    office: '云麓区人民政府办公室',
    address: '云麓区泉城路9号',
    phone: '0531-80000001',
    mail: 'ylq@jn.shandong.cn',
  };
  const reports = [2024, 2023, 2022, 2021, 2020]
    .filter((year) => !(isFaulty && year === 2022))
    .map((year) =>
      put(
        `云麓区人民政府${String(year)}年政府信息公开工作年度报告`,
        `${String(year + 1)}-03-2${String(year % 7)}`,
        reportText('云麓区', year),
      ),
    );
  const panels = [
    ['zfxxgkzn', '政府信息公开指南', `<div class="zn-con">${guideText(district)}</div>`],
    [
      'zfxxgkzd',
      '政府信息公开制度',
      isFaulty ? '<ul class="gkList"></ul>' : ul([put('云麓区政府信息公开工作制度', '2023-10-10', plainText('制度'))]),
    ],
    [
      'fdzdgknr',
      '法定主动公开内容',
      `<ul class="channels">${channels.map(({ name, url }) => `<li><a href="${url}">${name}</a></li>`).join('')}</ul>`,
    ],
    ['zfxxgknb', '政府信息公开年报', ul(reports)],
    [
      'ysqgk',
      '依申请公开',
      '<p>申请人可以当面或者邮寄提交申请，地址：云麓区泉城路9号区政府办公室。</p><form action="/apply"><input name="xm"><input type="submit" value="提交"></form>',
    ],
  ] as const;
  pages[SITE] = page(
    '政府信息公开-云麓区人民政府',
    `<div class="gk-left"><ul>${panels.map(([open, name]) => `<li data-open="${open}"><a href="${SITE}${by}${open}">${name}</a></li>`).join('')}</ul><div class="units"><h3>部门街道公开</h3><a href="/gongkai/site_ylqjyj/?open=zfxxgkzn">区教育局</a><a href="/gongkai/site_ylqczj/?open=zfxxgkzn">区财政局</a></div></div>
<div class="gk-right">${panels.map(([open, , body]) => `<div class="panel" id="${open}" style="display:${by === '#' && open === 'zfxxgkzn' ? 'block' : 'none'}">${body}</div>`).join('')}</div>
<script>var open = /open=(\\w+)|#(\\w+)/.exec(location.search + location.hash); document.getElementById(open ? open[1] || open[2] : 'zfxxgkzn').style.display = 'block';</script>`,
  );
  for (const unit of ['ylqjyj', 'ylqczj'])
    pages[`/gongkai/site_${unit}/`] = page(
      '部门公开',
      `<div>${guideText({ ...district, name: '部门', phone: '0531-99999991' })}</div>`,
    );
  const seen = (outcome: string): string => `${outcome}|cantTell`;
  return {
    name: '云麓区人民政府',
    kind: 'district',
    start: '/',
    about: `四个栏目都在 ${by} 后面，由脚本打开${isFaulty ? '；制度空白，采购空白，缺一年年报' : ''}`,
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
      'statutory-categories': isFaulty ? seen('failed') : seen('passed'),
      'statutory-fresh': seen('passed'),
      'annual-report-present': isFaulty ? seen('failed') : seen('passed'),
      'annual-report-sections': seen('passed'),
      'documents-column': seen('passed'),
      'interpretation-column': 'passed',
      'home-updated': ['passed', { newestOn: '2025-11-17' }],
      'footer-identity': 'passed',
    },
  };
}

export const tabbedQuery = make(false, '?open=');
export const tabbedQueryFaulty = make(true, '?open=');
export const tabbedFragmentFaulty = make(true, '#');
