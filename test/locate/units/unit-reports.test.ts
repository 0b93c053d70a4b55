import { describe, expect, it } from 'vitest';
import type { SeenPage } from '../../../src/locate/survey.js';
import { link, row, seenPage } from '../../support/seen-pages.js';
import { askedFor, finance, look, MENU, portal, street, wishOf } from '../../support/unit-pages.js';

const wish = wishOf({ reports: { years: [2025], isOpened: false } });
const reportOf = (body: string, path: string, on?: string) => row(`${body}2025年政府信息公开工作年度报告`, path, on);
/** The portal with what its column of reports lists. */
const withReports = (items: readonly ReturnType<typeof row>[], links = MENU): readonly SeenPage[] => [
  ...portal().filter(({ exchange }) => !exchange.url.endsWith('/nb/')),
  seenPage('/zfxxgk/nb/', { links, items }),
];
const reportsOf = (pages: readonly SeenPage[], unit = finance) => {
  const found = look(wish, pages).units.units.find((one) => one.unit === unit)?.reports;
  return [found?.reports.map(({ item }) => item.title), found?.reason];
};

describe('the annual report of a unit', () => {
  const page = seenPage('/bm/czj/', { links: [link('政府信息公开年报', '/bm/czj/nb/', 'content')] });

  it('stands in the column of its own page', () => {
    const own = seenPage('/bm/czj/nb/', { items: [reportOf('', '/bm/czj/nb/1.html', '2026-01-20')] });
    expect(askedFor(wish, [...withReports([]), page])).toContain('/bm/czj/nb/');
    expect(reportsOf([...withReports([]), page, own])).toEqual([['2025年政府信息公开工作年度报告'], undefined]);
  });

  it('is not the report of the government that the column lists too', () => {
    const own = seenPage('/bm/czj/nb/', { items: [reportOf('青禾区人民政府', '/bm/czj/nb/1.html', '2026-03-20')] });
    expect(reportsOf([...withReports([]), page, own])).toEqual([[], undefined]);
  });

  it('stands in the column of the portal under its name', () => {
    const pages = [...withReports([reportOf('稻香街道办事处', '/nb/1.html', '2026-01-09')]), page];
    expect(reportsOf(pages, street)[0]).toEqual(['稻香街道办事处2025年政府信息公开工作年度报告']);
  });

  it('stands in the list below that column which bears its name', () => {
    const pages = withReports([], [...MENU, link('区财政局', '/zfxxgk/nb/czj/', 'content')]);
    expect(askedFor(wish, [...pages, page])).toContain('/zfxxgk/nb/czj/');
  });

  it('is listed by its page itself', () => {
    const bare = seenPage('/bm/czj/', { items: [reportOf('财政局', '/bm/czj/1.html', '2026-01-20')] });
    expect(reportsOf([...withReports([]), bare])).toEqual([['财政局2025年政府信息公开工作年度报告'], undefined]);
  });

  it('is opened where the list shows no day, and only there', () => {
    const listed = (on?: string) => seenPage('/bm/czj/', { items: [reportOf('财政局', '/bm/czj/1.html', on)] });
    expect(askedFor(wish, [...withReports([]), listed()])).toContain('/bm/czj/1.html');
    expect(askedFor(wish, [...withReports([]), listed('2026-01-20')])).not.toContain('/bm/czj/1.html');
  });

  it('is unknown while its page was not read', () => {
    expect(reportsOf(withReports([]))).toEqual([[], 'not-crawled']);
  });
});
