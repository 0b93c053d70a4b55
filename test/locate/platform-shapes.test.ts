/** Platforms that do not stand where one looks first: in frames, behind one address, below a portal's menu, in its folder. */
import { describe, expect, it } from 'vitest';
import { survey } from '../../src/locate/survey.js';
import type { SeenPage } from '../../src/locate/survey.js';
import type { Link } from '../../src/model/page.js';
import { link, ORIGIN, plan, row, seenPage } from '../support/seen-pages.js';

const look = (pages: readonly SeenPage[], more: Parameters<typeof plan>[0] = {}, canRender = false) =>
  survey({ plan: plan(more), pages, redirects: new Map(), unanswered: new Map(), canRender });
const at = (path: string): string => new URL(path, ORIGIN).href;
const withBytes = (page: SeenPage, sha256: string): SeenPage => ({
  ...page,
  exchange: { ...page.exchange, sha256 },
});

const NAMES = ['政府信息公开指南', '政府信息公开制度', '法定主动公开内容', '政府信息公开年报'];
const menuTo = (base: string): Link[] => NAMES.map((name, index) => link(name, `${base}${index}/`, 'menu'));
const nav = [link('首页', '/'), link('青禾要闻', '/xw/'), link('政府信息公开', '/gk/'), link('互动交流', '/hd/')];
const home = seenPage('/', { kind: 'home', links: nav });

describe('a platform that another page shows', () => {
  const shell = seenPage('/gk/', {
    links: nav,
    digest: { frames: [{ url: 'http://zwgk.other-host.cn/pt/', isVisible: true }] },
  });

  it('is looked for in the frame, also of another host, before anything is called missing', () => {
    const { platform, columns, wanted } = look([home, shell]);
    expect(wanted.map(({ url }) => url)).toContain('http://zwgk.other-host.cn/pt/');
    expect(platform.state).toBe('undecided');
    expect(columns.get('guide')?.state).toBe('undecided');
  });

  it('lives where its columns stand', () => {
    const framed = seenPage('http://zwgk.other-host.cn/pt/', { links: menuTo('http://zwgk.other-host.cn/pt/') });
    const { platform } = look([home, shell, framed]);
    expect(platform).toMatchObject({ state: 'found', isWhole: true });
    expect(platform.page?.exchange.url).toBe('http://zwgk.other-host.cn/pt/');
  });
});

describe('a platform of the due name whose menu a script writes', () => {
  const page = seenPage('/gk/', { links: nav, digest: { hasScriptMenu: true } });

  it('is found, but nothing is missing from it', () => {
    const { platform, columns } = look([home, page]);
    expect(platform).toMatchObject({ state: 'found', isWhole: false, wholeReason: 'needs-browser' });
    expect(columns.get('guide')).toMatchObject({ state: 'undecided', reason: 'needs-browser' });
  });
});

describe('columns behind one address', () => {
  it('are undecided where the menu leads to parts of one page', () => {
    const links = NAMES.map((name) => link(name, '/gk/', 'menu'));
    const { columns } = look([home, seenPage('/gk/', { links, text: '本指南规定了公开的范围。'.repeat(20) })]);
    expect(
      NAMES.map((_, index) => columns.get(['guide', 'system', 'statutory', 'annual-report'][index] ?? '')?.state),
    ).toEqual(Array.from({ length: 4 }, () => 'undecided'));
  });

  it('are read where each has an address of its own besides', () => {
    const links = [...NAMES.map((name) => link(name, '/gk/', 'menu')), ...menuTo('/gk/api/')];
    const { columns } = look([home, seenPage('/gk/', { links })]);
    expect(columns.get('guide')).toMatchObject({ state: 'found', value: { url: at('/gk/api/0/') } });
  });

  const links = [
    ...NAMES.map((name, index) => link(name, `/gk/?open=${index}`, 'menu')),
    link('青禾区政府信息公开审核制度', '/gk/zd/1.html', 'content', { isVisible: false }),
  ];
  const pages = ['/gk/', '/gk/?open=0', '/gk/?open=1'].map((path) =>
    withBytes(seenPage(path, { title: '政府信息公开', links }), 'one page for all'),
  );

  it('are neither filled nor blank where a script opens the part that the query asks for', () => {
    const { columns } = look([home, ...pages]);
    expect(columns.get('guide')).toMatchObject({ value: { blankness: 'unknown', unknownBecause: 'needs-browser' } });
    expect(columns.get('system')).toMatchObject({ value: { blankness: 'unknown', unknownBecause: 'needs-browser' } });
  });

  it('are opened with the browser, each by its address', () => {
    const { wanted } = look([home, ...pages], {}, true);
    expect(wanted.filter(({ render }) => render).map(({ url }) => url)).toEqual([at('/gk/?open=0'), at('/gk/?open=1')]);
  });
});

