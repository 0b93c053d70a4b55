import { Type, type Static } from '@sinclair/typebox';
import { defineCheck, Duration, failed, inapplicable, passed, unseen, type Judgement } from '../../model/check.js';
import { ownBody } from '../../site/own-body.js';
import { answerOf } from '../parts/column-items.js';
import { columnName, stateEvidence, stateOf } from '../parts/column-state.js';
import { ColumnId, Params, Patterns } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';

const Due = Params({
  /** What is due, in the reader's words; by default the name of the first column. */
  name: Type.Optional(Type.String()),
  /** It may stand in any of these columns; where titles are given, only such items count. */
  anyOf: Type.Array(
    Params({
      column: ColumnId,
      titles: Type.Optional(Patterns),
      /** Titles of items that are none of what is due: drills and news of plans. */
      not: Type.Optional(Patterns),
      /** What another government issued does not count: its documents are often reposted. */
      own: Type.Optional(Type.Boolean()),
      /** Pages of the column's list that are read for such a title, as far back as `maxAge` reaches. */
      listPages: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
    }),
    { minItems: 1 },
  ),
});

/** No window: as far back as the pages go. */
const WHOLE = 'P50Y';

const params = Params({
  due: Type.Array(Due, { minItems: 1 }),
  /** The newest item must not be older. */
  maxAge: Type.Optional(Duration),
  /** Kinds of bodies that owe it only if they have issued documents of their own. */
  onlyWithDocuments: Type.Optional(Type.Array(Type.String())),
});

/** 栏目有内容、更新及时: each thing due stands in one of its columns, and is recent enough where a window is given. */
export default defineCheck({
  id: 'columns/has-items',
  title: '有没有某个栏目，栏目里有没有（最近的）内容',
  needs: ({ due, maxAge }) =>
    due.flatMap(({ anyOf }) =>
      anyOf.map(({ column, listPages }) =>
        listPages === undefined
          ? (`column:${column}` as const)
          : (`list:${column}:${listPages}:${maxAge ?? WHOLE}` as const),
      ),
    ),
  params,
  messages: {
    missing: { zh: '网站上没有“{name}”栏目。', en: 'The site has no column {name}.' },
    dead: { zh: '“{name}”栏目的链接打不开（状态码 {status}）。', en: 'The link to {name} is dead (status {status}).' },
    blank: { zh: '“{name}”栏目是空白的，没有任何内容。', en: 'The column {name} is blank.' },
    'no-such-item': {
      zh: '“{name}”栏目里没有找到应公开的{due}。',
      en: 'The column {name} holds no {due}.',
    },
    stale: {
      zh: '“{name}”栏目最新一条内容是 {newestOn}，已 {ageDays} 天没有更新；应有 {dueFrom} 以后的内容。',
      en: 'The newest item of {name} is of {newestOn}, {ageDays} days ago; one since {dueFrom} is due.',
    },
  },
  *targets(site, { due, onlyWithDocuments }) {
    if (onlyWithDocuments?.includes(site.site.kind) === true && site.documents.things.length === 0) {
      const { isWhole, reason, looked } = site.documents;
      return isWhole ? undefined : unseen(reason ?? 'not-crawled', looked);
    }
    yield* due;
    return undefined;
  },
  judge(due: Static<typeof Due>, { maxAge }, { site }): Judgement {
    const answers = due.anyOf.map(({ column, titles, not, own }) => {
      const state = stateOf(site, column);
      const wish = {
        ...(titles && { titles }),
        ...(not && { not }),
        ...(own && { own: ownBody(site) }),
        ...(maxAge !== undefined && { maxAge }),
      };
      return { state, name: columnName(site, column), ...answerOf(site, state, wish) };
    });
    const met = answers.find((one) => one.answer === 'met');
    if (met) {
      const { newestOn, ageDays } = met;
      return passed(newestOn === undefined ? {} : { measured: { newestOn, ageDays } });
    }
    const unknown = answers.find((one) => one.answer === 'unknown');
    const name = due.name ?? answers[0]?.name ?? '';
    if (unknown)
      return undecided(`“${name}”`, unknown.reason, stateEvidence(unknown.state), { column: name, key: name });
    if (answers.some((one) => one.answer === 'stated-none')) return inapplicable('no-targets');
    // The fault to mend is that of the column that came nearest: one that exists before one that is missing.
    const unmet = answers.filter((one) => one.answer === 'unmet');
    const nearest = unmet.find(({ code }) => code !== 'missing') ?? unmet[0];
    if (!nearest) return inapplicable('no-targets');
    const stale =
      nearest.code === 'stale'
        ? { stale: [{ column: nearest.name, newestOn: nearest.data['newestOn'], ageDays: nearest.data['ageDays'] }] }
        : {};
    return failed(
      {
        code: nearest.code,
        data: { ...nearest.data, name: nearest.code === 'missing' ? name : nearest.name, due: name },
        evidence: stateEvidence(nearest.state),
        column: nearest.name,
        key: name,
      },
      { measured: { missing: nearest.code === 'stale' ? [] : [name], ...stale } },
    );
  },
});
