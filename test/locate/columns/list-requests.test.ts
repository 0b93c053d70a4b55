/** Rows that a script of the page fetches: the survey asks for them as the script would, and for a browser only then. */
import { describe, expect, it } from 'vitest';
import { survey } from '../../../src/locate/survey.js';
import type { SeenPage, SurveyInput } from '../../../src/locate/survey.js';
import type { PageRequest } from '../../../src/model/page.js';
import { link, ORIGIN, plan, row, seenPage } from '../../support/seen-pages.js';

const at = (path: string): string => new URL(path, ORIGIN).href;
const look = (pages: readonly SeenPage[], more: Partial<SurveyInput> = {}) =>
  survey({ plan: plan(), pages, redirects: new Map(), unanswered: new Map(), canRender: true, ...more });

const home = seenPage('/', {
  kind: 'home',
  links: [link('首页', '/'), link('新闻中心', '/xw/'), link('政府信息公开', '/zfxxgk/')],
  items: [row('区长调研', '/xw/1.html', '2026-10-30'), row('全区会议', '/xw/2.html', '2026-10-29')],
});
const platform = seenPage('/zfxxgk/', {
  links: [
    link('政府信息公开指南', '/zfxxgk/zn/', 'menu'),
    link('政府信息公开制度', '/zfxxgk/zd/', 'menu'),
    link('法定主动公开内容', '/zfxxgk/fd/', 'menu'),
    link('政府信息公开年报', '/zfxxgk/nb/', 'menu'),
  ],
});
const request: PageRequest = { url: at('/api/list'), method: 'POST', body: 'catId=7&page=1', pageNumber: 1 };
const shell = seenPage('/zfxxgk/nb/', {
  facts: { needsBrowser: 'xhr-list' },
  digest: { listRequests: [request] },
});
const report = (year: number) =>
  row(`青禾区${year}年政府信息公开工作年度报告`, `/nb/t${year + 1}0301_1.html`, `${year + 1}-03-01`);
const answer = (
  items: readonly ReturnType<typeof row>[],
  digest: Partial<SeenPage['digest']> = {},
  body = request.body,
): SeenPage => {
  const page = seenPage('/api/list', { items, digest });
  return {
    ...page,
    exchange: {
      ...page.exchange,
      method: 'POST',
      record: body ?? '',
      sha256: JSON.stringify(items),
      ...(body === undefined ? {} : { requestBody: body }),
    },
  };
};
const forReports = (pages: readonly SeenPage[], more: Partial<SurveyInput> = {}) => {
  const { wanted, columns } = look([home, platform, ...pages], more);
  return {
    column: columns.get('annual-report'),
    wanted: wanted
      .filter(({ purpose }) => purpose.startsWith('column:annual-report'))
      .map(
        ({ method, url, render, body }) =>
          `${render ? 'RENDER' : method} ${url.replace(ORIGIN, '')}${body === undefined ? '' : ` ${body}`}`,
      ),
  };
};

describe('a list whose request is known', () => {
  it('is asked for before the browser is', () => {
    const { wanted, column } = forReports([shell]);
    expect(wanted).toEqual(['POST /api/list catId=7&page=1']);
    expect(column).toMatchObject({ value: { blankness: 'unknown', unknownBecause: 'truncated' } });
  });
  it('is the column’s list once it is answered, and no browser is wanted', () => {
    const { wanted, column } = forReports([shell, answer([report(2024), report(2023)])]);
    expect(wanted).toEqual([]);
    expect(column).toMatchObject({ value: { blankness: 'filled', items: [report(2024), report(2023)] } });
  });
  it('may be empty', () => {
    const { wanted, column } = forReports([shell, answer([], { listTotal: 0 })]);
    expect(wanted).toEqual([]);
    expect(column).toMatchObject({ value: { blankness: 'blank' } });
  });
  it.each([
    ['something else', [shell, answer([])], new Map()],
    ['nothing', [shell], new Map([[at('/api/list'), 'timeout' as const]])],
  ])('wants the browser where the answer is %s', (_, pages, unanswered) => {
    expect(forReports(pages, { unanswered }).wanted).toEqual(['RENDER /zfxxgk/nb/']);
    const alone = forReports(pages, { unanswered, canRender: false });
    expect(alone.wanted).toEqual([]);
    expect(alone.column).toMatchObject({ value: { blankness: 'unknown', unknownBecause: 'needs-browser' } });
  });
  it('stays unknown where the browser failed too', () => {
    const unanswered = new Map([[at('/zfxxgk/nb/'), 'browser-failed' as const]]);
    const { wanted, column } = forReports([shell, answer([])], { unanswered });
    expect(wanted).toEqual([]);
    expect(column).toMatchObject({ value: { blankness: 'unknown' } });
  });
});

describe('a list is not whole', () => {
  const years = [2025, 2024, 2023, 2022, 2021];
  const reports = (pages: readonly SeenPage[]) =>
    survey({
      plan: { ...plan(), reportYears: years },
      pages: [home, platform, ...pages],
      redirects: new Map(),
      unanswered: new Map(),
      canRender: false,
      unvisitedReason: 'not-crawled',
    }).reports;
  const second: PageRequest = { ...request, body: 'catId=7&page=2', pageNumber: 2 };
  const rows = [report(2025), report(2024)];

  it('that gives the same rows for every number', () => {
    const pages = [shell, answer(rows, { morePages: [second] }), answer(rows, {}, second.body)];
    expect(reports(pages)).toMatchObject({ isWhole: false });
  });
  it('whose pager speaks of pages that nothing leads to', () => {
    expect(reports([seenPage('/zfxxgk/nb/', { items: rows, digest: { pageTotal: 3 } })])).toMatchObject({
      isWhole: false,
    });
    expect(reports([seenPage('/zfxxgk/nb/', { items: rows, digest: { listTotal: 20 } })])).toMatchObject({
      isWhole: false,
    });
  });
  it('but for that: what it shows is all there is', () => {
    expect(reports([seenPage('/zfxxgk/nb/', { items: rows, digest: { pageTotal: 1 } })])).toMatchObject({
      isWhole: true,
    });
    const third = [report(2023), report(2022)];
    expect(reports([shell, answer(rows, { morePages: [second] }), answer(third, {}, second.body)])).toMatchObject({
      isWhole: true,
    });
  });
});
