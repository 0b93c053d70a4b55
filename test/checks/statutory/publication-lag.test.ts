import { test } from 'vitest';
import { partial, whole } from '../../support/fake-site.js';
import { sketchDocument, unopened } from '../../support/document-sketches.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const dated = (writtenOn: string, publishedOn: string): Example[1] => ({
  documents: whole([sketchDocument('停车管理办法', 1, { info: { 成文日期: writtenOn, 发布日期: publishedOn } })]),
});
const undated = sketchDocument('停车管理办法', 1, { info: { 成文日期: null } });

const examples: readonly Example[] = [
  ['当天发布', dated('2025-09-01', '2025-09-01'), { value: 'passed' }],
  ['第二十个工作日，调休的星期日算在内', dated('2025-09-01', '2025-09-28'), { value: 'passed' }],
  ['国庆中秋放假八天：日历日多，工作日不超', dated('2025-09-12', '2025-10-16'), { value: 'passed' }],
  [
    '第二十一个工作日：疑似，由人核实',
    dated('2025-09-01', '2025-09-29'),
    {
      value: 'cantTell',
      reason: 'candidates',
      codes: ['late'],
      measured: { late: [{ title: '停车管理办法', writtenOn: '2025-09-01', publishedOn: '2025-09-29', days: 21 }] },
    },
  ],
  ['日历没有的年份', dated('2001-05-08', '2001-05-10'), { value: 'cantTell', reason: 'calendar-not-covered' }],
  ['没有成文日期', { documents: whole([undated]) }, { value: 'cantTell', reason: 'no-date' }],
  [
    '发布日期只在网页标签里',
    { documents: whole([{ ...sketchDocument('停车管理办法', 1), publishedOnFrom: 'meta' }]) },
    { value: 'cantTell', reason: 'no-date' },
  ],
  [
    '上级文件不算',
    { documents: whole([sketchDocument('通知', 1, { issuerKind: 'superior' })]) },
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  [
    '没有打开',
    { documents: whole([unopened(sketchDocument('停车管理办法', 1))]) },
    { value: 'cantTell', reason: 'not-crawled' },
  ],
  ['没有文件', {}, { value: 'inapplicable', reason: 'no-targets' }],
  ['文件没有看全', { documents: partial([]) }, { value: 'cantTell', reason: 'truncated' }],
];

test.each(examples)('publication-lag: %s', (_, sketch, expected) => {
  expectOutcome(judge('publication-lag', sketch), expected);
});
