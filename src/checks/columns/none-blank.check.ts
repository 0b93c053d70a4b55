import { Type } from '@sinclair/typebox';
import { daysBetween, subtractDuration } from '../../lib/date/day.js';
import { squeeze } from '../../lib/text/squeeze.js';
import {
  cantTell,
  defineCheck,
  Duration,
  failed,
  inapplicable,
  passed,
  unseen,
  type Judgement,
  type Unseen,
} from '../../model/check.js';
import type { Column } from '../../model/site-model.js';
import { columnEvidence, columnName, columnState, stateEvidence, stateOf } from '../parts/column-state.js';
import { occursInAny } from '../parts/occurs-in.js';
import { ColumnId, Params, Patterns } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';

const params = Params({
  columns: Type.Array(ColumnId, { minItems: 1 }),
  /** Columns below each that are read, on two levels together. */
  lists: Type.Integer({ minimum: 1, maximum: 100 }),
  /** A topic without anything newer has ended … */
  endedAfter: Type.Optional(Duration),
  /** … and must then bear such words in its name or on its page. */
  archived: Type.Optional(Patterns),
});

/** 无空白子栏目: each column below holds something; what has ended is kept as an archive. */
export default defineCheck({
  id: 'columns/none-blank',
  title: '某个栏目下面有没有空白的子栏目、没有归档的旧专题',
  needs: ({ columns, lists }) => columns.flatMap((id) => [`column:${id}` as const, `below:${id}:${lists}:0` as const]),
  params,
  messages: {
    missing: { zh: '网站上没有“{name}”栏目。', en: 'The site has no column {name}.' },
    dead: { zh: '“{name}”栏目的链接打不开（状态码 {status}）。', en: 'The link to {name} is dead (status {status}).' },
    blank: { zh: '“{name}”栏目是空白的，没有任何内容。', en: 'The column {name} is blank.' },
    'maybe-ended': {
      zh: '“{name}”最新一条内容是 {newestOn}，已 {ageDays} 天没有更新，也没有归档的标注；是否已经结束，请人工核对。',
      en: 'The newest item of {name} is of {newestOn}, {ageDays} days ago, and nothing says that it is archived. A person should see whether it has ended.',
    },
  },
  absences: ['missing', 'blank'],
  *targets(site, { columns }): Generator<string | Column, Unseen | undefined> {
    for (const id of columns) {
      const [, ...below] = site.below(id)?.lists ?? [];
      yield* below.length > 0 ? below : [id];
    }
    const cut = columns.map((id) => site.below(id)).find((one) => one?.isWhole === false && one.reason === 'truncated');
    return cut ? unseen('truncated', cut.lists.map((list) => columnEvidence(list)).slice(0, 1)) : undefined;
  },
  judge(target: string | Column, { endedAfter, archived }, { site, asOf }): Judgement {
    const state = typeof target === 'string' ? stateOf(site, target) : columnState(target);
    const name = typeof target === 'string' ? columnName(site, target) : target.name;
    const about = { column: name, key: typeof target === 'string' ? target : target.url };
    const fail = (code: string, data: Readonly<Record<string, unknown>> = {}): Judgement =>
      failed(
        { code, data: { name, ...data }, evidence: stateEvidence(state), ...about },
        { measured: { missing: [name] } },
      );
    switch (state.state) {
      case 'absent':
        return fail('missing');
      case 'undecided':
        return undecided(`“${name}”栏目`, state.reason, state.looked, about);
      case 'dead':
        return fail('dead', { status: state.column.deadStatus });
      case 'blank':
        // One that leads to columns of its own is judged by these.
        return state.column.subColumns.length > 0 ? inapplicable('no-targets') : fail('blank');
      case 'stated-none':
        return passed();
      case 'only-on-site-map':
      case 'filled':
        break;
    }
    const { column } = state;
    const newestOn = column.items
      .flatMap(({ publishedOn }) => publishedOn ?? [])
      .filter((on) => on <= asOf)
      .sort()
      .at(-1);
    const isOver = endedAfter !== undefined && newestOn !== undefined && newestOn < subtractDuration(asOf, endedAfter);
    if (isOver && !(archived && bears(column, archived))) {
      const data = { name, newestOn, ageDays: daysBetween(newestOn, asOf) };
      return cantTell('candidates', { code: 'maybe-ended', data, evidence: [columnEvidence(column)], ...about });
    }
    return passed({ seen: [columnEvidence(column, name)] });
  },
});

/** In its name, its place on the site, or the text of its page. */
const bears = ({ name, pages }: Column, words: readonly string[]): boolean =>
  [name, ...pages.flatMap((page) => [...page.facts.breadcrumb, page.facts.title, page.read().contentText])].some(
    (text) => occursInAny(squeeze(text), words),
  );
