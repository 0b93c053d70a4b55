/** Pictures of a whole audit: a replay draws the same without a network, and a kill before them costs none. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../src/lib/browser/find-browser.js';
import { benchFor, judged, startGongkai } from '../support/interrupted-audit.js';
import type { AuditBench, Leg } from '../support/interrupted-audit.js';
import { auditKilledAt } from '../support/kill-moments.js';

const browser = await findBrowser(process.env);

describe.skipIf(!('path' in browser))('an audit with faults on its pages', () => {
  const only = ['--only', 'guide-elements,guide-updated-date,meta-site'];
  let bench: AuditBench;
  beforeAll(async () => {
    const spec = { id: 'pictures', kind: 'department', style: 'vsb', name: '临溪区教育局' } as const;
    const args = ['--max-pages', '12', ...only];
    bench = await benchFor({ ...spec, without: ['guide:传真号码', 'guide:办公时间', 'meta:SiteName'] }, { args });
    const { status, stderr } = await bench.start('audit', 'whole').ended;
    expect([0, 3], stderr).toContain(status);
  });
  afterAll(() => bench.close());

  const replay = (run: string, ...more: readonly string[]): Leg => {
    const args = ['--out', bench.out, '--run', run, '--format', 'json', '--no-progress', ...only, ...more];
    return startGongkai(['replay', 'whole', ...args], { cwd: bench.out });
  };
  const folderOf = (run: string): string => join(bench.siteFolder(run), 'evidence');
  const picturesOf = (run: string): ReadonlyMap<string, string> =>
    new Map(
      readdirSync(folderOf(run)).map((name) => [name, readFileSync(join(folderOf(run), name)).toString('base64')]),
    );

  test('has a picture for each, named where it belongs', () => {
    const report = bench.report('whole');
    const shown = report?.outcomes.flatMap(({ value, findings }) =>
      findings.flatMap(({ evidence }) => evidence.map(({ screenshot }) => ({ value, screenshot }))),
    );
    const named = shown?.flatMap(({ screenshot }) => screenshot ?? []) ?? [];
    expect(named.length).toBeGreaterThan(1);
    for (const file of named)
      expect(
        readFileSync(join(bench.siteFolder('whole'), file))
          .subarray(1, 4)
          .toString(),
      ).toBe('PNG');
    expect(shown?.filter(({ value, screenshot }) => value !== 'failed' && screenshot !== undefined)).toEqual([]);
    expect(report?.pictures?.files.map(({ file }) => file).sort()).toEqual([...new Set(named)].sort());
    expect(report?.pictures?.files.some(({ marked }) => marked)).toBe(true);
  });

  test('is replayed with the same pictures, byte for byte, and asks the site for nothing', async () => {
    const before = bench.asked.length;
    const { status, stderr } = await replay('again').ended;
    expect([0, 3], stderr).toContain(status);
    expect(bench.asked.length).toBe(before);
    expect(picturesOf('again')).toEqual(picturesOf('whole'));
    expect(bench.report('again')?.outcomes).toEqual(bench.report('whole')?.outcomes);
  });

  test('killed between report and pictures makes them when it is gone on with', async () => {
    const killed = await auditKilledAt(bench, 'killed', [{ after: 'file', name: /report\.json$/, times: 1 }]);
    expect(killed.kills).toBe(1);
    expect(killed.askedLast).toBe(0);
    expect(judged(bench.report('killed'))).toBe(judged(bench.report('whole')));
    expect(bench.report('killed')?.pictures).toEqual(bench.report('whole')?.pictures);
    expect(picturesOf('killed')).toEqual(picturesOf('whole'));
  });

  test('has none where it is told so, and says why', async () => {
    await replay('bare', '--screenshots', 'never').ended;
    expect(existsSync(folderOf('bare'))).toBe(false);
    expect(bench.report('bare')?.pictures).toEqual({ files: [], left: 0, failed: 0, why: 'switched-off' });
  });
});
