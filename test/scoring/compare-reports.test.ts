import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ComparedFinding, FindingState } from '../../src/model/comparison.js';
import type { AuditReport, Finding, RuleOutcome } from '../../src/model/report.js';
import { compareReports } from '../../src/scoring/compare-reports.js';
import { outcomeOf, reportOf } from '../cli/reports.js';
import { SAMPLE, UNREACHABLE } from '../support/sample-report.js';

type Request = NonNullable<AuditReport['crawl']['log']>['entries'][number];

const HOST = 'http://www.lingxi.example';
const asked = (path: string, purpose: string, status?: number): Request => ({
  url: HOST + path,
  purpose,
  at: '2026-03-31T09:00:00Z',
  ...(status === undefined ? { why: 'timeout' } : { status }),
});
/** The places that every crawl of this district reads. */
const PLACES = [asked('/', 'home', 200), asked('/zn/', 'column:guide', 200), asked('/zc/1.html', 'document:1', 200)];

const fault = (path: string, extra: Partial<Finding> = {}): Finding => ({
  fingerprint: `${path}${JSON.stringify(extra)}`.replace(/[^\w]/g, ''),
  value: 'failed',
  code: 'missing',
  message: '缺少索引号',
  url: HOST + path,
  evidence: [],
  ...extra,
});
const rule = (
  value: RuleOutcome['value'],
  findings: Finding[] = [],
  extra: Partial<RuleOutcome> = {},
): RuleOutcome => ({
  ...outcomeOf({ rule: 'documents-metadata', value, ...extra }),
  findings,
});
const report = (outcomes: RuleOutcome[], entries = PLACES, extra: Partial<AuditReport> = {}): AuditReport => {
  const plain = reportOf({ outcomes });
  return { ...plain, ...extra, crawl: { ...plain.crawl, ...extra.crawl, log: { entries, left: 0 } } };
};
/** A dead link: its finding names the link. */
const withLink = (outcome: RuleOutcome): RuleOutcome => ({
  ...outcome,
  findings: outcome.findings.map((finding) => ({ ...finding, data: { url: finding.url } })),
});
const findingsOf = (before: AuditReport, after: AuditReport): readonly ComparedFinding[] =>
  compareReports(before, after).rules.flatMap(({ findings }) => findings);
const statesOf = (before: AuditReport, after: AuditReport): readonly string[] =>
  findingsOf(before, after).map(({ state, because }) => (because === undefined ? state : `${state}: ${because}`));

const cut = { ...reportOf().crawl, truncated: true, stoppedBecause: 'budget' } as const;
const earlier = (outcomes: RuleOutcome[]): AuditReport =>
  report(outcomes, PLACES, { startedAt: '2026-03-30T09:00:00+08:00' });
const one = earlier([rule('failed', [fault('/zc/1.html')])]);
const passes = report([rule('passed')]);

