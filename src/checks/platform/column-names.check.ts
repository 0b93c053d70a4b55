import { Type } from '@sinclair/typebox';
import { squeeze } from '../../lib/text/squeeze.js';
import { defineCheck, failed, inapplicable, passed, type Judgement } from '../../model/check.js';
import { columnName } from '../parts/column-state.js';
import { ColumnId, Params } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';

const params = Params({
  columns: Type.Array(ColumnId, { minItems: 1 }),
  /** Further names that count as exact, by column. */
  alsoExact: Type.Record(Type.String(), Type.Array(Type.String())),
});

/** 栏目名称规范: each column that was found bears the name that the norm gives. Columns not found are another rule's. */
export default defineCheck({
  id: 'platform/column-names',
  title: '公开平台各栏目是否使用规范名称',
  needs: ({ columns }) => ['column:platform', ...columns.map((id) => `column:${id}` as const)],
  params,
  messages: {
    alias: {
      zh: '栏目名称是“{found}”，应为“{due}”。',
      en: 'The column is called {found}; its name must be {due}.',
    },
  },
  *targets(_site, { columns }) {
    yield* columns;
  },
  judge(id: string, { alsoExact }, { site }): Judgement {
    const due = columnName(site, id);
    const sighting = site.column(id);
    if (sighting.state === 'absent') return inapplicable('no-targets');
    if (sighting.state === 'undecided') {
      return undecided(`“${due}”栏目的名称`, sighting.reason, sighting.looked, { column: due, key: id });
    }
    const found = sighting.value.name;
    if ([due, ...(alsoExact[id] ?? [])].some((name) => isNamed(found, name))) return passed();
    return failed(
      { code: 'alias', data: { found, due }, evidence: [sighting.value.linkedFrom], column: due, key: id },
      { measured: { names: { [found]: due } } },
    );
  },
});

/** The same words but for white space, marks around them, a count, or a menu's cut (`政府信息公开指…`). */
function isNamed(found: string, due: string): boolean {
  const bare = squeeze(found)
    .replace(/\(\d+\)$/u, '')
    .replace(/^[\p{P}\p{S}]+/u, '');
  const cut = /^(.{4,}?)(?:\.{2,}|…+)$/u.exec(bare);
  if (cut?.[1] !== undefined) return squeeze(due).startsWith(cut[1]);
  return bare.replace(/[\p{P}\p{S}]+$/u, '') === squeeze(due);
}
