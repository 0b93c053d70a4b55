import { describe, expect, it } from 'vitest';
import type { ListItem } from '../../src/model/page-facts.js';
import { homeRowsToOpen, rowsToOpen } from '../../src/locate/rows-to-open.js';
import { ORIGIN, row } from '../support/seen-pages.js';

const WINDOW = { from: '2025-11-04', asOf: '2025-11-18' };
const onDay = (path: string, monthDay: string): ListItem => ({ ...row('青禾区简讯', path), monthDay });
const paths = (rows: readonly ListItem[]): readonly string[] => rows.map(({ url }) => new URL(url).pathname);

describe('rows of a column that are opened to see their dates', () => {
  it('are the first that show none', () => {
    const rows = [row('置顶', '/1.html', '2020-01-01'), ...[2, 3, 4, 5].map((n) => row('简讯', `/${n}.html`))];
    expect(paths(rowsToOpen(rows, WINDOW))).toEqual(['/2.html', '/3.html', '/4.html']);
  });

  it('are not those far down, nor files, nor of a day that is old in any year', () => {
    const old = [1, 2, 3, 4, 5, 6].map((n) => row('简讯', `/${n}.html`, '2025-01-01'));
    expect(rowsToOpen([...old, row('简讯', '/7.html')], WINDOW)).toEqual([]);
    expect(
      rowsToOpen(
        [row('名单', '/1.pdf'), onDay('/2.html', '11-03'), onDay('/3.html', '11-19'), ...old.slice(0, 1)],
        WINDOW,
      ),
    ).toEqual([]);
    expect(paths(rowsToOpen([onDay('/4.html', '11-04'), ...old], WINDOW))).toEqual(['/4.html']);
  });

  it('are such too where nothing else tells a year', () => {
    expect(paths(rowsToOpen([onDay('/2.html', '11-03')], WINDOW))).toEqual(['/2.html']);
  });
});

describe('rows of a home page that are opened', () => {
  it('are of every list one, those with a day that fits first', () => {
    const rows = [
      ...[1, 2, 3, 4, 5, 6, 7].map((n) => row('要闻', `/xw/yw/202511/t2025110${n}_${n}.html`)),
      row('公告', '/zwgk/tzgg/1.html'),
      onDay('/bm/9.html', '11-10'),
      row('国务院', 'http://www.gov.cn/1.html'),
    ];
    expect(paths(homeRowsToOpen(rows, WINDOW, `${ORIGIN}/`)).slice(0, 3)).toEqual([
      '/bm/9.html',
      '/xw/yw/202511/t20251101_1.html',
      '/zwgk/tzgg/1.html',
    ]);
    expect(homeRowsToOpen(rows, WINDOW, `${ORIGIN}/`)).toHaveLength(6);
  });
});
