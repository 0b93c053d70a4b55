/** A portal with a list of units and their pages, for tests of what is found there: 青禾区, three units. */
import { survey, type SeenPage } from '../../src/locate/survey.js';
import type { Link } from '../../src/model/page.js';
import type { Unit } from '../../src/model/site-entry.js';
import type { UnitPlan } from '../../src/model/unit-plan.js';
import type { ColumnTerm } from '../../src/model/vocabulary.js';
import { link, ORIGIN, plan, seenPage } from './seen-pages.js';

export const finance: Unit = { name: '青禾区财政局' };
export const health: Unit = { name: '青禾区卫生健康委员会', aliases: ['卫健局'] };
export const street: Unit = { name: '稻香街道办事处' };
export const units: readonly Unit[] = [finance, health, street];

const term = (id: string, name: string, under: string, aliases: readonly string[] = []): ColumnTerm => ({
  id,
  name,
  under,
  aliases,
  patterns: [],
  not: [],
  paths: [],
  columnTypes: [],
});

const base = plan();
const vocabulary = new Map([
  ...base.vocabulary,
  ...[
    term('units', '部门和镇街政府信息公开', 'platform', ['部门信息公开']),
    term('cat-agency', '机构职能', 'statutory'),
    term('powers-list', '权责清单', 'statutory'),
    term('notices', '通知公告', 'home'),
    term('disclosure-work', '政务公开工作', 'home'),
  ].map((one) => [one.id, one] as const),
]);

export const wishOf = (unitPlan: Partial<UnitPlan>, columns: readonly string[] = []) =>
  plan({
    units: true,
    unitPlan: { columns: new Map(), items: [], ...unitPlan },
    site: { ...base.site, units },
    vocabulary,
    columns: new Map([...base.columns, ['units', 0], ...columns.map((id) => [id, 0] as const)]),
  });

export const MENU: readonly Link[] = [
  link('政府信息公开指南', '/zfxxgk/zn/', 'menu'),
  link('政府信息公开制度', '/zfxxgk/zd/', 'menu'),
  link('法定主动公开内容', '/zfxxgk/fd/', 'menu'),
  link('政府信息公开年报', '/zfxxgk/nb/', 'menu'),
  link('部门信息公开', '/zfxxgk/bm/', 'menu'),
];
const leads = [
  link('区财政局', '/bm/czj/', 'content'),
  link('卫健局', '/bm/wjj/', 'content'),
  link('稻香街道', '/bm/dx/', 'content'),
];

/** Home page, platform, its own columns and the list of units. */
export const portal = (homeLinks: readonly Link[] = []): readonly SeenPage[] => [
  seenPage('/', { kind: 'home', links: [link('政府信息公开', '/zfxxgk/'), ...homeLinks] }),
  seenPage('/zfxxgk/', { links: MENU }),
  seenPage('/zfxxgk/bm/', { links: [...MENU, ...leads] }),
  ...['zn', 'zd', 'fd', 'nb'].map((path) =>
    seenPage(`/zfxxgk/${path}/`, { links: MENU, text: '本级政府信息'.repeat(9) }),
  ),
];

/** A column's page with so much text that it is not blank. */
export const filled = (path: string): SeenPage =>
  seenPage(path, { kind: 'column', text: `${path}的内容。`.repeat(20) });

export const look = (wish: ReturnType<typeof wishOf>, pages: readonly SeenPage[]) =>
  survey({
    plan: wish,
    pages,
    redirects: new Map(),
    unanswered: new Map(),
    canRender: false,
    unvisitedReason: 'not-crawled',
  });

/** Addresses asked for next, without the host. */
export const askedFor = (wish: ReturnType<typeof wishOf>, pages: readonly SeenPage[]): readonly string[] =>
  look(wish, pages).wanted.map(({ url }) => url.replace(ORIGIN, ''));
