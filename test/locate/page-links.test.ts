import { expect, test } from 'vitest';
import { pageLinks, sampleLinks } from '../../src/locate/page-links.js';
import { link, ORIGIN, seenPage } from '../support/seen-pages.js';

const home = {
  ...seenPage('/', { links: Array.from({ length: 6 }, (_, at) => link(`栏目${at}`, `/lm${at}/`)) }),
};
const inner = seenPage('/xw/', { links: Array.from({ length: 20 }, (_, at) => link(`新闻${at}`, `/xw/${at}.html`)) });
const links = pageLinks([inner, { ...home, exchange: { ...home.exchange, purpose: 'home' } }], `${ORIGIN}/`, false);

test('links of the home page are all tried before any other', () => {
  const sample = sampleLinks(links, { most: 8, mostInner: 5 });
  expect(sample.map(({ isOnHome }) => isOnHome)).toEqual([true, true, true, true, true, true, false, false]);
});

test('of inner pages a few are tried, spread over all of them', () => {
  const sample = sampleLinks(links, { most: 100, mostInner: 4 }).filter(({ isOnHome }) => !isOnHome);
  expect(sample.map(({ url }) => url.replace(ORIGIN, ''))).toEqual([
    '/xw/0.html',
    '/xw/13.html',
    '/xw/18.html',
    '/xw/5.html',
  ]);
});
