import { expect, test } from 'vitest';
import { undecided, visit } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const ok = (count: number) => Array.from({ length: count }, () => visit({ status: 200 }));
const late = (count: number) => Array.from({ length: count }, () => visit({ status: 200, elapsedMs: 15_000 }));
const dead = (count: number) => Array.from({ length: count }, () => visit({ why: 'timeout', elapsedMs: 15_000 }));
const silent: Example[1] = { home: undecided('truncated'), crawl: { stoppedBecause: 'unreachable' } };

const examples: readonly Example[] = [
  ['五次都打开', { probes: ok(5) }, { value: 'passed', measured: { share: 1, count: 5 } }],
  ['首页答 404，也是打开了', { probes: [...ok(4), visit({ status: 404 })] }, { value: 'passed' }],
  [
    '验证页由浏览器通过',
    { probes: [...ok(4), visit({ status: 521, isChallenge: true, passedInBrowser: true })] },
    { value: 'passed' },
  ],
  ['二十五次里一次超时', { probes: [...ok(24), ...dead(1)] }, { value: 'passed', measured: { share: 0.96 } }],
  [
    '正好十五秒算没打开',
    { probes: [...ok(23), ...late(2)] },
    { value: 'cantTell', reason: 'candidates', codes: ['unsteady'] },
  ],
  [
    '一半以上没打开',
    { probes: [...ok(12), ...dead(13)] },
    { value: 'failed', codes: ['unreachable'], measured: { share: 0.48 } },
  ],
  [
    '答 503 也是没打开',
    { probes: [...ok(10), ...Array.from({ length: 15 }, () => visit({ status: 503 }))] },
    { value: 'failed' },
  ],
  ['五次里一次没打开，没有再试二十次', { probes: [...ok(4), ...dead(1)] }, { value: 'cantTell', reason: 'truncated' }],
  ['只试了两次', { probes: ok(2) }, { value: 'cantTell', reason: 'truncated' }],
  ['一次也没打开：可能是网络的问题', { ...silent, probes: dead(25) }, { value: 'untested', reason: 'unreachable' }],
  [
    '全答 503',
    { probes: Array.from({ length: 25 }, () => visit({ status: 503 })) },
    { value: 'untested', reason: 'unreachable' },
  ],
  [
    '全被拒绝',
    { ...silent, probes: Array.from({ length: 25 }, () => visit({ status: 403 })) },
    { value: 'untested', reason: 'blocked' },
  ],
  [
    '全是验证页',
    { probes: Array.from({ length: 5 }, () => visit({ status: 200, isChallenge: true })) },
    { value: 'untested', reason: 'blocked' },
  ],
  ['抓取被中断，不算一次', { probes: [...ok(5), visit({ why: 'interrupted' })] }, { value: 'passed' }],
  ['没有试过', {}, { value: 'cantTell', reason: 'not-crawled' }],
];

test.each(examples)('site-reachable: %s', (_, sketch, expected) => {
  expectOutcome(judge('site-reachable', sketch), expected);
});

test('a site that is down in one visit of three quotes what came back', () => {
  const { findings } = judge('site-reachable', { probes: [...ok(10), ...dead(15)] });
  expect(findings[0]?.message).toContain('25 次访问首页，只有 10 次在 15 秒内打开（40%）');
  expect(findings[0]?.evidence[0]?.quote).toBe('timeout 15000 ms');
});
