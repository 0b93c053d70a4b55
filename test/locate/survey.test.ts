import { describe, expect, it } from 'vitest';
import { survey } from '../../src/locate/survey.js';
import type { SeenPage, SurveyInput } from '../../src/locate/survey.js';
import { link, ORIGIN, plan, row, seenPage } from '../support/seen-pages.js';

const look = (pages: readonly SeenPage[], more: Partial<SurveyInput> = {}) =>
  survey({ plan: plan(), pages, redirects: new Map(), unanswered: new Map(), canRender: false, ...more });
const at = (path: string): string => new URL(path, ORIGIN).href;

const menu = [
  link('政府信息公开指南', '/zfxxgk/zn/', 'menu'),
  link('政府信息公开制度', '/zfxxgk/zd/', 'menu'),
  link('法定主动公开内容', '/zfxxgk/fd/', 'menu'),
  link('政府信息公开年报', '/zfxxgk/nb/', 'menu'),
];
const home = seenPage('/', {
  kind: 'home',
  links: [
    link('首页', '/'),
    link('新闻中心', '/xw/'),
    link('政府信息公开', '/zfxxgk/'),
    link('互动交流', '/hd/'),
    link('网站地图', '/map.html', 'footer'),
  ],
  items: [
    row('区长调研', '/xw/1.html', '2026-10-30'),
    row('全区会议', '/xw/2.html', '2026-10-29'),
    row('冬小麦播种', '/xw/3.html', '2026-10-28'),
  ],
});
const platform = seenPage('/zfxxgk/', { links: menu });
const siteMap = seenPage('/map.html', { links: [link('新闻中心', '/xw/', 'content')] });

describe('what is asked next', () => {
  it('asks for the home page first', () => {
    expect(look([]).wanted.map(({ url, purpose }) => [url, purpose])).toEqual([[`${ORIGIN}/`, 'home']]);
  });

  it('then for the platform before all else, and for the platform’s columns after it', () => {
    expect(look([home]).wanted[0]).toMatchObject({
      url: at('/zfxxgk/'),
      purpose: 'platform',
      foundOn: `${ORIGIN}/`,
      anchor: '政府信息公开',
    });
    expect(
      look([home, platform])
        .wanted.slice(0, 4)
        .map(({ purpose }) => purpose),
    ).toEqual(['column:guide', 'column:statutory', 'column:annual-report', 'column:system']);
  });

  it('does not ask twice, nor for what was asked in vain', () => {
    const pages = [home, platform];
    const unanswered = new Map([[at('/zfxxgk/zn/'), 'timeout' as const]]);
    expect(look(pages, { unanswered }).wanted.map(({ url }) => url)).not.toContain(at('/zfxxgk/zn/'));
    expect(look(pages).wanted.map(({ url }) => url)).not.toContain(at('/zfxxgk/'));
  });

  it('asks again with the browser for a page whose rows come by script, once', () => {
    const shell = seenPage('/zfxxgk/nb/', { facts: { needsBrowser: 'xhr-list' } });
    const wanted = look([home, platform, shell], { canRender: true }).wanted.find(
      ({ url }) => url === at('/zfxxgk/nb/'),
    );
    expect(wanted).toMatchObject({ render: true });
    const rendered = seenPage('/zfxxgk/nb/', {
      via: 'render',
      items: [row('2025年政府信息公开年报', '/nb/2025.html', '2026-01-20')],
    });
    const after = look([home, platform, shell, rendered], { canRender: true });
    expect(after.wanted.some(({ render }) => render)).toBe(false);
    expect(after.columns.get('annual-report')).toMatchObject({ state: 'found', value: { blankness: 'filled' } });
  });

  it('is a function of the set of pages, not of their order', () => {
    const pages = [
      home,
      platform,
      siteMap,
      seenPage('/zfxxgk/zn/'),
      seenPage('/zfxxgk/fd/', { links: [link('财政预决算', '/cz/', 'content')] }),
    ];
    const text = (list: readonly SeenPage[]): string => JSON.stringify(look(list).wanted);
    expect(text([...pages].reverse())).toBe(text(pages));
  });
});

