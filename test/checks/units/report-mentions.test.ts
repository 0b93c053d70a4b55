import { test } from 'vitest';
import { partial, report, whole, type SiteSketch } from '../../support/fake-site.js';
import { judgeCheck } from '../../support/judge-check.js';
import { expectOutcome, type Example } from '../../support/judge.js';
import { bothUnits, street, unitPage } from '../../support/unit-sketches.js';

const params = {
  deadlines: { department: '01-31', township: '01-31' },
  years: 1,
  firstYear: 2019,
  name: '政务公开工作要点落实情况',
  texts: ['工作要点.{0,12}落实'],
};
const TOLD = report(2024, {
  text: `${'一、总体情况。本机关认真做好政府信息公开工作。'.repeat(80)}对照政务公开工作要点抓好落实。`,
});
const UNTOLD = report(2024, { text: '一、总体情况。本机关认真做好政府信息公开工作。'.repeat(80) });
const sound = { reports: whole([TOLD]) };
const second = (reports: ReturnType<typeof whole<typeof TOLD>>): SiteSketch =>
  bothUnits(sound, unitPage(street, { reports }));

const examples: readonly Example[] = [
  ['都写到', second(whole([TOLD])), { value: 'passed' }],
  ['没有写到', second(whole([UNTOLD])), { value: 'failed', codes: ['missing'], measured: { missing: [street.name] } }],
  [
    '是扫描件',
    second(whole([report(2024, { unreadBecause: 'unreadable' })])),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  ['没有年报，由另一项扣分', second(whole([])), { value: 'passed' }],
  ['不知道有没有年报', second(partial([], 'truncated')), { value: 'cantTell', reason: 'truncated' }],
  ['没有名册', { units: whole([]) }, { value: 'inapplicable', reason: 'no-roster' }],
];

test.each(examples)('units/report-mentions: %s', (_, sketch, expected) => {
  expectOutcome(judgeCheck('units/report-mentions', params, sketch), expected);
});
