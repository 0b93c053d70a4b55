import { describe, expect, it } from 'vitest';
import { survey } from '../../../src/locate/survey.js';
import type { SeenPage } from '../../../src/locate/survey.js';
import type { ColumnTerm } from '../../../src/model/vocabulary.js';
import type { Unit } from '../../../src/model/site-entry.js';
import { link, ORIGIN, plan, seenPage } from '../../support/seen-pages.js';

const units: readonly Unit[] = [
  { name: '青禾区财政局' },
  { name: '青禾区卫生健康委员会', aliases: ['卫健局'] },
  { name: '稻香街道办事处' },
  { name: '南塘镇人民政府' },
];
const listOfUnits: ColumnTerm = {
  id: 'units',
  name: '部门和镇街政府信息公开',
  under: 'platform',
  aliases: ['部门信息公开'],
  patterns: [],
  not: [],
  paths: [],
  columnTypes: [],
};
const base = plan();
const wish = plan({
  units: true,
  site: { ...base.site, units },
  vocabulary: new Map([...base.vocabulary, ['units', listOfUnits]]),
  columns: new Map([...base.columns, ['units', 0]]),
});
const home = seenPage('/', { kind: 'home', links: [link('政府信息公开', '/zfxxgk/')] });
const menu = [
  link('政府信息公开指南', '/zfxxgk/zn/', 'menu'),
  link('政府信息公开制度', '/zfxxgk/zd/', 'menu'),
  link('法定主动公开内容', '/zfxxgk/fd/', 'menu'),
  link('政府信息公开年报', '/zfxxgk/nb/', 'menu'),
  link('部门信息公开', '/zfxxgk/bm/', 'menu'),
];
const platform = seenPage('/zfxxgk/', { links: menu });
const leads = [
  link('区财政局', '/bm/czj/', 'content'),
  link('卫健局', '/bm/wjj/', 'content'),
  link('稻香街道政府信息公开', '/zj/dx/', 'content'),
];
const look = (pages: readonly SeenPage[]) =>
  survey({ plan: wish, pages, redirects: new Map(), unanswered: new Map(), canRender: false });
const found = (pages: readonly SeenPage[]) =>
  look(pages).units.units.map(({ unit, column }) => [unit.name, column?.url.replace(ORIGIN, '')]);

describe('the page of a unit', () => {
  const pages = [home, platform, seenPage('/zfxxgk/bm/', { links: leads })];

  it('is found under the ways to write its name, in the list of units', () => {
    expect(found(pages)).toEqual([
      ['青禾区财政局', '/bm/czj/'],
      ['青禾区卫生健康委员会', '/bm/wjj/'],
      ['稻香街道办事处', '/zj/dx/'],
      ['南塘镇人民政府', undefined],
    ]);
    expect(look(pages).wanted.map(({ url }) => url)).toContain(`${ORIGIN}/bm/czj/`);
  });

  it('is missing only where the lists of units were seen', () => {
    expect(look(pages).units.isWhole).toBe(true);
    expect(look([home, platform]).units).toMatchObject({ isWhole: false });
  });

  it('is looked for in the lists below: departments, towns', () => {
    const towns = seenPage('/zfxxgk/bm/', { links: [link('镇街', '/zfxxgk/zj/', 'content'), ...leads] });
    expect(look([home, platform, towns]).units.isWhole).toBe(false);
    const list = seenPage('/zfxxgk/zj/', { links: [link('南塘镇', '/zj/nt/', 'content')] });
    expect(found([home, platform, towns, list]).at(-1)).toEqual(['南塘镇人民政府', '/zj/nt/']);
  });

  it('is the one with columns of its own, where 机构职能 of the same name was listed first', () => {
    const functions = seenPage('/zfxxgk/bm/', { links: [link('区财政局', '/zfxxgk/jgzn/czj/', 'content')] });
    const entrance = seenPage('/', {
      kind: 'home',
      links: [link('政府信息公开', '/zfxxgk/'), link('部门信息公开', '/bmgk/')],
    });
    const units = seenPage('/bmgk/', { links: leads });
    const one = seenPage('/zfxxgk/jgzn/czj/', {
      kind: 'article',
      text: '贯彻执行财政法律法规，拟订财政规划。'.repeat(9),
    });
    const other = seenPage('/bm/czj/', {
      links: [link('机构职能', '/bm/czj/jg/', 'content'), link('权责清单', '/bm/czj/qz/', 'content')],
      text: '区财政局信息公开。'.repeat(9),
    });
    expect(found([entrance, platform, functions, units, one, other])[0]).toEqual(['青禾区财政局', '/bm/czj/']);
  });

  it('is no article that bears its name', () => {
    const article = link('南塘镇', '/xw/t20260101_123.html', 'content');
    expect(
      found([home, platform, seenPage('/zfxxgk/bm/', { links: [...leads, article] })]).at(-1)?.[1],
    ).toBeUndefined();
  });
});
