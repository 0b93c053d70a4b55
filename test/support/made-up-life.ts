/**
 * Sites whose truth is known run by run, the reports that audits of them would write, and what the office must then say. The oracle
 * is an account of its own: it knows the truth and what each run saw, and nothing of how findings are matched. Long because it is a world.
 */
import { createHash } from 'node:crypto';
import { addDays } from '../../src/lib/date/day.js';
import type { AuditReport, Finding, RuleOutcome } from '../../src/model/report.js';
import { reportOf } from '../cli/reports.js';

export const RULES = [
  'documents-metadata',
  'documents-validity',
  'columns-blank',
  'guide-elements',
  'interpretation-coverage',
  'footer-identity',
] as const;
type RuleId = (typeof RULES)[number];
const TOPICS = [
  '垃圾分类',
  '停车泊位',
  '养老服务',
  '粮食储备',
  '绿化养护',
  '噪声防治',
  '食品摊贩',
  '电梯加装',
  '河道保洁',
  '文物保护',
  '防汛应急',
  '供热价格',
];

/** One fault that a site may have, for good the same. `column` ones are of a page that every crawl looks for. */
export interface TrueFault {
  readonly id: number;
  readonly rule: RuleId;
  readonly page: string;
  readonly isColumn: boolean;
  readonly title: string;
  /** By run. */
  readonly isThere: readonly boolean[];
}

/** What one run of a site is like. */
export interface TrueRun {
  readonly index: number;
  readonly run: string;
  readonly asOf: string;
  readonly startedAt: string;
  /** `late`: its report comes in after that of the next run. */
  readonly kind: 'whole' | 'outage' | 'blocked' | 'partial' | 'late';
  readonly unread: ReadonlySet<string>;
  readonly undecided: ReadonlySet<string>;
  readonly only: ReadonlySet<string> | undefined;
  readonly waived: ReadonlySet<string>;
  readonly absentRules: ReadonlySet<string>;
  /** Design of the site: all addresses of articles change with it. */
  readonly design: number;
  readonly host: string;
}

export interface TrueSite {
  readonly id: string;
  readonly faults: readonly TrueFault[];
  readonly runs: readonly TrueRun[];
}

/** A site with its whole life. */
export function makeSite(number: number, runs: number, random: () => number): TrueSite {
  const id = `xian-${String(number)}`;
  const chance = (share: number): boolean => random() < share;
  const count = 4 + Math.floor(random() * 8);
  const faults = Array.from({ length: count }, (_, index): TrueFault => {
    const rule = RULES[Math.floor(random() * RULES.length)] ?? RULES[0];
    const isColumn = rule === 'columns-blank' || rule === 'guide-elements' || rule === 'footer-identity';
    let isThere = chance(0.6);
    const life = Array.from({ length: runs }, () => (isThere = chance(0.25) ? !isThere : isThere));
    const topic = TOPICS[index] ?? '';
    const page = isColumn ? `lanmu-${String(index)}` : `wenjian-${String(number)}-${String(index)}`;
    return { id: index, rule, page, isColumn, title: `县人民政府办公室关于做好${topic}工作的通知`, isThere: life };
  });
  const waiver = chance(0.4)
    ? {
        rule: RULES[Math.floor(random() * RULES.length)] ?? RULES[0],
        from: Math.floor(random() * runs),
        for: 1 + Math.floor(random() * 4),
      }
    : undefined;
  const lack = chance(0.2)
    ? {
        rule: RULES[Math.floor(random() * RULES.length)] ?? RULES[0],
        from: 2 + Math.floor(random() * (runs - 2)),
        for: 2,
      }
    : undefined;
  const redesign = chance(0.3) ? 1 + Math.floor(random() * (runs - 1)) : runs;
  const move = chance(0.2) ? 1 + Math.floor(random() * (runs - 1)) : runs;
  const within = (span: { from: number; for: number } | undefined, index: number): boolean =>
    span !== undefined && index >= span.from && index < span.from + span.for;
  return {
    id,
    faults,
    runs: Array.from({ length: runs }, (_, index): TrueRun => {
      const dice = random();
      const kind =
        index > 0 && dice < 0.06
          ? 'outage'
          : index > 0 && dice < 0.09
            ? 'blocked'
            : dice > 0.9
              ? 'partial'
              : dice > 0.86 && index < runs - 1
                ? 'late'
                : 'whole';
      const asOf = addDays('2026-01-10', index * 14);
      return {
        ...{ index, run: `run-${String(index).padStart(2, '0')}`, asOf, startedAt: `${asOf}T02:00:00.000Z`, kind },
        unread: new Set(faults.filter(({ isColumn }) => !isColumn && chance(0.12)).map(({ page }) => page)),
        undecided: new Set(RULES.filter(() => chance(0.06))),
        only: kind === 'partial' ? new Set(RULES.filter(() => chance(0.4))) : undefined,
        waived: new Set(waiver && within(waiver, index) ? [waiver.rule] : []),
        absentRules: new Set(lack && within(lack, index) ? [lack.rule] : []),
        ...{
          design: index >= redesign ? 1 : 0,
          host: index >= move ? `https://new.${id}.example` : `http://www.${id}.example`,
        },
      };
    }),
  };
}

