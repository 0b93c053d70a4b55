import { describe, expect, it } from 'vitest';
import type { Located } from '../../../src/locate/columns/read-column.js';
import type { SeenPage } from '../../../src/locate/survey.js';
import type { Unit } from '../../../src/model/site-entry.js';
import { link, row, seenPage } from '../../support/seen-pages.js';
import { askedFor, filled, finance, look, MENU, portal, street, wishOf } from '../../support/unit-pages.js';

const FOUR = ['guide', 'system', 'statutory', 'annual-report'];
const wish = wishOf({ columns: new Map(FOUR.map((id) => [id, { opened: 0 }])) });
const own = (text: string, path: string) => link(text, `/bm/czj/${path}/`, 'content');
const FULL = [
  own('政府信息公开指南', 'zn'),
  own('政府信息公开制度', 'zd'),
  own('法定主动公开内容', 'fd'),
  own('政府信息公开年报', 'nb'),
];
const contents = ['zn', 'zd', 'fd', 'nb'].map((path) => filled(`/bm/czj/${path}/`));
const page = (links: typeof FULL, text?: string): SeenPage =>
  seenPage('/bm/czj/', { links, ...(text === undefined ? {} : { text }) });

const columnsOf = (pages: readonly SeenPage[], unit: Unit = finance, plan = wish) => {
  const found = look(plan, pages).units.units.find((one) => one.unit === unit)?.columns ?? new Map<string, Located>();
  return Object.fromEntries(
    [...found].map(([id, located]) => [
      id,
      located.state === 'found' ? located.value.blankness : located.state === 'undecided' ? located.reason : 'absent',
    ]),
  );
};

describe('the columns of a unit', () => {
  it('are found on its own page and read', () => {
    const pages = [...portal(), page(FULL)];
    expect(askedFor(wish, pages)).toEqual(expect.arrayContaining(['/bm/czj/zn/', '/bm/czj/nb/']));
    expect(columnsOf([...pages, ...contents])).toEqual({
      guide: 'filled',
      system: 'filled',
      statutory: 'filled',
      'annual-report': 'filled',
    });
  });

  it('may bear its name: 财政局信息公开指南', () => {
    const named = own('财政局信息公开指南', 'zn');
    expect(columnsOf([...portal(), page([named, ...FULL.slice(1)]), ...contents])).toMatchObject({ guide: 'filled' });
  });

  it('are its own where they lie in its folder, though the portal links them too', () => {
    const pages = [...portal([own('财政局信息公开制度', 'zd')]), page(FULL), ...contents];
    expect(columnsOf(pages)).toMatchObject({ guide: 'filled', system: 'filled' });
  });

  it('are not the columns of the portal that its page prints in the same menu', () => {
    const pages = [...portal(), page([...MENU, ...FULL.slice(1)]), ...contents];
    expect(columnsOf(pages)).toMatchObject({ guide: 'absent', system: 'filled' });
  });

  it('are not those that stand below the page of another unit, even where no other bears the name', () => {
    const tree = [
      link('稻香街道', '/bm/dx/', 'menu'),
      link('政府信息公开指南', '/bm/dx/zn/', 'menu'),
      link('区财政局', '/bm/czj/', 'menu'),
      link('政府信息公开制度', '/bm/czj/zd/', 'menu'),
    ];
    expect(columnsOf([...portal(), page(tree), filled('/bm/dx/zn/'), filled('/bm/czj/zd/')])).toMatchObject({
      guide: 'absent',
      system: 'filled',
    });
  });

  it('do not take the menu of their neighbours for their rows', () => {
    const plan = wishOf({ columns: new Map([['cat-agency', { opened: 4 }]]) });
    const menu = [own('机构职能', 'fd/jgzn'), own('权责清单', 'fd/qzqd')];
    const statutory = seenPage('/bm/czj/fd/', { links: menu });
    const profile = row('区财政局机构职能', '/art/2020/6/12/art_1_1.html', '2020-06-12');
    const agency = seenPage('/bm/czj/fd/jgzn/', {
      links: menu,
      facts: { items: [row('权责清单', '/bm/czj/fd/qzqd/'), profile] },
    });
    const { units } = look(plan, [...portal(), page(FULL), statutory, agency]).units;
    const found = units.find(({ unit }) => unit === finance)?.columns.get('cat-agency');
    const titles = found?.state === 'found' ? found.value.items.map(({ title }) => title) : [];
    expect(titles).toEqual(['区财政局机构职能']);
  });

  it('are not the columns of the portal whose whole tree its page prints', () => {
    const tree = Array.from({ length: 12 }, (_, at) =>
      link(`公开事项${String(at)}`, `/zfxxgk/sx${String(at)}/`, 'content'),
    );
    const shared = link('政府信息公开制度', '/zfxxgk/zd/', 'content');
    const pages = [...portal(tree), page([...tree, shared, ...FULL.filter(({ text }) => text !== shared.text)])];
    expect(columnsOf([...pages, ...contents])).toMatchObject({ guide: 'filled', system: 'absent' });
  });

  it('are asked for neither twice nor for units of another kind', () => {
    const plan = wishOf({ columns: new Map([['guide', { opened: 0, kinds: ['township'] }]]) });
    expect(askedFor(plan, [...portal(), page(FULL)])).not.toContain('/bm/czj/zn/');
    expect(columnsOf([...portal(), page(FULL)], finance, plan)).toEqual({});
  });

  it('are unknown while the page of the unit waits for a browser', () => {
    const shell = seenPage('/bm/czj/', { facts: { needsBrowser: 'script-shell' }, digest: { hasScriptMenu: true } });
    expect(Object.values(columnsOf([...portal(), shell]))).toEqual(FOUR.map(() => 'needs-browser'));
  });

  it('are blank only where what stands below them is', () => {
    const hub = seenPage('/bm/czj/fd/', { links: [own('规划信息', 'fd/gh'), own('统计信息', 'fd/tj')] });
    const blank = (path: string) => seenPage(`/bm/czj/fd/${path}/`, { text: '暂无内容' });
    const rest = contents.filter(({ exchange }) => !exchange.url.endsWith('/fd/'));
    const pages = [...portal(), page(FULL), ...rest, hub];
    expect(columnsOf([...pages, blank('gh'), blank('tj')])).toMatchObject({ statutory: 'blank' });
    expect(columnsOf([...pages, blank('gh'), filled('/bm/czj/fd/tj/')])).toMatchObject({ statutory: 'filled' });
    expect(columnsOf([...pages, blank('gh')])).toMatchObject({ statutory: 'unknown' });
  });

  it('may have no links: a heading over categories, rows of reports', () => {
    const categories = [own('财政预决算', 'ys'), own('行政许可', 'xk'), own('机构职能', 'jg')];
    const pages = [...portal(), page(categories, '法定主动公开内容\n2025年预算')];
    expect(columnsOf(pages)).toMatchObject({ statutory: 'filled', guide: 'absent' });
    const reports = seenPage('/bm/czj/', {
      links: FULL.slice(0, 3),
      items: [row('青禾区财政局2025年政府信息公开工作年度报告', '/bm/czj/nb1.html', '2026-01-20')],
    });
    expect(columnsOf([...portal(), reports, ...contents])).toMatchObject({ 'annual-report': 'candidates' });
  });

  it('stand on the platform of its own site', () => {
    const pages = [
      ...portal(),
      seenPage('/bm/czj/', { links: [link('信息公开', '/bm/czj/xxgk/'), link('通知公告', '/bm/czj/tz/')] }),
    ];
    expect(askedFor(wish, pages)).toContain('/bm/czj/xxgk/');
    expect(columnsOf([...pages, seenPage('/bm/czj/xxgk/', { links: FULL }), ...contents])).toMatchObject({
      guide: 'filled',
      'annual-report': 'filled',
    });
  });

  it('are its own though its name looks like that of a list of units', () => {
    const links = [link('政府信息公开指南', '/bm/dx/zn/', 'content')];
    const pages = [...portal(), seenPage('/bm/dx/', { links }), filled('/bm/dx/zn/')];
    expect(columnsOf(pages, street)).toMatchObject({ guide: 'filled', system: 'absent' });
  });

  it('of a category stand on its statutory content too', () => {
    const plan = wishOf({ columns: new Map([['powers-list', { opened: 0 }]]) });
    const fd = seenPage('/bm/czj/fd/', {
      links: [own('权责清单', 'fd/qz')],
      text: '法定主动公开的目录和说明'.repeat(8),
    });
    const pages = [...portal(), page(FULL), fd];
    expect(askedFor(plan, pages)).toContain('/bm/czj/fd/qz/');
    expect(columnsOf([...pages, filled('/bm/czj/fd/qz/')], finance, plan)).toEqual({ 'powers-list': 'filled' });
    expect(columnsOf(portal(), street, plan)).toEqual({});
  });
});

