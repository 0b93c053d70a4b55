/** A stored snapshot judged again says the same, byte for byte, as often as one likes. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AuditReport } from '../../src/model/report.js';
import { auditSite } from './audit-site.js';
import { runGongkai } from './run-gongkai.js';
import { withoutBrowser } from './site-case.js';
import { siteCases } from './sites/index.js';

const readReport = (outFolder: string, run: string): AuditReport => {
  const site = readdirSync(join(outFolder, run), { withFileTypes: true }).find((entry) => entry.isDirectory());
  return JSON.parse(readFileSync(join(outFolder, run, site?.name ?? '', 'report.json'), 'utf8')) as AuditReport;
};

/** Text of what must not change; screenshots are made after scoring. */
const judged = (report: AuditReport): string =>
  JSON.stringify({ outcomes: report.outcomes, scorecard: report.scorecard }, (key, value: unknown) =>
    key === 'screenshot' ? undefined : value,
  );

const replay = (outFolder: string, from: string, to: string, ...more: string[]): ReturnType<typeof runGongkai> =>
  runGongkai([
    ...['replay', join(outFolder, from), '--out', outFolder, '--run', to, '--format', 'json', '--no-progress'],
    ...['--screenshots', 'never', ...more],
  ]);

describe('replay', () => {
  for (const id of ['sound-hanweb', 'network-cut-guide', 'network-403']) {
    it(`of ${id} equals the audit, twice`, async () => {
      const site = siteCases.find((one) => one.id === id);
      if (!site) throw new Error(`no such site: ${id}`);
      const audited = await auditSite(site.inBrowser ? site : withoutBrowser(site));
      const { outFolder, report } = audited;
      if (!report) throw new Error(audited.transcript.stderr);
      const first = await replay(outFolder, 'r', 'again');
      const second = await replay(outFolder, 'r', 'once-more');
      expect(first.status).toBe(audited.transcript.status);
      expect(second.status).toBe(audited.transcript.status);
      const again = readReport(outFolder, 'again');
      expect(judged(again)).toBe(judged(report));
      expect(judged(readReport(outFolder, 'once-more'))).toBe(judged(report));
      expect(again.asOf).toBe(report.asOf);
      expect(again.startedAt).toBe(report.startedAt);
      expect(again.crawl).toEqual(report.crawl);
      expect(again.site).toEqual(report.site);
      audited.dispose();
    });
  }

  it('on a later day judges the same bytes by that day', async () => {
    const site = siteCases.find((one) => one.id === 'sound-trs');
    if (!site) throw new Error('no such site');
    const { outFolder, dispose } = await auditSite(withoutBrowser(site));
    await replay(outFolder, 'r', 'later', '--as-of', '2025-12-25');
    const report = readReport(outFolder, 'later');
    expect(report.asOf).toBe('2025-12-25');
    expect(report.outcomes.find((one) => one.rule === 'home-updated')?.value).toBe('failed');
    expect(existsSync(join(outFolder, 'r', 'run.json'))).toBe(true);
    dispose();
  });
});
