import { expect, test } from 'vitest';
import type { Column } from '../../../src/model/site-model.js';
import { column, partial, whole } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const many = (count: number, blankness: Column['blankness'], sketch: Partial<Column> = {}) =>
  Array.from({ length: count }, (_, index) =>
    column(`栏目${blankness}${String(index)}`, `/${blankness}/${String(index)}/`, { blankness, ...sketch }),
  );
const unknown = (count: number) => many(count, 'unknown', { unknownBecause: 'needs-browser' });

const examples: readonly Example[] = [
  ['没有空白栏目', { population: whole(many(20, 'filled')) }, { value: 'passed', measured: { count: 0, columns: 20 } }],
  [
    '四个空白',
    { population: whole([...many(20, 'filled'), ...many(4, 'blank')]) },
    { value: 'passed', measured: { count: 4 } },
  ],
  [
    '五个空白',
    { population: whole(many(5, 'blank')) },
    { value: 'failed', codes: ['blank', 'blank', 'blank', 'blank', 'blank'] },
  ],
  ['没看全，已有五个空白', { population: partial(many(5, 'blank')) }, { value: 'failed' }],
  [
    '没看全，四个空白',
    { population: partial(many(4, 'blank')) },
    { value: 'cantTell', reason: 'truncated', codes: ['not-all-visited'] },
  ],
  ['没看全，一个空白也没有', { population: partial(many(9, 'filled')) }, { value: 'cantTell', reason: 'truncated' }],
  [
    '看全了，四个空白，一个看不出',
    { population: whole([...many(4, 'blank'), ...unknown(1)]) },
    { value: 'cantTell', reason: 'needs-browser' },
  ],
  [
    '看全了，三个空白，一个看不出：最多四个',
    { population: whole([...many(3, 'blank'), ...unknown(1)]) },
    { value: 'passed' },
  ],
  ['写明本单位无此项不算空白', { population: whole(many(9, 'stated-none')) }, { value: 'passed' }],
  ['打不开的不算空白', { population: whole(many(9, 'unknown', { deadStatus: 404 })) }, { value: 'passed' }],
  [
    '同一栏目从几处链接，只算一个',
    { population: whole([...many(4, 'blank'), ...many(4, 'blank')]) },
    { value: 'passed', measured: { count: 4 } },
  ],
  [
    '只有下级栏目的栏目，由下级栏目算',
    { population: whole(many(9, 'blank', { subColumns: [{ name: '下级', url: 'http://www.qinghe.gov.cn/x/' }] })) },
    { value: 'passed' },
  ],
  [
    '按名称找到的栏目已读出内容',
    {
      columns: { statutory: column('法定主动公开内容', '/blank/0/') },
      population: whole(many(5, 'blank')),
    },
    { value: 'passed', measured: { count: 4 } },
  ],
];

test.each(examples)('columns-blank: %s', (_, sketch, expected) => {
  expectOutcome(judge('columns-blank', sketch), expected);
});

test('a person is told which columns to open', () => {
  const { findings } = judge('columns-blank', { population: whole([...many(4, 'blank'), ...unknown(1)]) });
  expect(findings[0]?.evidence[0]?.url).toBe('http://www.qinghe.gov.cn/unknown/0/');
});

test('columns-blank-any allows none', () => {
  const outcome = judge('columns-blank-any', { population: partial(many(1, 'blank')) });
  expectOutcome(outcome, { value: 'failed', codes: ['blank'], measured: { missing: ['栏目blank0'] } });
  expect(judge('columns-blank-any', { population: whole(many(3, 'filled')) }).value).toBe('passed');
});