describe('a menu that prints the columns of all units', () => {
  const names = ['zn', 'zd', 'fd', 'nb'] as const;
  const titles = { zn: '政府信息公开指南', zd: '政府信息公开制度', fd: '法定主动公开内容', nb: '政府信息公开年报' };
  const menuOf = (folder: string, named: string, without?: string) => [
    link(named, folder, 'menu'),
    ...names.filter((path) => path !== without).map((path) => link(titles[path], `${folder}${path}/`, 'menu')),
  ];
  const tree = [
    ...MENU,
    ...menuOf('/bm/wjj/', '卫健局'),
    ...menuOf('/bm/czj/', '区财政局', 'zn'),
    ...menuOf('/bm/dx/', '稻香街道'),
    ...menuOf('/bm/jtj/', '交通局'),
    ...menuOf('/bm/slj/', '水利局'),
  ];
  const all = ['wjj', 'czj', 'dx'].flatMap((unit) => names.map((path) => filled(`/bm/${unit}/${path}/`)));

  it('does not lend a unit the column of another that stands in a folder of its own', () => {
    const pages = [
      ...portal(),
      ...['wjj', 'czj', 'dx'].map((unit) => seenPage(`/bm/${unit}/`, { links: tree })),
      ...all,
    ];
    expect(columnsOf(pages)).toEqual({
      guide: 'absent',
      system: 'filled',
      statutory: 'filled',
      'annual-report': 'filled',
    });
    expect(columnsOf(pages, street)).toMatchObject({ guide: 'filled' });
  });

  it('nor of one whose name comes before it in the menu', () => {
    const flat = (marked: (typeof tree)[number]) => ({
      ...marked,
      url: marked.url.replace(/\/(\w+)\/(\w+)\/$/, '/$1-$2.html'),
    });
    const ofUnits = tree.map((one) => (/\/bm\/\w+\/\w+\/$/.test(one.url) ? flat(one) : one));
    const seen = (unit: string) => names.map((path) => filled(`/bm/${unit}-${path}.html`));
    const pages = [
      ...portal(),
      ...['wjj', 'czj', 'dx'].map((unit) => seenPage(`/bm/${unit}/`, { links: ofUnits })),
      ...['wjj', 'czj', 'dx'].flatMap(seen),
    ];
    expect(columnsOf(pages)).toMatchObject({ guide: 'absent', system: 'filled' });
    expect(columnsOf(pages, street)).toMatchObject({ guide: 'filled', system: 'filled' });
  });
});
