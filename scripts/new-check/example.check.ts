// Copied by `npm run new-check`, less this line: a check that works, which knows each way in which its question can stay open.
import { defineCheck, failed, inapplicable, passed, type Judgement } from '../../src/model/check.js';
import { columnName, stateEvidence, stateOf } from '../../src/checks/parts/column-state.js';
import { findAny } from '../../src/checks/parts/occurs-in.js';
import { ColumnId, Params, Patterns } from '../../src/checks/parts/params.js';
import { undecided } from '../../src/checks/parts/undecided.js';
import { unreadReason } from '../../src/checks/parts/unread.js';

/** 它看什么: one of the patterns occurs on a page of the column. */
export default defineCheck({
  id: 'family/name',
  title: '它看什么',
  // What the crawl must fetch for it, and nothing else will be there: see src/model/need.ts.
  needs: ({ column }) => [`column:${column}`],
  // Words and thresholds are the rule's; they never stand in a check.
  params: Params({ column: ColumnId, patterns: Patterns }),
  messages: {
    missing: {
      zh: '“{name}”栏目的页面上没有找到规定的内容（{patterns}）。',
      en: 'Nothing on the pages of the column {name} fits what the rule wants ({patterns}).',
    },
  },
  // What it applies to: everything that is judged by itself.
  *targets(_, { column }) {
    yield column;
  },
  // What must hold; where too little was seen to say so, why.
  judge(id: string, { patterns }, { site }): Judgement {
    const state = stateOf(site, id);
    const name = columnName(site, id);
    const about = { column: name, key: id };
    if (state.state === 'undecided') return undecided(`“${name}”栏目`, state.reason, state.looked, about);
    // That a column is missing, dead or blank is the fault of another rule.
    if (state.state !== 'filled') return inapplicable('no-targets');
    const { pages, isWhole } = state.column;
    for (const page of pages) {
      const quote = findAny(page.read().contentText, patterns);
      if (quote !== undefined) return passed({ seen: [page.evidence(quote)] });
    }
    const evidence = stateEvidence(state);
    const reason = pages.map(unreadReason).find((one) => one !== undefined) ?? (isWhole ? undefined : 'truncated');
    if (reason) return undecided(`“${name}”栏目的页面`, reason, evidence, about);
    return failed({ code: 'missing', data: { name, patterns }, evidence, ...about });
  },
});