describe('a fault that is not there any more', () => {
  test('is fixed where its page was read again and the rule decided', () => {
    expect(findingsOf(one, passes)).toMatchObject([{ state: 'fixed', rulePassed: true }]);
    const other = report([rule('failed', [fault('/zc/2.html')])], [...PLACES, asked('/zc/2.html', 'document:2', 200)]);
    expect(findingsOf(one, other).find(({ state }) => state === 'fixed')).toMatchObject({ rulePassed: false });
  });

  test('is unseen where another sample was drawn, though the rule passed', () => {
    const elsewhere = [...PLACES.slice(0, 2), asked('/zc/9.html', 'document:1', 200)];
    expect(statesOf(one, report([rule('passed')], elsewhere))).toEqual(['unseen: not-read']);
  });

  test('is unseen where newer documents came before its own, further down than the rule is known to look', () => {
    const moved = (purpose: string, extra: Partial<RuleOutcome> = {}): AuditReport =>
      report([rule('passed', [], extra)], [...PLACES.slice(0, 2), asked('/zc/1.html', purpose, 200)]);
    expect(statesOf(one, moved('document:12', { checked: 10 }))).toEqual(['unseen: other-sample']);
    expect(statesOf(one, moved('document:9', { checked: 10 }))).toEqual(['fixed']);
    expect(statesOf(one, moved('document:9', { checked: 1, measured: { count: 10 } }))).toEqual(['fixed']);
    expect(statesOf(one, moved('item:statutory', { checked: 10 }))).toEqual(['unseen: other-sample']);
  });

  test('is unseen where the rule tells which pages it examined, and its page is none of them', () => {
    const examined = (...pages: string[]): Partial<RuleOutcome> => ({
      measured: { pages: pages.map((path) => ({ url: HOST + path })) },
    });
    const before = earlier([rule('failed', [fault('/'), fault('/zn/')], examined('/', '/zn/'))]);
    const after = (...pages: string[]) => report([rule('failed', [fault('/')], examined(...pages))]);
    expect(statesOf(before, after('/'))).toEqual(['persisting', 'unseen: not-answered']);
    expect(statesOf(before, after('/', '/zn/'))).toEqual(['persisting', 'fixed']);
  });

  test.each([404, undefined])('is unseen where its page did not answer with content (%s)', (status) => {
    const silent = [...PLACES.slice(0, 2), asked('/zc/1.html', 'document:1', status)];
    expect(statesOf(one, report([rule('passed')], silent))).toEqual(['unseen: not-answered']);
  });

  test('is unseen where its page did not answer, though another rule quotes that very answer', () => {
    const silent = [...PLACES.slice(0, 2), asked('/zc/1.html', 'document:1', 500)];
    const evidence = [{ url: `${HOST}/zc/1.html`, capturedAt: '', sha256: '', quote: 'GET 500' }];
    const dead = { ...rule('failed', [fault('/zc/1.html', { code: 'dead', evidence })]), rule: 'links-alive' };
    const after = report([rule('failed', [fault('/zc/2.html')]), dead], silent);
    expect(statesOf(one, after)).toContain('unseen: not-answered');
    const long = report(after.outcomes, [...PLACES.slice(0, 2), asked('/zc/3.html', 'document:1', 200)]);
    expect(statesOf(one, { ...long, outcomes: [after.outcomes[0]!, withLink(dead)] })).toContain('unseen: not-read');
  });

  test('of a column is fixed where the rule passed, though the column has another address now', () => {
    const guide = earlier([rule('failed', [fault('/zn/')])]);
    const moved = [asked('/', 'home', 200), asked('/zhinan/', 'column:guide', 200)];
    expect(statesOf(guide, report([rule('passed')], moved))).toEqual(['fixed']);
  });

  test.each<[RuleOutcome['value'], string | undefined, string]>([
    ['cantTell', 'truncated', 'unseen: rule-undecided'],
    ['untested', 'unreachable', 'unseen: untested'],
    ['untested', 'blocked', 'unseen: untested'],
    ['untested', 'not-selected', 'unseen: untested'],
    ['inapplicable', 'not-in-force', 'gone: inapplicable'],
  ])('a rule that is %s (%s) does not call it fixed', (value, reason, state) => {
    expect(statesOf(one, report([rule(value, [], reason === undefined ? {} : { reason })]))).toEqual([state]);
  });

  test('is gone with its rule', () => {
    expect(statesOf(one, report([]))).toEqual(['gone: rule-absent']);
  });

  test('is unseen where the rule now has a doubt about the same place, and fixed where it is about another', () => {
    const doubt = (path: string, extra: Partial<Finding> = {}): AuditReport =>
      report([rule('failed', [fault('/'), fault(path, { value: 'cantTell', code: 'unreadable', ...extra })])]);
    expect(statesOf(one, doubt('/zc/1.html'))).toContain('unseen: place-undecided');
    expect(statesOf(one, doubt('/zn/'))).toContain('fixed');
    const unit = earlier([rule('failed', [fault('/zc/1.html', { unit: '教育局' })])]);
    expect(statesOf(unit, doubt('/other/', { unit: '教育局' }))).toContain('unseen: place-undecided');
  });

  test('is unseen where a part of what the rule counts was not decided', () => {
    const points = { earned: 1, min: 1, max: 2, outOf: 3 };
    const after = report([rule('failed', [fault('/')], { points })]);
    expect(statesOf(one, after)).toContain('unseen: part-undecided');
  });

  test('is unseen where the very same place is a doubt now', () => {
    const [before] = one.outcomes[0]!.findings;
    const after = report([rule('cantTell', [{ ...before!, value: 'cantTell' }], { reason: 'no-date' })]);
    expect(statesOf(one, after)).toEqual(['unseen: same-undecided']);
  });
});