describe('a portal whose large menu stands on every page', () => {
  const large = Array.from({ length: 30 }, (_, index) => link(`专题${index}栏`, `/zt/${index}/`, 'menu'));
  const platform = seenPage('/gk/', { links: [...large, ...menuTo('/gk/')] });
  const statutory = seenPage('/gk/2/', { links: [...large, link('财政预决算', '/gk/2/ys/', 'content')] });

  it('does not fill a blank column with it', () => {
    const blank = seenPage('/gk/2/ys/', { title: '财政预决算', links: large, text: '财政预决算' });
    const topic = seenPage('/zt/0/', { items: [row('专题上线', '/zt/0/1.html', '2026-10-01')] });
    const portal = seenPage('/', { kind: 'home', links: [...nav, ...large] });
    const { columns } = look([portal, platform, statutory, blank, topic]);
    expect(columns.get('cat-budget')).toMatchObject({ value: { blankness: 'blank', subColumns: [] } });
  });
});

describe('the platform’s menu in the content of its pages', () => {
  const misread = menuTo('/gk/').map((one): Link => ({ ...one, region: 'list' }));
  const others = Array.from({ length: 30 }, (_, index) =>
    seenPage(`/lm/${index}/`, { links: nav, items: [row('一条信息', `/lm/${index}/1.html`, '2026-10-01')] }),
  );
  const inner = ['/gk/0/', '/gk/1/', '/gk/2/', '/gk/3/'].map((path) =>
    seenPage(path, { links: misread, text: '栏目' }),
  );

  it('is its template, however many other columns the portal has', () => {
    const platform = seenPage('/gk/', { links: menuTo('/gk/') });
    const statutory = seenPage('/gk/2/', {
      links: [...misread, link('财政预决算', '/gk/2/ys/', 'list')],
      text: '栏目',
    });
    const blank = seenPage('/gk/2/ys/', { title: '财政预决算', links: misread, text: '暂无数据' });
    const pages = [
      home,
      platform,
      statutory,
      blank,
      ...inner.filter(({ digest }) => !digest.url.endsWith('/2/')),
      ...others,
    ];
    expect(look(pages).columns.get('cat-budget')).toMatchObject({ value: { blankness: 'blank' } });
  });
});

describe('an answer that most columns give', () => {
  const answering = (text: string) => {
    const inner = ['/gk/0/', '/gk/1/', '/gk/3/', '/gk/4/'].map((path) => seenPage(path, { text }));
    const statutory = seenPage('/gk/2/', { links: [link('财政预决算', '/gk/2/ys/', 'content')] });
    const budget = seenPage('/gk/2/ys/', { title: '财政预决算', text });
    return look([home, seenPage('/gk/', { links: menuTo('/gk/') }), statutory, budget, ...inner]).columns.get(
      'cat-budget',
    );
  };

  it('is each column’s own', () => {
    expect(answering('经核查，本单位暂无此类政府信息。')).toMatchObject({ value: { blankness: 'stated-none' } });
  });

  it('is none where it is a note on how to answer', () => {
    expect(answering('说明：本单位无此项内容的，请写明。')).toMatchObject({ value: { blankness: 'blank' } });
  });
});

describe('a department in a folder of a portal', () => {
  const site = { id: 'slj', name: '青禾区水利局', url: at('/slj/'), kind: 'department' as const };
  const start = seenPage('/slj/', {
    kind: 'home',
    links: [link('政府信息公开', '/gk/'), link('水利动态', '/slj/dt/'), link('信息公开', '/gk/bm/slj/')],
  });

  it('has its own platform, wherever on the portal that stands', () => {
    const portals = seenPage('/gk/', { title: '政府信息公开', links: menuTo('/gk/') });
    const own = seenPage('/gk/bm/slj/', { title: '政府信息公开', links: menuTo('/gk/bm/slj/') });
    expect(look([start, portals, own], { site }).platform.url).toBe(at('/gk/bm/slj/'));
  });

  it('does not have the government’s reports for its own', () => {
    const own = seenPage('/gk/bm/slj/', { links: menuTo('/gk/bm/slj/') });
    const list = seenPage('/gk/bm/slj/3/', {
      items: [2025, 2024].map((year) =>
        row(`青禾区人民政府${year}年政府信息公开工作年度报告`, `/gk/nb/${year}.html`, `${year + 1}-03-01`),
      ),
    });
    expect(look([start, own, list], { site, reportYears: [2025, 2024] }).reports.reports).toEqual([]);
  });
});