describe('columns: found, absent, undecided', () => {
  it('calls a column absent only when platform and site map were seen', () => {
    const without = seenPage('/zfxxgk/', { links: menu.slice(1) });
    expect(look([home, without]).columns.get('guide')).toMatchObject({ state: 'undecided' });
    expect(look([home, without, siteMap]).columns.get('guide')).toMatchObject({ state: 'absent' });
  });

  it('does not call a column absent when its place came without its script part', () => {
    const shell = seenPage('/zfxxgk/', { links: menu.slice(1), facts: { needsBrowser: 'script-shell' } });
    expect(look([home, shell, siteMap]).columns.get('guide')).toEqual(
      expect.objectContaining({ state: 'undecided', reason: 'needs-browser' }),
    );
  });

  it('notes a column that stands on the site map alone', () => {
    const without = seenPage('/zfxxgk/', { links: menu.slice(1) });
    const map = seenPage('/map.html', { links: [link('政府信息公开指南', '/zfxxgk/zn/', 'content')] });
    expect(look([home, without, map]).columns.get('guide')).toMatchObject({
      state: 'found',
      value: { foundOn: 'site-map' },
    });
  });

  it('does not count a hidden link as a column of the platform', () => {
    const hidden = seenPage('/zfxxgk/', {
      links: [link('政府信息公开指南', '/zfxxgk/zn/', 'menu', { isVisible: false }), ...menu.slice(1)],
    });
    expect(look([home, hidden, siteMap]).columns.get('guide')).toMatchObject({ state: 'absent' });
  });

  it('says that a dead link is dead, and that a time-out is not', () => {
    const dead = seenPage('/zfxxgk/zn/', { status: 404, kind: 'error' });
    expect(look([home, platform, dead]).columns.get('guide')).toMatchObject({
      state: 'found',
      value: { deadStatus: 404, blankness: 'unknown' },
    });
    const timeout = look([home, platform], { unanswered: new Map([[at('/zfxxgk/zn/'), 'timeout' as const]]) });
    expect(timeout.columns.get('guide')).toMatchObject({
      state: 'found',
      value: { blankness: 'unknown', unknownBecause: 'truncated' },
    });
  });

  it('takes the platform from one level below 政务公开 when that is where the columns are', () => {
    const portal = seenPage('/', {
      kind: 'home',
      links: [link('政务公开', '/zwgk/'), link('互动交流', '/hd/'), link('走进青禾', '/zj/'), link('新闻', '/xw/')],
    });
    const zwgk = seenPage('/zwgk/', { links: [link('政府信息公开', '/zfxxgk/', 'content')] });
    const found = look([portal, zwgk, platform]).platform;
    expect(found).toMatchObject({ state: 'found', url: at('/zfxxgk/') });
    expect(found.entrance?.link.text).toBe('政务公开');
  });

  it('finds a category below 法定主动公开内容, in a group, and does not take the siblings in the menu for content', () => {
    const statutory = seenPage('/zfxxgk/fd/', {
      links: [...menu, link('重点领域', '/zfxxgk/zdly/', 'content'), link('行政许可', '/zfxxgk/xk/', 'content')],
    });
    const group = seenPage('/zfxxgk/zdly/', { links: [...menu, link('预决算公开', '/zfxxgk/ys/', 'content')] });
    const budget = seenPage('/zfxxgk/ys/', { links: menu, items: [row('2026年预算', '/ys/1.html', '2026-02-01')] });
    const permits = seenPage('/zfxxgk/xk/', {
      links: [...menu, link('重点领域', '/zfxxgk/zdly/', 'menu')],
      text: '暂无内容',
    });
    const seen = look([home, platform, siteMap, statutory, group, budget, permits]);
    expect(seen.columns.get('cat-budget')).toMatchObject({ state: 'found', value: { blankness: 'filled' } });
    expect(seen.columns.get('cat-permits')).toMatchObject({ state: 'found', value: { blankness: 'blank' } });
  });

  it('hears a body that says it has nothing of the kind', () => {
    const statutory = seenPage('/zfxxgk/fd/', { links: [...menu, link('行政许可', '/zfxxgk/xk/', 'content')] });
    const permits = seenPage('/zfxxgk/xk/', { links: menu, text: '本单位无行政许可事项。' });
    expect(look([home, platform, siteMap, statutory, permits]).columns.get('cat-permits')).toMatchObject({
      value: { blankness: 'stated-none' },
    });
  });
});