describe('a fault that is not asked for any more', () => {
  test('of one snapshot judged twice is not called fixed: the site did not change', () => {
    expect(statesOf(report([rule('failed', [fault('/zc/1.html')])]), passes)).toEqual(['gone: same-crawl']);
  });

  const missing = (year: number) => fault('/nb/', { code: 'missing', data: { year }, fingerprint: `y${year}` });
  const archive = (asOf: string, outcome: RuleOutcome, ...years: number[]) =>
    report(
      [outcome],
      [asked('/nb/', 'column:annual-report', 200), ...years.map((year) => asked(`/nb/${year}`, `report:${year}`, 200))],
      { asOf, startedAt: `${asOf}T09:00:00+08:00` },
    );
  const before = archive('2026-12-01', rule('failed', [missing(2021)]), 2022, 2023, 2024, 2025);

  test('a year that left the window is not called fixed, one that was published meanwhile is', () => {
    expect(statesOf(before, archive('2027-04-02', rule('passed'), 2022, 2023, 2024, 2025, 2026))).toEqual([
      'gone: time-passed',
    ]);
    expect(statesOf(before, archive('2026-12-20', rule('passed'), 2021, 2022, 2023, 2024, 2025))).toEqual(['fixed']);
    const gap = archive('2026-12-01', rule('failed', [missing(2023)]), 2022, 2024, 2025);
    expect(statesOf(gap, archive('2027-04-02', rule('passed'), 2022, 2023, 2024, 2025, 2026))).toEqual(['fixed']);
  });
});

describe('a fault that was not there before', () => {
  test('is new where the earlier run looked there and decided, else first seen', () => {
    expect(statesOf(passes, one)).toEqual(['new']);
    expect(statesOf(report([rule('untested', [], { reason: 'unreachable' })]), one)).toEqual(['first-seen: untested']);
    expect(statesOf(report([]), one)).toEqual(['first-seen: rule-absent']);
    expect(statesOf(report([rule('passed')], PLACES.slice(0, 2)), one)).toEqual(['first-seen: not-read']);
  });

  test('a doubt is never a new problem', () => {
    const doubt = report([rule('cantTell', [fault('/zc/1.html', { value: 'cantTell' })])]);
    expect(statesOf(passes, doubt)).toEqual(['undecided']);
    expect(statesOf(doubt, passes)).toEqual(['settled']);
    expect(statesOf(doubt, doubt)).toEqual(['undecided']);
  });
});

describe('a site that moved', () => {
  const secure = (text: string): string => text.replaceAll('http://', 'https://');
  const movedTo = (original: AuditReport): AuditReport => {
    const moved = JSON.parse(secure(JSON.stringify(original))) as AuditReport;
    for (const { findings } of moved.outcomes)
      for (const found of findings) found.fingerprint = `s${found.fingerprint}`;
    return moved;
  };

  test('to https keeps its faults, whatever their fingerprints', () => {
    const stale = report([rule('failed', [fault('/zn/', { code: 'stale', data: { name: '指南', ageDays: 800 } })])]);
    const later = movedTo(stale);
    later.outcomes[0]!.findings[0]!.data = { name: '指南', ageDays: 830 };
    expect(findingsOf(stale, later)).toMatchObject([
      { state: 'persisting', earlierFingerprint: stale.outcomes[0]!.findings[0]!.fingerprint },
    ]);
  });

  test('a column at another address keeps its faults', () => {
    const before = report([rule('failed', [fault('/zn/', { data: { name: '办公时间' } })])]);
    const after = report(
      [rule('failed', [fault('/zhinan/', { data: { name: '办公时间' } })])],
      [asked('/', 'home', 200), asked('/zhinan/', 'column:guide', 200)],
    );
    expect(statesOf(before, after)).toEqual(['persisting']);
  });

  test('the same fault of another document is another fault', () => {
    const after = report([rule('failed', [fault('/zc/2.html')])], [...PLACES, asked('/zc/2.html', 'document:2', 200)]);
    expect(statesOf(one, after)).toEqual(['first-seen: not-read', 'fixed']);
  });
});

