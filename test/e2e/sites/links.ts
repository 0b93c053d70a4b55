/** Links that lead nowhere, and links that only seem to. */
import { cant, either, fail, failAt, pass } from '../expected.js';
import { siteCase } from '../site-case.js';
import type { SiteCase } from '../site-case.js';
import type { SiteContent } from '../../support/site-builder/content.js';
import type { Answer, Handler } from '../../support/site-builder/site.js';
import type { SiteSpec } from '../../support/site-builder/spec.js';

const only = { only: ['links-alive'] } as const;
const linking =
  (...paths: readonly string[]) =>
  (content: SiteContent): void => {
    content.homeExtra += paths.map((path) => `<p><a href="${path}">${path}办事服务</a></p>`).join('');
  };
const answers = (status: number): Answer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: Buffer.from('<title>x</title>'),
});
const at =
  (path: string, answer: (method: string) => Answer): Handler =>
  (request) =>
    request.path === path ? answer(request.method) : undefined;
const department = (id: string, rest: Partial<SiteSpec>): SiteSpec => ({
  id,
  kind: 'department',
  style: 'trs',
  ...rest,
});

export const linkSites: readonly SiteCase[] = [
  siteCase('所有链接都能打开', department('links-alive', {}), { 'links-alive': pass() }, only),
  siteCase(
    '首页上一个链接答 404',
    department('links-dead-home', { alter: linking('/old/bsfw.html') }),
    { 'links-alive': fail({ count: 1 }) },
    { ...only, always: true },
  ),
  siteCase(
    '首页上一个链接两次答 500',
    department('links-broken-home', { alter: linking('/bsfw/'), handlers: [at('/bsfw/', () => answers(500))] }),
    { 'links-alive': fail({ count: 1 }) },
    only,
  ),
  siteCase(
    '首页上一个链接拒绝访问：不算打不开',
    department('links-closed-home', { alter: linking('/login/'), handlers: [at('/login/', () => answers(403))] }),
    { 'links-alive': cant('unreadable') },
    { ...only, always: true },
  ),
  siteCase(
    '服务器不认 HEAD，答 404：用 GET 能打开',
    department('links-no-head', {
      alter: linking('/bsfw/'),
      handlers: [at('/bsfw/', (method) => answers(method === 'HEAD' ? 404 : 200))],
    }),
    { 'links-alive': pass() },
    only,
  ),
  siteCase(
    '首页链接答 410',
    department('links-gone-home', {
      style: 'hanweb',
      alter: linking('/bsfw/'),
      handlers: [at('/bsfw/', () => answers(410))],
    }),
    { 'links-alive': failAt([/bsfw/], { count: 1 }) },
    only,
  ),
  siteCase(
    '首页三个链接打不开，别的都好',
    department('links-three-dead', {
      style: 'ucap',
      alter: linking('/a1/', '/a2/', '/a3/', '/a4/'),
      handlers: [at('/a2/', () => answers(200))],
    }),
    { 'links-alive': fail({ count: 3 }) },
    only,
  ),
  siteCase(
    '头一次答 502，再试就好',
    department('links-bad-moment', {
      alter: linking('/bsfw/'),
      handlers: [(request) => (request.path === '/bsfw/' ? answers(request.earlier === 0 ? 502 : 200) : undefined)],
    }),
    { 'links-alive': pass() },
    only,
  ),
  siteCase(
    'HEAD 答 405、501 或断开：用 GET 能打开',
    department('links-head-refused', {
      style: 'vsb',
      alter: linking('/a1/', '/a2/', '/a3/'),
      handlers: [
        at('/a1/', (method) => answers(method === 'HEAD' ? 405 : 200)),
        at('/a2/', (method) => answers(method === 'HEAD' ? 501 : 206)),
        at('/a3/', (method) => (method === 'HEAD' ? { ...answers(200), behaviour: { drop: true } } : answers(200))),
      ],
    }),
    { 'links-alive': pass() },
    only,
  ),
  siteCase(
    '链接答 200，内容却是“页面不存在”',
    department('links-soft-404', {
      alter: linking('/old/bsfw.html'),
      handlers: [
        at('/old/bsfw.html', () => ({
          ...answers(200),
          body: Buffer.from(
            '<html><head><title>404-页面不存在</title></head><body><div class="error"><p>抱歉，您访问的页面不存在或已被删除！</p><p>5 秒后返回首页</p></div></body></html>',
          ),
        })),
      ],
    }),
    { 'links-alive': either(fail(), cant()) },
    only,
  ),
  siteCase(
    '找不到的内页一律转到首页',
    department('links-to-home', {
      style: 'lonsun',
      alter: linking('/old/bsfw.html', '/old/zcfg.html'),
      handlers: [
        ({ path }) =>
          path.startsWith('/old/') ? { status: 302, headers: { location: '/' }, body: new Uint8Array() } : undefined,
      ],
    }),
    { 'links-alive': either(fail(), cant()) },
    only,
  ),
  siteCase(
    '名为首页的链接转到首页：没有错',
    department('links-home-alias', {
      alter: (content) => {
        content.homeExtra += '<a href="/index.php">返回首页</a> <a href="/sy">首页</a>';
      },
      handlers: [
        ({ path }) =>
          path === '/index.php' || path === '/sy'
            ? { status: 302, headers: { location: '/' }, body: new Uint8Array() }
            : undefined,
      ],
    }),
    { 'links-alive': pass() },
    only,
  ),
  siteCase(
    '不是网址的链接、页内锚点、脚本、注释里的链接',
    department('links-no-addresses', {
      style: 'jinan',
      alter: (content) => {
        content.homeExtra +=
          '<a href="#top">顶部</a><a href="mailto:jyj@linxi-demo.cn">邮箱</a><a href="tel:0599-6012345">电话</a><a href="javascript:history.back()">返回</a><a>无地址</a><a href="">空地址</a><!-- <a href="/never/">旧版</a> -->';
      },
    }),
    { 'links-alive': pass() },
    only,
  ),
  siteCase(
    '外站链接打不开：不查外站',
    department('links-external', {
      style: 'gbk-tables',
      alter: (content) => {
        content.homeExtra += '<a href="http://www.never.example/">合作单位</a>';
      },
    }),
    { 'links-alive': pass() },
    only,
  ),
  siteCase(
    '链接要登录（401）、忙（503）',
    department('links-busy', {
      alter: linking('/a1/', '/a2/'),
      handlers: [
        at('/a1/', () => answers(401)),
        at('/a2/', () => ({ ...answers(503), headers: { 'retry-after': '1', 'content-type': 'text/html' } })),
      ],
    }),
    // 503 twice is 5xx twice; where it is taken for "later", the 401 keeps the question open.
    { 'links-alive': either(fail({ count: 1 }), cant()) },
    only,
  ),
  siteCase(
    '内页上三十个链接打不开',
    department('links-dead-inside', {
      style: 'trs',
      alter: (content) => {
        const about = content.nav[0];
        if (about)
          about.body = `${about.body ?? ''}${Array.from({ length: 30 }, (_, nth) => `<a href="/gone/${nth}.html">旧文${nth}</a>`).join('')}`;
      },
    }),
    { 'links-alive': failAt([/gone/]) },
    only,
  ),
];