describe('a column that is linked by the statutory column only', () => {
  it('is found there, though it belongs to the platform', () => {
    const statutory = seenPage('/zfxxgk/fd/', {
      links: [
        link('基层政务公开标准目录', '/zfxxgk/fd/jc/', 'content'),
        link('财政预决算', '/zfxxgk/fd/ys/', 'content'),
      ],
    });
    const pages = [home, platform, statutory, siteMap, seenPage('/xw/'), seenPage('/hd/')];
    const catalogue = {
      ...{ id: 'grassroots-catalogue', name: '基层政务公开标准目录', under: 'platform' },
      ...{ aliases: [], patterns: [], not: [], paths: [], columnTypes: [] },
    };
    const vocabulary = new Map([...plan().vocabulary, [catalogue.id, catalogue]]);
    const columns = new Map([
      ['statutory', 0],
      [catalogue.id, 0],
    ]);
    const located = look(pages, { plan: plan({ vocabulary, columns }) });
    expect(located.columns.get('grassroots-catalogue')?.state).toBe('found');
  });
});

describe('columns one click behind a channel of the home page', () => {
  const channel = seenPage('/xw/', { links: [link('政策解读', '/xw/jd/', 'content')] });
  const readings = seenPage('/xw/jd/', { items: [row('《青禾区养犬办法》解读', '/xw/jd/1.html', '2026-10-01')] });

  it('are found there, and undecided until it was read', () => {
    const site = [home, platform, siteMap, seenPage('/hd/'), seenPage('/zfxxgk/fd/')];
    const wishes = { plan: plan({ columns: new Map([['interpretation', 0]]) }) };
    expect(look([...site, channel, readings], wishes).columns.get('interpretation')).toMatchObject({ state: 'found' });
    expect(look(site, wishes).columns.get('interpretation')).toMatchObject({ state: 'undecided' });
  });
});

describe('a column whose rows are its sub-columns', () => {
  const hub = seenPage('/zfxxgk/fd/ys/', {
    items: [row('政府预算', '/zfxxgk/fd/ys/a/'), row('部门预算', '/zfxxgk/fd/ys/b/')],
  });
  const statutory = seenPage('/zfxxgk/fd/', { links: [link('财政预决算', '/zfxxgk/fd/ys/', 'content')] });
  const below = (path: string, title: string) =>
    seenPage(path, {
      items: [row(title, `${path}1.html`, '2026-02-01'), row(`${title}说明`, `${path}2.html`, '2026-02-02')],
    });
  const budget = (pages: readonly SeenPage[]) => {
    const wishes = { plan: plan({ columns: new Map([['cat-budget', 0]]) }) };
    const located = look([home, platform, statutory, hub, ...pages], wishes).columns.get('cat-budget');
    return located?.state === 'found' ? located.value : undefined;
  };

  it('holds what these hold, and was read whole once all of them were', () => {
    const read = budget([below('/zfxxgk/fd/ys/a/', '预算草案'), below('/zfxxgk/fd/ys/b/', '教育局预算')]);
    expect(read?.items.map(({ title }) => title)).toEqual(['预算草案', '预算草案说明', '教育局预算', '教育局预算说明']);
    expect(read?.isWhole).toBe(true);
    expect(budget([])?.blankness).toBe('unknown');
    const blank = [seenPage('/zfxxgk/fd/ys/a/'), seenPage('/zfxxgk/fd/ys/b/')];
    expect(budget(blank)?.blankness).toBe('blank');
  });

  it('is not blank where these only lead on, and what they lead to is not', () => {
    const leading = seenPage('/zfxxgk/fd/ys/a/', { links: [link('2026年', '/zfxxgk/fd/ys/a/2026/', 'content')] });
    const others = [leading, seenPage('/zfxxgk/fd/ys/b/')];
    const read = budget([...others, below('/zfxxgk/fd/ys/a/2026/', '预算草案')]);
    expect(read?.items[0]?.title).toBe('预算草案');
    expect([read?.blankness, read?.isWhole]).toEqual(['filled', false]);
    expect(budget(others)?.blankness).toBe('unknown');
    expect(budget([...others, seenPage('/zfxxgk/fd/ys/a/2026/')])?.blankness).toBe('blank');
  });
});

