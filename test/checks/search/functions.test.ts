import { expect, test } from 'vitest';
import { readPage } from '../../../src/page/read-page.js';
import type { SearchQuery, SearchTry, SiteSearch } from '../../../src/model/site-model.js';
import { absent, evidence, found, ORIGIN, undecided, type SiteSketch } from '../../support/fake-site.js';
import { judgeCheck } from '../../support/judge-check.js';
import { expectOutcome, type Example } from '../../support/judge.js';

const ROAD = '青禾区启动老旧小区改造三年行动';
const SCHOOL = '青禾区中小学开展防溺水宣传教育';
const page = (path: string, body: string) =>
  readPage(Buffer.from(`<!doctype html><meta charset="utf-8"><title>站内搜索</title><body>${body}</body>`), {
    url: `${ORIGIN}${path}`,
    status: 200,
    contentType: 'text/html',
  });
const answer = (record: string) => ({ ...evidence('/search'), record });
const query = (as: SearchQuery['as'], words: string, changes: Partial<SearchQuery> = {}): SearchQuery => ({
  as,
  words,
  isRendered: false,
  state: 'shown',
  hits: [],
  answer: answer(as),
  ...changes,
});
const nonsense = query('nonsense', 'qzxvwjkq', { state: 'none' });
const word = query('word', '老旧小区', { hits: [ROAD] });
const spelt = (changes: Partial<SearchQuery> = {}): SearchQuery =>
  query('pinyin', 'laojiuxiaoqu', { of: '老旧小区', state: 'none', ...changes });

/** A search that answered these; pages by record. */
function search(
  queries: readonly SearchQuery[],
  pages: Readonly<Record<string, string>> = {},
  more: Partial<SiteSearch> = {},
): SiteSketch {
  const bodies: Readonly<Record<string, string>> = { form: '<form><input name="q"></form>', ...pages };
  return {
    search: { form: found({ ...evidence('/'), record: 'form' }), tries: [], queries, ...more },
    probedPage: (record) => (bodies[record] === undefined ? undefined : page('/search', bodies[record])),
  };
}

const params = (...functions: readonly string[]) => ({
  functions,
  titles: 2,
  settledAfter: 'P7D',
  leastFacets: 2,
  questions: [{ ask: '怎么办身份证', expects: ['居民身份证'] }],
});

const pinyin: readonly Example[] = [
  ['拼音查到了同样的文章', search([nonsense, word, spelt({ state: 'shown', hits: [ROAD] })]), { value: 'passed' }],
  [
    '提示“您是不是要找”这个词',
    search([nonsense, word, spelt()], { pinyin: '没有找到结果，您是不是要找：老旧小区', nonsense: '没有找到结果' }),
    { value: 'passed' },
  ],
  [
    '输入拼音时提示这个词',
    search([nonsense, word, spelt(), query('typed', 'laojiuxiaoqu', { of: '老旧小区', suggested: ['老旧小区改造'] })]),
    { value: 'passed' },
  ],
  [
    '输入拼音也没有提示',
    search([nonsense, word, spelt(), query('typed', 'laojiuxiaoqu', { of: '老旧小区', suggested: [] })]),
    { value: 'failed', codes: ['lacks'] },
  ],
  ['第二个词查到了', search([nonsense, word, spelt(), spelt({ state: 'shown', hits: [ROAD] })]), { value: 'passed' }],
  [
    '拼音查不到',
    search([nonsense, word, spelt()]),
    { value: 'failed', codes: ['lacks'], measured: { missing: ['拼音转化搜索'] } },
  ],
  ['结果里都是别的文章', search([nonsense, word, spelt({ state: 'shown', hits: [SCHOOL] })]), { value: 'failed' }],
  [
    '不论查什么都列出同样的文章',
    search([query('nonsense', 'qzxvwjkq', { hits: [ROAD] }), word, spelt({ state: 'shown', hits: [ROAD] })]),
    { value: 'cantTell', reason: 'candidates', codes: ['no-ground'] },
  ],
  [
    '汉字也查不到',
    search([nonsense, query('word', '老旧小区', { state: 'none' })]),
    { value: 'cantTell', reason: 'candidates', codes: ['no-ground'] },
  ],
  [
    '拼音的结果没有读到',
    search([nonsense, word, spelt({ state: 'unread', reason: 'needs-browser' })]),
    { value: 'cantTell', reason: 'needs-browser' },
  ],
  [
    'robots.txt 不许',
    search([nonsense, word, spelt({ state: 'unread', reason: 'robots' })]),
    { value: 'cantTell', reason: 'robots' },
  ],
  ['没有试过', search([]), { value: 'cantTell', reason: 'not-crawled' }],
  ['抓取未完成', { ...search([]), crawl: { stoppedBecause: 'time' } }, { value: 'cantTell', reason: 'truncated' }],
  ['没有搜索框', search([], {}, { form: absent }), { value: 'failed', codes: ['no-form'] }],
  [
    '搜索框可能由脚本生成',
    search([], {}, { form: undecided('needs-browser') }),
    { value: 'cantTell', reason: 'needs-browser' },
  ],
  [
    '交给了别的网站',
    search([], {}, { form: absent, foreign: evidence('/') }),
    { value: 'cantTell', reason: 'candidates', codes: ['foreign'] },
  ],
];

