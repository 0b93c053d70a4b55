import { describe, expect, it } from 'vitest';

import { readBackTo } from '../../../src/locate/columns/list-order.js';
import { survey } from '../../../src/locate/survey.js';
import { link, plan, row, seenPage } from '../../support/seen-pages.js';

const rows = (...dates: (string | undefined)[]) =>
  dates.map((publishedOn, at) => ({
    title: `第${at + 1}号通知`,
    url: `http://www.example.gov.cn/tz/${at}.html`,
    ...(publishedOn === undefined ? {} : { publishedOn }),
  }));

describe('how far back a list was read', () => {
  it('says the day of the last rows, not of a single old one', () => {
    expect(readBackTo(rows('2026-05-06', '2026-04-01', '2026-03-02', '2026-02-01', '2026-01-05', '2012-01-01'))).toBe(
      '2026-04-01',
    );
  });

  it('looks past rows pinned to the top', () => {
    expect(readBackTo(rows('2019-01-01', '2026-05-06', '2026-04-01', '2026-03-02', '2026-02-01', '2026-01-05'))).toBe(
      '2026-05-06',
    );
  });

  it.each([
    ['a row without a date may be of any day', rows('2026-05-06', undefined, '2026-03-02', '2026-02-01', '2026-01-05')],
    ['rows in no order may go on with any day', rows(...'3141592653'.split('').map((day) => `2026-05-0${day}`))],
    ['too few rows show no order', rows('2026-05-06', '2026-04-01')],
  ])('says nothing: %s', (_, list) => {
    expect(readBackTo(list)).toBeUndefined();
  });
});

describe('a list that is read back to a day', () => {
  const HOME = seenPage('/', { links: [link('政策文件', '/wj/')], title: '青禾区人民政府' });
  const LIST_PAGES = [1, 2, 3, 4].map((page) =>
    seenPage(page === 1 ? '/wj/' : `/wj/index_${page - 1}.html`, {
      items: [5, 4, 3, 2, 1].map((month) =>
        row(`${2027 - page}年${month}月的办法`, `/wj/${page}-${month}.html`, `${2027 - page}-0${month}-08`),
      ),
      links: [1, 2, 3].map((other) => link(String(other + 1), `/wj/index_${other}.html`, 'pager')),
    }),
  );
  const columnAfter = (pages: number, most: number) =>
    survey({
      plan: plan({
        columns: new Map([['documents', 0]]),
        lists: new Map([['documents', { most, from: '2025-02-01' }]]),
      }),
      pages: [HOME, ...LIST_PAGES.slice(0, pages)],
      redirects: new Map(),
      unanswered: new Map(),
      canRender: false,
    });
  const wantedAfter = (pages: number, most: number) =>
    columnAfter(pages, most)
      .wanted.map(({ url }) => new URL(url).pathname)
      .filter((path) => path.startsWith('/wj/index'));

  it('goes on while its rows are newer', () => {
    expect(wantedAfter(1, 9)).toEqual(['/wj/index_1.html']);
    expect(wantedAfter(2, 9)).toEqual(['/wj/index_2.html']);
  });

  it('ends where they are older, and says how far it came', () => {
    expect(wantedAfter(3, 9)).toEqual([]);
    expect(columnAfter(3, 9).columns.get('documents')).toMatchObject({
      value: { isWhole: false, readBackTo: '2024-05-08' },
    });
  });

  it('ends after so many pages', () => {
    expect(wantedAfter(1, 1)).toEqual([]);
    expect(wantedAfter(2, 2)).toEqual([]);
  });
});
