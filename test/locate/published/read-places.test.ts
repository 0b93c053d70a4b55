import { describe, expect, it } from 'vitest';
import { survey, type SeenPage } from '../../../src/locate/survey.js';
import type { PublishedWish } from '../../../src/model/plan.js';
import { link, ORIGIN, plan, row, seenPage } from '../../support/seen-pages.js';

const wish = (more: Partial<PublishedWish> = {}): PublishedWish => ({
  places: [{ column: 'education', isBelow: false }],
  titles: ['学前教育'],
  from: '2026-01-01',
  to: '2026-11-01',
  enough: 1,
  opened: 0,
  labels: [],
  ...more,
});
const home = seenPage('/', { kind: 'home', links: [link('教育', '/wj/'), link('政策解读', '/jd/')] });
const education = {
  id: 'education',
  name: '教育',
  under: 'home',
  aliases: [],
  patterns: [],
  not: [],
  paths: [],
  columnTypes: [],
};
const vocabulary = new Map([...plan().vocabulary, ['education', education] as const]);
const columns = new Map([
  ['education', 0],
  ['interpretation', 0],
]);
const look = (pages: readonly SeenPage[], ...published: readonly PublishedWish[]) =>
  survey({
    plan: plan({ vocabulary, columns, published }),
    pages: [home, ...pages],
    redirects: new Map(),
    unanswered: new Map(),
    canRender: false,
  });
const asked = (pages: readonly SeenPage[], ...wishes: readonly PublishedWish[]): readonly string[] =>
  look(pages, ...wishes).wanted.map(({ url }) => url.slice(ORIGIN.length));

const pager = [link('2', '/wj/index_2.html', 'pager'), link('3', '/wj/index_3.html', 'pager')];
const FOUND = row('青禾区学前教育办法', '/wj/t20260501_1.html', '2026-05-01');
const rows = (from: number, year = 2026) =>
  Array.from({ length: 6 }, (_, at) =>
    row(`青禾区第${from + at}号文件`, `/wj/t20260101_${from + at}.html`, `${year}-0${6 - at}-01`),
  );
const first = (more: Parameters<typeof seenPage>[1] = {}) =>
  seenPage('/wj/', { links: pager, items: rows(10), ...more });

describe('further pages of a list', () => {
  it('are asked for while nothing was found', () => {
    expect(asked([first()], wish())).toContain('/wj/index_2.html');
  });
  it('are left where it was found', () => {
    expect(asked([first({ items: [FOUND, ...rows(10)] })], wish())).not.toContain('/wj/index_2.html');
  });
  it('are asked for where more are due', () => {
    expect(asked([first({ items: [FOUND, ...rows(10)] })], wish({ enough: 2 }))).toContain('/wj/index_2.html');
  });
  it('are left once rows are older than the period', () => {
    expect(asked([first({ items: rows(10, 2025) })], wish())).not.toContain('/wj/index_2.html');
    expect(asked([first({ items: rows(10, 2025) })], wish({ from: '2025-01-01' }))).toContain('/wj/index_2.html');
  });
  it('count what is outside the period for nothing', () => {
    const late = { ...FOUND, publishedOn: '2026-10-01' };
    expect(asked([first({ items: [late, ...rows(10)] })], wish({ to: '2026-09-30' }))).toContain('/wj/index_2.html');
  });
  it('are left where an evaluator has something of the rule to see already', () => {
    const list = first({ items: [FOUND, ...rows(10)] });
    const [one, other] = [wish({ forEvaluator: 'rule' }), wish({ titles: ['特殊教育'], forEvaluator: 'rule' })];
    expect(asked([list], one, other)).not.toContain('/wj/index_2.html');
    expect(asked([list], one, { ...other, forEvaluator: 'another' })).toContain('/wj/index_2.html');
    expect(asked([list], wish(), wish({ titles: ['特殊教育'] }))).toContain('/wj/index_2.html');
  });
  it('do not count another government’s documents where the rule minds', () => {
    const theirs = { ...FOUND, title: '南屏市人民政府关于印发学前教育行动计划的通知' };
    const list = first({ items: [theirs, ...rows(10)] });
    expect(asked([list], wish())).not.toContain('/wj/index_2.html');
    expect(asked([list], wish({ own: true }))).toContain('/wj/index_2.html');
  });
  it('are left where another place has it', () => {
    const both = wish({ places: [...wish().places, { column: 'interpretation', isBelow: false }] });
    const other = seenPage('/jd/', { items: [{ ...FOUND, url: `${ORIGIN}/jd/t20260501_9.html` }] });
    expect(asked([first()], both)).toContain('/wj/index_2.html');
    expect(asked([first(), other], both)).not.toContain('/wj/index_2.html');
  });
});