const isSilent = ({ kind }: TrueRun): boolean => kind === 'outage' || kind === 'blocked';

/** Where a page is in a run. */
const addressOf = ({ page, isColumn }: TrueFault, { design, host }: TrueRun): string =>
  isColumn
    ? `${host}/${page}/`
    : design === 0
      ? `${host}/xxgk/${page}.html`
      : `${host}/zfxxgk/content/${page.replaceAll('-', '/')}.html`;

const hash = (...parts: string[]): string => createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);

/** The report that an audit of it writes. */
export function reportFor(site: TrueSite, run: TrueRun): AuditReport {
  const outcomes = RULES.filter((rule) => !run.absentRules.has(rule)).map((rule) => outcomeFor(site, run, rule));
  const plain = reportOf({ id: site.id, outcomes, verdict: isSilent(run) ? 'undetermined' : 'unqualified' });
  const pages = site.faults.filter(({ page }) => !run.unread.has(page));
  const entries = isSilent(run)
    ? []
    : [
        { url: `${run.host}/`, purpose: 'home', at: run.startedAt, status: 200 },
        ...pages.map((fault, index) => ({
          ...{ url: addressOf(fault, run), at: run.startedAt, status: 200 },
          purpose: fault.isColumn ? `column:${fault.page}` : `item:${String(index)}`,
        })),
      ];
  const stoppedBecause = run.kind === 'outage' ? 'unreachable' : run.kind === 'blocked' ? 'blocked' : 'complete';
  return {
    ...plain,
    site: { id: site.id, name: `${site.id} 县人民政府`, url: `${run.host}/`, kind: 'district' },
    profile: { ...plain.profile, digest: hash('profile', ...run.absentRules).repeat(4) },
    asOf: run.asOf,
    startedAt: run.startedAt,
    finishedAt: run.startedAt.replace('T02', 'T03'),
    crawl: { ...plain.crawl, stoppedBecause, truncated: stoppedBecause !== 'complete', log: { entries, left: 0 } },
  };
}

/** The rules judged by, as far as history reads them. */
export const profileFor = ({ absentRules }: TrueRun): string =>
  JSON.stringify({
    columns: [],
    rules: RULES.filter((rule) => !absentRules.has(rule)).map((id) => ({
      id,
      check: id,
      params: {},
      appliesTo: { kinds: ['district'] },
    })),
  });

