/** The committed sample run (`npm run sample` renews it) is what today's program writes and can check. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Value } from '@sinclair/typebox/value';
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { AuditReportSchema } from '../../src/model/report.js';
import { RunSummarySchema, type RunSummary } from '../../src/model/run.js';
import { gongkai } from '../support/transcript.js';

const cwd = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(cwd, 'reports', 'sample');
const read = (...path: string[]): string => readFileSync(join(folder, ...path), 'utf8');
const run = JSON.parse(read('run.json')) as RunSummary;

test('its run and its reports fit the published schemas', () => {
  expect([...Value.Errors(RunSummarySchema, run)]).toEqual([]);
  expect(run.sites.map(({ id }) => id)).toEqual(['qinghe', 'yunling', 'liuhe']);
  for (const { report } of run.sites) {
    expect([...Value.Errors(AuditReportSchema, JSON.parse(read(report)))]).toEqual([]);
  }
});

test('its chain of evidence holds', async () => {
  const { status, stdout } = await gongkai(['verify', folder, '--no-judge'], { cwd });
  expect(status).toBe(0);
  for (const { id } of run.sites) expect(stdout).toContain(id);
});

test('every page of it leads only to files that are there', () => {
  const pages = ['index.html', ...run.sites.map(({ id }) => `${id}/report.html`)];
  for (const page of pages) {
    const $ = load(read(page));
    const links = $('[href], [src]')
      .map((_, one) => $(one).attr('href') ?? $(one).attr('src'))
      .get();
    const beside = links.filter((link) => !/^(?:[a-z]+:|#)/.test(link)).map((link) => link.replace(/#.*$/, ''));
    const missing = beside.filter((link) => !existsSync(join(folder, page, '..', decodeURIComponent(link))));
    expect(missing).toEqual([]);
    expect(links.length).toBeGreaterThan(20);
  }
});

test('it shows every format', () => {
  const files = readdirSync(folder, { recursive: true }).map((file) => String(file).split('/').at(-1) ?? '');
  const endings = ['.html', '.pdf', '.xlsx', '.docx', '.csv', '.md', 'junit.xml', '.sarif', '.txt', '.jsonld', '.wacz'];
  for (const ending of endings) expect(files.filter((file) => file.endsWith(ending))).not.toEqual([]);
});
