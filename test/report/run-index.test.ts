import * as cheerio from 'cheerio';
import { expect, test } from 'vitest';
import { renderRunIndex } from '../../src/report/run-index.js';
import { SAMPLE_RUN } from '../support/sample-run.js';

const $ = cheerio.load(renderRunIndex(SAMPLE_RUN, { lang: 'zh' }));
const rows = (kind: string): string[][] =>
  $(`[aria-labelledby="kind-${kind}"] tbody tr`)
    .map((_, row) => [
      [
        $(row).find('td').first().text(),
        $(row)
          .find('th a, th')
          .first()
          .text()
          .replace(/人民政府.*$/s, ''),
      ],
    ])
    .get();

test('ranks within a kind: qualified first, then points; equal sites share a place, no verdict no place', () => {
  expect(rows('district')).toEqual([
    ['1', '南山区'],
    ['2', '东山区'],
    ['2', '西山区'],
    ['4', '越界区'],
    ['5', '北山区'],
    ['—', '湖滨区'],
  ]);
  expect(rows('township')).toHaveLength(1);
});

test('links each report page inside the run folder, and nothing outside it', () => {
  const links = $('.ranking th > a:not(.address)')
    .map((_, link) => $(link).attr('href'))
    .get();
  expect(links).toContain('nanshan/report.html');
  expect(links.filter((href) => href.includes('..'))).toEqual([]);
  expect($('body').text()).toContain('越界区人民政府');
});

test('shows score with interval, vetoes and totals', () => {
  const text = $('main').text();
  expect(text).toContain('80 – 90');
  expect($('.word-unqualified').closest('tr').find('td').eq(3).text()).toBe('1');
  expect($('.counts').text().replace(/\s+/g, '')).toContain('5合格1不合格1未能判定');
});

test('failures say which site and why', () => {
  const text = $('[aria-labelledby=failures]').text();
  expect(text).toContain('湖滨区人民政府 · 网站没有应答');
  expect(text).toContain('lost · 检测程序出错');
});

test('names are escaped', () => {
  expect(
    $('.ranking b')
      .toArray()
      .every((bold) => /^[\d.—]+$/.test($(bold).text())),
  ).toBe(true);
});

test('a run without sites says so', () => {
  const empty = renderRunIndex({ ...SAMPLE_RUN, sites: [], failures: [] }, { lang: 'zh' });
  expect(empty).toContain('这次没有检测任何网站');
});
