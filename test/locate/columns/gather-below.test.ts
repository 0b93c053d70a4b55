import { expect, it } from 'vitest';
import { survey } from '../../../src/locate/survey.js';
import type { SeenPage } from '../../../src/locate/survey.js';
import type { Link } from '../../../src/model/page.js';
import { link, ORIGIN, plan, row, seenPage } from '../../support/seen-pages.js';

const home = seenPage('/', { kind: 'home', links: [link('政府信息公开', '/zfxxgk/')] });
const fixed = [
  link('政府信息公开指南', '/zfxxgk/zn/', 'menu'),
  link('政府信息公开制度', '/zfxxgk/zd/', 'menu'),
  link('法定主动公开内容', '/zfxxgk/fd/', 'menu'),
  link('政府信息公开年报', '/zfxxgk/nb/', 'menu'),
];
const platform = seenPage('/zfxxgk/', { links: fixed });
const statutory = (links: readonly Link[]) => seenPage('/zfxxgk/fd/', { links });
const budgetLink = link('财政预决算', '/cz/', 'content');
const wish = { below: new Map([['cat-budget', { lists: 8, rows: 1 }]]) };
const look = (pages: readonly SeenPage[], more = wish) =>
  survey({ plan: plan(more), pages, redirects: new Map(), unanswered: new Map(), canRender: false });
const names = (pages: readonly SeenPage[]) =>
  look(pages)
    .gathered.get('cat-budget')
    ?.lists.map(({ name }) => name);

const children = [
  link('政府预算', '/cz/zf/', 'content'),
  link('2025年', '/cz/2025/', 'content'),
  link('2019年', '/cz/2019/', 'content'),
  link('青禾区水利局', '/cz/slj/', 'content'),
  link('部门预决算', '/cz/bm/', 'content'),
  link('青禾区财政局', '/cz/czj/', 'content'),
];
const list = (path: string, title: string) => seenPage(path, { items: [row(title, `${path}1.html`, '2026-02-01')] });

it('reads the columns below, but not those of other bodies and of years long past', () => {
  const pages = [home, platform, statutory([budgetLink]), seenPage('/cz/', { links: children })];
  expect(names(pages)).toEqual(['财政预决算', '政府预算', '2025年', '青禾区财政局']);
  const asked = look(pages).wanted.map(({ url }) => url);
  expect(asked).toEqual(expect.arrayContaining([`${ORIGIN}/cz/zf/`, `${ORIGIN}/cz/2025/`, `${ORIGIN}/cz/czj/`]));
  expect(asked).not.toEqual(expect.arrayContaining([`${ORIGIN}/cz/slj/`]));
});

it('is whole when the lists below were read, and opens rows of this body', () => {
  const before = [home, platform, statutory([budgetLink]), seenPage('/cz/', { links: children.slice(0, 1) })];
  expect(look(before).gathered.get('cat-budget')).toMatchObject({ isWhole: false });
  const after = [...before, list('/cz/zf/', '青禾区2026年政府预算公开')];
  expect(look(after).wanted.map(({ url }) => url)).toContain(`${ORIGIN}/cz/zf/1.html`);
  const opened = [...after, seenPage('/cz/zf/1.html', { kind: 'article', text: '2026年收支总表' })];
  expect(look(opened).gathered.get('cat-budget')).toMatchObject({ isWhole: true, unopened: 0, opened: [{}] });
});

it('takes neighbours that go by the same name together', () => {
  const links = [link('预决算公开', '/cz/a/', 'content'), link('财政预决算', '/cz/b/', 'content')];
  const pages = [home, platform, statutory(links), list('/cz/a/', '2026年预算'), list('/cz/b/', '2025年决算')];
  expect(names(pages)).toEqual(['财政预决算', '预决算公开']);
});

it('leaves a column open that leads to another site’s platform', () => {
  const beyond = link('全市预决算公开平台', 'http://czj.example.org/yjs/', 'content');
  const pages = [home, platform, statutory([budgetLink]), seenPage('/cz/', { links: [beyond], text: '预决算公开' })];
  expect(look(pages).gathered.get('cat-budget')).toMatchObject({ isWhole: false });
});
