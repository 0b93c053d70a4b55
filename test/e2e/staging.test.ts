/** Audits of a site that is not live yet: its own name on loopback, behind doors, and what the owner gave us to open them. */
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { stringify } from 'yaml';
import { findBrowser } from '../../src/lib/browser/find-browser.js';
import type { AuditReport } from '../../src/model/report.js';
import { holdersOf } from '../support/every-byte.js';
import { serveStaging, type StagingDoors } from '../support/staging-site.js';
import { gongkai, type Transcript } from '../support/transcript.js';

const asOf = '2026-03-31';
const browser = await findBrowser(process.env);
const DOORS = {
  auth: 'bianji:kouling-7',
  header: ['X-Gate', 'tongxing-7'],
  session: ['staging_pass', 'xiaobing-7'],
} as const;
/** What opens all of them, as a config has it. */
const MEANS = {
  auth: { username: 'bianji', password: 'kouling-7' },
  headers: { 'X-Gate': 'tongxing-7' },
  cookies: { staging_pass: 'xiaobing-7' },
};

/** A folder whose gongkai.yaml says how such a site is reached, and `gongkai audit` in it. */
async function staging(doors: StagingDoors, config: object) {
  const site = await serveStaging(asOf, doors);
  onTestFinished(() => site.close());
  const cwd = mkdtempSync(join(tmpdir(), 'gongkai-staging-'));
  writeFileSync(
    join(cwd, 'gongkai.yaml'),
    stringify({ allowPrivate: true, resolve: [site.resolve], delay: 0, asOf, render: 'never', ...config }),
  );
  return {
    cwd,
    audit: (run: string, ...words: readonly string[]): Promise<Transcript> =>
      gongkai(['audit', site.url, '--run', run, ...words], { cwd }),
    report: (run: string): AuditReport => {
      const id = new URL(site.url).host.replace(':', '-');
      return JSON.parse(readFileSync(join(cwd, 'reports', run, id, 'report.json'), 'utf8')) as AuditReport;
    },
  };
}

test('behind all doors, by HTTPS with a certificate of its own and closed to robots, a site is judged; its keys are nowhere', async () => {
  const { cwd, audit, report } = await staging(
    { ...DOORS, isSecure: true, isHidden: true },
    {
      ...MEANS,
      robots: 'ignore',
      render: 'path' in browser ? 'always' : 'never',
      format: 'json,html,md,junit,sarif,csv,xlsx,wacz',
      only: 'https,home-updated,guide-elements',
      maxPages: 12,
    },
  );
  const { status, stdout, stderr } = await audit('ci', '--log-file', 'log.jsonl', '--verbose');
  expect(status, stderr).toBe(0);
  const { crawl, outcomes } = report('ci');
  expect(crawl.robots).toBe('ignored');
  expect(outcomes.find(({ rule }) => rule === 'home-updated')?.value).toBe('passed');
  const https = outcomes.find(({ rule }) => rule === 'https');
  expect([https?.value, ...new Set(https?.findings.map(({ code }) => code))]).toEqual(['failed', 'certificate']);
  writeFileSync(join(cwd, 'said.txt'), stdout + stderr);
  const keys = ['kouling-7', 'tongxing-7', 'xiaobing-7', 'bianji:kouling-7'];
  expect(holdersOf(cwd, keys)).toEqual([join(cwd, 'gongkai.yaml')]);
});

test.each<[string, StagingDoors, object, RegExp]>([
  [
    'a wrong password',
    { auth: 'bianji:bie-de' },
    MEANS,
    /未能判定：网站要用户名和密码（HTTP 401），没有给或者不对：请核对.*auth/,
  ],
  ['a session that has run out', { session: ['staging_pass', 'xin-de'] }, MEANS, /可能是登录页.*请核对 auth、cookies/],
  ['robots.txt that shuts all out', { isHidden: true }, {}, /robots\.txt 不允许抓取；.*robots: ignore/],
])('with %s nothing is said of the content: 3, and why', async (_what, doors, config, sentence) => {
  const { audit, report } = await staging(doors, { ...config, only: 'home-updated,guide-elements' });
  const { status, stderr } = await audit('ci');
  expect(status, stderr).toBe(3);
  expect(stderr).toMatch(sentence);
  expect(report('ci').outcomes.filter(({ value }) => value === 'passed' || value === 'failed')).toEqual([]);
});

test('a baseline that is not there is told before anything is asked', async () => {
  const { cwd, audit } = await staging({}, {});
  const { status, stderr } = await audit('ci', '--baseline', 'gongkai-baseline');
  expect([status, stderr]).toEqual([2, expect.stringContaining('找不到检查 gongkai-baseline')]);
  expect(existsSync(join(cwd, 'reports'))).toBe(false);
});

test('what a threshold does not let pass passes beside a run in which it was as bad', async () => {
  const { audit } = await staging({}, { only: 'guide-elements,home-updated', maxPages: 12, failUnder: 100 });
  expect((await audit('first')).status).toBe(1);
  expect((await audit('next', '--baseline', 'reports/first')).status).toBe(0);
});