describe('points', () => {
  const scored = (value: number, min: number, max: number, extra: Partial<AuditReport> = {}): AuditReport => ({
    ...passes,
    ...extra,
    scorecard: { ...passes.scorecard, points: { value, min, max, outOf: 60, bonus: 0 } },
  });

  test.each([
    [scored(70, 70, 70), scored(75.5, 75.5, 75.5), 'up', 5.5],
    [scored(70, 65, 72), scored(60, 60, 64.99), 'down', -10],
    [scored(70, 60, 80), scored(75, 70, 90), 'uncertain', 5],
    [scored(70, 60, 80), scored(70, 60, 80), 'none', 0],
    [scored(70, 60, 80), scored(0, 0, 100), 'uncertain', -70],
  ])('a direction is said only where the intervals lie apart', (before, after, direction, value) => {
    expect(compareReports(before, after)).toMatchObject({ direction, change: { value } });
  });

  test('what must be known first is said: profile, cut crawls, order, another site', () => {
    const other = {
      ...scored(70, 70, 70),
      profile: { ...passes.profile, digest: 'e'.repeat(64) },
      crawl: cut,
      asOf: '2026-01-01',
      startedAt: '2026-01-01T09:00:00+08:00',
      site: { ...passes.site, id: 'lingxi-2', kind: 'department' },
    };
    expect(compareReports(passes, other).cautions.sort()).toEqual(
      ['cut-after', 'id', 'kind', 'order', 'profile', 'scale'].sort(),
    );
    const elsewhere = { ...other, site: { ...other.site, url: 'http://www.qingxi.gov.cn.example/' } };
    expect(compareReports(passes, elsewhere).cautions).toEqual(expect.arrayContaining(['address', 'other-site']));
    expect(compareReports(passes, elsewhere).cautions).not.toContain('id');
    expect(compareReports(passes, passes).cautions).toEqual(['same-crawl']);
    expect(compareReports(one, passes).cautions).toEqual([]);
  });

  test('a site that does not answer any more has nothing fixed', () => {
    const { findings, direction } = compareReports(SAMPLE, UNREACHABLE);
    expect(findings.fixed).toBe(0);
    expect(findings.unseen).toBeGreaterThan(0);
    expect(direction).toBe('uncertain');
  });
});

/** Any two crawls of one district: rules come and go, findings too, pages are read or not. */
const paths = ['/', '/zn/', '/zc/1.html', '/zc/2.html', '/zc/3.html'];
const purposes = ['home', 'column:guide', 'document:1', 'document:2', 'item:guide'];
const anyFinding = fc
  .tuple(fc.nat(4), fc.constantFrom('missing', 'stale'), fc.constantFrom('failed', 'cantTell'))
  .map(([at, code, value]): Finding => fault(paths[at]!, { code, value, fingerprint: `${at}${code}` }));
