import { describe, expect, it } from 'vitest';
import type { SeenPage } from '../../../src/locate/survey.js';
import { unitWishKey, type UnitItemPlan, type UnitItemWish } from '../../../src/model/unit-plan.js';
import { link, row, seenPage } from '../../support/seen-pages.js';
import { askedFor, finance, health, look, portal, units, wishOf } from '../../support/unit-pages.js';

const planOf = (wish: UnitItemWish, more: Partial<UnitItemPlan> = {}) =>
  wishOf(
    { items: [{ ...wish, key: unitWishKey(wish), from: '2026-01-01', to: '2026-08-10', isOpened: false, ...more }] },
    (wish.places ?? []).map(({ column }) => column),
  );
const SCHEME: UnitItemWish = { titles: ['政务公开.*实施方案'] };
const SHARED: UnitItemWish = { ...SCHEME, places: [{ column: 'disclosure-work' }] };
const scheme = (body: string, path: string, on = '2026-07-01') => row(`${body}2026年政务公开实施方案`, path, on);
const page = (sketch: Parameters<typeof seenPage>[1]): SeenPage => seenPage('/bm/czj/', sketch);
const entrance = link('政务公开工作', '/zwgkgz/');

/** Titles found for each unit, and why there may be more. */
const itemsOf = (plan: ReturnType<typeof planOf>, pages: readonly SeenPage[]) =>
  look(plan, pages).units.units.map(({ items }) => {
    const [found] = items.values();
    return [found?.rows.map(({ item }) => item.title), found?.reason] as const;
  });

describe('what a unit published', () => {
  it('stands on its own page', () => {
    const pages = [...portal(), page({ items: [scheme('财政局', '/bm/czj/1.html')] })];
    expect(itemsOf(planOf(SCHEME), pages)[0]).toEqual([['财政局2026年政务公开实施方案'], undefined]);
  });

  it('is looked for in the lists below, one after the other, and no longer than needed', () => {
    const lists = [link('通知公告', '/bm/czj/tz/', 'content'), link('其他', '/bm/czj/qt/', 'content')];
    const pages = [...portal(), page({ links: lists })];
    expect(askedFor(planOf(SCHEME), pages)).toContain('/bm/czj/tz/');
    expect(askedFor(planOf(SCHEME), pages)).not.toContain('/bm/czj/qt/');
    const found = seenPage('/bm/czj/tz/', { items: [scheme('财政局', '/bm/czj/1.html')] });
    expect(askedFor(planOf(SCHEME), [...pages, found])).not.toContain('/bm/czj/qt/');
    expect(itemsOf(planOf(SCHEME), [...pages, found])[0]).toEqual([['财政局2026年政务公开实施方案'], undefined]);
    const none = seenPage('/bm/czj/tz/', { items: [row('停水通知', '/bm/czj/2.html', '2026-07-01')] });
    expect(askedFor(planOf(SCHEME), [...pages, none])).toContain('/bm/czj/qt/');
    const last = seenPage('/bm/czj/qt/', { items: [row('值班表', '/bm/czj/3.html', '2026-07-01')] });
    expect(itemsOf(planOf(SCHEME), [...pages, none, last])[0]).toEqual([[], undefined]);
  });

  it('is missing where the page has categories without a 法定主动公开内容 above them', () => {
    const names = ['机构职能', '权责清单', '财政预决算', '行政许可'];
    const own = page({ links: names.map((name, at) => link(name, `/bm/czj/${String(at)}/`, 'content')) });
    const lists = names.map((name, at) =>
      seenPage(`/bm/czj/${String(at)}/`, { items: [row(`${name}说明`, `/bm/czj/${String(at)}/1.html`, '2026-07-01')] }),
    );
    expect(itemsOf(planOf(SCHEME), [...portal(), own, ...lists])[0]).toEqual([[], undefined]);
  });

  it('may be a column of that name', () => {
    const powers = planOf({ titles: ['权责清单'] });
    const pages = [...portal(), page({ links: [link('权责清单', '/bm/czj/qz/', 'content')] })];
    const article = seenPage('/bm/czj/qz/', {
      kind: 'article',
      text: '行政权力事项共二十项。'.repeat(9),
      facts: { publishedOn: '2026-03-01', publishedOnFrom: 'visible' },
    });
    expect(itemsOf(powers, [...pages, article])[0]?.[0]).toEqual(['权责清单']);
    const list = seenPage('/bm/czj/qz/', { items: [row('行政许可类', '/bm/czj/q1.html', '2026-03-01')] });
    expect(itemsOf(powers, [...pages, list])[0]?.[0]).toEqual(['行政许可类']);
  });

  it('is not the link to a column of that name, but what it holds', () => {
    const powers = planOf({ titles: ['权责清单'] }, { from: '2020-01-01', to: '2026-12-31' });
    const pages = [...portal(), page({ items: [row('权责清单', '/bm/czj/qz/')] })];
    expect(askedFor(powers, pages)).toContain('/bm/czj/qz/');
    const old = seenPage('/bm/czj/qz/', { items: [row('行政许可类', '/bm/czj/q1.html', '2019-03-01')] });
    expect(itemsOf(powers, [...pages, old])[0]).toEqual([['行政许可类'], undefined]);
    expect(itemsOf(powers, [...pages, seenPage('/bm/czj/qz/', { text: '暂无内容' })])[0]).toEqual([[], undefined]);
  });

  it('may be a link of the page without a day, which is then read there', () => {
    const pages = [
      ...portal(),
      page({ links: [link('2026年政务公开工作实施方案', '/bm/czj/t20260701_1.html', 'content')] }),
    ];
    expect(askedFor(planOf(SCHEME), pages)).toContain('/bm/czj/t20260701_1.html');
  });

  it('is not what its page shows of another unit, or of the government', () => {
    const items = [
      scheme('南塘镇', '/bm/czj/1.html'),
      scheme('区卫健局', '/bm/czj/2.html'),
      scheme('青禾区人民政府关于印发', '/bm/czj/3.html'),
    ].slice(1);
    expect(itemsOf(planOf(SCHEME), [...portal(), page({ items })])[0]).toEqual([[], undefined]);
  });

  it('may stand one list further down', () => {
    const pages = [...portal(), page({ links: [link('通知公告', '/bm/czj/tz/', 'content')] })];
    const hub = seenPage('/bm/czj/tz/', {
      items: [row('停水通知', '/bm/czj/2.html', '2026-07-01')],
      links: [link('文件通知', '/bm/czj/tz/wj/', 'content')],
    });
    expect(askedFor(planOf(SCHEME), [...pages, hub])).toContain('/bm/czj/tz/wj/');
    const below = seenPage('/bm/czj/tz/wj/', { items: [scheme('财政局', '/bm/czj/1.html')] });
    expect(itemsOf(planOf(SCHEME), [...pages, hub, below])[0]?.[0]).toEqual(['财政局2026年政务公开实施方案']);
  });

  it('is not looked for in columns of known name that the rule does not name', () => {
    const pages = [...portal(), page({ links: [link('行政许可', '/bm/czj/xk/', 'content')] })];
    expect(askedFor(planOf(SCHEME), pages)).not.toContain('/bm/czj/xk/');
    expect(itemsOf(planOf(SCHEME), pages)[0]).toEqual([[], undefined]);
    expect(askedFor(planOf({ ...SCHEME, columns: ['cat-permits'] }), pages)).toContain('/bm/czj/xk/');
  });

  it('is open while its page was not read', () => {
    expect(itemsOf(planOf(SCHEME), portal())[0]).toEqual([[], 'not-crawled']);
  });
});

