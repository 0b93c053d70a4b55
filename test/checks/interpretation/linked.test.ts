import { test } from 'vitest';
import type { Interpretation, PairLink } from '../../../src/model/site-model.js';
import { evidence, interpretation, partial, policy, view, whole } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const opens: PairLink = { state: 'opens', evidence: { ...evidence('/wj/1.html'), quote: '解读' } };
const absent: PairLink = { state: 'absent', looked: [evidence('/wj/1.html')] };
const dead: PairLink = { state: 'dead', evidence: evidence('/wj/1.html'), url: '/gone.html', status: 404 };
const unseen: PairLink = { state: 'undecided', reason: 'needs-browser', looked: [] };

const reading = (from: PairLink, to: PairLink, more: Partial<Interpretation> = {}): Interpretation =>
  interpretation('《青禾区河道管护办法》解读', ['text'], { linkFromDocument: from, linkToDocument: to, ...more });
const document = (...interpretations: readonly Interpretation[]): Example[1] => ({
  documents: whole([policy('青禾区河道管护办法', '/wj/1.html', { interpretations })]),
});
const file = view('/wj/jd.pdf', { facts: { kind: 'attachment' } });
const second = interpretation('图解河道管护办法', ['image'], { linkFromDocument: opens, linkToDocument: absent });

const examples: readonly Example[] = [
  ['相互链接', document(reading(opens, opens)), { value: 'passed' }],
  ['文件没有链接解读', document(reading(absent, opens)), { value: 'failed', codes: ['not-from-document'] }],
  ['解读没有链接文件', document(reading(opens, absent)), { value: 'failed', codes: ['not-to-document'] }],
  [
    '互不链接，按方向列出',
    document(reading(absent, absent)),
    {
      value: 'failed',
      codes: ['not-from-document', 'not-to-document'],
      measured: { notLinked: ['青禾区河道管护办法'] },
    },
  ],
  ['两篇解读，一篇没有链回', document(reading(opens, opens), second), { value: 'failed', codes: ['not-to-document'] }],
  ['到文件的链接打不开', document(reading(opens, dead)), { value: 'failed', codes: ['dead-to-document'] }],
  [
    '到解读的链接打不开，只说一次',
    document(reading(dead, absent, { deadStatus: 404 })),
    { value: 'failed', codes: ['dead-from-document'] },
  ],
  ['作为文件附件的解读不必链回', document(reading(opens, absent, { page: file, url: file.url })), { value: 'passed' }],
  [
    '关联栏由脚本生成',
    document(reading(unseen, opens)),
    { value: 'cantTell', reason: 'needs-browser', codes: ['undecided-link'] },
  ],
  [
    '一个方向没看到，另一个方向没有',
    document(reading(unseen, absent)),
    { value: 'failed', codes: ['not-to-document'] },
  ],
  ['没有解读，由另一条规则扣分', document(), { value: 'inapplicable', reason: 'no-targets' }],
  [
    '没有解读，也没看全',
    {
      documents: whole([
        policy('青禾区河道管护办法', '/wj/1.html', { pairingIsWhole: false, pairingReason: 'truncated' }),
      ]),
    },
    { value: 'cantTell', reason: 'truncated' },
  ],
  [
    '上级文件不算',
    {
      documents: whole([
        policy('省河道办法', '/wj/1.html', { issuerKind: 'superior', interpretations: [reading(absent, absent)] }),
      ]),
    },
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  ['文件没有看到', { documents: partial([], 'truncated') }, { value: 'cantTell', reason: 'truncated' }],
];

test.each(examples)('interpretation-linked: %s', (_, sketch, expected) => {
  expectOutcome(judge('interpretation-linked', sketch), expected);
});
