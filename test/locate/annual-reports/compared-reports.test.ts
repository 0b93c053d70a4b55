import { describe, expect, it } from 'vitest';
import { survey } from '../../../src/locate/survey.js';
import type { SeenPage } from '../../../src/locate/survey.js';
import { link, ORIGIN, plan, row, seenPage } from '../../support/seen-pages.js';

const at = (path: string): string => new URL(path, ORIGIN).href;
const home = seenPage('/', {
  kind: 'home',
  links: [link('首页', '/'), link('新闻中心', '/xw/'), link('政府信息公开', '/zfxxgk/'), link('互动交流', '/hd/')],
});
const platform = seenPage('/zfxxgk/', {
  links: [
    link('政府信息公开指南', '/zfxxgk/zn/', 'menu'),
    link('政府信息公开制度', '/zfxxgk/zd/', 'menu'),
    link('法定主动公开内容', '/zfxxgk/fd/', 'menu'),
    link('政府信息公开年报', '/zfxxgk/nb/', 'menu'),
  ],
});
const OWN = '青禾区人民政府';
const path = (body: string, year: number): string => `/nb/${encodeURIComponent(body)}-${year}.html`;
const report = (year: number, body = OWN) =>
  row(`${body}${year}年政府信息公开工作年度报告`, path(body, year), `${year + 1}-03-01`);
const opened = (year: number, body = OWN, title = `${body}${year}年政府信息公开工作年度报告`) =>
  seenPage(path(body, year), { kind: 'article', title, text: '全年公开。'.repeat(100) });
const look = (pages: readonly SeenPage[], reportTwins = 2) =>
  survey({
    plan: plan({ reportYears: [2025, 2024], reportTwins }),
    pages: [home, platform, ...pages],
    redirects: new Map(),
    unanswered: new Map(),
    canRender: false,
  });
const asked = (pages: readonly SeenPage[], reportTwins?: number): readonly string[] =>
  look(pages, reportTwins)
    .wanted.filter(({ purpose }) => purpose.startsWith('report'))
    .map(({ url }) => decodeURIComponent(url.slice(ORIGIN.length)));

const UNITS = ['青禾区财政局', '青禾区民政局', '柳林镇人民政府'];
const list = seenPage('/zfxxgk/nb/', {
  items: [
    report(2025),
    report(2024),
    report(2023),
    report(2022),
    ...UNITS.map((unit) => report(2025, unit)),
    report(2024, '青禾区教育局'),
  ],
});

describe('reports that this body’s are compared with', () => {
  it('are its own of the year before the oldest wanted, and a few other bodies’ of the newest', () => {
    expect(asked([list]).slice(2)).toEqual([
      '/nb/青禾区民政局-2025.html',
      '/nb/青禾区财政局-2025.html',
      `/nb/${OWN}-2023.html`,
    ]);
  });

  it('are townships’ rather than departments’ where this body is a township', () => {
    const town = '杏林镇人民政府';
    const site = { ...plan().site, name: town, kind: 'township' };
    const items = [report(2025, town), ...UNITS.map((unit) => report(2025, unit))];
    const { compared } = survey({
      plan: plan({ site, reportYears: [2025], reportTwins: 1 }),
      pages: [home, platform, seenPage('/zfxxgk/nb/', { items })],
      redirects: new Map(),
      unanswered: new Map(),
      canRender: false,
    }).reports;
    expect(compared.map(({ body }) => body)).toEqual(['柳林镇人民政府']);
  });

  it('are asked for after its own', () => {
    expect(asked([list]).slice(0, 2)).toEqual([`/nb/${OWN}-2025.html`, `/nb/${OWN}-2024.html`]);
  });

  it('are none where no rule compares', () => {
    expect(asked([list], 0)).toEqual([`/nb/${OWN}-2025.html`, `/nb/${OWN}-2024.html`]);
  });

  it('say whose they are', () => {
    const { compared } = look([list, opened(2025, '青禾区财政局'), opened(2023)]).reports;
    expect(compared.map(({ year, body, isOwn, page }) => [year, body, isOwn, page !== undefined])).toEqual([
      [2023, OWN, true, true],
      [2025, '青禾区财政局', false, true],
      [2025, '青禾区民政局', false, false],
    ]);
  });

  it('are not those whose page turns out to be this body’s own report, or of another year', () => {
    const { compared } = look([
      list,
      opened(2025, '青禾区财政局', `${OWN}2025年政府信息公开工作年度报告`),
      opened(2025, '青禾区民政局', '青禾区民政局2024年政府信息公开工作年度报告'),
    ]).reports;
    expect(compared.map(({ body }) => body)).toEqual([OWN]);
  });

  it('are looked for in the sub-columns of departments and townships', () => {
    const split = seenPage('/zfxxgk/nb/', {
      items: [report(2025), report(2024)],
      links: [link('部门年报', '/zfxxgk/nb/bm/', 'content'), link('镇街年报', '/zfxxgk/nb/zj/', 'content')],
    });
    expect(look([split]).wanted.map(({ url }) => url)).toEqual(
      expect.arrayContaining([at('/zfxxgk/nb/bm/'), at('/zfxxgk/nb/zj/')]),
    );
    expect(look([split], 0).wanted.map(({ url }) => url)).not.toContain(at('/zfxxgk/nb/bm/'));
    const units = seenPage('/zfxxgk/nb/bm/', { items: [report(2025, '青禾区财政局')] });
    expect(asked([split, units])).toContain('/nb/青禾区财政局-2025.html');
  });
});

describe('a report in words and as a file', () => {
  const row2025 = seenPage('/zfxxgk/nb/', { items: [report(2025)] });
  const attachments = (...types: string[]) => ({
    attachments: types.map((type) => ({ text: `2025年度报告.${type}`, url: at(`/nb/2025.${type}`), type })),
  });
  const page = (text: string, ...types: string[]) =>
    seenPage(path(OWN, 2025), { kind: 'article', text, facts: attachments(...types) });
  const file = (type: string, text: string) => seenPage(`/nb/2025.${type}`, { kind: 'attachment', text });
  const read = (...pages: SeenPage[]) => look([row2025, ...pages], 0).reports.reports[0];
  const LEAD = '本报告由总体情况等六部分组成，详见附件。'.repeat(20);
  const WHOLE = `一、总体情况\n${'全年公开。'.repeat(300)}`;

  it('is read from the file where the page prints the lead only', () => {
    expect(read(page(LEAD, 'pdf'), file('pdf', WHOLE))?.file?.exchange.url).toBe(at('/nb/2025.pdf'));
  });

  it('is read from the page where that prints the report', () => {
    expect(read(page(WHOLE, 'pdf'))).not.toHaveProperty('file');
  });

  it('is read from the second file where the first is a scan', () => {
    expect(read(page('见附件', 'pdf', 'docx'), file('docx', WHOLE))?.file?.exchange.url).toBe(at('/nb/2025.docx'));
    expect(read(page('见附件', 'docx', 'pdf'), file('docx', ''), file('pdf', WHOLE))?.file?.exchange.url).toBe(
      at('/nb/2025.pdf'),
    );
    expect(read(page('见附件', 'pdf'), file('pdf', ''))?.unreadBecause).toBe('unreadable');
  });
});
