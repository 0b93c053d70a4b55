import { test } from 'vitest';
import { expectOutcome, judge, type Example } from '../../support/judge.js';
import { guideSite, guideText } from './guide-sketches.js';

const period = (line: string): Example[1] => guideSite(guideText({ 本机关自收到: line }));

const examples: readonly Example[] = [
  ['期限和途径都有', guideSite(guideText()), { value: 'passed' }],
  ['期限写成汉字', period('申请办理：自收到申请之日起二十个工作日内答复。'), { value: 'passed' }],
  ['期限写成答复时限', period('答复期限：20 个工作日'), { value: 'passed' }],
  ['没有期限', period(''), { value: 'failed', codes: ['no-period'], measured: { missing: ['答复期限'] } }],
  [
    '期限写错',
    period('自收到申请之日起15个工作日内予以答复；需要延长的，延长的期限最长不超过20个工作日。'),
    { value: 'failed', codes: ['no-period'] },
  ],
  [
    '只写了主动公开的20个工作日',
    period('主动公开的信息自形成之日起20个工作日内公布。'),
    { value: 'failed', codes: ['no-period'] },
  ],
  [
    '没有途径',
    guideSite(guideText({ 申请人可以: '' })),
    { value: 'failed', codes: ['no-ways'], measured: { missing: ['申请途径'] } },
  ],
  ['两样都没有', guideSite('指南：本机关依法公开信息。'), { value: 'failed', codes: ['no-period', 'no-ways'] }],
  [
    '指南是图片',
    guideSite('指南', { page: { media: { images: 2, videos: 0, audios: 0 } } }),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  ['没有指南', {}, { value: 'inapplicable', reason: 'no-targets' }],
];

test.each(examples)('guide-application-terms: %s', (_, sketch, expected) => {
  expectOutcome(judge('guide-application-terms', sketch), expected);
});
