import { test } from 'vitest';
import { partial, whole } from '../../support/fake-site.js';
import { CODE, several, sketchDocument, unopened } from '../../support/document-sketches.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const numbered = (...numbers: readonly (string | null)[]): Example[1] => ({
  documents: whole(
    numbers.map((number, index) => sketchDocument(`第${String(index)}号办法`, index, { info: { 索引号: number } })),
  ),
});
const serial = (prefix: string, count = 9): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${String(index + 101)}`);

const examples: readonly Example[] = [
  [
    '统一社会信用代码加年份流水号',
    numbered(...serial(`${CODE}/2025-`)),
    { value: 'passed', measured: { share: 1, count: 9 } },
  ],
  ['代码后带内设机构', numbered(...serial(`${CODE}-A/2025-65055`)), { value: 'passed' }],
  ['部门的代码也行', numbered(...serial(`${CODE}/2025-`, 5), '12370105MB2789412P/2025-6705083'), { value: 'passed' }],
  ['本站自己的一贯形式', numbered('QH0101-2025-00012', 'QH0203-2025-00013', 'QH0101-2024-00002'), { value: 'passed' }],
  ['滨海式的编号', numbered('1-6345-2020-00007', '1-6345-2021-00019'), { value: 'passed' }],
  ['旧式九位代码', numbered('000014348/2020-35147', '000014349/2021-00213'), { value: 'passed' }],
  ['代码校验不对，但全站都这样：是本站的形式', numbered(...serial('11370101004188001A/2025-')), { value: 'passed' }],
  [
    '一件的代码抄错一位',
    numbered(...serial(`${CODE}/2025-`, 5), '11370101004188001A/2025-00120'),
    { value: 'failed', codes: ['malformed'] },
  ],
  ['十件里一件没有', numbered(...serial(`${CODE}/2025-`), null), { value: 'passed', measured: { share: 0.9 } }],
  [
    '十件里两件没有',
    numbered(...serial(`${CODE}/2025-`, 8), null, null),
    { value: 'failed', codes: ['missing', 'missing'] },
  ],
  ['都没有', numbered(null, null), { value: 'failed', measured: { share: 0 } }],
  [
    '写的不是编号',
    numbered('索引号', '政府办', '12'),
    { value: 'failed', codes: ['malformed', 'malformed', 'malformed'] },
  ],
  [
    '各写各的，没有一贯形式',
    numbered('QH0101-2025-00012', '2025/00013', `${CODE}/2025-1`, '青禾-文-20250912', 'A.2025.0012.B'),
    { value: 'failed', codes: ['malformed', 'malformed', 'malformed', 'malformed'] },
  ],
  [
    '上级文件不算',
    { documents: whole(several(2, { issuerKind: 'superior', info: { 索引号: null } })) },
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  [
    '没有打开',
    { documents: whole([...several(3), ...several(1).map(unopened)]) },
    { value: 'cantTell', reason: 'not-crawled' },
  ],
  ['没有文件', {}, { value: 'inapplicable', reason: 'no-targets' }],
  ['文件没有看全', { documents: partial(several(3)) }, { value: 'cantTell', reason: 'truncated' }],
];

test.each(examples)('index-number: %s', (_, sketch, expected) => {
  expectOutcome(judge('index-number', sketch), expected);
});