describe('what the pages of a column show besides rows', () => {
  const inPopulation = { plan: plan({ population: true }) };
  const stateOf = (pages: readonly SeenPage[], name: string) =>
    look(pages, inPopulation).population.columns.find((column) => column.name === name)?.blankness;
  const portal = seenPage('/', {
    kind: 'home',
    links: ['甲栏', '乙栏', '丙栏', '申请'].map((name, n) => link(name, `/${n}/`)),
  });

  it('a way into a system elsewhere is content, any other link elsewhere is unread', () => {
    const to = (text: string) => [link(text, 'http://ysq.other.gov.cn/apply', 'content')];
    expect(stateOf([portal, seenPage('/3/', { links: to('网上申请') })], '申请')).toBe('filled');
    expect(stateOf([portal, seenPage('/3/', { links: to('省级专栏') })], '申请')).toBe('unknown');
  });

  it('a frame that the home page shows too says nothing of the column', () => {
    const frames = [{ url: 'http://weather.example.com/', isVisible: true }];
    const framed = { ...portal, digest: { ...portal.digest, frames } };
    const blank = seenPage('/0/', { digest: { frames } });
    expect(stateOf([framed, blank], '甲栏')).toBe('blank');
    expect(stateOf([portal, blank], '甲栏')).toBe('unknown');
  });

  it('a menu of categories is a hub’s own, though 行政许可 is also a column of the platform', () => {
    const menuOf = [link('行政许可', '/3/xk/', 'menu'), link('财政预决算', '/3/cz/', 'menu')];
    expect(stateOf([portal, seenPage('/3/', { links: menuOf })], '申请')).toBe('filled');
  });
});

describe('columns in tabs without an address', () => {
  const tabs = ['政府信息公开指南', '政府信息公开制度', '政府信息公开年报'];
  const tabbed = seenPage('/zfxxgk/', { digest: { tabs } });
  const state = (page: SeenPage, id: string) =>
    look([home, page, siteMap, seenPage('/xw/'), seenPage('/hd/')]).columns.get(id)?.state;

  it('are neither there nor missing; what no tab names is missing', () => {
    expect(state(tabbed, 'guide')).toBe('undecided');
    expect(state(tabbed, 'statutory')).toBe('absent');
  });

  it('a single name without a link is no tab', () => {
    expect(state(seenPage('/zfxxgk/', { digest: { tabs: tabs.slice(0, 1) } }), 'guide')).toBe('absent');
  });
});

describe('a column named exactly below one that is named otherwise', () => {
  it('is the one that counts, unless it is one of the four fixed columns', () => {
    const channel = seenPage('/jd/', { links: [link('政策解读', '/jd/zc/', 'content')] });
    const start = seenPage('/', { kind: 'home', links: [link('解读回应', '/jd/'), link('政府信息公开', '/zfxxgk/')] });
    const wishes = { plan: plan({ columns: new Map([['interpretation', 0]]) }) };
    const found = look([start, platform, channel, seenPage('/jd/zc/')], wishes).columns.get('interpretation');
    expect(found).toMatchObject({ state: 'found', value: { name: '政策解读' } });
  });

  it('a blank 法定主动公开内容 is not filled by the link to itself', () => {
    const found = look([home, platform, seenPage('/zfxxgk/fd/', { links: menu })]).columns.get('statutory');
    expect(found).toMatchObject({ state: 'found', value: { blankness: 'blank' } });
  });
});

