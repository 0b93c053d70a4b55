import { test } from 'vitest';
import type { Gathering } from '../../../src/model/site-model.js';
import { absent, column, row, undecided, view, whole, type SiteSketch } from '../../support/fake-site.js';
import { judgeCheck } from '../../support/judge-check.js';
import { expectOutcome, type Example } from '../../support/judge.js';
import { bothUnits, columnsOf, street, unitPage } from '../../support/unit-sketches.js';

const params = {
  columns: ['cat-agency'],
  elements: [
    { name: '工作职能', labels: ['主要职责'] },
    { name: '机构设置', labels: ['内设机构'], titles: ['内设机构'] },
    { name: '领导信息', titles: ['领导'] },
  ],
};
const TEXT = '主要职责：负责全区财政收支管理。\n内设机构：预算科、国库科。\n';
const article = (text: string) => view('/bm/jg/1.html', { text, facts: { kind: 'article', title: '机构概况' } });
const agency = (titles: readonly string[], sketch: Parameters<typeof column>[2] = {}) =>
  column('机构职能', '/bm/jg/', {
    items: titles.map((title, at) => row(title, `/bm/jg/${String(at)}.html`)),
    ...sketch,
  });
const gathering = (titles: readonly string[], text: string, more: Partial<Gathering> = {}): Gathering => ({
  lists: [agency(titles)],
  opened: [article(text)],
  unopened: 0,
  isWhole: true,
  ...more,
});
const unitWith = (titles: readonly string[], text: string, more: Partial<Gathering> = {}) => ({
  columns: columnsOf({ 'cat-agency': agency(titles) }),
  gatherings: new Map([['cat-agency', gathering(titles, text, more)]]),
});
const sound = unitWith(['机构概况', '领导分工'], TEXT);
const second = (sketch: Parameters<typeof unitPage>[1]): SiteSketch => bothUnits(sound, unitPage(street, sketch));
const lacksStreet = { value: 'failed', measured: { missing: [street.name] } } as const;

const examples: readonly Example[] = [
  ['要素都有', second(sound), { value: 'passed' }],
  [
    '没有领导信息',
    second(unitWith(['机构概况'], TEXT)),
    { ...lacksStreet, codes: ['lacks-elements'], measured: { without: { [street.name]: ['领导信息'] } } },
  ],
  [
    '有几条没有打开',
    second(unitWith(['机构概况'], TEXT, { unopened: 3, isWhole: false })),
    { value: 'cantTell', reason: 'not-crawled' },
  ],
  [
    '没有机构职能栏目',
    second({ columns: columnsOf({ 'cat-agency': absent }) }),
    { ...lacksStreet, codes: ['no-columns'] },
  ],
  [
    '栏目没有看到',
    second({ columns: columnsOf({ 'cat-agency': undecided('robots') }) }),
    { value: 'cantTell', reason: 'robots' },
  ],
  ['没有页面', bothUnits(sound, { unit: street }), { ...lacksStreet, codes: ['no-page'] }],
  ['没有名册', { units: whole([]) }, { value: 'inapplicable', reason: 'no-roster' }],
  [
    '部门自己的网站',
    {
      site: { kind: 'department', name: '青禾区财政局' },
      columns: { 'cat-agency': agency(['机构概况', '领导分工']) },
      below: () => gathering(['机构概况', '领导分工'], TEXT),
    },
    { value: 'passed' },
  ],
];

test.each(examples)('units/elements: %s', (_, sketch, expected) => {
  expectOutcome(judgeCheck('units/elements', params, sketch), expected);
});

test('units/elements: lines about other bodies state the bodies under the unit, and nothing else', () => {
  const below = { name: '下属单位', labels: ['所属单位'] };
  const text = `${TEXT}所属单位：国库支付中心、财政投资评审中心\n`;
  const judge = (ofOthers: boolean) =>
    judgeCheck(
      'units/elements',
      { ...params, elements: [...params.elements.slice(0, 2), { ...below, ofOthers }] },
      { ...bothUnits(unitWith(['机构概况'], text), unitPage(street, unitWith(['机构概况'], text))) },
    );
  expectOutcome(judge(true), { value: 'passed' });
  expectOutcome(judge(false), { value: 'failed', codes: ['lacks-elements', 'lacks-elements'] });
});
