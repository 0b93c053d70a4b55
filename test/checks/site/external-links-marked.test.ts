import { expect, test } from 'vitest';
import type { OutboundLink } from '../../../src/model/site-model.js';
import { undecided, view } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const home = view('/', { facts: { kind: 'home' } });
const to = (url: string, state: OutboundLink['state'], text = '青禾新闻网'): OutboundLink => ({
  url,
  host: new URL(url).hostname,
  text,
  from: home.evidence(text),
  isOnHome: true,
  state,
  ...(state === 'unseen' && { reason: 'needs-browser' as const }),
});
const of = (...outboundLinks: readonly OutboundLink[]): Example[1] => ({ home, outboundLinks });

const examples: readonly Example[] = [
  ['都有提示', of(to('https://news.example/', 'announced')), { value: 'passed', measured: { count: 1, hosts: [] } }],
  [
    '两个网站没有提示：一个网站一个问题',
    of(
      to('https://news.example/', 'unannounced'),
      to('https://news.example/a/', 'unannounced'),
      to('https://weibo.example/u/1', 'unannounced', '政务微博'),
      to('https://bank.example/', 'announced'),
    ),
    {
      value: 'failed',
      codes: ['unannounced', 'unannounced'],
      measured: { count: 4, hosts: ['news.example', 'weibo.example'] },
    },
  ],
  [
    '党政机关标识、找错和举报平台不用提示',
    of(
      to('https://bszs.conac.cn/sitename?method=show&id=1', 'unannounced'),
      to('https://pucha.kaipuyun.cn/exposure/jiucuo.html', 'unannounced'),
      to('https://www.12377.cn/', 'unannounced'),
    ),
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  ['没有指向外面的链接', of(), { value: 'inapplicable', reason: 'no-targets' }],
  [
    '要看脚本才知道',
    of(to('https://news.example/', 'unseen'), to('https://bank.example/', 'announced')),
    { value: 'cantTell', reason: 'needs-browser', codes: ['unsure'] },
  ],
  [
    '有的没有提示，有的看不出',
    of(to('https://news.example/', 'unseen'), to('https://bank.example/', 'unannounced')),
    { value: 'failed', codes: ['unannounced'] },
  ],
  [
    '页脚由脚本写入，友情链接可能也在里面',
    { home: view('/', { facts: { kind: 'home', needsBrowser: 'footer-script' } }) },
    { value: 'cantTell', reason: 'needs-browser' },
  ],
  ['抓取中断', { ...of(), crawl: { stoppedBecause: 'time' } }, { value: 'cantTell', reason: 'truncated' }],
  ['首页没有看到', { home: undecided('robots') }, { value: 'cantTell', reason: 'robots' }],
];

test.each(examples)('external-links-marked: %s', (_, sketch, expected) => {
  expectOutcome(judge('external-links-marked', sketch), expected);
});

test('the finding names the site that the links lead to, and shows where they stand', () => {
  const [finding] = judge('external-links-marked', of(to('https://news.example/', 'unannounced'))).findings;
  expect(finding).toMatchObject({
    message:
      '指向非政府网站 news.example 的链接没有离站提示，共 1 处，例如页面 http://www.qinghe.gov.cn/ 上的“青禾新闻网”。',
    url: 'http://www.qinghe.gov.cn/',
    evidence: [{ quote: '青禾新闻网' }],
  });
});
