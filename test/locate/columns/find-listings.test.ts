import { expect, test } from 'vitest';
import { survey, type SeenPage } from '../../../src/locate/survey.js';
import type { RowsPlan } from '../../../src/model/plan.js';
import { link, ORIGIN, plan, row, seenPage } from '../../support/seen-pages.js';

const HOME = seenPage('/', { kind: 'home', links: [link('政策文件', '/wj/'), link('政策解读', '/jd/')] });
const LIST = seenPage('/wj/', {
  title: '政策文件',
  items: [
    row('青禾区渡口管理办法', '/wj/3.html', '2026-05-06'),
    row('青禾区护林通知', '/wj/2.html', '2026-03-06'),
    row('青禾区河道管理办法', '/wj/1.html', '2024-05-06'),
  ],
});
const look = (rows: readonly RowsPlan[], pages: readonly SeenPage[] = [HOME, LIST]) =>
  survey({
    plan: plan({
      columns: new Map([['documents', 0]]),
      lists: new Map([['documents', { most: 3, from: '2025-01-01' }]]),
      rows,
    }),
    pages,
    redirects: new Map(),
    unanswered: new Map(),
    canRender: false,
  });
const asked = (rows: readonly RowsPlan[]) =>
  look(rows)
    .wanted.filter(({ purpose }) => purpose === 'item:documents')
    .map(({ url }) => url.replace(ORIGIN, ''));
const WISH: RowsPlan = { column: 'documents', opened: 5, from: '2025-01-01' };

test('the newest rows of the time are opened', () => {
  expect(asked([WISH])).toEqual(['/wj/3.html', '/wj/2.html']);
  expect(asked([{ ...WISH, opened: 1 }])).toEqual(['/wj/3.html']);
  expect(asked([{ ...WISH, to: '2026-04-01' }])).toEqual(['/wj/2.html']);
});

test('a rule picks rows by their titles', () => {
  expect(asked([{ ...WISH, titles: ['办法'] }])).toEqual(['/wj/3.html']);
  expect(asked([{ ...WISH, not: ['办法'] }])).toEqual(['/wj/2.html']);
});

test('a spread has the newest and the oldest', () => {
  expect(asked([{ ...WISH, from: '2000-01-01', opened: 2, isSpread: true }])).toEqual(['/wj/3.html', '/wj/1.html']);
});

test('two rules on one column each get their rows', () => {
  expect(
    asked([
      { ...WISH, opened: 1 },
      { ...WISH, titles: ['护林'] },
    ]),
  ).toEqual(['/wj/3.html', '/wj/2.html']);
});

test('a list tells since when it was read whole, and a column that nobody answered tells nothing', () => {
  const listing = look([WISH]).listings.get('documents');
  expect(listing?.rows.map(({ item }) => item.title)).toEqual([
    '青禾区渡口管理办法',
    '青禾区护林通知',
    '青禾区河道管理办法',
  ]);
  expect(listing?.missedSince('2025-01-01')).toBeUndefined();
  const unread = look([WISH], [HOME]).listings.get('documents');
  expect(unread?.missedSince('2025-01-01')).toBe('truncated');
});
