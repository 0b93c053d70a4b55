import { Type } from '@sinclair/typebox';
import { defineCheck, Duration, failed, inapplicable, passed, type Judgement } from '../../model/check.js';
import type { Column } from '../../model/site-model.js';
import { answerOf } from '../parts/column-items.js';
import { columnEvidence, columnName, stateOf } from '../parts/column-state.js';
import { occursInAny } from '../parts/occurs-in.js';
import { ColumnId, Params, Patterns } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';

const params = Params({
  categories: Type.Array(Params({ column: ColumnId, kinds: Type.Array(Type.String(), { minItems: 1 }) })),
  maxAge: Duration,
  /** Windows of single columns, by column. */
  maxAges: Type.Record(Type.String(), Duration),
  /** Column names, and words of the page, that say it is an archive. */
  archiveNames: Patterns,
  archiveMarks: Patterns,
});

/** 法定主动公开栏目更新: each column of a category has an item inside its window. Missing and blank ones are another rule's. */
export default defineCheck({
  id: 'statutory/fresh',
  title: '法定主动公开各栏目是否按期更新',
  needs: ({ categories }) => ['column:statutory', ...categories.map(({ column }) => `column:${column}` as const)],
  params,
  messages: {
    stale: {
      zh: '“{name}”栏目最新一条内容是 {newestOn}，已 {ageDays} 天没有更新；应有 {dueFrom} 以后的内容。',
      en: 'The newest item of {name} is of {newestOn}, {ageDays} days ago; one since {dueFrom} is due.',
    },
  },
  *targets(site, { categories }) {
    yield* categories.filter(({ kinds }) => kinds.includes(site.site.kind)).map(({ column }) => column);
  },
  judge(id: string, { maxAge, maxAges, archiveNames, archiveMarks }, { site }): Judgement {
    const state = stateOf(site, id);
    const name = columnName(site, id);
    const about = { column: name, key: id };
    if (state.state === 'undecided') return undecided(`“${name}”栏目的更新情况`, state.reason, state.looked, about);
    if (state.state !== 'filled' || isArchive(state.column)) return inapplicable('no-targets');
    const answer = answerOf(site, state, { maxAge: maxAges[id] ?? maxAge });
    if (answer.answer === 'unknown') {
      return undecided(`“${name}”栏目的更新情况`, answer.reason, [columnEvidence(state.column)], about);
    }
    if (answer.answer !== 'unmet') return passed();
    const { newestOn, ageDays } = answer.data;
    const evidence = [columnEvidence(state.column, String(newestOn))];
    const measured = { stale: [{ column: name, newestOn, ageDays }] };
    return failed({ code: 'stale', data: { name, ...answer.data }, evidence, ...about }, { measured });

    function isArchive(column: Column): boolean {
      return (
        occursInAny(column.name, archiveNames) ||
        column.pages.some((page) => occursInAny(page.read().contentText, archiveMarks))
      );
    }
  },
});
