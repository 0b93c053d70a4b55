import { Type } from '@sinclair/typebox';
import { defineCheck, failed, passed, type Judgement } from '../../model/check.js';
import { columnName, linkedStateOf, stateEvidence } from '../parts/column-state.js';
import { ColumnId, Params } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';

/** The matrix category × kind of body. */
const params = Params({
  categories: Type.Array(Params({ column: ColumnId, kinds: Type.Array(Type.String(), { minItems: 1 }) })),
});

/** 法定主动公开类别: each category that this kind of body owes has a column that is not blank. */
export default defineCheck({
  id: 'statutory/categories',
  title: '应主动公开的各类信息是否都有栏目和内容',
  needs: ({ categories }) => ['column:statutory', ...categories.map(({ column }) => `column:${column}` as const)],
  params,
  messages: {
    missing: {
      zh: '法定主动公开内容里没有“{name}”类栏目。',
      en: 'There is no column for the category {name} under statutory disclosure.',
    },
    'only-on-site-map': {
      zh: '“{name}”类栏目只在网站地图里有链接，法定主动公开内容里没有。',
      en: 'The column for {name} is linked from the site map only.',
    },
    dead: {
      zh: '“{name}”类栏目的链接打不开（状态码 {status}）。',
      en: 'The link to {name} is dead (status {status}).',
    },
    blank: {
      zh: '“{name}”类栏目是空白的。确无此类信息的，应写明“本单位无此项”。',
      en: 'The column for {name} is blank. Where there is nothing to publish the page must say so.',
    },
  },
  *targets(site, { categories }) {
    yield* categories.filter(({ kinds }) => kinds.includes(site.site.kind)).map(({ column }) => column);
  },
  judge(id: string, _params, { site }): Judgement {
    const state = linkedStateOf(site, id);
    const name = columnName(site, id);
    const about = { column: name, key: id };
    switch (state.state) {
      case 'filled':
      case 'stated-none':
        return passed();
      case 'undecided':
        return undecided(`“${name}”类栏目`, state.reason, state.looked, about);
      default: {
        const code = state.state === 'absent' ? 'missing' : state.state;
        const data = { name, ...(state.state === 'dead' && { status: state.column.deadStatus }) };
        return failed({ code, data, evidence: stateEvidence(state), ...about }, { measured: { missing: [name] } });
      }
    }
  },
});