describe('a department in a folder of the portal', () => {
  const header = link('政务公开', '/zfxxgk/');
  const base = plan();
  const own = {
    ...base,
    site: { ...base.site, name: '青禾区教育局', url: at('/a/jyj/'), kind: 'department' as const },
  };

  it('has its own platform, though the header leads to the portal’s', () => {
    const start = seenPage('/a/jyj/', { kind: 'home', links: [header, link('信息公开', '/a/jyj/gk/')] });
    const its = seenPage('/a/jyj/gk/', { links: [link('政府信息公开指南', '/a/jyj/gk/zn/', 'menu')] });
    expect(look([start, platform, its], { plan: own }).platform.url).toBe(at('/a/jyj/gk/'));
  });
});

describe('annual reports', () => {
  const years = [2025, 2024, 2023];
  const report = (year: number, body = '青禾区人民政府') =>
    row(`${body}${year}年政府信息公开工作年度报告`, `/nb/${body.length}-${year}.html`, `${year + 1}-03-01`);
  const surveyReports = (pages: readonly SeenPage[]) => look(pages, { plan: plan({ reportYears: years }) });

  it('takes this body’s reports, not those of its departments', () => {
    const list = seenPage('/zfxxgk/nb/', { items: [report(2025), report(2024, '青禾区财政局'), report(2023)] });
    const { reports } = surveyReports([home, platform, list]);
    expect(reports.reports.map(({ year }) => year)).toEqual([2025, 2023]);
    expect(reports.isWhole).toBe(true);
  });

  it('turns the page while a year is missing, and says when it could not', () => {
    const pager = link('2', '/zfxxgk/nb/index_1.html', 'pager');
    const first = seenPage('/zfxxgk/nb/', { items: [report(2025), report(2024)], links: [pager] });
    const open = surveyReports([home, platform, first]);
    expect(open.wanted.map(({ url }) => url)).toContain(at('/zfxxgk/nb/index_1.html'));
    expect(open.reports.isWhole).toBe(false);
    const second = seenPage('/zfxxgk/nb/index_1.html', { items: [report(2023)] });
    expect(surveyReports([home, platform, first, second]).reports.reports.map(({ year }) => year)).toEqual([
      2025, 2024, 2023,
    ]);
  });
});

describe('population of columns', () => {
  it('leaves rows out that a side box shows on every page', () => {
    const box = row('区长调研', '/xw/1.html', '2026-10-30');
    const columns = ['/a/', '/b/', '/c/', '/d/'].map((path) => seenPage(path, { items: [box] }));
    const portal = seenPage('/', {
      kind: 'home',
      links: ['/a/', '/b/', '/c/', '/d/'].map((path) => link(`栏目${path[1]}`, path)),
    });
    const { population } = look([portal, ...columns], { plan: plan({ population: true }) });
    expect(population.columns.map(({ blankness }) => blankness)).toEqual(['blank', 'blank', 'blank', 'blank']);
  });

  it('counts them where they are listed: in their own folder, or shown otherwise than in the box', () => {
    const box = row('区长调研…', '/xw/1.html');
    const other = row('全区会议', '/hy/9.html');
    const columns = ['/a/', '/b/', '/c/', '/d/'].map((path) => seenPage(path, { items: [box, other] }));
    const portal = seenPage('/', {
      kind: 'home',
      links: ['/a/', '/b/', '/c/', '/d/', '/xw/', '/gz/'].map((path) => link(`栏目${path[1]}`, path)),
    });
    const pages = [
      ...columns,
      seenPage('/xw/', { items: [box] }),
      seenPage('/gz/', { items: [row('全区会议', '/hy/9.html', '2026-10-30')] }),
    ];
    const { population } = look([portal, ...pages], { plan: plan({ population: true }) });
    const filled = population.columns.filter(({ blankness }) => blankness === 'filled');
    expect(filled.map(({ name }) => name)).toEqual(['栏目x', '栏目g']);
  });
});

