import { expect, test } from 'vitest';
import type { SearchTry, SiteSearch } from '../../../src/model/site-model.js';
import { absent, evidence, found, undecided } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const ROAD = '青禾区启动老旧小区改造三年行动';
const SCHOOL = '青禾区中小学开展防溺水宣传教育';
const form = found({ ...evidence('/'), quote: '请输入关键词' });

const asked = (title: string, changes: Partial<SearchTry> = {}): SearchTry => ({
  title,
  article: `http://www.qinghe.gov.cn/xw/${String(title.length)}.html`,
  isRendered: false,
  outcome: 'not-listed',
  isNone: true,
  hasMore: false,
  isUnderstood: true,
  status: 200,
  answer: evidence('/search'),
  ...changes,
});
const of = (...tries: readonly SearchTry[]): { readonly search: SiteSearch } => ({ search: { form, tries } });
const unread = { outcome: 'unread', reason: 'needs-browser' } as const;

const examples: readonly Example[] = [
  ['按标题查到了', of(asked(ROAD, { outcome: 'listed' })), { value: 'passed', measured: { found: ROAD } }],
  ['第一篇没有查到，第二篇查到了', of(asked(ROAD), asked(SCHOOL, { outcome: 'listed' })), { value: 'passed' }],
  [
    '直接提交没有查到，浏览器里查到了',
    of(asked(ROAD), asked(ROAD, { outcome: 'listed', isRendered: true })),
    { value: 'passed' },
  ],
  ['两篇都是零结果', of(asked(ROAD), asked(SCHOOL)), { value: 'failed', codes: ['not-found', 'not-found'] }],
  ['结果里都是别的文章', of(asked(ROAD, { isNone: false })), { value: 'failed', codes: ['not-found'] }],
  [
    '提交的字没有回显，可能没有送到',
    of(asked(ROAD, { isUnderstood: false })),
    { value: 'cantTell', reason: 'needs-browser', codes: ['undecided'] },
  ],
  [
    '浏览器里也没有查到',
    of(asked(ROAD, { isUnderstood: false }), asked(ROAD, { isRendered: true })),
    { value: 'failed', codes: ['not-found'] },
  ],
  [
    '第一页没有，后面还有',
    of(asked(ROAD, { isNone: false, hasMore: true })),
    { value: 'cantTell', reason: 'candidates', codes: ['not-on-first-page'] },
  ],
  ['一篇零结果，一篇没有应答', of(asked(ROAD), asked(SCHOOL, unread)), { value: 'cantTell', reason: 'needs-browser' }],
  ['结果由脚本生成', of(asked(ROAD, unread)), { value: 'cantTell', reason: 'needs-browser' }],
  ['robots.txt 不许', of(asked(ROAD, { ...unread, reason: 'robots' })), { value: 'cantTell', reason: 'robots' }],
  [
    '直接提交打开不存在的页面',
    of(asked(ROAD, { outcome: 'dead', status: 404 })),
    { value: 'cantTell', reason: 'needs-browser' },
  ],
  [
    '直接提交和在浏览器里都打开不存在的页面',
    of(asked(ROAD, { outcome: 'dead', status: 404 }), asked(ROAD, { outcome: 'dead', status: 404, isRendered: true })),
    { value: 'failed', codes: ['dead'] },
  ],
  [
    '没有表单，由脚本转到不存在的页面：可能是检测时没有按对',
    of(asked(ROAD, { outcome: 'dead', status: 404, isRendered: true })),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '浏览器里一篇没有查到，第二篇只直接提交过',
    of(asked(ROAD, { isUnderstood: false }), asked(SCHOOL, { isUnderstood: false }), asked(ROAD, { isRendered: true })),
    { value: 'failed', codes: ['not-found'] },
  ],
  ['没有可查的文章', of(), { value: 'cantTell', reason: 'not-crawled' }],
  ['没有搜索框', { search: { form: absent, tries: [] } }, { value: 'failed', codes: ['no-form'] }],
  [
    '搜索框可能由脚本生成',
    { search: { form: undecided('needs-browser'), tries: [] } },
    { value: 'cantTell', reason: 'needs-browser' },
  ],
  [
    '搜索框交给商业搜索引擎',
    { search: { form: absent, foreign: { ...evidence('/'), quote: 'https://www.sousuo.example/s' }, tries: [] } },
    { value: 'cantTell', reason: 'candidates', codes: ['foreign'] },
  ],
];

test.each(examples)('site-search: %s', (_, sketch, expected) => {
  expectOutcome(judge('site-search', sketch), expected);
});

test('a title that is not found is named, with the page of the form and the answer as evidence', () => {
  const [finding] = judge('site-search', of(asked(ROAD))).findings;
  expect(finding).toMatchObject({
    message: `站内搜索查不到已发布的文章《${ROAD}》：结果为零。`,
    evidence: [{ quote: '请输入关键词' }, { url: 'http://www.qinghe.gov.cn/search' }],
  });
});