const anyOutcome = (id: string) =>
  fc
    .tuple(
      fc.constantFrom('passed', 'failed', 'cantTell', 'untested', 'inapplicable'),
      fc.uniqueArray(anyFinding, { selector: ({ fingerprint }) => fingerprint, maxLength: 5 }),
      fc.nat(3),
    )
    .map(([value, findings, earned]): RuleOutcome => {
      const shown = value === 'failed' ? findings : findings.filter((found) => found.value === 'cantTell');
      const points = { earned, min: earned, max: value === 'cantTell' ? 3 : earned, outOf: 3 };
      return {
        ...outcomeOf({ rule: id, value, points, section: id < 'c' ? 'guide' : 'documents' }),
        findings: value === 'failed' || value === 'cantTell' ? shown : [],
      };
    });
let crawls = 0;
const anyReport = fc
  .tuple(
    fc.subarray(['a', 'b', 'c', 'd']).chain((ids) => fc.tuple(...ids.map(anyOutcome))),
    fc.subarray(paths.map((path, at) => asked(path, purposes[at]!, 200))),
    fc.boolean(),
  )
  .map(([outcomes, entries, isCut]): AuditReport => {
    const startedAt = `2026-03-31T09:00:00.${String(crawls++)}+08:00`;
    const plain = report(outcomes, entries, { startedAt, ...(isCut && { crawl: cut }) });
    const sections = ['guide', 'documents'].map((id) => {
      const own = outcomes.filter(({ section }) => section === id).map(({ points }) => points);
      const sum = (key: 'earned' | 'min' | 'max' | 'outOf') => own.reduce((total, points) => total + points[key], 0);
      return { id, title: id, earned: sum('earned'), min: sum('min'), max: sum('max'), outOf: sum('outOf') };
    });
    return { ...plain, scorecard: { ...plain.scorecard, sections } };
  });
const many = (states: readonly FindingState[], counts: Record<FindingState, number>): number =>
  states.reduce((sum, state) => sum + counts[state], 0);

describe('whatever two reports say', () => {
  test('a report beside itself: nothing new, nothing fixed, nothing unseen', () => {
    fc.assert(
      fc.property(anyReport, (any) => {
        const { findings, direction, rules } = compareReports(any, any);
        expect(many(['new', 'first-seen', 'fixed', 'unseen', 'gone', 'settled'], findings)).toBe(0);
        expect(direction).toBe('none');
        expect(rules.every(({ change }) => change === 0)).toBe(true);
      }),
    );
  });

  test('every finding of both stands in exactly one state', () => {
    fc.assert(
      fc.property(anyReport, anyReport, (before, after) => {
        const { rules } = compareReports(before, after);
        const told = rules.flatMap(({ rule: id, findings }) =>
          findings.map(({ fingerprint }) => `${id} ${fingerprint}`),
        );
        const there = [before, after].flatMap(({ outcomes }) =>
          outcomes.flatMap(({ rule: id, findings }) => findings.map(({ fingerprint }) => `${id} ${fingerprint}`)),
        );
        expect(told.sort()).toEqual([...new Set(there)].sort());
      }),
    );
  });

  test('swapped, what was fixed is new, and what was unseen or gone is first seen', () => {
    fc.assert(
      fc.property(anyReport, anyReport, (before, after) => {
        const there = compareReports(before, after);
        const back = compareReports(after, before);
        expect(back.findings.new).toBe(there.findings.fixed);
        expect(back.findings.persisting).toBe(there.findings.persisting);
        const faults = (state: FindingState, compared: typeof there) =>
          compared.rules
            .flatMap(({ findings }) => findings.filter((found) => found.state === state))
            .map(({ fingerprint }) => fingerprint);
        const lost = faults('unseen', there).length;
        expect(faults('first-seen', back).length).toBeGreaterThanOrEqual(lost);
        expect(back.change.value + there.change.value).toBe(0);
      }),
    );
  });

  test('the points that rules brought add up to what their sections moved', () => {
    fc.assert(
      fc.property(anyReport, anyReport, (before, after) => {
        const { sections, rules } = compareReports(before, after);
        for (const { id, change } of sections) {
          const sum = rules.filter(({ section }) => section === id).reduce((total, { change: own }) => total + own, 0);
          expect(sum).toBeCloseTo(change, 6);
        }
      }),
    );
  });
});
