/** The site's own search: found, not found, not there, behind something. */
import type { Answer, Handler } from '../../support/site-builder/index.js';
import { cant, either, fail, pass } from '../expected.js';
import type { Expected } from '../expected.js';
import { siteCase } from '../site-case.js';
import type { SiteCase } from '../site-case.js';
import type { SiteSpec } from '../../support/site-builder/index.js';

const only = { only: ['site-search'] };
const html = (body: string, status = 200): Answer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: Buffer.from(
    `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>站内搜索</title></head><body>${body}</body></html>`,
  ),
});
/** Whatever the search of the style is asked. */
const isSearch = (path: string): boolean => /search|ssjgy|\/s\?/.test(path);
const answering =
  (answer: Answer | ((word: string) => Answer)): Handler =>
  ({ path, body }) =>
    isSearch(path)
      ? typeof answer === 'function'
        ? answer(decodeURIComponent(`${path}&${body}`.replaceAll('+', ' ')))
        : answer
      : undefined;

const NOTHING = html(
  '<div class="result"><p>为您找到相关结果 <b>0</b> 条</p><p>抱歉，没有找到您要的信息，请换个关键词试试。</p></div>',
);
const OTHERS = html(
  '<div class="result"><p>共找到 <b>2</b> 条结果</p><ul><li><a href="/zzz/1.html">我区召开防汛工作会议</a> 2025-06-01</li><li><a href="/zzz/2.html">春耕备耕物资供应充足</a> 2025-03-11</li></ul></div>',
);
const CAPTCHA = html(
  '<div class="verify"><h3>请输入验证码后继续搜索</h3><form action="/search/verify" method="post"><img src="/captcha.jpg" alt="验证码"><input name="captcha" title="验证码"><button>确定</button></form></div>',
);
const LOGIN = html(
  '<div class="login"><h3>请先登录</h3><form action="/login" method="post"><input name="user" title="用户名"><input type="password" name="password" title="密码"><button>登录</button></form></div>',
);

/** A page whose results come by a request of its script; `source` is what answers it. */
const byScript = (source: string): Answer =>
  html(
    `<div id="result">正在加载…</div><script>fetch(${source} + encodeURIComponent(new URLSearchParams(location.search).get('keywords') || '')).then(function (a) { return a.json(); }).then(function (data) { document.getElementById('result').innerHTML = '共 ' + data.list.length + ' 条' + data.list.map(function (one) { return '<p><a href="' + one.url + '">' + one.title + '</a></p>'; }).join(''); });</script>`,
  );

const searching = (
  id: string,
  about: string,
  style: SiteSpec['style'],
  rest: Partial<SiteSpec>,
  expected: Expected,
  always = false,
): SiteCase =>
  siteCase(
    about,
    { id: `search-${id}`, kind: 'department', style, ...rest },
    { 'site-search': expected },
    { ...only, ...(always && { always }) },
  );
/** In place of the usual form. */
const form = (markup: string): Partial<SiteSpec> => ({
  rewrite: (page) => page.replace(/<form class="search-box"[\s\S]*?<\/form>/, markup),
});