describe('what stands in a list that units share', () => {
  const list = (items: ReturnType<typeof row>[], links: Parameters<typeof seenPage>[1] = {}) => [
    ...portal([entrance]),
    ...units.map((_, at) => seenPage(['/bm/czj/', '/bm/wjj/', '/bm/dx/'][at] ?? '', {})),
    seenPage('/zwgkgz/', { items, ...links }),
  ];

  it('belongs to the unit that its title names', () => {
    const pages = list([scheme('青禾区财政局', '/z/1.html'), scheme('南屏市财政局', '/z/2.html')]);
    const opened = seenPage('/z/2.html', { kind: 'article', facts: { source: '南屏市财政局' } });
    expect(itemsOf(planOf(SHARED), [...pages, opened]).map(([titles]) => titles)).toEqual([
      ['青禾区财政局2026年政务公开实施方案'],
      [],
      [],
    ]);
  });

  it('belongs to the unit that its page gives as the source', () => {
    const pages = list([scheme('', '/z/1.html')]);
    expect(askedFor(planOf(SHARED), pages)).toContain('/z/1.html');
    const opened = seenPage('/z/1.html', { kind: 'article', facts: { source: '区卫健局' } });
    const found = look(planOf(SHARED), [...pages, opened]).units.units.find(({ unit }) => unit === health);
    expect([...(found?.items.values() ?? [])][0]?.rows).toHaveLength(1);
  });

  it('belongs to the unit whose name the list below bears', () => {
    const pages = list([], { links: [link('区财政局', '/zwgkgz/czj/', 'content')] });
    expect(askedFor(planOf(SHARED), pages)).toContain('/zwgkgz/czj/');
    const own = seenPage('/zwgkgz/czj/', { items: [scheme('', '/z/1.html')] });
    expect(itemsOf(planOf(SHARED), [...pages, own])[0]?.[0]).toEqual(['2026年政务公开实施方案']);
  });

  it('is not what stands on the own page of a unit that a menu beside the list names', () => {
    const named = planOf({ titles: ['公开工作'], places: [{ column: 'disclosure-work' }] });
    const pages = list([], { links: [link('区财政局', '/bm/czj/', 'menu')] }).filter(
      ({ exchange }) => !exchange.url.endsWith('/bm/czj/'),
    );
    const own = seenPage('/bm/czj/', { items: [row('青禾区财政局年度报告', '/bm/czj/1.html', '2026-03-01')] });
    expect(itemsOf(named, [...pages, own])[0]?.[0]).toEqual([]);
  });

  it('belongs to the unit that its title names though only the name of the list says what it is', () => {
    const named = planOf({ titles: ['老旧小区'], places: [{ column: 'disclosure-work' }] });
    const pages = list([], { links: [link('老旧小区改造', '/zwgkgz/lj/', 'content')] });
    const below = seenPage('/zwgkgz/lj/', {
      items: [row('稻香街道百花园改造进展', '/l/1.html', '2026-05-01'), row('改造政策问答', '/l/2.html', '2026-05-01')],
    });
    expect(itemsOf(named, [...pages, below]).map(([titles]) => titles)).toEqual([[], [], ['稻香街道百花园改造进展']]);
  });

  it('is found in the column, whatever other columns of known name it leads to', () => {
    const links = ['行政许可', '财政预决算', '机构职能'].map((name, at) =>
      link(name, `/zwgkgz/${String(at)}/`, 'content'),
    );
    const pages = list([scheme('青禾区财政局', '/z/1.html')], { links });
    expect(askedFor(planOf(SHARED), pages)).not.toContain('/zwgkgz/0/');
    expect(itemsOf(planOf(SHARED), pages)[1]).toEqual([[], undefined]);
  });

  it('is none by the name of the column that leads to the pages of the units: 部门信息公开目录', () => {
    const plan = planOf({ titles: ['部门信息公开'], places: [{ column: 'units' }] });
    const pages = [...portal(), page({ items: [row('停水通知', '/bm/czj/2.html', '2026-07-01')] })];
    expect(itemsOf(plan, pages)[0]?.[0]).toEqual([]);
  });

  it('may serve several units: such pages are opened', () => {
    const directory: UnitItemWish = { titles: ['机构职能'], places: [{ column: 'disclosure-work' }], inText: true };
    const pages = list([row('机构职能目录', '/z/1.html', '2026-05-01')]);
    const opened = seenPage('/z/1.html', { kind: 'article' });
    const { common } = look(planOf(directory), [...pages, opened]).units;
    expect([...common.values()].flat().map(({ item }) => item.title)).toEqual(['机构职能目录']);
  });

  it('is nobody’s where nobody knows the shortened name, and then nobody’s is missing', () => {
    const pages = list([scheme('卫健委', '/z/1.html')]);
    const opened = seenPage('/z/1.html', { kind: 'article' });
    expect(itemsOf(planOf(SHARED), [...pages, opened])[1]).toEqual([[], 'candidates']);
  });
});

