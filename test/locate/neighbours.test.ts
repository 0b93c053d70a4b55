import { expect, test } from 'vitest';
import { survey } from '../../src/locate/survey.js';
import type { SeenPage } from '../../src/locate/survey.js';
import { link, plan, row, seenPage } from '../support/seen-pages.js';

const populationOf = (pages: readonly SeenPage[]) =>
  survey({
    plan: { ...plan(), population: true },
    pages,
    redirects: new Map(),
    unanswered: new Map(),
    canRender: false,
  }).population.columns.map(({ name, blankness }) => `${name} ${blankness}`);

const home = seenPage('/', {
  kind: 'home',
  links: [link('特色专栏', '/zl/'), link('通知公告', '/tz/'), link('工作动态', '/dt/'), link('互动交流', '/hd/')],
});
const hub = seenPage('/zl/', {
  title: '特色专栏',
  links: [link('园区服务', '/yq/', 'content'), link('企业诉求', '/qy/', 'content')],
  facts: { breadcrumb: ['首页', '特色专栏'] },
});
/** A small menu beside the list that the markup does not mark: it names both columns, and its rows are read as rows. */
const beside = (title: string, path: string, rows: readonly ReturnType<typeof row>[]): SeenPage =>
  seenPage(path, {
    title,
    links: [link('园区服务', '/yq/', 'list'), link('企业诉求', '/qy/', 'list')],
    items: [row('园区服务', '/yq/'), row('企业诉求', '/qy/'), ...rows],
    facts: { breadcrumb: ['首页', '特色专栏', title], columnName: title },
  });
const news = [row('园区用电保障到位', '/yq/1.html', '2026-10-20')];

test('a blank column whose menu names its neighbour is blank: the neighbour lies beside it, not below', () => {
  const columns = populationOf([home, hub, beside('园区服务', '/yq/', news), beside('企业诉求', '/qy/', [])]);
  expect(columns).toContain('园区服务 filled');
  expect(columns).toContain('企业诉求 blank');
});

test('a column that only leads on is a directory, whether or not its children link back to it', () => {
  const child = seenPage('/yq/', {
    title: '园区服务',
    links: [link('特色专栏', '/zl/', 'content')],
    items: news,
    facts: { breadcrumb: ['首页', '特色专栏', '园区服务'] },
  });
  expect(populationOf([home, hub, child])).toContain('特色专栏 filled');
});

test('nor is what the page above prints too below a column whose content names itself: its neighbours have lists of their own', () => {
  const menu = ['园区服务', '企业诉求', '招商引资'] as const;
  const at = (name: string): string => `/${String(menu.indexOf(name as (typeof menu)[number]))}/`;
  const tree = (region: 'menu' | 'list' | 'content') => menu.map((name) => link(name, at(name), region));
  const above = seenPage('/zl/', {
    title: '特色专栏',
    links: tree('content'),
    facts: { breadcrumb: ['首页', '特色专栏'] },
  });
  const column = (name: string, region: 'menu' | 'list', rows: readonly ReturnType<typeof row>[]): SeenPage =>
    seenPage(at(name), {
      title: name,
      links: tree(region),
      items: rows,
      facts: { breadcrumb: ['首页', '特色专栏', name], columnName: name },
    });
  // Where there is nothing else, the menu is the largest list of the page.
  const blank = column(
    '企业诉求',
    'list',
    menu.map((name) => row(name, at(name))),
  );
  const columns = populationOf([
    home,
    above,
    column('园区服务', 'menu', news),
    column('招商引资', 'menu', news),
    blank,
  ]);
  expect(columns).toContain('企业诉求 blank');
});
