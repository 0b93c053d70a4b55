/**
 * A made-up run of any size: sites of three kinds under two profiles, all outcomes, ties, silent sites, hostile names.
 * The same wishes give the same bytes. Long because it is a little world: kinds, names, rules, faults.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Profile, Rule } from '../../src/model/profile.js';
import type { AuditReport, Finding, RawOutcome } from '../../src/model/report.js';
import type { RunFailure, RunSite, RunSummary } from '../../src/model/run.js';
import { rankingRow } from '../../src/scoring/ranking-row.js';
import { rankSites } from '../../src/scoring/rank-sites.js';
import { score } from '../../src/scoring/score.js';
import { HOSTILE } from './sample-report.js';

export interface BigRunWishes {
  readonly sites: number;
  readonly rules: number;
  readonly seed?: number;
  /** Faults of each failed rule at most; the mean is about half of it. Default 3. */
  readonly findings?: number;
}

const AS_OF = '2026-03-05';
const SECTIONS = [
  ['platform', '政府信息公开平台', 'Disclosure platform'],
  ['guide', '政府信息公开指南', 'Disclosure guide'],
  ['system', '政府信息公开制度', 'Disclosure rules'],
  ['statutory', '法定主动公开内容', 'Statutory disclosure'],
  ['annual-report', '政府信息公开年报', 'Annual reports'],
  ['documents', '政策文件', 'Policy documents'],
  ['interpretation', '政策解读', 'Interpretation'],
  ['application', '依申请公开', 'Disclosure on request'],
  ['operation', '网站运行', 'Operation of the site'],
  ['ipv6', 'IPv6 支持', 'IPv6'],
] as const;
const SUBJECTS = [
  '公开指南',
  '年度报告',
  '政策文件',
  '解读材料',
  '财政预决算',
  '机构职能',
  '权责清单',
  '征集反馈',
  '办事指南',
  '公开目录',
];
const DEMANDS = ['要素齐全', '更新及时', '名称规范', '链接可用', '日期准确', '格式统一', '相互关联', '入口醒目'];
const FIRST = [
  '清',
  '云',
  '六',
  '湖',
  '松',
  '柳',
  '桃',
  '竹',
  '梅',
  '兰',
  '碧',
  '金',
  '石',
  '白',
  '青',
  '丹',
  '玉',
  '沙',
  '龙',
  '凤',
];
const SECOND = [
  '河',
  '岭',
  '合',
  '畔',
  '江',
  '山',
  '溪',
  '城',
  '川',
  '泉',
  '塘',
  '洲',
  '峰',
  '湾',
  '浦',
  '源',
  '台',
  '桥',
  '坪',
  '岗',
];
const KINDS = [
  ['district', '区人民政府'],
  ['department', '市场监督管理局'],
  ['township', '镇人民政府'],
] as const;
const PERIODS = [
  '2024年第一季度',
  '2024年第二季度',
  '2024年第三季度',
  '2024年第四季度',
  '2025年上半年',
  '2025年下半年',
];

/** mulberry32: small, seeded, the same everywhere. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const sha256Like = (random: () => number): string =>
  Array.from({ length: 8 }, () =>
    Math.floor(random() * 4294967296)
      .toString(16)
      .padStart(8, '0'),
  ).join('');

/** The rules of the made-up profile: every twelfth a veto, every fifteenth advice, every twentieth a bonus. */
function rulesOf(count: number): Rule[] {
  return Array.from({ length: count }, (_, at): Rule => {
    const level = at % 12 === 5 ? 'veto' : at % 15 === 7 ? 'advice' : at % 20 === 11 ? 'bonus' : 'deduction';
    const subject = SUBJECTS[at % SUBJECTS.length] ?? '';
    const demand = DEMANDS[Math.floor(at / SUBJECTS.length) % DEMANDS.length] ?? '';
    const round = Math.floor(at / (SUBJECTS.length * DEMANDS.length));
    return {
      id: `made-up-${at + 1}`,
      title: `${subject}${demand}${round === 0 ? '' : `（${round + 1}）`}`,
      titleEn: `Made-up requirement ${at + 1}`,
      section: SECTIONS[at % SECTIONS.length]?.[0] ?? 'platform',
      level,
      points: level === 'veto' || level === 'advice' ? 0 : 50 * (1 + (at % 5)),
      check: 'test/any',
      params: {},
      appliesTo: { kinds: ['district', 'department', 'township'] },
      source: [],
      isUnverified: false,
      remedy: `补齐${subject}，做到${demand}，并把整改情况报送主管单位。`,
      remedyEn: `Mend requirement ${at + 1} and report it.`,
    };
  });
}