describe('columns below', () => {
  const hub = seenPage('/wj/', {
    links: [link('民办教育', '/wj/mb/', 'content'), link('学前教育', '/wj/xq/', 'content')],
  });
  const nursery = (day = '2026-05-01') =>
    seenPage('/wj/xq/', {
      links: [link('小班', '/wj/xq/xb/', 'content')],
      items: [row('青禾一幼入学须知', '/wj/xq/t20260501_1.html', day)],
    });
  it('are read where the column itself does not show it', () => {
    expect(asked([hub], wish())).toEqual(expect.arrayContaining(['/wj/mb/', '/wj/xq/']));
    const holds = seenPage('/wj/', { links: [link('民办教育', '/wj/mb/', 'content')], items: [FOUND] });
    expect(asked([holds], wish())).not.toContain('/wj/mb/');
  });
  it('of that name hold it, named ones first, with the way that leads there', () => {
    const lists = look([hub, nursery()], wish()).places.get('education')?.lists;
    expect(lists?.map(({ path }) => path)).toEqual([[], ['学前教育'], ['民办教育']]);
  });
  it('two levels down are read only where the rule says so, and nothing was found before', () => {
    const deep = wish({ places: [{ column: 'education', isBelow: true }] });
    expect(asked([hub, nursery('2024-05-01')], wish())).not.toContain('/wj/xq/xb/');
    expect(asked([hub, nursery('2024-05-01')], deep)).toContain('/wj/xq/xb/');
  });
  it('named for earlier years are passed over', () => {
    const years = seenPage('/wj/', {
      links: [link('2026年', '/wj/2026/', 'content'), link('2019年', '/wj/2019/', 'content')],
    });
    const lists = look([years], wish()).places.get('education')?.lists;
    expect(lists?.map(({ column }) => column.name)).toEqual(['教育', '2026年']);
  });
  it('that share its name beside it are read too', () => {
    const alias = { ...education, aliases: ['学前教育', '义务教育'] };
    const menu = seenPage('/', { kind: 'home', links: [link('学前教育', '/xq/'), link('义务教育', '/yw/')] });
    const pages = [menu, seenPage('/xq/', { items: rows(10) }), seenPage('/yw/', { items: rows(20) })];
    const site = (published: PublishedWish) =>
      survey({
        plan: plan({ vocabulary: new Map([...vocabulary, ['education', alias]]), columns, published: [published] }),
        pages,
        redirects: new Map(),
        unanswered: new Map(),
        canRender: false,
      }).places.get('education');
    const lists = site(wish({ titles: ['高中'] }))?.lists;
    expect(lists?.map(({ column }) => column.name).sort()).toEqual(['义务教育', '学前教育']);
    expect(lists?.every(({ goesBy }) => goesBy === undefined)).toBe(true);
    expect(site(wish({ titles: ['第10号'] }))).toMatchObject({ isShallow: true, lists: [{}] });
  });
  it('are read of one that shares its name as of the column itself', () => {
    const alias = { ...education, aliases: ['学前教育', '义务教育'] };
    const menu = seenPage('/', { kind: 'home', links: [link('学前教育', '/xq/'), link('义务教育', '/yw/')] });
    const above = (path: string, name: string, below: string) =>
      seenPage(path, { links: [link(name, below, 'content')] });
    const pages = [menu, seenPage('/xq/', { items: rows(10) }), above('/yw/', '政策', '/yw/zc/')];
    const deep = wish({ titles: ['高中'], places: [{ column: 'education', isBelow: true }] });
    const lists = survey({
      plan: plan({ vocabulary: new Map([...vocabulary, ['education', alias]]), columns, published: [deep] }),
      pages: [...pages, above('/yw/zc/', '年度', '/yw/zc/nd/'), seenPage('/yw/zc/nd/', { items: rows(20) })],
      redirects: new Map(),
      unanswered: new Map(),
      canRender: false,
    }).places.get('education')?.lists;
    expect(lists?.map(({ path }) => path.join('/'))).toEqual(['', '', '政策', '政策/年度']);
  });
  it('a topic that goes by a narrower name is about that', () => {
    const term = { ...education, under: 'platform', aliases: ['学前教育'] };
    const disclosure = seenPage('/zwgk/', {
      links: [link('学前教育', '/xq/', 'menu'), link('政府信息公开指南', '/zn/', 'menu')],
    });
    const list = seenPage('/xq/', { links: pager, items: rows(10) });
    const { places, wanted } = survey({
      plan: plan({ vocabulary: new Map([...vocabulary, ['education', term]]), columns, published: [wish()] }),
      pages: [seenPage('/', { kind: 'home', links: [link('政府信息公开', '/zwgk/')] }), disclosure, list],
      redirects: new Map(),
      unanswered: new Map(),
      canRender: false,
    });
    expect(places.get('education')?.lists[0]?.goesBy).toBe('学前教育');
    expect(wanted.map(({ url }) => url)).not.toContain(`${ORIGIN}/wj/index_2.html`);
  });
  it('beyond thirty leave the place open', () => {
    const many = Array.from({ length: 35 }, (_, at) => link(`第${at + 1}类`, `/wj/l${at}/`, 'content'));
    const place = look([seenPage('/wj/', { links: many })], wish()).places.get('education');
    expect(place?.lists).toHaveLength(31);
    expect(place?.reason).toBe('not-crawled');
  });
});

