import * as cheerio from 'cheerio';
import { expect, test } from 'vitest';
import type { RunSite, RunSummary } from '../../src/model/run.js';
import { renderRunIndex } from '../../src/report/run-index.js';

const site = (id: string, name: string, extra: Partial<RunSite> = {}): RunSite => ({
  id,
  name,
  url: `http://${id}.example/`,
  kind: 'district',
  profile: 'national',
  verdict: 'qualified',
  points: { value: 80, min: 78, max: 84, outOf: 60, bonus: 0 },
  vetoes: [],
  outcomes: { passed: 20, failed: 4, cantTell: 1 },
  report: `${id}/report.json`,
  snapshot: `${id}/snapshot.warc.gz`,
  ...extra,
});

const run: RunSummary = {
  schemaVersion: 1,
  id: '2026-03-05T0900',
  tool: { name: 'gongkai', version: '0.1.0' },
  asOf: '2026-03-05',
  startedAt: '2026-03-05T01:00:00.000Z',
  finishedAt: '2026-03-05T01:30:00.000Z',
  profiles: [{ id: 'national', title: '政府信息公开全国基础规则集', version: '1.0.0', digest: 'a'.repeat(64) }],
  sites: [
    site('chengguan', '城关镇<b>人民政府</b>', { kind: 'township' }),
    site('hubin', '湖滨区人民政府', {
      verdict: 'undetermined',
      points: { value: 0, min: 0, max: 100, outOf: 60, bonus: 0 },
      sentence: '网站没有应答，请核对网址，稍后再试',
    }),
    site('beishan', '北山区人民政府', {
      verdict: 'unqualified',
      vetoes: ['home-updated'],
      points: { value: 91, min: 91, max: 91, outOf: 60, bonus: 0 },
    }),
    site('nanshan', '南山区人民政府', { points: { value: 88, min: 80, max: 90, outOf: 60, bonus: 0 } }),
    site('xishan', '西山区人民政府'),
    site('dongshan', '东山区人民政府'),
    site('evil', '越界区人民政府', {
      report: '../../etc/report.json',
      points: { value: 61, min: 60, max: 62, outOf: 60, bonus: 0 },
    }),
  ],
  totals: {
    sites: 8,
    qualified: 5,
    unqualified: 1,
    undetermined: 1,
    withoutReport: 1,
    requests: 900,
    pages: 720,
    bytes: 1,
  },
  failures: [
    { site: 'hubin', why: 'unreachable', message: '网站没有应答，请核对网址，稍后再试' },
    { site: 'lost', why: 'crashed' },
  ],
};
const $ = cheerio.load(renderRunIndex(run, { lang: 'zh' }));
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
  const empty = renderRunIndex({ ...run, sites: [], failures: [] }, { lang: 'zh' });
  expect(empty).toContain('这次没有检测任何网站');
});
