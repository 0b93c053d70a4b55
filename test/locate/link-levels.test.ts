import { expect, test } from 'vitest';
import { linkLevels, resourcesOfHome } from '../../src/locate/link-levels.js';
import { link, ORIGIN, seenPage } from '../support/seen-pages.js';

const SERVICE = 'http://zwfw.qinghe.gov.cn';
const asHome = (path: string, ...links: Parameters<typeof link>[]) => {
  const page = seenPage(path, { kind: 'home', links: links.map((one) => link(...one)) });
  return { ...page, exchange: { ...page.exchange, purpose: 'home' } };
};
const home = asHome(
  '/',
  ['首页', '/'],
  ['政务公开', '/zwgk/'],
  ['政务公开（又一处）', '/zwgk/'],
  ['政务服务', `${SERVICE}/`],
  ['办事指南', `${SERVICE}/guide.html`],
  ['省政府', 'http://www.hesheng.gov.cn/'],
  ['藏起来的', '/hidden/', 'navigation', { isVisible: false }],
  ['退出', '/logout'],
);
const inner = seenPage('/zwgk/', {
  links: [
    link('首页', '/'),
    link('政务服务', `${SERVICE}/`),
    link('公告', '/zwgk/1.html'),
    link('邮箱', 'https://mail.qinghe.gov.cn:8443/'),
  ],
});
const stray = seenPage('/elsewhere/', { links: [link('别处', '/x.html')] });
const hosts = (level: ReturnType<typeof linkLevels>['second']) => level.hosts.map(({ host, links }) => [host, links]);

test('links of the home page to hosts of the site are of the second level, each once, by host', () => {
  const { second } = linkLevels([inner, home, stray], new Map(), `${ORIGIN}/`);
  expect(hosts(second)).toEqual([
    ['zwfw.qinghe.gov.cn', 2],
    ['www.qinghe.gov.cn', 1],
  ]);
  expect(second).toMatchObject({ links: 3, unread: 0 });
  expect(second.hosts[0]?.example).toMatchObject({ text: '政务服务', url: `${SERVICE}/` });
});

test('links of the pages that these lead to are of the third, less those of the second; what was not read is counted', () => {
  const { third } = linkLevels([home, inner, stray], new Map(), `${ORIGIN}/`);
  expect(hosts(third)).toEqual([
    ['mail.qinghe.gov.cn:8443', 1],
    ['www.qinghe.gov.cn', 1],
  ]);
  expect(third.hosts[0]?.origin).toBe('https://mail.qinghe.gov.cn:8443/');
  expect(third.pages.length).toBe(1);
  expect(third.unread).toBe(2);
});

test('a second-level page is found behind a redirect; an error page has no links of the site', () => {
  const moved = { ...inner, exchange: { ...inner.exchange, url: `${ORIGIN}/gk/` } };
  const redirects = new Map([[`${ORIGIN}/zwgk/`, `${ORIGIN}/gk/`]]);
  expect(linkLevels([home, moved], redirects, `${ORIGIN}/`).third.links).toBe(2);
  const broken = seenPage('/zwgk/', { status: 404, links: [link('返回', '/zwgk/2.html')] });
  expect(linkLevels([home, broken], new Map(), `${ORIGIN}/`).third).toMatchObject({ links: 0, unread: 3 });
});

test('the order of the pages does not matter', () => {
  expect(linkLevels([stray, inner, home], new Map(), `${ORIGIN}/`)).toEqual(
    linkLevels([home, stray, inner], new Map(), `${ORIGIN}/`),
  );
});

test('what the home page and its frames load is one list; other pages do not count', () => {
  const loads = (page: typeof home, ...resources: string[]) => ({ ...page, digest: { ...page.digest, resources } });
  expect(
    resourcesOfHome([
      loads(home, 'http://b.cn/1.js', 'http://a.cn/1.js'),
      loads(asHome('/top.html'), 'http://a.cn/2.js'),
      loads(inner, 'http://c.cn/1.js'),
    ]),
  ).toEqual(['http://a.cn/1.js', 'http://b.cn/1.js']);
});
