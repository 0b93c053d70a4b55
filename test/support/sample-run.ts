/** A run with every kind of row an overview must show: ties, a veto, a dead site, hostile names and paths. */
import type { AuditReport } from '../../src/model/report.js';
import type { RunSite, RunSummary } from '../../src/model/run.js';
import { rankSites } from '../../src/scoring/rank-sites.js';
import { rankingRow } from '../../src/scoring/ranking-row.js';
import { SAMPLE, UNREACHABLE } from './sample-report.js';

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

export const SAMPLE_RUN: RunSummary = {
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

/** The run with its reports as run formats get it: each the sample's outcomes under the site's own score. */
export function sampleRun(run: RunSummary = SAMPLE_RUN) {
  const reports = run.sites.map(({ id, name, url, kind, verdict, points, vetoes }): AuditReport => {
    const base = points.max === 100 && points.min === 0 ? UNREACHABLE : SAMPLE;
    return { ...base, site: { id, name, url, kind }, scorecard: { ...base.scorecard, verdict, points, vetoes } };
  });
  return { run, ranking: rankSites(reports.map(rankingRow)), reports: () => reports };
}
