import { Type } from '@sinclair/typebox';
import { defineCheck, failed, passed, type Judgement } from '../../model/check.js';
import type { SiteModel } from '../../model/site-model.js';
import { columnEvidence, columnName, linkedStateOf, stateEvidence } from '../parts/column-state.js';
import { occursInAny } from '../parts/occurs-in.js';
import { ColumnId, Params, Patterns } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';

const params = Params({
  column: ColumnId,
  /** Titles of which at least one must stand in the column; without it any content will do. */
  items: Type.Optional(Patterns),
});

/** 公开平台栏目: the column is linked from the platform page and holds something. */
export default defineCheck({
  id: 'platform/column-exists',
  title: '公开平台有没有某个栏目，栏目有没有内容',
  needs: ({ column }) => ['column:platform', `column:${column}`],
  params,
  messages: {
    missing: {
      zh: '公开平台页面上没有“{name}”栏目。',
      en: 'The platform page has no column {name}.',
    },
    'only-on-site-map': {
      zh: '“{name}”只在网站地图里有链接，公开平台页面上没有。应从公开平台页面一次点击即可到达。',
      en: '{name} is linked from the site map only. It must be one click from the platform page.',
    },
    dead: {
      zh: '“{name}”栏目的链接打不开（状态码 {status}）。',
      en: 'The link to {name} is dead (status {status}).',
    },
    blank: { zh: '“{name}”栏目是空白的，没有任何内容。', en: 'The column {name} is blank.' },
    'no-such-item': {
      zh: '“{name}”栏目里没有一条应有的内容，现有：{found}。',
      en: 'The column {name} holds none of what is due in it; it has: {found}.',
    },
  },
  *targets(site) {
    yield site;
  },
  judge(site: SiteModel, { column: id, items }): Judgement {
    const state = linkedStateOf(site, id);
    const name = columnName(site, id);
    const fail = (code: string, data: Record<string, unknown> = {}) =>
      failed(
        { code, data: { name, ...data }, evidence: stateEvidence(state), column: name, key: id },
        { measured: { missing: [name] } },
      );
    switch (state.state) {
      case 'absent':
        return fail('missing');
      case 'undecided':
        return undecided(`“${name}”栏目`, state.reason, state.looked, { column: name, key: id });
      case 'dead':
        return fail('dead', { status: state.column.deadStatus });
      case 'only-on-site-map':
      case 'blank':
        return fail(state.state);
      case 'stated-none':
        return passed();
      case 'filled':
        break;
    }
    const { column } = state;
    const titles = [...column.items.map(({ title }) => title), column.article?.facts.title ?? ''];
    if (items === undefined || titles.some((title) => occursInAny(title, items))) return passed();
    if (id === 'annual-report' && site.annualReports.things.length > 0) return passed();
    if (!column.isWhole || column.subColumns.length > 0) {
      return undecided(`“${name}”栏目的内容`, 'truncated', [columnEvidence(column)], { column: name, key: id });
    }
    return fail('no-such-item', { found: titles.filter((title) => title !== '').slice(0, 5) });
  },
});
