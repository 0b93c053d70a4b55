import { Type } from '@sinclair/typebox';
import { cantTell, defineCheck, Duration, failed, passed, type Judgement } from '../../model/check.js';
import type { SearchFunction } from '../../model/plan.js';
import { KNOWN_FACETS, KNOWN_LABELS } from '../../site/search/offered-words.js';
import { Params, Patterns, Words } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import { facetState, pinyinState, plainState, suggestionState, type FunctionState } from './function-states.js';

const NAMES: Readonly<Record<SearchFunction, { readonly name: string; readonly nameEn: string }>> = {
  suggestions: { name: '关键词推荐', nameEn: 'recommended words' },
  pinyin: { name: '拼音转化搜索', nameEn: 'pinyin' },
  'plain-language': { name: '通俗语言搜索', nameEn: 'plain language' },
  facets: { name: '搜索结果多维度分类展现', nameEn: 'results by several dimensions' },
};

const Function = Type.Union(
  [Type.Literal('suggestions'), Type.Literal('pinyin'), Type.Literal('plain-language'), Type.Literal('facets')],
  { title: '搜索功能：关键词推荐、拼音、通俗语言、多维度分类' },
);

const params = Params({
  functions: Type.Array(Function, { minItems: 1, uniqueItems: true }),
  /** As visitors ask, and plain words of which one stands in the title of what answers them; the first is asked for too. */
  questions: Type.Optional(Type.Array(Params({ ask: Type.String({ minLength: 2 }), expects: Words }), { maxItems: 5 })),
  /** Dimensions of results by the names of their options; by default those that real systems have. */
  facets: Type.Optional(Type.Array(Params({ name: Type.String(), options: Patterns }), { minItems: 1 })),
  /** By default two: 多维度. */
  leastFacets: Type.Optional(Type.Integer({ minimum: 1, title: '至少几个维度' })),
  /** What stands before words that are recommended; by default what real systems print. */
  labels: Type.Optional(Patterns),
  /** Articles whose titles the search is asked for to begin with. */
  titles: Type.Integer({ minimum: 1, maximum: 3 }),
  /** Younger articles need not be in the index yet. */
  settledAfter: Duration,
});

/** 检索功能: beyond finding titles the site's search takes pinyin and plain words, offers words, and sorts what it finds. */
export default defineCheck({
  id: 'search/functions',
  title: '站内搜索有没有关键词推荐、拼音、通俗语言、分类展现等功能',
  needs: ({ titles, settledAfter }) => ['links:home', `search:${titles}:${settledAfter}`, 'search-functions'],
  params,
  messages: {
    'no-form': {
      zh: '首页和公开平台上都没有站内搜索框，也就没有“{name}”功能。',
      en: 'Neither the home page nor the platform has a search form, so there is no {nameEn} either.',
    },
    lacks: {
      zh: '站内搜索没有“{name}”功能{detail}。',
      en: 'The site search lacks this function: {nameEn}{detail}.',
    },
    'few-facets': {
      zh: '站内搜索的结果可以按 {count} 个维度分类查看{detail}，应不少于 {due} 个。',
      en: 'Results of the site search can be narrowed by {count} dimensions{detail}; at least {due} are due.',
    },
    'no-ground': {
      zh: '用正规词语也没有搜到信息，无从判断“{name}”功能{detail}，请人工试用核对。',
      en: 'Even the official words find nothing, so whether the search offers {nameEn} cannot be seen{detail}. A person should try.',
    },
    foreign: {
      zh: '网站的搜索框交给了别的网站（{address}），本次没有试用“{name}”功能，请人工核对。',
      en: 'The search form hands visitors to another site ({address}); {nameEn} was not tried. A person should see.',
    },
  },
  absences: ['no-form', 'lacks', 'few-facets'],
  *targets(_site, { functions }): Generator<SearchFunction> {
    yield* functions;
  },
  judge(
    wanted: SearchFunction,
    { questions = [], facets = KNOWN_FACETS, leastFacets = 2, labels = KNOWN_LABELS },
    { site },
  ): Judgement {
    const { form, foreign } = site.search;
    const names = NAMES[wanted];
    const what = `站内搜索“${names.name}”功能`;
    if (form.state !== 'found') {
      if (foreign) {
        const data = { ...names, address: foreign.quote ?? foreign.url };
        return cantTell('candidates', { code: 'foreign', data, evidence: [foreign], key: wanted });
      }
      return form.state === 'absent'
        ? failed(
            { code: 'no-form', data: names, evidence: form.looked, key: wanted },
            { measured: { missing: [names.name] } },
          )
        : undecided(what, form.reason, form.looked, { key: wanted });
    }
    const found = ((): FunctionState => {
      switch (wanted) {
        case 'pinyin':
          return pinyinState(site);
        case 'plain-language':
          return plainState(site, questions);
        case 'facets':
          return facetState(site, facets, leastFacets);
        case 'suggestions':
          return suggestionState(site, labels);
      }
    })();
    const evidence = [form.value, ...found.evidence];
    const detail = found.detail === '' ? '' : `（${found.detail}）`;
    switch (found.state) {
      case 'works':
        return passed({ measured: { found: [`${names.name}${detail}`] }, seen: evidence });
      case 'fails': {
        const measured = { missing: [names.name] };
        return wanted === 'facets'
          ? failed(
              {
                code: 'few-facets',
                data: { count: countOf(found.detail), detail, due: leastFacets },
                evidence,
                key: wanted,
              },
              { measured },
            )
          : failed({ code: 'lacks', data: { ...names, detail }, evidence, key: wanted }, { measured });
      }
      case 'no-ground':
        return cantTell('candidates', { code: 'no-ground', data: { ...names, detail }, evidence, key: wanted });
      case 'unread':
        return undecided(what, found.reason, evidence, { key: wanted });
    }
  },
});

const countOf = (names: string): number => names.split('、').filter((name) => name !== '').length;
