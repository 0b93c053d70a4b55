import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as cheerio from 'cheerio';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuditReport } from '../../src/model/report.js';
import type { RunSummary } from '../../src/model/run.js';
import { bigRun } from '../support/big-run.js';
import { gongkai } from '../support/transcript.js';

let cwd = '';
const reports = [...bigRun({ sites: 4, rules: 24 }).reports()];

/** Writes reports as a run folder under `reports/`; a page beside each where wanted. */
function writeRun(
  id: string,
  all: readonly AuditReport[],
  more: { readonly hasPages?: boolean; readonly lost?: string } = {},
): void {
  for (const report of all) {
    const folder = join(cwd, 'reports', id, report.site.id);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'report.json'), JSON.stringify(report));
    if (more.hasPages === true) writeFileSync(join(folder, 'report.html'), '<!doctype html>');
  }
  const failures = more.lost === undefined ? [] : [{ site: more.lost, why: 'not-begun' }];
  writeFileSync(join(cwd, 'reports', id, 'run.json'), JSON.stringify({ sites: all.map(({ site }) => site), failures }));
}

const scorecard = (...words: string[]) => gongkai(['scorecard', ...words], { cwd });
const ranked = (id: string): RunSummary =>
  JSON.parse(readFileSync(join(cwd, 'reports', id, 'run.json'), 'utf8')) as RunSummary;
const page = (id: string): cheerio.CheerioAPI =>
  cheerio.load(readFileSync(join(cwd, 'reports', id, 'index.html'), 'utf8'));

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'gongkai-scorecard-'));
  const later = reports.slice(0, 2).map((report) => ({ ...report, asOf: '2026-06-05' }));
  writeRun('2026-03', reports, { hasPages: true, lost: 'site-1' });
  writeRun('2026-06', later, { lost: 'xinqu' });
  const otherTown = reports.slice(0, 1).map((report) => ({
    ...report,
    site: { ...report.site, name: '另一市同名区人民政府', url: 'http://www.elsewhere.gov.cn.example/' },
  }));
  writeRun('elsewhere', otherTown);
});
afterAll(() => {
  rmSync(cwd, { recursive: true });
});

describe('gongkai scorecard', () => {
  test('one ranking over two runs: the later report of a site counts, reports are linked where they lie', async () => {
    const { status, stdout, stderr } = await scorecard(
      '2026-03',
      '2026-06',
      '--run',
      'half-year',
      '--format',
      'html,json',
    );
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: 'reports/half-year/run.json\nreports/half-year/index.html\n',
    });
    expect(stderr).toBe('排名：2 次检查的 4 个网站；同一网站的 2 份较早的报告没有计入；1 个网站没有报告\n');
    expect(ranked('half-year').sites.map(({ id, report }) => [id, report])).toEqual([
      ['site-1', '../2026-06/site-1/report.json'],
      ['site-2', '../2026-06/site-2/report.json'],
      ['site-3', '../2026-03/site-3/report.json'],
      ['site-4', '../2026-03/site-4/report.json'],
    ]);
    const $ = page('half-year');
    expect($('#at-site-3 th > a').attr('href')).toBe('../2026-03/site-3/report.html');
    expect($('#at-site-1 th > a')).toHaveLength(0);
    expect($('#at-site-1 th').text()).toContain('来自 2026-06 · 2026-06-05');
    expect($('[aria-labelledby=failures]').text()).toContain('xinqu');
    expect($('.files').text()).toContain('run.json');
  });

  test('without --format a page and a workbook are written, in the language asked', async () => {
    const { status, stdout, stderr } = await scorecard('2026-03', '--run', 'first', '--lang', 'en');
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: 'reports/first/scorecard.xlsx\nreports/first/index.html\n',
    });
    expect(stderr).toBe('sites ranked: 4, runs: 1\n');
    expect(page('first')('h2').first().text()).toBe('Overview');
  });

  test('the same ranking again is written anew; a folder that holds something else is not touched', async () => {
    expect((await scorecard('2026-03', '--run', 'again', '--format', 'html', '--quiet')).status).toBe(0);
    expect((await scorecard('2026-06', '--run', 'again', '--format', 'html', '--quiet')).stderr).toBe('');
    expect(ranked('again').sites).toHaveLength(2);
    const { status, stderr } = await scorecard('2026-03', '--run', '2026-06', '--format', 'html');
    expect(status).toBe(2);
    expect(stderr).toContain('reports/2026-06 已经存在，不是排名的目录');
  });

  test('sites of one id but different hosts are two sites, sites under another profile are ranked apart', async () => {
    await scorecard('2026-03', 'elsewhere', '--run', 'two-towns', '--format', 'html');
    const names = ranked('two-towns').sites.map(({ id, name }) => [id, name]);
    expect(names).toContainEqual(['site-1-2', '另一市同名区人民政府']);
    expect(names).toHaveLength(5);
    expect(page('two-towns')('.ranking-group')).toHaveLength(2);
  });

  test('sites of a run that has not ended, or whose report is gone, are not left unsaid', async () => {
    writeRun('half-done', reports.slice(0, 1));
    rmSync(join(cwd, 'reports', 'half-done', 'run.json'));
    const sites = ['site-1', 'site-9'].map((id) => ({ site: { id } }));
    writeFileSync(join(cwd, 'reports', 'half-done', 'request.json'), JSON.stringify({ sites }));
    const { stderr } = await scorecard('half-done', '--run', 'so-far', '--format', 'html');
    expect(stderr).toBe('排名：1 次检查的 1 个网站；1 个网站没有报告\n');
    expect(page('so-far')('[aria-labelledby=failures]').text()).toContain('site-9');
    writeRun('lossy', reports.slice(0, 2));
    rmSync(join(cwd, 'reports', 'lossy', 'site-2', 'report.json'));
    await scorecard('lossy', '--run', 'lossy-rank', '--format', 'html');
    expect(ranked('lossy-rank').failures).toContainEqual({ site: 'site-2', why: 'no-report' });
  });

  test('a ranking is no run: report, compare and verify say so', async () => {
    await scorecard('2026-03', '--run', 'no-run', '--format', 'html');
    for (const words of [
      ['report', 'no-run'],
      ['verify', 'no-run'],
      ['compare', 'no-run', '2026-03'],
    ]) {
      expect(await gongkai(words, { cwd })).toMatchObject({
        status: 2,
        stdout: '',
        stderr: expect.stringContaining('是排名的目录') as string,
      });
    }
  });

  test('a run that is not there, and a format that is none of a ranking, are told in the user’s words', async () => {
    const missing = await scorecard('1999-01');
    expect(missing).toMatchObject({ status: 2, stdout: '' });
    expect(missing.stderr).toContain('找不到检查 1999-01');
    const wrong = await scorecard('2026-03', '--format', 'pdf');
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain('--format pdf：这种格式每个网站一份，不是排名的格式');
  });
});
