import { test } from 'vitest';
import { undecided } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';
import { guideSite, guideText } from './guide-sketches.js';

const dated = (line: string): Example[1] => guideSite(`${guideText()}\n${line}`);

const examples: readonly Example[] = [
  ['更新日期：2025-05-06', dated('更新日期：2025-05-06'), { value: 'passed', measured: { updatedOn: '2025-05-06' } }],
  [
    '（最后更新：2025年5月6日）',
    dated('（最后更新：2025年5月6日）'),
    { value: 'passed', measured: { updatedOn: '2025-05-06' } },
  ],
  [
    '修订日期写成汉字',
    dated('修订日期：二〇二五年五月六日'),
    { value: 'passed', measured: { updatedOn: '2025-05-06' } },
  ],
  [
    '页面层读出的更新日期',
    guideSite(guideText(), {
      page: { labelledDates: [{ label: '更新时间', on: '2025-05-06', quote: '更新时间：2025-05-06 10:00' }] },
    }),
    { value: 'passed' },
  ],
  [
    '两个更新日期取新的',
    dated('更新日期：2023-01-02\n更新日期：2025-05-06'),
    { value: 'passed', measured: { updatedOn: '2025-05-06' } },
  ],
  ['只有发布时间', dated('发布时间：2025-05-06'), { value: 'failed', codes: ['missing'] }],
  ['只写“实时更新”', dated('本指南实时更新。发布日期 2025-05-06'), { value: 'failed', codes: ['missing'] }],
  ['标签后面没有日期', dated('更新日期：'), { value: 'failed', codes: ['missing'] }],
  ['只有年月，没有日', dated('更新日期：2025年5月'), { value: 'failed', codes: ['missing'] }],
  [
    'meta 里的 PubDate 不算',
    guideSite(guideText(), {
      facts: { meta: { PubDate: '2025-05-06' }, publishedOn: '2025-05-06', publishedOnFrom: 'meta' },
    }),
    { value: 'failed' },
  ],
  [
    '指南是图片',
    guideSite('指南', { page: { media: { images: 2, videos: 0, audios: 0 } } }),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  ['没有指南', {}, { value: 'inapplicable', reason: 'no-targets' }],
  ['指南没有看到', { columns: { guide: undecided('truncated') } }, { value: 'cantTell', reason: 'truncated' }],
];

test.each(examples)('guide-updated-date: %s', (_, sketch, expected) => {
  expectOutcome(judge('guide-updated-date', sketch), expected);
});
