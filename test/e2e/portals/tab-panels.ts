/** 河东新区: the four columns are tabs of one page, their panels hidden by style; what they hold is on that page. */
import type { Portal } from './portal.js';

type Row = readonly [url: string, title: string, on: string];
const page = (
  title: string,
  body: string,
): string => `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}_河东区人民政府</title><meta name="SiteName" content="河东区人民政府"><meta name="SiteDomain" content="www.hedong.gov.cn"><meta name="SiteIDCode" content="4603990001"></head><body>
<div class="header"><img src="/logo.png" alt="河东区人民政府"><div class="nav"><a href="/">首页</a><a href="/news/">新闻动态</a><a href="/gongkai/">政府信息公开</a><a href="/hudong/">互动交流</a></div></div>
${body}
<div class="footer">主办：河东区人民政府 联系电话：0898-00000000 网站标识码：4603990001 琼ICP备05000004号 琼公网安备46039902000001号</div></body></html>`;
const ul = (rows: readonly Row[]): string =>
  `<ul class="list">${rows.map(([url, title, on]) => `<li><a href="${url}">${title}</a><span>${on}</span></li>`).join('')}</ul>`;
const text = (title: string, on: string, body: string): string =>
  page(
    title,
    `<div class="crumbs">首页 > 正文</div><h1>${title}</h1><div class="meta">发布日期：${on}</div><div class="article-content">${body}</div>`,
  );
const news: Row[] = [
  ['/news/202511/t20251112_1.html', '河东区召开旅游工作会议', '2025-11-12'],
  ['/news/202511/t20251111_2.html', '新能源公交投入运营', '2025-11-11'],
  ['/news/202511/t20251110_3.html', '热带水果节开幕', '2025-11-10'],
];
const years: Row[] = [2024, 2023, 2022, 2021, 2020].map(
  (year) =>
    [
      `/gongkai/nb/t${year + 1}0318_${year}.html`,
      `河东区人民政府${year}年政府信息公开工作年度报告`,
      `${year + 1}-03-18`,
    ] as const,
);
const guide = `<p>一、分类：机构信息、政策文件等。</p><p>二、编排体系：按类别和时间编排。</p><p>三、获取方式：本网站、政务服务中心查阅。</p><p>四、机构名称：河东区人民政府办公室；办公地址：河东区椰风路1号；办公时间：工作日8:30-17:30；联系电话：0898-00000001；传真号码：0898-00000002；互联网联系方式：hdzf@hedong.gov.cn</p><p>可当面、邮寄、网上提交申请。自收到申请之日起20个工作日内予以答复。</p><p>更新日期：2025-05-06</p>`;
const panels = [
  guide,
  ul([['/gongkai/zd/t20230101_1.html', '河东区政府信息公开考核制度', '2023-01-01']]),
  ul([
    ['/gongkai/fd/t20251001_1.html', '河东区人民政府关于公布行政规范性文件目录的通知', '2025-10-01'],
    ['/gongkai/fd/t20250301_2.html', '河东区2025年财政预算', '2025-03-01'],
  ]),
  ul(years),
];
const names = ['政府信息公开指南', '政府信息公开制度', '法定主动公开内容', '政府信息公开年报'];
const report = [
  '总体情况',
  '主动公开政府信息情况',
  '收到和处理政府信息公开申请情况',
  '政府信息公开行政复议、行政诉讼情况',
  '存在的主要问题及改进情况',
  '其他需要报告的事项',
]
  .map((name, n) => `<p>${'一二三四五六'[n]}、${name}</p><p>${'全区做好公开工作，回应社会关切。'.repeat(4)}</p>`)
  .join('');
const pages: Record<string, string> = {
  '/': page('首页', ul(news)),
  '/news/': page('新闻动态', ul(news)),
  '/hudong/': page('互动交流', ul([['/hudong/t20250910_1.html', '关于沙滩垃圾桶的留言与回复', '2025-09-10']])),
  '/gongkai/': page(
    '政府信息公开',
    `<div class="tab"><ul class="tab-hd">${names.map((name, n) => `<li${n === 0 ? ' class="on"' : ''} data-n="${n}">${name}</li>`).join('')}</ul><div class="tab-bd">${panels.map((panel, n) => `<div class="panel"${n === 0 ? '' : ' style="display:none"'}>${panel}</div>`).join('')}</div></div>`,
  ),
};
for (const [url, title, on] of years) pages[url] = text(title, on, report);
for (const [url, title, on] of [
  ...news,
  ['/gongkai/zd/t20230101_1.html', '河东区政府信息公开考核制度', '2023-01-01'],
  ['/gongkai/fd/t20251001_1.html', '河东区人民政府关于公布行政规范性文件目录的通知', '2025-10-01'],
  ['/gongkai/fd/t20250301_2.html', '河东区2025年财政预算', '2025-03-01'],
] as Row[])
  pages[url] = text(title, on, `<p>${'有关事项通知如下，请结合实际贯彻落实。'.repeat(12)}</p>`);

export const tabPanels: Portal = {
  name: '河东区人民政府',
  kind: 'district',
  start: '/',
  about: '四个栏目是同一页上的页签，没有各自的网址',
  pages,
  expected: {
    'platform-entrance': 'passed',
    'platform-column-guide': 'cantTell',
    'platform-column-system': 'passed',
    'platform-column-statutory': 'cantTell',
    'platform-column-annual-report': 'passed',
    'guide-elements': 'cantTell',
    'guide-updated-date': 'cantTell',
    'annual-report-present': 'passed',
    'home-updated': 'passed',
  },
};
