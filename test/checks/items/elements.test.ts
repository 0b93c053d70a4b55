import { expect, test } from 'vitest';
import check from '../../../src/checks/items/elements.check.js';
import type { ListItem } from '../../../src/model/page-facts.js';
import { column, row, undecided, view, type SiteSketch } from '../../support/fake-site.js';
import { expectOutcome, type Expected } from '../../support/judge.js';
import { judgeItems } from './judge-items.js';

const params = {
  places: [{ column: 'livelihood-projects' }],
  titles: ['扶持|奖励'],
  not: ['解读'],
  sample: 2,
  elements: [
    { name: '申请条件', labels: ['申请条件'] },
    { name: '承办部门', labels: ['承办部门'] },
    { name: '联系方式', labels: ['联系电话'] },
  ],
};
const judge = (sketch: SiteSketch, more: object = {}) => judgeItems(check, { ...params, ...more }, sketch);

const WHOLE = '申请条件：在青禾区注册\n承办部门：区工信局\n联系电话：0531-00000000';
const HALF = `申请条件：在青禾区注册\n${'企业可以按照本办法申请扶持资金。'.repeat(20)}`;
const policy = (at: number, on = `2024-0${String(at)}-01`): ListItem =>
  row(`第${String(at)}项企业扶持办法`, `/qy/${String(at)}.html`, on);
const page = (at: number, text: string) =>
  view(`/qy/${String(at)}.html`, { text, facts: { kind: 'article', title: `第${String(at)}项企业扶持办法` } });
const siteOf = (texts: readonly string[]): SiteSketch => ({
  columns: { 'livelihood-projects': column('惠企政策', '/qy/', { items: texts.map((_, at) => policy(at + 1)) }) },
  others: texts.flatMap((text, at) => (text === '' ? [] : [page(at + 1, text)])),
});

test.each<[string, SiteSketch, object, Expected]>([
  ['每篇都写全了', siteOf([WHOLE, WHOLE]), {}, { value: 'passed', measured: { count: 2, share: 1 } }],
  [
    '一篇没有写全',
    siteOf([HALF, WHOLE]),
    {},
    { value: 'failed', codes: ['lacks-elements'], measured: { share: 0.5, without: ['第1项企业扶持办法'] } },
  ],
  ['一半就够', siteOf([HALF, WHOLE]), { minShare: 0.5 }, { value: 'passed' }],
  ['一个要素就够', siteOf([HALF, WHOLE]), { least: 1 }, { value: 'passed' }],
  ['两个要素不够', siteOf([HALF, WHOLE]), { least: 2 }, { value: 'failed', codes: ['lacks-elements'] }],
  ['只看最新的两篇', siteOf([HALF, WHOLE, WHOLE]), {}, { value: 'passed', measured: { count: 2 } }],
  ['一篇没有打开', siteOf(['', WHOLE]), {}, { value: 'cantTell', reason: 'not-crawled' }],
  ['一篇没有打开，一篇没有写全', siteOf(['', HALF]), {}, { value: 'failed', codes: ['lacks-elements'] }],
  [
    '一篇没有打开，一篇没有写全，一半就够',
    siteOf(['', HALF]),
    { minShare: 0.5 },
    { value: 'cantTell', reason: 'not-crawled' },
  ],
  ['没有这类内容', siteOf([]), {}, { value: 'inapplicable', reason: 'no-targets' }],
  ['没有栏目', {}, {}, { value: 'inapplicable', reason: 'no-targets' }],
  [
    '栏目没有看到',
    { columns: { 'livelihood-projects': undecided('robots') } },
    {},
    { value: 'cantTell', reason: 'robots' },
  ],
  ['都在期间以外', siteOf([HALF]), { maxAge: 'P1Y' }, { value: 'inapplicable', reason: 'no-targets' }],
  ['期间以内的一篇', siteOf([HALF]), { period: { from: '2024-01-01', to: '2024-12-31' } }, { value: 'failed' }],
])('%s', (_, sketch, more, expected) => {
  expectOutcome(judge(sketch, more), expected);
});

test('a page that is a picture cannot be read', () => {
  const picture = view('/qy/1.html', {
    text: '见图',
    facts: { kind: 'article' },
    page: { media: { images: 1, videos: 0, audios: 0 } },
  });
  const sketch = { ...siteOf(['']), others: [picture] };
  expectOutcome(judge(sketch), { value: 'cantTell', reason: 'unreadable', codes: ['unread'] });
});

test('rows without a day are no pages of the period', () => {
  const items = [row('企业奖励办法', '/qy/1.html')];
  const sketch = { columns: { 'livelihood-projects': column('惠企政策', '/qy/', { items }) } };
  expectOutcome(judge(sketch, { maxAge: 'P1Y' }), { value: 'cantTell', reason: 'no-date' });
});

test('the finding names the page and what it lacks', () => {
  const [finding] = judge(siteOf([HALF])).findings;
  expect(finding?.message).toBe('《第1项企业扶持办法》没有写明承办部门、联系方式。');
  expect(finding?.url).toBe('http://www.qinghe.gov.cn/qy/1.html');
});