function profileOf(id: string, title: string, rules: readonly Rule[]): Profile {
  return {
    id,
    title,
    version: '1.0.0',
    digest: (id === 'national' ? '9b' : '5c').repeat(32),
    sources: new Map(),
    vocabulary: new Map(),
    scoring: { base: 100, passMark: 60, bonusAbove: 80, bonusCap: 30 },
    sections: SECTIONS.map(([section, name, titleEn]) => ({ id: section, title: name, titleEn, outOf: 100 })),
    rules,
    clauses: [],
    waivers: [],
  };
}

const HOSTILE_NAMES = [
  ...Object.values(HOSTILE),
  '=HYPERLINK("http://evil.example","点我")',
  "@SUM(1+1)*cmd|'/c calc'!A0",
];

function siteOf(at: number): AuditReport['site'] {
  const [kind, ending] = KINDS[at % 10 < 6 ? 0 : at % 10 < 9 ? 1 : 2] ?? KINDS[0];
  const first = FIRST[at % FIRST.length] ?? '';
  const second = SECOND[Math.floor(at / FIRST.length) % SECOND.length] ?? '';
  const round = Math.floor(at / (FIRST.length * SECOND.length));
  const name = `${first}${second}${round === 0 ? '' : `第${round + 1}`}${ending}`;
  const hostile = at % 37 === 36 ? ` ${HOSTILE_NAMES[Math.floor(at / 37) % HOSTILE_NAMES.length] ?? ''}` : '';
  return { id: `site-${at + 1}`, name: `${name}${hostile}`, url: `http://www.site-${at + 1}.gov.cn.example/`, kind };
}

function findingsOf(
  rule: Rule,
  site: AuditReport['site'],
  value: Finding['value'],
  most: number,
  random: () => number,
): Finding[] {
  const count = 1 + Math.floor(random() * most);
  return Array.from({ length: count }, (_, at): Finding => {
    const url = `${site.url}zwgk/${rule.section}/${rule.id}/t2024${String(100 + at)}_${Math.floor(random() * 99999)}.html`;
    const period = PERIODS[Math.floor(random() * PERIODS.length)] ?? '';
    return {
      fingerprint: sha256Like(random).slice(0, 16),
      value,
      code: value === 'failed' ? 'missing' : 'unclear',
      message:
        value === 'failed'
          ? `“${rule.title}”：${period}应当公开的内容没有找到，最近一次更新在检测日之前 ${30 + Math.floor(random() * 900)} 天。`
          : `“${rule.title}”：${period}的内容是图片，需要人工打开核实。`,
      messageEn: value === 'failed' ? `What ${rule.id} wants was not found.` : `For ${rule.id} a person must look.`,
      url,
      column: rule.title.slice(0, 4),
      ...(random() < 0.3 && { unit: `${FIRST[Math.floor(random() * 20)] ?? ''}阳街道办事处` }),
      evidence: [
        {
          url,
          capturedAt: '2026-03-05T01:02:03.000Z',
          sha256: sha256Like(random),
          record: '<urn:uuid:6f1c2a52-9a0e-4b9a-8d3e-2b6a0f1c7d11>',
          quote: `${rule.title}\u3000${period}\u3000发布日期：2024-0${1 + Math.floor(random() * 9)}-15`,
        },
      ],
    };
  });
}

function outcomeOf(
  rule: Rule,
  site: AuditReport['site'],
  quality: number,
  most: number,
  random: () => number,
): RawOutcome {
  const base = {
    rule: rule.id,
    title: rule.title,
    ...(rule.titleEn !== undefined && { titleEn: rule.titleEn }),
    section: rule.section,
    level: rule.level,
    checked: 1 + Math.floor(random() * 6),
    findings: [],
    basis: [
      {
        document: '中华人民共和国政府信息公开条例',
        number: '国务院令第711号',
        clause: `第${1 + (rule.points % 40)}条`,
      },
    ],
    ...(rule.remedy !== undefined && { remedy: rule.remedy }),
    ...(rule.remedyEn !== undefined && { remedyEn: rule.remedyEn }),
  };
  const drawn = random();
  if (drawn < 0.05) return { ...base, value: 'inapplicable', reason: 'no-targets', checked: 0 };
  if (drawn < 0.08) return { ...base, value: 'untested', reason: 'no-ipv6-route', checked: 0 };
  const isVeto = rule.level === 'veto';
  if (drawn < (isVeto ? 0.085 : 0.14))
    return {
      ...base,
      value: 'cantTell',
      reason: 'unreadable',
      findings: findingsOf(rule, site, 'cantTell', most, random),
    };
  const failsAt = isVeto ? 0.012 : 0.86 * (1 - quality);
  if (random() < failsAt) return { ...base, value: 'failed', findings: findingsOf(rule, site, 'failed', most, random) };
  return { ...base, value: 'passed', ...(random() < 0.3 && { measured: { count: Math.floor(random() * 90) } }) };
}

