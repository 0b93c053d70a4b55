import { expect, test } from 'vitest';
import { interpretation, partial, policy, whole } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const STRICT = { minGovernment: 5, minDepartment: 3 };
const FIVE = (['text', 'image', 'video', 'qa', 'expert'] as const).map((form) => interpretation(form, [form]));
const document = (count: number, sketch: Parameters<typeof policy>[2] = {}): Example[1] => ({
  documents: whole([policy('青禾区防汛方案', '/wj/1.html', { interpretations: FIVE.slice(0, count), ...sketch })]),
});
const { page: _, ...unread } = interpretation('一图读懂', []);

const examples: readonly Example[] = [
  [
    '政府文件五种',
    document(5),
    { value: 'passed', measured: { forms: { 青禾区防汛方案: ['text', 'image', 'video', 'qa', 'expert'] } } },
  ],
  ['政府文件四种', document(4), { value: 'failed', codes: ['too-few'] }],
  ['部门文件三种', document(3, { issuerKind: 'department' }), { value: 'passed' }],
  ['部门文件两种', document(2, { issuerKind: 'department' }), { value: 'failed' }],
  [
    '一页多种形式',
    document(0, { interpretations: [interpretation('综合', ['text', 'image', 'video', 'qa', 'audio'])] }),
    { value: 'passed' },
  ],
  [
    '同一种形式两篇只算一种',
    document(0, {
      issuerKind: 'department',
      interpretations: [interpretation('甲', ['text']), interpretation('乙', ['text'])],
    }),
    { value: 'failed' },
  ],
  [
    '不知道谁发的，四种：两样标准之间',
    document(4, { issuerKind: 'unknown' }),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  ['不知道谁发的，两种', document(2, { issuerKind: 'unknown' }), { value: 'failed' }],
  [
    '部门网站的文件算部门的',
    { ...document(3, { issuerKind: 'unknown' }), site: { kind: 'department' } },
    { value: 'passed' },
  ],
  ['上级文件不算', document(1, { issuerKind: 'superior' }), { value: 'inapplicable', reason: 'no-targets' }],
  ['没有解读，由另一条规则扣分', document(0), { value: 'inapplicable', reason: 'no-targets' }],
  ['没有解读，也没看全', document(0, { pairingIsWhole: false }), { value: 'cantTell', reason: 'not-crawled' }],
  [
    '一篇解读没有打开',
    document(0, { interpretations: [...FIVE.slice(0, 4), unread] }),
    { value: 'cantTell', reason: 'not-crawled' },
  ],
  ['没有文件', {}, { value: 'inapplicable', reason: 'no-targets' }],
  ['文件没有看到', { documents: partial([], 'needs-browser') }, { value: 'cantTell', reason: 'needs-browser' }],
];

test.each(examples)('interpretation-forms, five and three: %s', (_, sketch, expected) => {
  expectOutcome(judge('interpretation-forms', sketch, STRICT), expected);
});

test('by the national rule one form will do', () => {
  expect(judge('interpretation-forms', document(1)).value).toBe('passed');
});
