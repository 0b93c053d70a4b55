/** Links that lead nowhere, and links that only seem to. */
import { cant, fail, pass } from '../expected.js';
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
];
