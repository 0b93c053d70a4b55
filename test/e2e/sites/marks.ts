/** Tags of the head, forms of dates, links that leave, marks in the footer. */
import { cant, either, fail, none, notPassed, pass } from '../expected.js';
import type { Expected, Truth } from '../expected.js';
import { siteCase } from '../site-case.js';
import type { SiteCase } from '../site-case.js';
import type { SiteSpec } from '../../support/site-builder/index.js';

/** A rule that has articles opened, beside those in question. */
const OPENING = ['interpretation-linked', 'documents-column'];

const marked = (
  id: string,
  about: string,
  spec: Omit<SiteSpec, 'id'>,
  differs: Truth,
  always = false,
  more: readonly string[] = [],
): SiteCase =>
  siteCase(about, { id: `marks-${id}`, ...spec }, differs, {
    only: [...Object.keys(differs), ...more],
    ...(always && { always }),
  });

const tags = (id: string, about: string, style: SiteSpec['style'], rest: Partial<SiteSpec>, differs: Truth): SiteCase =>
  marked(
    id,
    about,
    { kind: 'department', style, ...rest },
    { 'meta-site': pass(), 'meta-column': pass(), 'meta-article': pass(), ...differs },
    false,
    OPENING,
  );

/** The date in an article's line of facts, written otherwise; texts and lists stay as they are. */
const dated =
  (write: (year: string, month: string, day: string) => string): NonNullable<SiteSpec['rewrite']> =>
  (page) =>
    page.replace(
      /((?:发布时间|发布日期)[：:](?:\s|<[^>]*>)*)(\d{4})-(\d\d)-(\d\d)/g,
      (_, before: string, year: string, month: string, day: string) => before + write(year, month, day),
    );
const dates = (
  id: string,
  about: string,
  style: SiteSpec['style'],
  rewrite: SiteSpec['rewrite'],
  expected: Expected,
  always = false,
): SiteCase =>
  marked(
    `date-${id}`,
    about,
    { kind: 'department', style, ...(rewrite && { rewrite }) },
    { 'date-format': expected },
    always,
    OPENING,
  );

const AWAY = 'https://www.qinghe-news.example/';
const leaving = (
  id: string,
  about: string,
  externalLinks: string,
  expected: Expected,
  rest: Partial<SiteSpec> = {},
  always = false,
): SiteCase =>
  // Without the script of 找错: a page with no script at all can have nothing bound to its links.
  marked(
    `away-${id}`,
    about,
    { kind: 'department', style: 'trs', errorReport: 'link', externalLinks, ...rest },
    { 'external-links-marked': expected },
    always,
  );