test.each(pinyin)('pinyin: %s', (_, sketch, expected) => {
  expectOutcome(judgeCheck('search/functions', params('pinyin'), sketch), expected);
});

const GUIDE = '居民身份证申领办事指南';
const official = query('official', '居民身份证', { of: '怎么办身份证', hits: [GUIDE] });
const plain: readonly Example[] = [
  [
    '问话查到了办事指南',
    search([nonsense, official, query('question', '怎么办身份证', { hits: [GUIDE] })]),
    { value: 'passed' },
  ],
  [
    '问话查不到',
    search([nonsense, official, query('question', '怎么办身份证', { state: 'none' })]),
    { value: 'failed', codes: ['lacks'] },
  ],
  [
    '只是重复了问话',
    search([nonsense, official, query('question', '怎么办身份证', { hits: ['怎么办身份证'] })]),
    { value: 'failed', codes: ['lacks'] },
  ],
  [
    '网站上没有这件事',
    search([nonsense, query('official', '居民身份证', { of: '怎么办身份证', state: 'none' })]),
    { value: 'cantTell', reason: 'candidates', codes: ['no-ground'] },
  ],
];

test.each(plain)('plain-language: %s', (_, sketch, expected) => {
  expectOutcome(judgeCheck('search/functions', params('plain-language'), sketch), expected);
});

const RESULTS = '<p>搜索“老旧小区”，共找到 1 条结果</p><ul><li><a href="/1.html">青禾区启动老旧小区改造</a></li></ul>';
const TIMES = '<ul><li>时间不限</li><li>一周内</li><li>一年内</li></ul>';
const KINDS = '<div><a href="/s?c=1">新闻动态(3)</a> <a href="/s?c=2">政策文件(12)</a></div>';
const facets: readonly Example[] = [
  ['按时间和栏目筛选', search([word], { word: TIMES + KINDS + RESULTS }), { value: 'passed' }],
  [
    '用下拉框筛选',
    search([word], {
      word: `<form><select name="t"><option>一周内</option></select><label><input type="radio" name="p" value="标题">标题</label><label><input type="radio" name="p" value="全文">全文</label></form>${KINDS}${RESULTS}`,
    }),
    { value: 'passed' },
  ],
  [
    '筛选链接紧挨着，中间没有分隔',
    search([word], {
      word: `<div><a href="?t=1">全部</a><a href="?t=2">政策文件</a><a href="?t=3">政策解读</a></div><div><a href="?d=1">一周内</a><a href="?d=2">一月内</a></div>${RESULTS}`,
    }),
    { value: 'passed' },
  ],
  [
    '紧挨着的推荐词不是分类',
    search([word], {
      word: `${TIMES}${RESULTS}<p>相关搜索：<a href="?q=1">旧改政策</a><a href="?q=2">旧改解读</a></p>`,
    }),
    { value: 'failed', codes: ['few-facets'] },
  ],
  ['只能按时间筛选', search([word], { word: TIMES + RESULTS }), { value: 'failed', codes: ['few-facets'] }],
  [
    '栏目名称只在导航里，首页也有',
    search([word], {
      form: `<div class="nav"><a href="/xw/">新闻动态</a> <a href="/zc/">政策文件</a></div>`,
      word: `<div class="nav"><a href="/xw/">新闻动态</a> <a href="/zc/">政策文件</a></div>${TIMES}${RESULTS}`,
    }),
    { value: 'failed', codes: ['few-facets'] },
  ],
  [
    '只能换排序',
    search([word], { word: `<a href="/s?o=1">按相关度</a> <a href="/s?o=2">按时间</a>${RESULTS}` }),
    { value: 'failed' },
  ],
  [
    '什么也搜不到，没有结果可分类',
    search([query('word', '老旧小区', { state: 'none' })]),
    { value: 'cantTell', reason: 'candidates', codes: ['no-ground'] },
  ],
  [
    '筛选条件可能由脚本生成',
    search([word], { word: `<script src="/js/filter.js"></script>${RESULTS}` }),
    { value: 'cantTell', reason: 'needs-browser' },
  ],
  [
    '浏览器里也没有',
    search([{ ...word, isRendered: true }], { word: `<script src="/js/filter.js"></script>${RESULTS}` }),
    { value: 'failed', codes: ['few-facets'] },
  ],
  [
    '按标题查到时的结果页上有',
    search(
      [],
      { title: TIMES + KINDS + RESULTS },
      {
        tries: [
          {
            title: ROAD,
            article: `${ORIGIN}/1.html`,
            isRendered: false,
            outcome: 'listed',
            answer: answer('title'),
          } satisfies SearchTry,
        ],
      },
    ),
    { value: 'passed' },
  ],
];

