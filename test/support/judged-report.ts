/** A judged report of few rules and the profile behind it, for what is decided on it afterwards. */
import type { Tally } from '../../src/model/check.js';
import type { Profile, Rule } from '../../src/model/profile.js';
import type { AuditReport, EvidenceItem, Finding, RawOutcome, UnitOutcome } from '../../src/model/report.js';
import type { SiteEntry, Waiver } from '../../src/model/site-entry.js';
import { score } from '../../src/scoring/score.js';
import { scoreUnits } from '../../src/scoring/score-units.js';

export interface JudgedRule {
  readonly value: RawOutcome['value'];
  readonly level?: Rule['level'];
  readonly points?: number;
  readonly pointsPer?: string;
  readonly reason?: string;
  readonly tally?: Tally;
  readonly findings?: readonly Finding[];
  readonly units?: readonly UnitOutcome[];
  readonly decidedBy?: 'evaluator';
}

export const QINGHE: SiteEntry = {
  id: 'qinghe',
  name: '青禾区人民政府',
  url: 'http://www.qinghe.gov.cn/',
  kind: 'district',
};

/** A finding with a fingerprint of its own; `seed` is one hex digit. */
export const findingOf = (seed: string, value: Finding['value'], more: Partial<Finding> = {}): Finding => ({
  fingerprint: seed.repeat(16),
  value,
  code: 'stale',
  message: `第 ${seed} 处没有按期更新`,
  url: `http://www.qinghe.gov.cn/zwgk/${seed}.html`,
  evidence: [
    {
      url: `http://www.qinghe.gov.cn/zwgk/${seed}.html`,
      capturedAt: '2025-11-20T09:00:00+08:00',
      sha256: seed.repeat(64),
      quote: `更新日期 2024-0${String(Number.parseInt(seed, 16) % 9)}-01`,
    },
  ],
  ...more,
});

export function judgedReport(
  sketches: Readonly<Record<string, JudgedRule>>,
  more: {
    readonly items?: readonly EvidenceItem[];
    readonly waivers?: readonly Waiver[];
    readonly units?: readonly string[];
    readonly site?: Partial<SiteEntry>;
  } = {},
): { readonly report: AuditReport; readonly profile: Profile } {
  const rules = Object.entries(sketches).map(
    ([id, { level = 'deduction', points = 10, pointsPer, decidedBy }]): Rule => ({
      id,
      title: `指标 ${id}`,
      section: 'platform',
      level,
      points: level === 'veto' || level === 'advice' ? 0 : points * 100,
      ...(pointsPer !== undefined && { pointsPer }),
      ...(decidedBy && { decidedBy }),
      check: 'test/any',
      params: {},
      appliesTo: { kinds: ['district'] },
      source: [],
      isUnverified: false,
    }),
  );
  const profile: Profile = {
    id: 'qinghe-2025',
    title: '青禾区评分表',
    version: '1.0.0',
    digest: 'd'.repeat(64),
    sources: new Map(),
    vocabulary: new Map(),
    scoring: { base: 100, passMark: 60, bonusAbove: 80, bonusCap: 30 },
    sections: [{ id: 'platform', title: '公开平台', outOf: 100 }],
    rules,
  };
  const raw = Object.entries(sketches).map(
    ([rule, { value, reason, level = 'deduction', tally, findings = [], units }]): RawOutcome => ({
      ...{ rule, title: `指标 ${rule}`, section: 'platform', level, value },
      ...(reason !== undefined && { reason }),
      checked: findings.length,
      findings: [...findings],
      ...(units && { units: [...units] }),
      basis: [],
      ...(tally && { tally }),
    }),
  );
  const { waivers = [], items, units = [] } = more;
  const site = { ...QINGHE, ...more.site, waivers, units: units.map((name) => ({ name })) };
  const asOf = '2025-11-20';
  const { scorecard, outcomes } = score({ profile, outcomes: raw, site, asOf });
  const unitResults = scoreUnits({ profile, outcomes, site, asOf, pages: new Map() });
  const report: AuditReport = {
    schemaVersion: 1,
    tool: { name: 'gongkai', version: '0.0.0' },
    site: { id: site.id, name: site.name, url: site.url, kind: site.kind },
    profile: {
      id: profile.id,
      title: profile.title,
      version: profile.version,
      digest: profile.digest,
      scoring: profile.scoring,
    },
    asOf,
    startedAt: '2025-11-20T09:00:00+08:00',
    finishedAt: '2025-11-20T09:10:00+08:00',
    crawl: {
      requests: 40,
      pages: 30,
      rendered: 0,
      bytes: 90_000,
      unanswered: { total: 0, byReason: {} },
      truncated: false,
      stoppedBecause: 'complete',
    },
    scorecard,
    outcomes,
    ...(unitResults.length > 0 && { units: unitResults }),
    ...(items && { evidenceItems: [...items] }),
  };
  return { report, profile };
}