describe('pages of rows', () => {
  const undated = row('青禾区学前教育办法', '/wj/t20260501_1.html');
  it('are opened for the day that the list does not show', () => {
    expect(asked([first({ items: [undated, ...rows(10)] })], wish())).toContain('/wj/t20260501_1.html');
    expect(asked([first({ items: [undated, ...rows(10)] })], wish())).not.toContain('/wj/t20260101_10.html');
  });
  it('count by the day that they show', () => {
    const page = seenPage('/wj/t20260501_1.html', {
      kind: 'article',
      facts: { publishedOn: '2026-05-01', publishedOnFrom: 'visible' },
    });
    expect(asked([first({ items: [undated, ...rows(10)] }), page], wish())).not.toContain('/wj/index_2.html');
  });
  it('are opened for the title that the list cuts short', () => {
    const cut = row('青禾区2026年学前…', '/wj/t20260501_1.html', '2026-05-01');
    expect(asked([first({ items: [cut, ...rows(10)] })], wish())).toContain('/wj/t20260501_1.html');
  });
  it('are opened for their elements, the newest first, and no more than the rule says', () => {
    const all = [5, 9, 7].map((month) => row('学前教育', `/wj/t20260${month}01_1.html`, `2026-0${month}-01`));
    const wanted = asked([first({ items: all })], wish({ opened: 2, enough: 2, labels: ['承办单位'] }));
    expect(wanted).toEqual(expect.arrayContaining(['/wj/t20260901_1.html', '/wj/t20260701_1.html']));
    expect(wanted).not.toContain('/wj/t20260501_1.html');
  });
  it('have their files opened where they do not show the labels', () => {
    const attachments = [{ text: '任务表', url: `${ORIGIN}/f/1.xlsx`, type: 'xlsx' }];
    const page = (text: string) => seenPage('/wj/t20260501_1.html', { kind: 'article', text, facts: { attachments } });
    const list = first({ items: [FOUND, ...rows(10)] });
    const opened = wish({ opened: 1, labels: ['承办单位'] });
    expect(asked([list, page('承 办 单 位：区教体局')], opened)).not.toContain('/f/1.xlsx');
    expect(asked([list, page('任务分工见附件')], opened)).toContain('/f/1.xlsx');
  });
});

it('a link to a system of another site is kept with the list that shows it', () => {
  const away = link('公共资源交易平台', 'http://ggzy.example.org/', 'content');
  const place = look([first({ links: [away] })], wish()).places.get('education');
  expect(place?.lists[0]?.leadsAway?.link.text).toBe('公共资源交易平台');
});

it('a column that was not found is no place', () => {
  expect(look([], wish({ places: [{ column: 'cat-permits', isBelow: false }] })).places.has('cat-permits')).toBe(false);
});
