import { Type } from '@sinclair/typebox';
import { defineCheck, failed, inapplicable, passed, unseen, type Judgement } from '../../model/check.js';
import type { ListItem } from '../../model/page-facts.js';
import type { Column } from '../../model/site-model.js';
import { columnEvidence, stateOf } from '../parts/column-state.js';
import { occursInAny } from '../parts/occurs-in.js';
import { ColumnId, Params, Patterns, Share } from '../parts/params.js';
import { percent, roundShare, shareRange } from '../parts/share.js';
import { undecided } from '../parts/undecided.js';

const params = Params({
  column: ColumnId,
  /** How many items to open. */
  sample: Type.Integer({ minimum: 1 }),
  maxNewsShare: Share,
  /** Titles of news. */
  newsTitles: Patterns,
  /** Titles of documents, lists, notices: never news. */
  documentTitles: Patterns,
  /** Column names that make an item news. */
  newsColumns: Patterns,
});

/** 专栏姓专: few of the items under 法定主动公开内容 are news. An item with 文号 or 索引号 is none. */
export default defineCheck({
  id: 'platform/no-news',
  title: '法定主动公开内容里动态新闻占多大比例',
  needs: ({ column, sample }) => [
    'column:platform',
    `column:${column}`,
    `items:${column}:${String(sample)}` as `items:${string}:${number}`,
  ],
  params,
  messages: {
    'too-many': {
      zh: '抽查的 {total} 条信息中有 {count} 条是动态新闻，占 {share}，不应超过 {limit}。例如：{examples}。',
      en: '{count} of {total} sampled items are news ({share}); at most {limit} may be. For example: {examples}.',
    },
  },
  *targets(site, { column }) {
    const state = stateOf(site, column);
    if (state.state === 'filled') yield state.column;
    if (state.state === 'undecided') return unseen(state.reason, state.looked);
    return undefined;
  },
  judge(column: Column, rule, { site }): Judgement {
    const items = column.sample;
    const news = items.filter((item) => isNews(item) === 'yes');
    const unknown = items.filter((item) => isNews(item) === 'unknown');
    const range = shareRange(news.length, items.length - news.length - unknown.length, unknown.length);
    if (range === undefined) {
      return column.isWhole && column.subColumns.length === 0
        ? inapplicable('no-targets')
        : undecided('法定主动公开内容的条目', 'not-crawled', [columnEvidence(column)]);
    }
    const measured = { share: roundShare(range.min), count: news.length, sampled: items.length };
    if (range.max <= rule.maxNewsShare) return passed({ measured });
    if (range.min <= rule.maxNewsShare) {
      return undecided('动态新闻所占比例', 'not-crawled', [columnEvidence(column)]);
    }
    const examples = news.slice(0, 3).map(({ title }) => title);
    const data = {
      total: items.length,
      count: news.length,
      share: percent(range.min),
      limit: percent(rule.maxNewsShare),
      examples,
    };
    return failed({ code: 'too-many', data, evidence: [columnEvidence(column, examples[0])] }, { measured });

    function isNews(item: ListItem): 'yes' | 'no' | 'unknown' {
      if (occursInAny(item.title, rule.documentTitles)) return 'no';
      const facts = site.page(item.url)?.facts;
      if (facts?.documentNumber !== undefined || facts?.indexNumber !== undefined) return 'no';
      const trail = facts === undefined ? [] : [...facts.breadcrumb, facts.columnName ?? ''];
      const looksLikeNews =
        occursInAny(item.title, rule.newsTitles) || trail.some((name) => occursInAny(name, rule.newsColumns));
      if (!looksLikeNews) return 'no';
      return facts === undefined ? 'unknown' : 'yes';
    }
  },
});
