import { expect, test } from 'vitest';
import { axePages } from '../../src/locate/axe-pages.js';
import { survey } from '../../src/locate/survey.js';
import type { SeenPage } from '../../src/locate/survey.js';
import type { PageDigest } from '../../src/model/page.js';
import type { AxePage } from '../../src/model/snapshot.js';
import { link, ORIGIN, plan, seenPage } from '../support/seen-pages.js';

const ALL = new Set<AxePage>(['home', 'platform', 'guide', 'article', 'form']);
const pagesOf = (pages: readonly SeenPage[], wanted: ReadonlySet<AxePage> = ALL): readonly string[] => {
  const seen = survey({ plan: plan(), pages, redirects: new Map(), unanswered: new Map(), canRender: false });
  return axePages(seen, wanted).map(({ page, url }) => `${page} ${url.replace(ORIGIN, '')}`);
};

const form = (...types: readonly string[]): Partial<PageDigest> => ({
  forms: [{ action: `${ORIGIN}/send`, method: 'POST', fields: types.map((type) => ({ name: 'f', type })), text: '' }],
});
const menu = [
  link('政府信息公开指南', '/gk/zn/', 'menu'),
  link('政府信息公开制度', '/gk/zd/', 'menu'),
  link('法定主动公开内容', '/gk/fd/', 'menu'),
];
const home = seenPage('/', {
  kind: 'home',
  links: [
    ...Array.from({ length: 14 }, (_, at) => link(`栏目${String(at)}`, `/c${String(at)}/`)),
    link('政府信息公开', '/gk/'),
  ],
});
const platform = seenPage('/gk/', { links: menu });
const guide = seenPage('/gk/zn/', { kind: 'article', title: '政府信息公开指南', text: '公开指南正文'.repeat(100) });
const article = seenPage('/a/1.html', { kind: 'article', title: '区长调研' });

test('home page and platform first, then the guide, an article and the longest form', () => {
  const search = seenPage('/so.html', { digest: form('text', 'submit', 'hidden') });
  const letter = seenPage('/xx/', { digest: form('text', 'text', 'textarea') });
  const application = seenPage('/ysq/', { digest: form('text', 'text', 'text', 'textarea', 'radio') });
  expect(pagesOf([home, platform, guide, article, search, letter, application])).toEqual([
    'home /',
    'platform /gk/',
    'guide /gk/zn/',
    'article /a/1.html',
    'form /ysq/',
  ]);
});

test('only those that a rule wants, and none that was not read', () => {
  expect(pagesOf([home, platform, guide], new Set(['home']))).toEqual(['home /']);
  expect(pagesOf([home])).toEqual(['home /']);
  expect(pagesOf([])).toEqual([]);
});

test('articles of other bodies, files and error pages are passed over', () => {
  const elsewhere = seenPage('http://www.beimo.gov.cn/1.html', { kind: 'article' });
  const file = seenPage('/a/0.pdf', { kind: 'attachment' });
  const gone = seenPage('/a/0.html', { kind: 'article', status: 404 });
  expect(pagesOf([home, elsewhere, file, gone, article])).toEqual(['home /', 'article /a/1.html']);
});

test('behind a splash screen the home page proper is examined too; frames are examined with their page', () => {
  const splash = seenPage('/', { kind: 'home', links: [link('进入网站', '/main.html', 'content')] });
  const main = seenPage('/main.html', { links: home.digest.links });
  expect(pagesOf([splash, main])).toEqual(['home /', 'home /main.html']);
  const frame = { url: `${ORIGIN}/top.html`, isVisible: true };
  const framed = seenPage('/', { kind: 'home', links: home.digest.links, digest: { frames: [frame] } });
  expect(pagesOf([framed, seenPage('/top.html')])).toEqual(['home /']);
});