export const markSites: readonly SiteCase[] = [
  tags(
    'column-type',
    '栏目页都没有 ColumnType',
    'trs',
    { without: ['meta:ColumnType'] },
    { 'meta-column': fail({ missing: ['ColumnType'] }) },
  ),
  tags(
    'column-two',
    '栏目页没有 ColumnDescription、ColumnKeywords',
    'hanweb',
    { without: ['meta:ColumnDescription', 'meta:ColumnKeywords'] },
    { 'meta-column': fail({ missing: ['ColumnDescription', 'ColumnKeywords'] }) },
  ),
  tags(
    'content-source',
    '内容页没有 ContentSource',
    'ucap',
    { without: ['meta:ContentSource'] },
    { 'meta-article': fail({ missing: ['ContentSource'] }) },
  ),
  tags(
    'empty-code',
    'SiteIDCode 有标签没有内容',
    'vsb',
    { without: ['meta:SiteIDCode='] },
    { 'meta-site': fail({ missing: ['SiteIDCode'] }) },
  ),
  tags(
    'odd-case',
    '标签名全大写或全小写，内容在前',
    'lonsun',
    {
      rewrite: (page) =>
        page.replace(
          /<meta name="(\w+)" content="([^"]*)">/g,
          (_, name: string, value: string) =>
            `<META content='${value}' NAME=${name.length % 2 ? name.toUpperCase() : name.toLowerCase()} />`,
        ),
    },
    {},
  ),
  tags(
    'one-page',
    '只有一个内容页缺 PubDate',
    'jinan',
    {
      alter: (content) => {
        const article = content.platform.children.find((column) => column.key === 'system')?.articles[0];
        if (article) article.pubDate = '';
      },
    },
    {},
  ),

  dates(
    'chinese',
    '发布时间写成 2025年11月16日',
    'trs',
    dated((year, month, day) => `${year}年${Number(month)}月${Number(day)}日`),
    fail(),
    true,
  ),
  dates(
    'slash',
    '发布时间写成 2025/11/16',
    'vsb',
    dated((year, month, day) => `${year}/${month}/${day}`),
    fail(),
  ),
  dates(
    'dot',
    '发布时间写成 2025.11.16',
    'ucap',
    dated((year, month, day) => `${year}.${month}.${day}`),
    fail(),
  ),
  dates(
    'short',
    '发布时间写成 2025-3-5',
    'lonsun',
    dated((year, month, day) => `${year}-${Number(month)}-${Number(day)}`),
    fail(),
  ),
  dates(
    'seconds',
    '发布时间带时分秒',
    'jinan',
    dated((year, month, day) => `${year}-${month}-${day} 09:12:33`),
    pass(),
  ),
  dates(
    'bracket',
    '发布时间在方括号里',
    'vsb',
    dated((year, month, day) => `[${year}-${month}-${day}]`),
    pass(),
  ),
  dates('body-chinese', '只有正文落款是汉字日期', 'gbk-tables', undefined, pass()),
  dates(
    'none',
    '内容页都不显示发布时间',
    'trs',
    (page) => page.replace(/<span class="article_time">[^<]*<\/span>/g, ''),
    notPassed,
  ),

  leaving('plain', '友情链接直接离开，没有提示', `<a href="${AWAY}" target="_blank">清河新闻网</a>`, fail(), {}, true),
  leaving(
    'confirm',
    'onclick 有离开提示',
    `<a href="${AWAY}" onclick="return confirm('您即将离开临溪区教育局网站，是否继续？')">清河新闻网</a>`,
    pass(),
  ),
  leaving(
    'interstitial',
    '经本站提示页离开',
    `<a href="/link.html?url=${encodeURIComponent(AWAY)}" target="_blank">清河新闻网</a>`,
    either(pass(), none('no-targets')),
    {
      handlers: [
        ({ path }) =>
          path.startsWith('/link.html')
            ? {
                status: 200,
                headers: { 'content-type': 'text/html; charset=utf-8' },
                body: Buffer.from(
                  '<html lang="zh-CN"><head><title>离开提示</title></head><body><p>您访问的链接即将离开本网站，是否继续？</p></body></html>',
                ),
              }
            : undefined,
      ],
    },
  ),
  leaving(
    'inline-script',
    '页内脚本给所有外链加提示',
    `<a href="${AWAY}">清河新闻网</a><script>document.querySelectorAll('a[href^="http"]').forEach(function (a) { if (a.href.indexOf('.gov.cn') < 0) a.onclick = function () { return confirm('您将要离开本网站，请确认'); }; });</script>`,
    either(pass(), cant()),
  ),
  leaving(
    'outer-script',
    '外部脚本给外链加提示',
    `<a href="${AWAY}">清河新闻网</a><script src="/js/leave.js"></script>`,
    either(pass(), cant()),
    {
      handlers: [
        ({ path }) =>
          path === '/js/leave.js'
            ? {
                status: 200,
                headers: { 'content-type': 'application/javascript' },
                body: Buffer.from(
                  "document.querySelectorAll('a').forEach(function(a){if(!/gov\\.cn/.test(a.host))a.onclick=function(){return confirm('您即将离开本网站')}})",
                ),
              }
            : undefined,
      ],
    },
  ),
  leaving(
    'government',
    '链接都通往政府网站',
    '<a href="http://www.qinghe.gov.cn/">清河市人民政府</a> <a href="https://www.gov.cn/">中国政府网</a>',
    either(pass(), none('no-targets')),
  ),
  leaving(
    'exempt',
    '事业单位标识、备案、找错不需要提示',
    '<a href="https://bszs.conac.cn/sitename?method=show&amp;id=5A0C4F1B2E3D" target="_blank"><img src="/images/red.png" alt="党政机关"></a>',
    either(pass(), none('no-targets')),
  ),
  leaving(
    'same-domain',
    '链接通往本单位的另一台主机',
    '<a href="http://zwfw.linxi.gov.cn/">政务服务</a>',
    either(pass(), none('no-targets')),
  ),
  leaving(
    'one-of-two',
    '两个外链，一个有提示一个没有',
    `<a href="${AWAY}" onclick="return confirm('您即将离开本网站')">清河新闻网</a> <a href="http://www.lvyou.example/">临溪旅游</a>`,
    fail(),
  ),

  marked(
    'footer-short-code',
    '网站标识码只有九位',
    {
      kind: 'department',
      style: 'trs',
      alter: ({ identity }) => {
        identity.siteIdCode = identity.siteIdCode.slice(0, 9);
      },
    },
    { 'footer-identity': fail({ missing: ['网站标识码'] }) },
  ),
  marked(
    'footer-none',
    '页脚什么标识都没有',
    {
      kind: 'township',
      style: 'vsb',
      without: ['footer:网站标识码', 'footer:ICP备案号', 'footer:公安备案号', 'footer:主办单位', 'footer:联系方式'],
    },
    { 'footer-identity': fail({ missing: ['网站标识码', 'ICP备案号', '公安备案号', '主办单位', '联系方式'] }) },
  ),
];