describe('hubs and menus of siblings', () => {
  const hubPlan = { plan: plan({ population: true }) };
  const nav = [link('新闻', '/xw/'), link('概况', '/gk/'), link('服务', '/fw/'), link('专栏', '/zl/')];
  const portal = seenPage('/', { kind: 'home', links: nav });
  const blankness = (pages: readonly SeenPage[], name: string) =>
    look(pages, hubPlan).population.columns.find((column) => column.name === name)?.blankness;

  it('takes a page that lists only its sub-columns for a hub, though the home page links these too', () => {
    const children = [
      link('城市更新', '/zl/a/', 'menu'),
      link('乡村旅游', '/zl/b/', 'menu'),
      link('人才服务', '/zl/c/', 'menu'),
    ];
    const home2 = seenPage('/', { kind: 'home', links: [...nav, ...children] });
    expect(blankness([home2, seenPage('/zl/', { links: children })], '专栏')).toBe('filled');
  });

  it('takes a page whose menu names its neighbours for blank, also where only the query tells columns apart', () => {
    const menuOf = [link('统计', '/c?id=1', 'menu'), link('采购', '/c?id=2', 'menu'), link('应急', '/c?id=3', 'menu')];
    const home2 = seenPage('/', { kind: 'home', links: [...nav, link('统计', '/c?id=1')] });
    const neighbour = seenPage('/c?id=2', { links: menuOf, items: [row('采购公告', '/c?id=2&doc=1', '2026-10-01')] });
    expect(blankness([home2, seenPage('/c?id=1', { links: menuOf.slice(1) }), neighbour], '统计')).toBe('blank');
  });

  it('does not call a column blank whose rows are all dated after the day of judgement', () => {
    const later = seenPage('/fw/', { items: [row('办事大厅搬迁的通告', '/fw/1.html', '2026-12-24')] });
    expect(blankness([portal, later], '服务')).toBe('unknown');
  });

  it('does not take the navigation of the site for sub-columns', () => {
    expect(blankness([portal, seenPage('/fw/', { links: nav })], '服务')).toBe('blank');
  });
});

describe('what stands in files', () => {
  const longText = '第一章 政府信息的分类和编排体系。'.repeat(30);
  const file = (path: string, text: string) => seenPage(path, { kind: 'attachment', text });
  const attached = { attachments: [{ text: '青禾区政府信息公开指南.docx', url: at('/f/zn.docx'), type: 'docx' }] };
  const guidePage = seenPage('/zfxxgk/zn/', { kind: 'article', text: '更新日期：2026-05-06', facts: attached });
  const guide = (pages: readonly SeenPage[]) => look([home, platform, ...pages]);

  it('asks for the file of a guide that is only attached, and leaves it undecided till its text is read', () => {
    const before = guide([guidePage]);
    expect(before.wanted.map(({ url }) => url)).toContain(at('/f/zn.docx'));
    expect(before.columns.get('guide')).toMatchObject({ value: { blankness: 'unknown' } });
    expect(guide([guidePage, file('/f/zn.docx', '')]).columns.get('guide')).toMatchObject({
      value: { blankness: 'unknown', unknownBecause: 'unreadable' },
    });
    const after = guide([guidePage, file('/f/zn.docx', longText)]).columns.get('guide');
    // The page stays the article: its own update date counts.
    expect(after).toMatchObject({ value: { blankness: 'filled', article: { exchange: { url: at('/zfxxgk/zn/') } } } });
  });

  it('takes the text of a report from the file that its page attaches, the date from the page', () => {
    const list = seenPage('/zfxxgk/nb/', {
      items: [row('青禾区人民政府2025年政府信息公开工作年度报告', '/nb/2025.html', '2026-03-01')],
    });
    const report = seenPage('/nb/2025.html', {
      kind: 'article',
      text: '见附件',
      facts: { attachments: [{ text: '2025年度报告.pdf', url: at('/nb/2025.pdf'), type: 'pdf' }] },
    });
    const reports = (pages: readonly SeenPage[]) =>
      look([home, platform, list, report, ...pages], { plan: plan({ reportYears: [2025] }) }).reports.reports[0];
    expect(reports([file('/nb/2025.pdf', '')])?.unreadBecause).toBe('unreadable');
    expect(reports([file('/nb/2025.pdf', longText)])).toMatchObject({
      page: { exchange: { url: at('/nb/2025.html') } },
      file: { exchange: { url: at('/nb/2025.pdf') } },
    });
  });
});
