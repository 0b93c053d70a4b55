import { expect, test } from 'vitest';
import { column, undecided, view, whole } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const SITE = { SiteName: '青禾区人民政府', SiteDomain: 'www.qinghe.gov.cn', SiteIDCode: '9901020003' };
const home = (meta: Readonly<Record<string, string>>): Example[1] => ({
  home: view('/', { facts: { kind: 'home', meta } }),
});

const examples: readonly Example[] = [
  ['三个标签都有', home(SITE), { value: 'passed', measured: { share: 1 } }],
  ['大小写不同也算', home({ sitename: '青禾', SITEDOMAIN: 'x', siteidcode: '9901020003' }), { value: 'passed' }],
  [
    '一个是空的',
    home({ ...SITE, SiteIDCode: ' ' }),
    { value: 'failed', codes: ['missing'], measured: { missing: ['SiteIDCode'] } },
  ],
  ['首页是脚本空壳', { home: view('/', { facts: { kind: 'shell' } }) }, { value: 'cantTell', reason: 'needs-browser' }],
  ['首页没有看到', { home: undecided('robots') }, { value: 'cantTell', reason: 'robots' }],
];

test.each(examples)('meta-site: %s', (_, sketch, expected) => {
  expectOutcome(judge('meta-site', sketch), expected);
});

const FULL = { ArticleTitle: '通知', PubDate: '2025-05-01 10:00', ContentSource: '区政府办' };
const articles = (...metas: Readonly<Record<string, string>>[]): Example[1] => ({
  others: metas.map((meta, index) => view(`/a/${String(index)}.html`, { facts: { kind: 'article', meta } })),
});
const elsewhere = view('http://www.beimo.gov.cn/1.html', { facts: { kind: 'article' } });
const { PubDate: _, ...undated } = FULL;

const articleExamples: readonly Example[] = [
  [
    '十页里缺三个标签，正好九成',
    articles(...Array.from({ length: 7 }, () => FULL), undated, undated, undated),
    { value: 'passed', measured: { share: 0.9, count: 10 } },
  ],
  [
    '三页里缺一个',
    articles(FULL, FULL, undated),
    { value: 'failed', codes: ['missing'], measured: { missing: ['PubDate'] } },
  ],
  [
    '别的网站的页面不算',
    { others: [elsewhere, view('/a.html', { facts: { kind: 'article', meta: FULL } })] },
    { value: 'passed', measured: { count: 1 } },
  ],
  [
    '列表后几页的数据没有页头，不是网页',
    {
      others: [
        view('/a.html', { facts: { kind: 'article', meta: FULL } }),
        view('/rows?page=2', { facts: { kind: 'article' }, isMoreOfList: true }),
      ],
    },
    { value: 'passed', measured: { count: 1 } },
  ],
  [
    '只有一篇文章的栏目页，用的是栏目模板：不算内容页',
    {
      population: whole([
        column('本区概况', '/gk/', {
          pages: [view('/gk/', { facts: { kind: 'article', meta: { ColumnName: '概况' } } })],
        }),
      ]),
      others: [
        view('/gk/', { facts: { kind: 'article', meta: { ColumnName: '概况' } } }),
        view('/a.html', { facts: { kind: 'article', meta: FULL } }),
      ],
    },
    { value: 'passed', measured: { count: 1 } },
  ],
  [
    '地址是一个目录的，或标题就是栏目名称的，也是栏目页',
    {
      others: [
        view('/zfxxgkzn/', { facts: { kind: 'article', meta: { ColumnName: '政府信息公开指南' } } }),
        view('/public/column/6?type=2', {
          facts: { kind: 'article', title: '青禾区政府信息公开指南', meta: { COLUMNNAME: '政府信息公开指南' } },
        }),
        view('/a.html', { facts: { kind: 'article', meta: FULL } }),
      ],
    },
    { value: 'passed', measured: { count: 1 } },
  ],
  [
    '文章只带栏目的标签：仍然缺内容页的标签',
    { others: [view('/b.html', { facts: { kind: 'article', meta: { ColumnName: '概况' } } })] },
    { value: 'failed', codes: ['missing', 'missing', 'missing'] },
  ],
  ['没有内容页', {}, { value: 'inapplicable', reason: 'no-targets' }],
  [
    '抓取中断，只看到先来的几页：不作数',
    { ...articles(undated, undated), crawl: { stoppedBecause: 'interrupted' } },
    { value: 'cantTell', reason: 'truncated' },
  ],
  [
    '页数用完，只看到先来的几页：不作数',
    { ...articles(FULL, FULL, undated), crawl: { stoppedBecause: 'budget' } },
    { value: 'cantTell', reason: 'truncated' },
  ],
  [
    '页数用完，看过的已够抽样',
    { ...articles(...Array.from({ length: 20 }, () => undated)), crawl: { stoppedBecause: 'budget' } },
    { value: 'failed', codes: ['missing'], measured: { count: 20 } },
  ],
  ['抓取中断，没有看到内容页', { crawl: { stoppedBecause: 'time' } }, { value: 'cantTell', reason: 'truncated' }],
];

test.each(articleExamples)('meta-article: %s', (_, sketch, expected) => {
  expectOutcome(judge('meta-article', sketch), expected);
});

test('the finding counts the pages that lack a tag', () => {
  const [finding] = judge('meta-article', articles(FULL, FULL, undated)).findings;
  expect(finding?.message).toContain('抽查的 3 个页面中有 1 个没有标签 PubDate（全部标签齐全率 88.9%，应不低于 90%）');
});
