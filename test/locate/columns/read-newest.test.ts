import { describe, expect, it } from 'vitest';
import { survey } from '../../../src/locate/survey.js';
import type { SeenPage } from '../../../src/locate/survey.js';
import { link, plan, row, seenPage } from '../../support/seen-pages.js';

const KINDS = [{ names: ['动态$'], from: '2026-10-20' }];
const NAV = ['部门动态', '领导之窗', '互动交流', '办事服务'].map((name, n) => link(name, `/${n}/`));
const home = seenPage('/', { kind: 'home', links: NAV });
const look = (pages: readonly SeenPage[]) =>
  survey({
    plan: { ...plan({ population: true }), freshKinds: KINDS },
    pages: [home, ...pages],
    redirects: new Map(),
    unanswered: new Map(),
    canRender: false,
  });
const asked = (pages: readonly SeenPage[]): readonly string[] =>
  look(pages)
    .wanted.map(({ url }) => new URL(url).pathname)
    .filter((path) => path !== '/1/' && path !== '/2/' && path !== '/3/');
const columnAfter = (pages: readonly SeenPage[]) =>
  look(pages).population.columns.find(({ name }) => name === '部门动态');

const days = (...dates: readonly string[]) => dates.map((on) => row('水利工程检修', `/0/${on}.html`, on));
const PAGER = [2, 3].map((n) => link(String(n), `/0/index_${n}.html`, 'pager'));
const OLD_FIRST = days('2019-01-01', '2019-02-01', '2019-03-01', '2019-04-01', '2019-05-01');

describe('a column that must be kept up to date', () => {
  it('asks for nothing more while a row is new', () => {
    expect(asked([seenPage('/0/', { items: days('2026-10-20', '2026-01-01'), links: PAGER })])).toEqual([]);
  });

  it('asks for nothing more where its rows, newest first, are all old', () => {
    expect(
      asked([
        seenPage('/0/', { items: days(...OLD_FIRST.map(({ publishedOn }) => publishedOn!).reverse()), links: PAGER }),
      ]),
    ).toEqual([]);
  });

  it('looks at the last page of a list that begins with the oldest, and knows then what is newest', () => {
    const first = seenPage('/0/', { items: OLD_FIRST, links: PAGER });
    expect(asked([first])).toEqual(['/0/index_3.html']);
    const last = seenPage('/0/index_3.html', { items: days('2024-01-01', '2024-02-01') });
    expect(columnAfter([first, last])).toMatchObject({ isWhole: false, readBackTo: '2024-02-01' });
  });

  it('says nothing of it where the last page is not in that order', () => {
    const first = seenPage('/0/', { items: OLD_FIRST, links: PAGER });
    const last = seenPage('/0/index_3.html', { items: days('2018-01-01', '2017-02-01') });
    expect(columnAfter([first, last])?.readBackTo).toBeUndefined();
  });

  it('turns one page where the order is not to be told', () => {
    const mixed = days('2020-01-01', '2019-02-01', '2021-03-01', '2019-04-01');
    expect(asked([seenPage('/0/', { items: mixed, links: PAGER })])).toEqual(['/0/index_2.html']);
  });

  it('opens the first rows that show no date', () => {
    const rows = [1, 2, 3, 4].map((n) => row('水利工程检修', `/0/content_${n}.html`));
    expect(asked([seenPage('/0/', { items: rows })])).toEqual([1, 2, 3].map((n) => `/0/content_${n}.html`));
  });

  it('is told by its ColumnType where its name tells nothing', () => {
    const kinds = [{ names: ['动态$'], columnTypes: ['工作动态'], from: '2026-10-20' }];
    const leaders = seenPage('/1/', {
      items: [row('调研', '/1/content_1.html')],
      facts: { meta: { columntype: '工作动态' } },
    });
    const { wanted } = survey({
      plan: { ...plan({ population: true }), freshKinds: kinds },
      pages: [home, leaders],
      redirects: new Map(),
      unanswered: new Map(),
      canRender: false,
    });
    expect(wanted.map(({ purpose }) => purpose)).toContain('item:population');
  });

  it('asks no more of any column where no rule wants it', () => {
    const rows = [row('水利工程检修', '/1/content_1.html'), row('水利工程验收', '/1/content_2.html')];
    expect(asked([seenPage('/0/', { items: days('2026-10-20') }), seenPage('/1/', { items: rows })])).toEqual([]);
  });
});

describe('the population of columns', () => {
  it('was not seen whole where the site map was not', () => {
    const mapped = seenPage('/', { kind: 'home', links: [...NAV, link('网站地图', '/map.html', 'footer')] });
    const columns = [0, 1, 2, 3].map((n) => seenPage(`/${n}/`, { items: days('2026-10-20') }));
    const wholeness = (pages: readonly SeenPage[]) =>
      survey({
        plan: plan({ population: true }),
        pages,
        redirects: new Map(),
        unanswered: new Map([['http://www.qinghe.gov.cn/map.html', 'timeout']]),
        canRender: false,
      }).population.isWhole;
    expect(wholeness([home, ...columns])).toBe(true);
    expect(wholeness([mapped, ...columns])).toBe(false);
  });
});