function outcomeFor(site: TrueSite, run: TrueRun, rule: RuleId): RuleOutcome {
  const base = { rule, title: rule, section: 'documents', level: 'deduction' as const, checked: 1, basis: [] };
  const points = (earned: number, max = earned) => ({ earned, min: earned, max, outOf: 3 });
  if (run.only && !run.only.has(rule))
    return { ...base, value: 'untested', reason: 'not-selected', points: points(0, 3), checked: 0, findings: [] };
  if (isSilent(run))
    return {
      ...base,
      value: 'untested',
      reason: run.kind === 'blocked' ? 'blocked' : 'unreachable',
      points: points(0, 3),
      checked: 0,
      findings: [],
    };
  if (run.undecided.has(rule)) {
    const doubt: Finding = {
      ...{ fingerprint: hash(rule, 'unseen'), value: 'cantTell', code: 'unseen', message: '没有看全' },
      ...{ url: `${run.host}/`, data: { reason: 'truncated' }, evidence: [] },
    };
    return { ...base, value: 'cantTell', reason: 'truncated', points: points(0, 3), findings: [doubt] };
  }
  const findings = site.faults
    .filter((fault) => fault.rule === rule && fault.isThere[run.index] === true && !run.unread.has(fault.page))
    .map((fault): Finding => {
      const url = addressOf(fault, run);
      return {
        ...{ fingerprint: hash(rule, 'missing', url), value: 'failed', code: 'missing', url },
        message: `${fault.title}：缺少内容`,
        ...(fault.isColumn
          ? { column: fault.page, data: { name: fault.page } }
          : { data: { title: fault.title, share: `${String(run.index)}%` } }),
        evidence: [],
      };
    });
  const expiresOn = addDays(run.asOf, 5);
  return {
    ...base,
    value: findings.length > 0 ? 'failed' : 'passed',
    points: points(findings.length > 0 ? 0 : 3),
    findings,
    ...(run.waived.has(rule) && { waiver: { justification: '系统改版期间', approvedBy: '区政务公开办', expiresOn } }),
  };
}

/** What the office must say of a fault, and of the doubt of a rule: told run by run, in the order in which reports come in. */
export interface Expected {
  state: string | undefined;
  timesReopened: number;
  /** Where it was seen last. */
  address?: string;
}

export interface Oracle {
  readonly faults: ReadonlyMap<number, Expected>;
  readonly doubts: ReadonlyMap<string, Expected>;
  readonly take: (run: TrueRun) => void;
}

/** Begins with nothing known. */
export function makeOracle(site: TrueSite): Oracle {
  const faults = new Map<number, Expected>(site.faults.map(({ id }) => [id, { state: undefined, timesReopened: 0 }]));
  const doubts = new Map<string, Expected>(RULES.map((rule) => [rule, { state: undefined, timesReopened: 0 }]));
  let latest = '';
  const take = (run: TrueRun): void => {
    if (run.startedAt < latest) return;
    latest = run.startedAt;
    for (const rule of RULES) {
      const doubt = doubts.get(rule) as Expected;
      const own = site.faults.filter((fault) => fault.rule === rule);
      if (run.absentRules.has(rule)) {
        for (const { id } of own) over(faults.get(id) as Expected, 'gone');
        over(doubt, 'gone');
        continue;
      }
      if (isSilent(run) || (run.only && !run.only.has(rule))) continue;
      if (run.undecided.has(rule)) {
        doubt.state = 'open';
        continue;
      }
      over(doubt, 'settled');
      const isSeen = (fault: TrueFault): boolean => fault.isThere[run.index] === true && !run.unread.has(fault.page);
      const hasPassed = !own.some(isSeen);
      for (const fault of own) {
        const expected = faults.get(fault.id) as Expected;
        const address = addressOf(fault, run).replace(run.host, '');
        if (isSeen(fault)) {
          seen(expected, run.waived.has(rule));
          expected.address = address;
        } else if (fault.isThere[run.index] !== true && !run.unread.has(fault.page)) {
          // Looked at again, where it stood; a page that has moved since is not known for the same.
          if (expected.address === address || (fault.isColumn && hasPassed)) over(expected, 'fixed');
        }
      }
    }
  };
  return { faults, doubts, take };
}

const CLOSED = new Set([undefined, 'fixed', 'gone', 'settled']);

function over(expected: Expected, state: string): void {
  if (!CLOSED.has(expected.state)) expected.state = state;
}

function seen(expected: Expected, isWaived: boolean): void {
  const before = expected.state;
  if (before === 'fixed') expected.timesReopened += 1;
  if (isWaived) expected.state = 'waived';
  else if (before === undefined) expected.state = 'new';
  else if (before === 'waived') expected.state = 'expired';
  else expected.state = before === 'fixed' ? 'reopened' : 'persisting';
}