it('asks for nothing of units of another kind', () => {
  const plan = planOf({ ...SCHEME, kinds: ['township'] });
  const pages = [...portal(), page({ links: [link('通知公告', '/bm/czj/tz/', 'content')] })];
  expect(askedFor(plan, pages)).not.toContain('/bm/czj/tz/');
  expect(look(plan, pages).units.units.find(({ unit }) => unit === finance)?.items.size).toBe(0);
});

describe('a shared column with columns below it', () => {
  const hub = (path: string, name: string, below: string) => seenPage(path, { links: [link(name, below, 'content')] });
  const pages = [
    ...portal([entrance]),
    seenPage('/zwgkgz/', {
      links: [link('培训', '/zwgkgz/px/', 'content')],
      items: [row('值班表', '/zwgkgz/9.html', '2026-07-01')],
    }),
    hub('/zwgkgz/px/', '年度', '/zwgkgz/px/nd/'),
  ];
  const list = seenPage('/zwgkgz/px/nd/', { items: [scheme('财政局', '/zwgkgz/px/nd/1.html')] });
  const below = planOf({ ...SCHEME, places: [{ column: 'disclosure-work', below: true }] });

  it('is read to two levels where the rule says so', () => {
    expect(askedFor(below, pages)).toContain('/zwgkgz/px/nd/');
    expect(askedFor(planOf(SHARED), pages)).not.toContain('/zwgkgz/px/nd/');
    expect(itemsOf(below, [...pages, list])[0]?.[0]).toEqual(['财政局2026年政务公开实施方案']);
  });

  it('is read no deeper where every unit has published', () => {
    const all = seenPage('/zwgkgz/', {
      links: [link('培训', '/zwgkgz/px/', 'content')],
      items: ['财政局', '卫健局', '稻香街道'].map((body, at) => scheme(body, `/zwgkgz/${String(at)}.html`)),
    });
    const shallow = [...portal([entrance]), all, hub('/zwgkgz/px/', '年度', '/zwgkgz/px/nd/')];
    expect(askedFor(below, shallow)).not.toContain('/zwgkgz/px/nd/');
  });
});

it('what the rule leaves out is none in a list of that name either', () => {
  const powers = planOf({ titles: ['权责清单'], not: ['解读'] }, { from: '2020-01-01', to: '2026-12-31' });
  const list = (title: string) => seenPage('/bm/czj/qz/', { items: [row(title, '/bm/czj/qz/1.html', '2026-03-01')] });
  const pages = [...portal(), page({ links: [link('权责清单', '/bm/czj/qz/', 'content')] })];
  expect(itemsOf(powers, [...pages, list('行政许可类')])[0]?.[0]).toEqual(['行政许可类']);
  expect(itemsOf(powers, [...pages, list('权责清单解读')])[0]?.[0]).toEqual([]);
});
