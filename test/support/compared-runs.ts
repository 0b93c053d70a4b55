/** Two audits of three sites, made from the sample: one site got worse, one went silent, one was mended. */
import type { ComparedRuns } from '../../src/model/comparison.js';
import type { AuditReport, RuleOutcome } from '../../src/model/report.js';
import { asSummary, compareReports } from '../../src/scoring/compare-reports.js';
import { factsOf, headOfRun, loneSite, totalsOf } from '../../src/scoring/sum-up-comparison.js';
import { HOSTILE, SAMPLE, UNREACHABLE } from './sample-report.js';

const with_ = (report: AuditReport, change: Partial<Record<string, Partial<RuleOutcome>>>): AuditReport => ({
  ...report,
  outcomes: report.outcomes.map((outcome) => ({ ...outcome, ...change[outcome.rule] })),
});
const named = (report: AuditReport, id: string, name: string): AuditReport => ({
  ...report,
  site: { ...report.site, id, name, url: `http://${id}.example/` },
});

/** The guide is whole, the entrance is lost, hostile text is new. */
const LATER: AuditReport = {
  ...with_(SAMPLE, {
    'guide-elements': { value: 'passed', findings: [], points: { earned: 5, min: 5, max: 5, outOf: 5 } },
    'platform-entrance': {
      value: 'failed',
      points: { earned: 0, min: 0, max: 0, outOf: 2 },
      findings: [
        {
          fingerprint: 'feedfacefeedface',
          value: 'failed',
          code: 'missing',
          message: `首页没有“${HOSTILE.script}”入口 ${HOSTILE.image}`,
          url: HOSTILE.scheme,
          unit: '=HYPERLINK("http://evil.example","教育局")',
          column: `+${HOSTILE.attribute}`,
          evidence: [],
        },
      ],
    },
  }),
  asOf: '2026-04-05',
  startedAt: '2026-04-05T01:00:00.000Z',
};
const MENDED = { ...SAMPLE.scorecard, points: { value: 91, min: 90, max: 92, outOf: 24, bonus: 0 } };

const pairs: readonly (readonly [AuditReport, AuditReport])[] = [
  [named(SAMPLE, 'mended', '青禾区人民政府'), named({ ...LATER, scorecard: MENDED }, 'mended', '青禾区人民政府')],
  [
    named(SAMPLE, 'silent', '古镇街道办事处'),
    named({ ...UNREACHABLE, asOf: '2026-04-05', startedAt: LATER.startedAt }, 'silent', '古镇街道办事处'),
  ],
  [
    named(
      { ...SAMPLE, scorecard: { ...MENDED, verdict: 'qualified', vetoes: [] } },
      'worse',
      `云岭区${HOSTILE.script}`,
    ),
    named(LATER, 'worse', `云岭区${HOSTILE.script}`),
  ],
];

/** These pairs side by side, and one lone site in each run. */
export function comparedRuns(chosen = pairs): ComparedRuns {
  const sites = new Map(chosen.map(([before, after]) => [after.site.id, compareReports(before, after)]));
  const summaries = [...sites.values()].map(asSummary);
  const read = (site: string) => {
    const found = sites.get(site);
    if (!found) throw new Error(`no site ${site}`);
    return found;
  };
  const lone = factsOf(named(SAMPLE, 'lone', '=1+1'));
  return {
    head: {
      schemaVersion: 1,
      tool: { name: 'gongkai', version: '0.1.0' },
      from: headOfRun(
        'march',
        chosen.map(([before]) => factsOf(before)),
      ),
      to: headOfRun(
        'april',
        chosen.map(([, after]) => factsOf(after)),
      ),
      totals: totalsOf(summaries),
      onlyBefore: [loneSite(lone)],
      onlyAfter: [],
    },
    summaries,
    read,
  };
}

/** One site, as `--site` shows it. */
export const comparedSite = (): ComparedRuns => comparedRuns(pairs.slice(0, 1));
