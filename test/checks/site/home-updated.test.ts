import { test } from 'vitest';
import type { ListItem } from '../../../src/model/page-facts.js';
import { partial, row, undecided, view, type ViewSketch } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const home = (dates: readonly (string | undefined)[], sketch: ViewSketch = {}): Example[1] => {
  const items = dates.map((on, index) => row(`青禾要闻${String(index)}`, `/xw/${String(index)}.html`, on));
  return { home: view('/', { ...sketch, facts: { kind: 'home', items, ...sketch.facts } }) };
};
const homeOf = (items: readonly ListItem[]): Example[1] => ({ home: view('/', { facts: { kind: 'home', items } }) });
const OLD = row('青禾旧闻', '/xw/9.html', '2025-10-01');
const article = (path: string, on: string) =>
  view(path, { facts: { kind: 'article', publishedOn: on, publishedOnFrom: 'visible' } });
const frame = { page: { frames: [{ url: 'http://www.qinghe.gov.cn/main.html', isVisible: true }] } };
const weather = { page: { frames: [{ url: 'http://tianqi.example.com/', isVisible: true }] } };

const examples: readonly Example[] = [
  [
    '昨天有更新',
    home(['2025-11-17', '2025-09-01']),
    { value: 'passed', measured: { newestOn: '2025-11-17', ageDays: 1 } },
  ],
  ['正好十四天前', home(['2025-11-04']), { value: 'passed' }],
  ['十五天前', home(['2025-11-03']), { value: 'failed', codes: ['stale'], measured: { ageDays: 15 } }],
  ['没有日期', home([undefined]), { value: 'cantTell', reason: 'no-date' }],
  ['只有将来的日期', home(['2025-12-01']), { value: 'cantTell', reason: 'no-date' }],
  [
    '列表由脚本读取',
    home(['2025-01-01'], { facts: { needsBrowser: 'xhr-list' } }),
    { value: 'cantTell', reason: 'needs-browser' },
  ],
  [
    '旧信息旁边还有脚本要填的列表',
    home(['2025-10-01'], { page: { mayGainRows: true } }),
    { value: 'cantTell', reason: 'needs-browser' },
  ],
  ['框架页没有取到', home([], frame), { value: 'cantTell', reason: 'not-crawled' }],
  [
    '框架页里有新的',
    { ...home([], frame), others: [view('/main.html')], homeItems: [row('要闻', '/1.html', '2025-11-18')] },
    { value: 'passed' },
  ],
  ['外站的天气框不算', home(['2025-10-01'], weather), { value: 'failed' }],
  [
    '只是栏目目录，二级页面没有看全',
    { ...home(['2025-10-01']), homeIsDirectory: true, population: partial([]) },
    { value: 'cantTell', reason: 'truncated' },
  ],
  ['只是栏目目录，二级页面都旧了', { ...home(['2025-10-01']), homeIsDirectory: true }, { value: 'failed' }],
  ['最新的几条没有日期，又没有打开过', home([undefined, '2025-10-01']), { value: 'cantTell', reason: 'not-crawled' }],
  [
    '最新的几条没有日期，打开一看也是旧的',
    { ...home([undefined, '2025-10-01']), others: [article('/xw/0.html', '2025-09-02')] },
    { value: 'failed', measured: { newestOn: '2025-10-01' } },
  ],
  [
    '只写月日，打开一看是去年的',
    {
      ...homeOf([{ ...row('青禾要闻', '/xw/8.html'), monthDay: '11-16' }, OLD]),
      others: [article('/xw/8.html', '2024-11-16')],
    },
    { value: 'failed' },
  ],
  [
    '只写月日，哪一年都在两周以前',
    homeOf([{ ...row('青禾要闻', '/xw/8.html'), monthDay: '09-16' }, OLD]),
    { value: 'failed' },
  ],
  [
    '只写月日，没有打开，不知是哪一年',
    homeOf([{ ...row('青禾要闻', '/xw/8.html'), monthDay: '11-16' }, OLD]),
    { value: 'cantTell', reason: 'not-crawled' },
  ],
  [
    '新的只有国务院网站的消息',
    homeOf([row('国务院常务会议', 'http://www.gov.cn/yaowen/1.htm', '2025-11-17'), OLD]),
    { value: 'cantTell', reason: 'candidates', codes: ['only-elsewhere'], measured: { newestOn: '2025-10-01' } },
  ],
  [
    '新的发在本区的公众号上',
    homeOf([row('青禾秋收', 'https://mp.weixin.qq.com/s/1', '2025-11-17'), OLD]),
    { value: 'passed' },
  ],
  ['首页没有看到', { home: undecided('needs-browser') }, { value: 'cantTell', reason: 'needs-browser' }],
];

test.each(examples)('home-updated: %s', (_, sketch, expected) => {
  expectOutcome(judge('home-updated', sketch), expected);
});