test.each(facets)('facets: %s', (_, sketch, expected) => {
  expectOutcome(judgeCheck('search/functions', params('facets'), sketch), expected);
});

const typed = (suggested: readonly string[], changes: Partial<SearchQuery> = {}): SearchQuery =>
  query('typed', '老旧', { isRendered: true, suggested, ...changes });
const HOT = '<div>热搜词：<a href="/s?q=社保">社保</a> <a href="/s?q=公积金">公积金</a></div>';
const SCRIPTED = '<form><input name="q"></form><script src="/js/so.js"></script>';
const suggestions: readonly Example[] = [
  ['搜索框旁有热搜词', search([], { form: HOT }), { value: 'passed' }],
  ['输入时弹出联想词', search([typed(['老旧小区改造', '老旧电梯更新'])]), { value: 'passed' }],
  [
    '结果页有相关搜索',
    search([word], { form: SCRIPTED, word: `${RESULTS}<dl><dt>相关搜索</dt><dd>城市更新</dd></dl>` }),
    { value: 'passed' },
  ],
  [
    '没有热搜词，输入也没有联想',
    search([typed([])], { form: SCRIPTED, typed: SCRIPTED }),
    { value: 'failed', codes: ['lacks'] },
  ],
  [
    '热搜词是空的，后面就是导航',
    search([], {
      form: '<div>热搜词：</div><div class="nav"><a href="/xw/">新闻动态</a><a href="/zc/">政策文件</a></div>',
    }),
    { value: 'cantTell', reason: 'needs-browser' },
  ],
  ['页面没有脚本，不会有联想', search([word], { word: RESULTS }), { value: 'failed', codes: ['lacks'] }],
  [
    '联想词可能由脚本生成',
    search([word], { form: SCRIPTED, word: RESULTS }),
    { value: 'cantTell', reason: 'needs-browser' },
  ],
  [
    '浏览器没有打开',
    search([typed([], { state: 'unread', reason: 'unreadable' })], { form: SCRIPTED }),
    { value: 'cantTell', reason: 'unreadable' },
  ],
];

test.each(suggestions)('suggestions: %s', (_, sketch, expected) => {
  expectOutcome(judgeCheck('search/functions', params('suggestions'), sketch), expected);
});

test('each function is a target, named in its finding', () => {
  const outcome = judgeCheck(
    'search/functions',
    params('suggestions', 'pinyin'),
    search([nonsense, word, spelt()], { form: HOT }),
  );
  expect(outcome).toMatchObject({ value: 'failed', checked: 2, tally: { met: 1, unmet: 1 } });
  expect(outcome.findings.map(({ message }) => message)).toEqual([
    '站内搜索没有“拼音转化搜索”功能（laojiuxiaoqu（老旧小区））。',
  ]);
});
