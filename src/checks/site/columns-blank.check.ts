import { Type } from '@sinclair/typebox';
import { cantTell, defineCheck, failed, passed, type FindingDraft, type Judgement } from '../../model/check.js';
import type { Column, SiteModel } from '../../model/site-model.js';
import { columnEvidence, columnState } from '../parts/column-state.js';
import { Params } from '../parts/params.js';

const params = Params({
  /** Fewer blank columns than this are allowed: 5 for the veto, 1 for none at all. */
  fewerThan: Type.Integer({ minimum: 1 }),
});

/** 空白栏目: fewer blank columns than the limit among those of home navigation, platform menu and site map, to depth 2. */
export default defineCheck({
  id: 'site/columns-blank',
  title: '网站有多少个空白栏目',
  needs: ['links:columns'],
  params,
  messages: {
    blank: {
      zh: '栏目“{name}”是空白的（全站已发现 {count} 个空白栏目，应少于 {limit} 个）。',
      en: 'The column {name} is blank ({count} blank columns were found; fewer than {limit} are allowed).',
    },
    'not-all-visited': {
      zh: '已查看 {visited} 个栏目，其中空白 {count} 个；还有栏目没有看到，不能断定少于 {limit} 个。',
      en: '{visited} columns were visited, {count} of them blank; others were not seen, so fewer than {limit} cannot be said.',
    },
  },
  *targets(site) {
    yield site;
  },
  judge(site: SiteModel, { fewerThan: limit }): Judgement {
    const { things, isWhole, reason, looked } = site.population;
    const columns = [...new Map(things.map((column) => [column.url, column])).values()];
    const blank = columns.filter((column) => isBlank(site, column));
    const unknown = columns.map(columnState).filter(({ state }) => state === 'undecided');
    const count = blank.length;
    const measured = { count, columns: columns.length, missing: blank.map(({ name }) => name) };
    const asFinding = (column: Column): FindingDraft => ({
      code: 'blank',
      data: { name: column.name, count, limit },
      evidence: [columnEvidence(column)],
      column: column.name,
      url: column.url,
    });
    if (count >= limit) return failed(blank.map(asFinding), { measured });
    if (isWhole && count + unknown.length < limit) return passed({ measured });
    const data = { visited: columns.length - unknown.length, count, limit };
    const why = isWhole ? unknown.find((state) => state.state === 'undecided')?.reason : reason;
    const open = columns
      .filter((column) => columnState(column).state === 'undecided')
      .map((column) => columnEvidence(column));
    const evidence = [...open.slice(0, MOST_OPEN), ...looked];
    return cantTell(why ?? 'not-crawled', { code: 'not-all-visited', data, evidence }, { measured });
  },
});

/** Columns that a person is asked to open; where there are more, the menus lead to the rest. */
const MOST_OPEN = 10;

/**
 * A column that leads to columns of its own is judged by these. One that the rule set looks for by name was read as such,
 * with all that its place says of it.
 */
function isBlank(site: SiteModel, column: Column): boolean {
  if (columnState(column).state !== 'blank' || column.subColumns.length > 0) return false;
  const known = [...site.vocabulary.keys()].map((id) => site.column(id));
  return !known.some((one) => one.state === 'found' && one.value.url === column.url && one.value.blankness !== 'blank');
}