export const searchSites: readonly SiteCase[] = [
  searching('get', 'GET 检索，结果在第一页', 'lonsun', {}, pass()),
  searching('post', 'POST 检索', 'trs', {}, pass()),
  searching('gbk', 'GBK 页面的表单按 GBK 编码提交', 'gbk-tables', {}, pass(), true),
  searching('none', '没有检索表单', 'vsb', { without: ['search'] }, fail()),
  searching('nothing', '已发布的文章搜不到，结果 0 条', 'lonsun', { handlers: [answering(NOTHING)] }, fail(), true),
  searching('others', '结果只有别的文章', 'hanweb', { handlers: [answering(OTHERS)] }, fail()),
  searching('captcha', '检索要验证码', 'lonsun', { handlers: [answering(CAPTCHA)] }, cant()),
  searching('login', '检索要登录', 'trs', { handlers: [answering(LOGIN)] }, cant()),
  searching('error', '检索答 500', 'jinan', { handlers: [answering(html('<h1>HTTP Status 500</h1>', 500))] }, cant()),
  searching(
    'gone',
    '检索答 404',
    'ucap',
    { handlers: [answering(html('<h1>404 Not Found</h1>', 404))] },
    either(fail(), cant()),
  ),
  searching(
    'blocked',
    '检索被防火墙拦截',
    'lonsun',
    { handlers: [answering(html('<h1>很抱歉，您的访问请求被网站防火墙拦截</h1>', 403))] },
    cant(),
  ),
  searching(
    'script-results',
    '结果由结果页的脚本取得，取到的是空列表之外的内容',
    'lonsun',
    {
      handlers: [
        ({ path }) =>
          path.startsWith('/api/find')
            ? undefined
            : path.startsWith('/site/search/')
              ? byScript('"/api/find?keywords="')
              : undefined,
      ],
    },
    cant(),
  ),
  searching(
    'split-title',
    '结果标题被高亮标签切开、地址经跳转',
    'lonsun',
    {
      handlers: [
        answering((asked) => {
          const word = /keywords=([^&]*)/.exec(asked)?.[1] ?? '';
          return html(
            `<p>找到相关结果约 1 条</p><div class="item"><a href="/jump?to=17">${[...word].map((one, at) => (at % 3 ? one : `<font color="red">${one}</font>`)).join('')}</a><p>摘要：……</p></div>`,
          );
        }),
      ],
    },
    pass(),
  ),
  searching(
    'echo',
    '页面只是重复了检索词，结果 0 条',
    'trs',
    {
      handlers: [
        answering((asked) => {
          const word = /searchword=([^&]*)/.exec(asked)?.[1] ?? '';
          return html(
            `<form action="/was5/web/search" method="post"><input name="searchword" value="${word}"></form><p>您搜索的“${word}”共有 0 条结果</p><p>建议：检查输入是否正确。</p>`,
          );
        }),
      ],
    },
    fail(),
  ),
  searching(
    'token',
    '表单里带隐藏令牌，缺了不答',
    'ucap',
    {
      ...form(
        '<form class="search-box" action="/so/list" method="post"><input type="hidden" name="_token" value="9f31ac"><input type="hidden" name="tab" value="all"><input type="text" name="word" title="请输入关键词"><button type="submit">搜索</button></form>',
      ),
      handlers: [
        ({ path, method, body }) => {
          if (path !== '/so/list') return undefined;
          const fields = new URLSearchParams(body);
          const word = fields.get('word') ?? '';
          return method === 'POST' && fields.get('_token') === '9f31ac' && word !== ''
            ? html(`<p>共 1 条</p><ul><li><a href="/lxq/x.shtml" title="${word}">${word}</a></li></ul>`)
            : html('<h1>非法请求</h1>', 403);
        },
      ],
    },
    pass(),
  ),
  searching(
    'onclick',
    '没有表单，由脚本转到结果页',
    'vsb',
    {
      ...form(
        '<div class="so"><input type="text" id="kw" title="请输入关键词"><a href="javascript:void(0)" onclick="location.href=\'/so.jsp?q=\'+encodeURIComponent(document.getElementById(\'kw\').value)">搜索</a></div>',
      ),
      handlers: [
        ({ path }) => {
          if (!path.startsWith('/so.jsp')) return undefined;
          const word = new URL(path, 'http://x').searchParams.get('q') ?? '';
          return html(`<p>找到 1 条结果</p><ul><li><a href="/info/1.htm">${word}</a></li></ul>`);
        },
      ],
    },
    either(pass(), cant()),
  ),
  searching(
    'other-form',
    '只有登录表单，不是检索',
    'jinan',
    {
      ...form(
        '<form action="/login" method="post"><input type="text" name="user" title="用户名"><input type="password" name="pwd" title="密码"><button type="submit">登录</button></form>',
      ),
    },
    fail(),
  ),
  searching(
    'other-host',
    '检索在本站的另一台主机上',
    'lonsun',
    {
      otherHosts: ['so.linxi.gov.cn'],
      ...form(
        '<form class="search-box" action="http://so.linxi.gov.cn{{port}}/s" method="get"><input type="hidden" name="siteCode" value="3507030045"><input type="text" name="qt" title="请输入关键词"><button type="submit">搜索</button></form>',
      ),
      handlers: [
        ({ host, path }) => {
          if (host !== 'so.linxi.gov.cn') return undefined;
          const word = new URL(path, 'http://x').searchParams.get('qt') ?? '';
          return html(
            word === ''
              ? '<p>请输入检索词</p>'
              : `<p>共 1 条结果</p><div class="result"><a href="http://www.linxi.gov.cn{{port}}/1.html">${word}</a></div>`,
          );
        },
      ],
    },
    pass(),
  ),
  searching(
    'engine',
    '检索交给商业搜索引擎',
    'trs',
    form(
      '<form class="search-box" action="https://www.sousuo.example/s" method="get"><input type="hidden" name="site" value="jyj.linxi.gov.cn"><input type="text" name="wd" title="请输入关键词"><button type="submit">搜索</button></form>',
    ),
    either(fail(), cant()),
  ),
];
