// Copied by `npm run new-check`, less this line.
import { expect, test } from 'vitest';
import { articleColumn, undecided, view, column, type ViewSketch } from '../../test/support/fake-site.js';
import { judgeCheck } from '../../test/support/judge-check.js';
import { expectOutcome, type Example } from '../../test/support/judge.js';

/** As the rule's YAML would give them. */
const params = { column: 'guide', patterns: ['咨询电话[：:]\\s*[\\d-]{7,}'] };

/** The site of an example: test/support/fake-site.ts has a sketch for every part of one. */
const guide = (text: string, sketch: ViewSketch = {}): Example[1] => ({
  columns: { guide: articleColumn('政府信息公开指南', '/zwgk/zn/', { text, ...sketch }) },
});

const examples: readonly Example[] = [
  ['写明了', guide('青禾区政务公开办公室，咨询电话：0531-00000000'), { value: 'passed' }],
  ['没有写', guide('青禾区政务公开办公室，地址：青禾路1号'), { value: 'failed', codes: ['missing'] }],
  ['写了标签，没有号码', guide('咨询电话：另行公布'), { value: 'failed', codes: ['missing'] }],
  [
    '页面由脚本填充',
    guide('', { facts: { needsBrowser: 'script-shell' } }),
    { value: 'cantTell', reason: 'needs-browser' },
  ],
  [
    '列表没有读完',
    { columns: { guide: column('政府信息公开指南', '/zwgk/zn/', { pages: [view('/zwgk/zn/')], isWhole: false }) } },
    { value: 'cantTell', reason: 'truncated' },
  ],
  ['栏目没有看到', { columns: { guide: undecided('truncated') } }, { value: 'cantTell', reason: 'truncated' }],
  ['没有这个栏目，由另一条规则扣分', {}, { value: 'inapplicable', reason: 'no-targets' }],
  [
    '网站连不上',
    { home: undecided('unreadable'), crawl: { stoppedBecause: 'unreachable' } },
    { value: 'untested', reason: 'unreachable' },
  ],
];

test.each(examples)('family/name: %s', (_, sketch, expected) => {
  expectOutcome(judgeCheck('family/name', params, sketch), expected);
});

test('a pass shows what it rests on, a fault where it was looked for', () => {
  const [fault] = judgeCheck('family/name', params, guide('地址：青禾路1号')).findings;
  expect(fault?.message).toContain('“政府信息公开指南”栏目的页面上没有找到规定的内容');
  expect(fault?.url).toBe('http://www.qinghe.gov.cn/zwgk/zn/');
});
