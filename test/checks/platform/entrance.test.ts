import { test } from 'vitest';
import { absent, evidence, found, undecided } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const examples: readonly Example[] = [
  ['首页有看得见的链接', { entrance: found({ ...evidence('/'), quote: '政府信息公开' }) }, { value: 'passed' }],
  ['首页看全了，没有链接', { entrance: absent }, { value: 'failed', codes: ['missing'] }],
  [
    '首页由脚本生成，没有看到',
    { entrance: undecided('needs-browser') },
    { value: 'cantTell', reason: 'needs-browser', codes: ['undecided'] },
  ],
];

test.each(examples)('platform-entrance: %s', (_, sketch, expected) => {
  expectOutcome(judge('platform-entrance', sketch), expected);
});
