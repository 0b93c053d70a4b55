import { expect, test } from 'vitest';
import type { CheckedLink } from '../../../src/model/site-model.js';
import { found, undecided, view } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const home = view('/');
const list = view('/zcwj/');
const link = (path: string, changes: Partial<CheckedLink> = {}): CheckedLink => ({
  url: `http://www.qinghe.gov.cn${path}`,
  text: `链接${path}`,
  from: (changes.isOnHome === true ? home : list).evidence(),
  isOnHome: false,
  state: 'alive',
  status: 200,
  ...changes,
});
const alive = (count: number): readonly CheckedLink[] =>
  Array.from({ length: count }, (_, index) => link(`/zcwj/${index}.html`));
const gone = (path: string, changes: Partial<CheckedLink> = {}) =>
  link(path, { state: 'dead', status: 404, ...changes });
const unseen = (path: string, changes: Partial<CheckedLink> = {}) =>
  link(path, { state: 'unseen', reason: 'unreadable', status: 403, ...changes });
const of = (...links: readonly (CheckedLink | readonly CheckedLink[])[]) => ({
  home: found(home),
  links: links.flat(),
});

const examples: readonly Example[] = [
  ['全部能打开', of(alive(50)), { value: 'passed', measured: { count: 0, links: 50, share: 0 } }],
  [
    '百分之一打不开，仍在限度内，打不开的照样列出',
    of(alive(99), gone('/old.html')),
    { value: 'passed', measured: { share: 0.01, dead: ['http://www.qinghe.gov.cn/old.html'] } },
  ],
  ['百分之二打不开', of(alive(98), gone('/a.html'), gone('/b.html')), { value: 'failed', codes: ['dead', 'dead'] }],
  [
    '首页上有一个打不开',
    of(gone('/a.html', { isOnHome: true }), alive(400)),
    { value: 'failed', codes: ['dead-on-home'] },
  ],
  ['首页上的域名不存在', of(gone('/', { isOnHome: true, cause: 'dns' }), alive(9)), { value: 'failed' }],
  ['打开的是错误页', of(gone('/x/', { status: 200, cause: 'error-page' }), alive(9)), { value: 'failed' }],
  ['首页上有一个被拒绝', of(unseen('/a/', { isOnHome: true }), alive(99)), { value: 'cantTell', reason: 'unreadable' }],
  ['百分之一没有应答', of(unseen('/a/'), alive(99)), { value: 'passed', measured: { unseen: 1 } }],
  [
    '没有应答的多于限度，打不开的没有',
    of(unseen('/a/'), unseen('/b/', { reason: 'robots' }), alive(98)),
    { value: 'cantTell', reason: 'unreadable', codes: ['unanswered', 'unanswered'] },
  ],
  [
    '一个打不开一个没有应答，合起来才超过',
    of(gone('/a/'), unseen('/b/'), alive(98)),
    { value: 'cantTell', reason: 'unreadable', codes: ['dead', 'unanswered'] },
  ],
  [
    '全部没有应答：可能是网络的问题',
    of(['/a/', '/b/'].map((path) => unseen(path))),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  ['没有试过链接', of(), { value: 'cantTell', reason: 'not-crawled' }],
  ['首页没有看到', { home: undecided('truncated') }, { value: 'cantTell', reason: 'truncated' }],
];

test.each(examples)('links-alive: %s', (_, sketch, expected) => {
  expectOutcome(judge('links-alive', sketch), expected);
});

test('a dead link is named with its text, its address and what was answered, on the page that shows it', () => {
  const [finding] = judge('links-alive', of(gone('/bsfw/', { isOnHome: true, text: '办事服务' }), alive(5))).findings;
  expect(finding).toMatchObject({
    message: '首页的链接“办事服务”打不开：http://www.qinghe.gov.cn/bsfw/ 答 HTTP 404。',
    url: 'http://www.qinghe.gov.cn/bsfw/',
    evidence: [{ url: 'http://www.qinghe.gov.cn/' }],
  });
});
