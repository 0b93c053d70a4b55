import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AuditReport } from '../../src/model/report.js';
import { gongkai } from '../support/transcript.js';
import { outcomeOf, reportOf } from './reports.js';

const later = '2026-04-30T09:00:00+08:00';
const guide = (value: 'passed' | 'failed') => [outcomeOf({ rule: 'guide-elements', value })];
const site = (id: string, value: 'passed' | 'failed', startedAt?: string): AuditReport => ({
  ...reportOf({ id, min: value === 'passed' ? 95 : 92, value: 95, outcomes: guide(value) }),
  ...(startedAt !== undefined && { startedAt }),
});

/** Reports of two runs under one folder: `march` and `april`. */
const stored = (runs: Record<string, AuditReport[]>): string => {
  const out = mkdtempSync(join(tmpdir(), 'gongkai-compare-'));
  for (const [run, reports] of Object.entries(runs)) {
    for (const report of reports) {
      mkdirSync(join(out, run, report.site.id), { recursive: true });
      writeFileSync(join(out, run, report.site.id, 'report.json'), JSON.stringify(report));
    }
  }
  return out;
};
const out = stored({
  march: [site('lingxi', 'failed'), site('hubin', 'passed'), site('closed', 'passed')],
  april: [site('lingxi', 'passed', later), site('hubin', 'failed', later)],
});

describe('gongkai compare', () => {
  test('tells what is new and what is fixed, the worse site first, and ends with 0', async () => {
    const { status, stdout, stderr } = await gongkai(['compare', 'march', 'april', '--out', out]);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /hubin[^]*新出现\n {4}guide-elements {2}缺少办公时间[^]*lingxi[^]*已改好\n {4}guide-elements/,
    );
    expect(stdout).toContain('只在前一次：closed');
  });

  test('--site, --json and paths of single reports', async () => {
    const one = await gongkai(['compare', 'march', 'april', '--out', out, '--site', 'lingxi', '--json']);
    const { sites } = JSON.parse(one.stdout) as { sites: unknown[] };
    expect(sites).toMatchObject([{ site: 'lingxi', findings: { fixed: 1, new: 0 } }]);
    const paths = ['march/lingxi/report.json', 'april/hubin'].map((path) => join(out, path));
    expect((await gongkai(['compare', ...paths])).stdout).toContain('两次的网站编号不同');
  });

  test('writes formats beside the later run, or where --to says', async () => {
    const { stdout } = await gongkai(['compare', 'march', 'april', '--out', out, '--format', 'all']);
    expect(
      readdirSync(join(out, 'april'))
        .filter((name) => name.startsWith('comparison'))
        .sort(),
    ).toEqual(['html', 'json', 'md', 'xlsx'].map((ending) => `comparison.${ending}`));
    expect(stdout).toContain(join(out, 'april', 'comparison.html'));
    const to = join(out, 'elsewhere');
    await gongkai(['compare', 'march', 'april', '--out', out, '--format', 'md', '--to', to, '--lang', 'en']);
    expect(readFileSync(join(to, 'comparison.md'), 'utf8')).toContain('Two audits compared');
  });

  test.each([
    [['--fail-on', 'failed'], 1],
    [['--fail-on', 'failed', '--site', 'lingxi'], 0],
    [['--fail-on', 'veto'], 0],
    [['--fail-under', '93'], 1],
    [['--fail-under', '93', '--site', 'lingxi'], 0],
  ])('%j ends with %i', async (flags, expected) => {
    expect((await gongkai(['compare', 'march', 'april', '--out', out, ...flags])).status).toBe(expected);
  });

  test.each([
    [['march', 'may'], '找不到检查 may'],
    [['march', 'april', '--site', 'closed'], '两次检查里没有都有的网站 closed'],
    [['march', 'april', '--format', 'pdf'], '--format 没有 pdf 这种格式'],
    [['march'], '缺少参数'],
  ])('%j is an error of use', async (given, message) => {
    const { status, stderr } = await gongkai(['compare', ...given, '--out', out]);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});
