import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/catalog.js';
import { Params } from '../../src/checks/parts/params.js';
import { evaluate, type EvaluateInput } from '../../src/evaluate/evaluate.js';
import { defineCheck, failed, passed, unseen, type AnyCheck } from '../../src/model/check.js';
import type { Rule } from '../../src/model/profile.js';
import { column, evidence, fakeSite, undecided, type SiteSketch } from '../support/fake-site.js';
import { national } from '../support/judge.js';

const rule = (sketch: Partial<Rule>): Rule => ({
  id: 'plan-shown',
  title: '公示规划',
  section: 'site',
  level: 'deduction',
  points: 100,
  check: 'test/plan',
  params: {},
  appliesTo: { kinds: ['district'] },
  source: [{ document: 'regulation', clause: '第二十条' }],
  isUnverified: false,
  ...sketch,
});

const check = (sketch: Partial<AnyCheck>): AnyCheck => ({
  ...defineCheck({
    id: 'test/plan',
    title: '规划',
    needs: ['column:cat-planning'],
    params: Params({}),
    messages: { missing: { zh: '缺少{names}，电话{phone}。', en: 'Lacks {names}, phone {phone}.' } },
    *targets() {
      yield 'site';
    },
    judge: () => passed(),
  }),
  ...sketch,
});

const run = (
  rules: readonly Rule[],
  checks: readonly AnyCheck[],
  site: SiteSketch = {},
  more: Partial<EvaluateInput> = {},
) =>
  evaluate({
    profile: { ...national, rules },
    catalog: new Map(checks.map((one) => [one.id, one])),
    site: fakeSite(site, national.vocabulary),
    ...more,
  });
const one = (
  sketch: Partial<Rule>,
  checkSketch: Partial<AnyCheck> = {},
  site: SiteSketch = {},
  more: Partial<EvaluateInput> = {},
) => run([rule(sketch)], [check(checkSketch)], site, more)[0]!;

describe('what is not judged', () => {
  test.each<[string, Parameters<typeof one>, object]>([
    ['a rule without a check', [{ check: 'pending' }], { value: 'untested', reason: 'not-implemented' }],
    [
      'a rule left out by order',
      [{}, {}, {}, { only: new Set(['other']) }],
      { value: 'untested', reason: 'not-selected' },
    ],
    ['another kind of body', [{ appliesTo: { kinds: ['township'] } }], { value: 'inapplicable', reason: 'kind' }],
    [
      'before it comes into force',
      [{ effective: { from: '2025-11-19' } }],
      { value: 'inapplicable', reason: 'not-in-force' },
    ],
    ['after it ended', [{ effective: { to: '2025-11-17' } }], { value: 'inapplicable', reason: 'not-in-force' }],
    ['on its first and last day', [{ effective: { from: '2025-11-18', to: '2025-11-18' } }], { value: 'passed' }],
    [
      'a rule for own hosts, of a sub-site',
      [
        { appliesTo: { kinds: ['department'], onOwnHost: ['department'] } },
        {},
        { site: { kind: 'department', url: 'http://www.qinghe.gov.cn/jyj/index.html' } },
      ],
      { value: 'inapplicable', reason: 'kind' },
    ],
    [
      'a rule for own hosts, of a site in the root',
      [
        { appliesTo: { kinds: ['department'], onOwnHost: ['department'] } },
        {},
        { site: { kind: 'department', url: 'http://jyj.qinghe.gov.cn/index.html' } },
      ],
      { value: 'passed' },
    ],
  ])('%s', (_, args, expected) => {
    expect(one(...args)).toMatchObject({ findings: [], ...expected });
  });
});

describe('a site that did not answer', () => {
  const silent = (stoppedBecause: 'unreachable' | 'blocked'): SiteSketch => ({
    home: undecided('truncated'),
    crawl: { stoppedBecause },
  });

  test.each(['unreachable', 'blocked'] as const)('%s: nothing about its content was begun', (reason) => {
    expect(one({}, {}, silent(reason))).toMatchObject({ value: 'untested', reason, checked: 0 });
  });

  test('rules of the network are judged by their own probes', () => {
    expect(one({}, { needs: ['probe:dns'] }, silent('unreachable')).value).toBe('passed');
  });

  test('a home page that was not read whole leaves its content undecided, whatever a check would say', () => {
    expect(one({}, {}, { home: undecided('robots') })).toMatchObject({ value: 'cantTell', reason: 'robots' });
  });

  test('no national rule passes or fails', () => {
    const outcomes = evaluate({
      profile: national,
      catalog,
      site: fakeSite(silent('unreachable'), national.vocabulary),
    });
    expect(outcomes.filter(({ value }) => value === 'passed' || value === 'failed')).toEqual([]);
  });
});

