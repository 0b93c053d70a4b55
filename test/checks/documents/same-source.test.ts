import { expect, test } from 'vitest';
import type { PageView } from '../../../src/model/site-model.js';
import { partial, view, whole } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const TEXT =
  '第一条 为规范停车，制定本办法。\n第二条 停车泊位由区城管局划定。\n第三条 首小时内免费停放。\n第四条 本办法自印发之日起施行。';
const OTHER = '一、总体要求是保障供暖。\n二、供暖时间为四个月整。\n三、供热企业要做好检修。\n四、请各单位抓好落实。';
const copy = (path: string, text = TEXT, facts: Partial<PageView['facts']> = {}): PageView =>
  view(path, {
    text,
    facts: {
      kind: 'article',
      title: '青禾区城区停车管理办法',
      documentNumber: '青政发〔2025〕12号',
      writtenOn: '2025-09-01',
      ...facts,
    },
  });
const pages = (...others: readonly PageView[]): Example[1] => ({ others });
const { documentNumber: _, ...unnumbered } = copy('/b.html').facts;

const examples: readonly Example[] = [
  ['两个栏目里一样', pages(copy('/a.html'), copy('/b.html')), { value: 'passed' }],
  [
    '有一句不一样',
    pages(copy('/a.html'), copy('/b.html', TEXT.replace('首小时', '前两小时'))),
    { value: 'failed', codes: ['text-differs'], measured: { differing: ['青禾区城区停车管理办法'] } },
  ],
  [
    '一份少了后半篇',
    pages(copy('/a.html', `${TEXT}\n第五条 违反本办法的，依法处理。\n第六条 由区城管局负责解释。`), copy('/b.html')),
    { value: 'failed', codes: ['text-longer'] },
  ],
  [
    '一处标有效，一处标废止',
    pages(copy('/a.html', TEXT, { validity: '有效' }), copy('/b.html', TEXT, { validity: '已废止' })),
    { value: 'failed', codes: ['field-differs'] },
  ],
  [
    '有效和现行有效是一个意思',
    pages(copy('/a.html', TEXT, { validity: '有效' }), copy('/b.html', TEXT, { validity: '现行有效' })),
    { value: 'passed' },
  ],
  [
    '正文一样，成文日期不一样',
    pages(copy('/a.html'), copy('/b.html', TEXT, { writtenOn: '2025-10-01' })),
    { value: 'failed', codes: ['field-differs'] },
  ],
  [
    '同名不同年的两件文件',
    pages(copy('/a.html'), copy('/b.html', OTHER, { documentNumber: '青政发〔2024〕9号', writtenOn: '2024-09-01' })),
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  [
    '文号相同，正文几乎没有相同的：由人核对',
    pages(copy('/a.html'), copy('/b.html', OTHER)),
    { value: 'cantTell', reason: 'candidates', codes: ['unlike'] },
  ],
  [
    '一份只有附件',
    pages(copy('/a.html'), copy('/b.html', '详见附件。')),
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  [
    '同一地址的 http 和 https',
    pages(copy('/a.html'), { ...copy('/a.html', OTHER), url: 'https://www.qinghe.gov.cn/a.html' }),
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  [
    '新闻不是文件',
    pages(view('/a.html', { facts: unnumbered }), view('/b.html', { facts: unnumbered })),
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  [
    '外站的一份不算',
    pages(copy('/a.html'), { ...copy('/b.html', OTHER), url: 'http://www.other.gov.cn/b.html' }),
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  ['没有两份的文件', {}, { value: 'inapplicable', reason: 'no-targets' }],
  ['文件没有看全', { documents: partial([]) }, { value: 'cantTell', reason: 'truncated' }],
  [
    '抓取中断',
    { documents: whole([]), crawl: { stoppedBecause: 'budget' } },
    { value: 'cantTell', reason: 'truncated' },
  ],
];

test.each(examples)('documents-same-source: %s', (_, sketch, expected) => {
  expectOutcome(judge('documents-same-source', sketch), expected);
});

test('quotes both copies, each with its address', () => {
  const [finding] = judge(
    'documents-same-source',
    pages(copy('/a.html'), copy('/b.html', TEXT.replace('首小时', '前两小时'))),
  ).findings;
  expect(finding?.evidence).toMatchObject([
    { url: 'http://www.qinghe.gov.cn/a.html', quote: '第三条 首小时内免费停放。' },
    { url: 'http://www.qinghe.gov.cn/b.html', quote: '第三条 前两小时内免费停放。' },
  ]);
});
