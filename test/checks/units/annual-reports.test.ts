import { expect, test } from 'vitest';
import { partial, report, whole, type SiteSketch } from '../../support/fake-site.js';
import { judgeCheck } from '../../support/judge-check.js';
import { expectOutcome, type Example } from '../../support/judge.js';
import { bothUnits, street, unitPage } from '../../support/unit-sketches.js';

const params = { deadlines: { department: '01-31', township: '01-31' }, years: 1, firstYear: 2019 };
const inTime = report(2024, { publishedOn: '2025-01-31' });
const sound = { reports: whole([inTime]) };
const second = (reports: ReturnType<typeof whole<typeof inTime>>): SiteSketch =>
  bothUnits(sound, unitPage(street, { reports }));

const examples: readonly Example[] = [
  ['最后一天公布', second(whole([inTime])), { value: 'passed' }],
  [
    '晚一天',
    second(whole([report(2024, { publishedOn: '2025-02-01' })])),
    {
      value: 'failed',
      codes: ['late'],
      measured: { late: [{ unit: street.name, year: 2024, publishedOn: '2025-02-01' }] },
    },
  ],
  ['没有', second(whole([])), { value: 'failed', codes: ['missing'], measured: { missing: [street.name] } }],
  ['只有上一年的', second(whole([report(2023)])), { value: 'failed', codes: ['missing'] }],
  ['没有看全', second(partial([], 'robots')), { value: 'cantTell', reason: 'robots' }],
  [
    '只有地址里有日期',
    second(whole([report(2024, { publishedOnFrom: 'url' })])),
    { value: 'cantTell', reason: 'no-date' },
  ],
  ['没有查过', bothUnits(sound, unitPage(street)), { value: 'cantTell', reason: 'not-crawled' }],
  ['没有页面，年报栏目里有', bothUnits(sound, { unit: street, ...sound }), { value: 'passed' }],
  [
    '没有页面也没有年报',
    bothUnits(sound, { unit: street, reports: whole([]) }),
    { value: 'failed', codes: ['missing'] },
  ],
  [
    '当年成立的单位',
    { site: { units: [street] }, units: whole([unitPage({ ...street, since: 2025 }, { reports: whole([]) })]) },
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  ['没有名册', { units: whole([]) }, { value: 'inapplicable', reason: 'no-roster' }],
  [
    '部门自己的网站',
    { site: { kind: 'department', name: '青禾区财政局' }, annualReports: whole([inTime]) },
    { value: 'passed' },
  ],
];

test.each(examples)('units/annual-reports: %s', (_, sketch, expected) => {
  expectOutcome(judgeCheck('units/annual-reports', params, sketch), expected);
});

test('each report falls due on its own day', () => {
  const { findings } = judgeCheck(
    'units/annual-reports',
    params,
    second(whole([report(2024, { publishedOn: '2025-02-01' })])),
  );
  expect(findings[0]).toMatchObject({ dueOn: '2025-01-31', unit: street.name });
  expect(judgeCheck('units/annual-reports', { ...params, lastYear: 2023 }, second(whole([]))).value).toBe(
    'inapplicable',
  );
});