describe('a check that breaks', () => {
  const boom = (): never => {
    throw new Error('at /home/somebody/secret.ts:3');
  };

  test('costs the target, not the run; its words go to diagnostics only', () => {
    const errors: unknown[] = [];
    const outcome = one({}, { judge: boom }, {}, { onCrash: (id, error) => errors.push([id, error]) });
    expect(outcome).toMatchObject({ value: 'cantTell', reason: 'check-crashed', checked: 1 });
    expect(JSON.stringify(outcome)).not.toContain('secret');
    expect(errors).toEqual([['plan-shown', new Error('at /home/somebody/secret.ts:3')]]);
  });

  test('in its targets leaves what was judged', () => {
    const targets = function* () {
      yield 1;
      boom();
    };
    const outcome = one({}, { targets, judge: () => failed({ code: 'missing', evidence: [] }) });
    expect(outcome.value).toBe('failed');
    expect(outcome.findings.map(({ code }) => code)).toEqual(['missing', 'check-crashed']);
  });

  test('by never ending is stopped', () => {
    const targets = function* () {
      for (;;) yield 1;
    };
    expect(one({}, { targets })).toMatchObject({ value: 'cantTell', reason: 'check-crashed' });
  });
});

describe('findings', () => {
  const data = { names: ['规划', '计划'], phone: '13800001234' };
  const fault = { code: 'missing', data, evidence: [{ ...evidence('/gh/'), quote: '身份证110101199003074514' }] };

  test('say what was found in two languages, personal numbers masked', () => {
    const [finding] = one({}, { judge: () => failed({ ...fault, column: '规划计划', dueOn: '2025-12-01' }) }).findings;
    expect(finding).toMatchObject({
      value: 'failed',
      message: '缺少规划、计划，电话138****1234。',
      messageEn: 'Lacks 规划, 计划, phone 138****1234.',
      data: { phone: '138****1234' },
      url: 'http://www.qinghe.gov.cn/gh/',
      column: '规划计划',
      dueOn: '2025-12-01',
      evidence: [{ quote: '身份证11*************514' }],
    });
  });

  test('of one fault at one place are one; a key tells them apart', () => {
    const codes = (keys: readonly (string | undefined)[]) =>
      one({}, { judge: () => failed(keys.map((key) => ({ ...fault, ...(key !== undefined && { key }) }))) }).findings
        .length;
    expect(codes([undefined, undefined])).toBe(1);
    expect(codes(['规划', '计划'])).toBe(2);
  });

  test('about a sample have one fingerprint, whichever page of it is shown first; others have that of their page', () => {
    const shownAt = (path: string, isOfSample?: true) => {
      const draft = { ...fault, evidence: [evidence(path)], ...(isOfSample && { isOfSample }) };
      return one({}, { judge: () => failed(draft) }).findings[0]!;
    };
    expect(shownAt('/gh/2.html', true).fingerprint).toBe(shownAt('/gh/1.html', true).fingerprint);
    expect(shownAt('/gh/2.html', true).url).toBe('http://www.qinghe.gov.cn/gh/2.html');
    expect(shownAt('/gh/2.html').fingerprint).not.toBe(shownAt('/gh/1.html').fingerprint);
  });

  test('tell where a place was not seen whole', () => {
    const targets = function* () {
      yield 1;
      return unseen('needs-browser', [evidence('/gh/')]);
    };
    const outcome = one({}, { targets });
    expect(outcome).toMatchObject({ value: 'cantTell', reason: 'needs-browser' });
    expect(outcome.findings[0]).toMatchObject({
      value: 'cantTell',
      code: 'unseen',
      url: 'http://www.qinghe.gov.cn/gh/',
    });
    expect(outcome.findings[0]?.message).toContain('没有用浏览器打开');
  });
});

test('figures of several targets are merged', () => {
  const targets = function* () {
    yield* ['甲', '乙', '甲'];
  };
  const judgeOne = (name: string) => passed({ measured: { missing: [name], names: { [name]: 1 }, count: 1 } });
  expect(one({}, { targets, judge: judgeOne }).measured).toEqual({
    missing: ['甲', '乙'],
    names: { 甲: 1, 乙: 1 },
    count: 1,
  });
});

test('the basis names the document, and marks a figure that nobody verified', () => {
  const regulation = { document: '中华人民共和国政府信息公开条例', number: '国务院令第711号' };
  expect(one({}).basis).toEqual([{ ...regulation, clause: '第二十条' }]);
  expect(one({ isUnverified: true }).basis).toEqual([{ ...regulation, clause: '第二十条（具体数值待核实）' }]);
});

test('every rule has an outcome, in profile order, the same at every time', () => {
  const site = fakeSite({ columns: { guide: column('指南', '/zn/') } }, national.vocabulary);
  const outcomes = evaluate({ profile: national, catalog, site });
  expect(outcomes.map((outcome) => outcome.rule)).toEqual(national.rules.map(({ id }) => id));
  expect(JSON.stringify(evaluate({ profile: national, catalog, site }))).toBe(JSON.stringify(outcomes));
});