/** One report of the run, the same for the same wishes and place. Each fiftieth site never answered. */
function reportAt(
  at: number,
  { rules, seed = 1, findings = 3 }: BigRunWishes,
  profiles: readonly Profile[],
): AuditReport {
  const random = generator(seed * 100_003 + at);
  const site = siteOf(at);
  const profile = profiles[at % 10 === 3 ? 1 : 0] ?? profiles[0];
  if (profile === undefined) throw new Error('a made-up run has a profile');
  const isSilent = at % 50 === 24;
  const quality = 0.55 + 0.44 * random();
  const raw = profile.rules.slice(0, rules).map((rule): RawOutcome => {
    const outcome = outcomeOf(rule, site, quality, findings, random);
    return isSilent ? { ...outcome, value: 'untested', reason: 'unreachable', checked: 0, findings: [] } : outcome;
  });
  const { scorecard, outcomes } = score({ profile, outcomes: raw, site, asOf: AS_OF });
  const pages = isSilent ? 0 : 40 + Math.floor(random() * 160);
  return {
    schemaVersion: 1,
    tool: { name: 'gongkai', version: '0.1.0' },
    site,
    profile: { id: profile.id, title: profile.title, version: profile.version, digest: profile.digest },
    asOf: AS_OF,
    startedAt: '2026-03-05T01:00:00.000Z',
    finishedAt: '2026-03-05T01:20:00.000Z',
    crawl: {
      requests: pages + 9,
      pages,
      rendered: 0,
      bytes: pages * 40_000,
      unanswered: isSilent ? { total: 9, byReason: { timeout: 9 } } : { total: 0, byReason: {} },
      truncated: isSilent,
      stoppedBecause: isSilent ? 'unreachable' : 'complete',
    },
    scorecard,
    outcomes,
  };
}

function summaryOf(report: AuditReport): RunSite {
  const { site, profile, scorecard } = report;
  const outcomes: Record<string, number> = {};
  for (const { value } of report.outcomes) outcomes[value] = (outcomes[value] ?? 0) + 1;
  return {
    ...site,
    profile: profile.id,
    verdict: scorecard.verdict,
    points: scorecard.points,
    vetoes: scorecard.vetoes,
    outcomes,
    report: `${site.id}/report.json`,
    snapshot: `${site.id}/snapshot.warc.gz`,
    ...(scorecard.verdict === 'undetermined' && { sentence: '看到的内容不足以下结论，请核实未定的指标。' }),
  };
}

/** The run in the shape that formats get: `reports` makes each report anew, so that memory stays flat. */
export function bigRun(wishes: BigRunWishes) {
  const rules = rulesOf(wishes.rules);
  const profiles = [
    profileOf('national', '政府信息公开全国基础规则集', rules),
    profileOf('made-up-2026', '某市政务公开评估方案', rules),
  ];
  function* reports(): Generator<AuditReport> {
    for (let at = 0; at < wishes.sites; at++) yield reportAt(at, wishes, profiles);
  }
  const rows = [];
  const sites: RunSite[] = [];
  const used = new Set<string>();
  const sums = { requests: 0, pages: 0, bytes: 0 };
  const failures: RunFailure[] = [];
  for (const report of reports()) {
    rows.push(rankingRow(report));
    sites.push(summaryOf(report));
    used.add(report.profile.id);
    sums.requests += report.crawl.requests;
    sums.pages += report.crawl.pages;
    sums.bytes += report.crawl.bytes;
    if (report.scorecard.verdict === 'undetermined')
      failures.push({ site: report.site.id, why: report.crawl.pages === 0 ? 'unreachable' : 'undecided' });
  }
  const count = (verdict: RunSite['verdict']): number => sites.filter((site) => site.verdict === verdict).length;
  const run: RunSummary = {
    schemaVersion: 1,
    id: `big-${wishes.sites}`,
    tool: { name: 'gongkai', version: '0.1.0' },
    asOf: AS_OF,
    startedAt: '2026-03-05T01:00:00.000Z',
    finishedAt: '2026-03-05T09:00:00.000Z',
    profiles: profiles
      .filter(({ id }) => used.has(id))
      .map(({ id, title, version, digest }) => ({ id, title, version, digest })),
    sites,
    totals: {
      sites: sites.length,
      qualified: count('qualified'),
      unqualified: count('unqualified'),
      undetermined: count('undetermined'),
      withoutReport: 0,
      ...sums,
    },
    failures,
  };
  return { run, reports, ranking: rankSites(rows) };
}

/** Writes the run as `gongkai audit` would: `run.json` and a `report.json` a site. */
export function writeBigRun(folder: string, wishes: BigRunWishes): void {
  const { run, reports } = bigRun(wishes);
  for (const report of reports()) {
    mkdirSync(join(folder, report.site.id), { recursive: true });
    writeFileSync(join(folder, report.site.id, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  }
  writeFileSync(join(folder, 'run.json'), `${JSON.stringify(run, null, 2)}\n`);
}
