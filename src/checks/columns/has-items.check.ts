import { Type, type Static } from '@sinclair/typebox';
import { defineCheck, Duration, failed, inapplicable, passed, unseen, type Judgement } from '../../model/check.js';
import { periodOn } from '../../model/period.js';
import type { SiteModel } from '../../model/site-model.js';
import { ownBody } from '../../site/own-body.js';
import { answerOf } from '../parts/column-items.js';
import { columnName, stateEvidence, stateOf } from '../parts/column-state.js';
import { enoughOf } from '../parts/enough-of.js';
import { findPublished, type Found, type Look } from '../parts/find-published.js';
import { ColumnId, Day, Params, Patterns } from '../parts/params.js';
import { periodWords } from '../parts/period-words.js';
import { readPlace } from '../parts/place-rows.js';
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
      /** The columns below it count too, to two levels. */
      below: Type.Optional(Type.Boolean()),
    }),
    { minItems: 1 },
  ),
  /** So many items, distinct from one another; one by default. */
  least: Type.Optional(Type.Integer({ minimum: 1 })),
});
type Due = Static<typeof Due>;

/** No window: as far back as the pages go. */
const WHOLE = 'P50Y';

const params = Params({
  due: Type.Array(Due, { minItems: 1 }),
  /** The newest item must not be older. */
  maxAge: Type.Optional(Duration),
  /** An item was published between these days, both included. */
  period: Type.Optional(Params({ from: Day, to: Day })),
  /** So many of the things due are enough: the site is then judged as one. */
  leastDue: Type.Optional(Type.Integer({ minimum: 1 })),
  /** Kinds of bodies that owe it only if they have issued documents of their own. */
  onlyWithDocuments: Type.Optional(Type.Array(Type.String())),
});
type Values = Static<typeof params>;

/** A number, a period or the columns below are judged over all rows: the crawl turns the lists for them. */
const countsRows = (due: Due, period: Values['period']): boolean =>
  period !== undefined || due.least !== undefined || due.anyOf.some(({ below }) => below === true);

/** 栏目有内容、更新及时: each thing due stands in one of its columns, and is recent enough where a window is given. */
export default defineCheck({
  id: 'columns/has-items',
  title: '有没有某个栏目，栏目里有没有（最近的）内容',
  needs: ({ due, maxAge, period }) => [
    ...(due.some((one) => countsRows(one, period)) ? (['published'] as const) : []),
    ...due.flatMap(({ anyOf }) =>
      anyOf.map(({ column, listPages }) =>
        listPages === undefined
          ? (`column:${column}` as const)
          : (`list:${column}:${listPages}:${period?.from ?? maxAge ?? WHOLE}` as const),
      ),
    ),
  ],
  params,
  absences: ['missing', 'dead', 'blank', 'no-such-item', 'not-in-period'],
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
    'not-in-period': {
      zh: '“{name}”栏目里没有{due}{period}，最接近的一条是 {nearestOn} 的：{title}。',
      en: 'The column {name} holds no {due}{period}; the nearest is of {nearestOn}: {title}.',
    },
    'too-few': {
      zh: '“{name}”栏目里的{due}只有 {count} 条{period}，应不少于 {least} 条。',
      en: 'The column {name} holds {count} of {due}{period}; at least {least} are due.',
    },
  },
  *targets(site, { due, onlyWithDocuments, leastDue }) {
    if (onlyWithDocuments?.includes(site.site.kind) === true && site.documents.things.length === 0) {
      const { isWhole, reason, looked } = site.documents;
      return isWhole ? undefined : unseen(reason ?? 'not-crawled', looked);
    }
    if (leastDue === undefined) yield* due.map((one) => [one]);
    else yield due;
    return undefined;
  },
  judge(due: readonly Due[], given, { site }): Judgement {
    const answers = due.map((one) =>
      countsRows(one, given.period) ? judgeRows(site, one, given) : judgeNewest(site, one, given),
    );
    return enoughOf(answers, given.leastDue);
  },
});

/** The newest item counts. */
function judgeNewest(site: SiteModel, due: Due, { maxAge }: Values): Judgement {
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
    const { newestOn, ageDays, state } = met;
    return passed({
      seen: stateEvidence(state),
      ...(newestOn === undefined ? {} : { measured: { newestOn, ageDays } }),
    });
  }
  const unknown = answers.find((one) => one.answer === 'unknown');
  const name = due.name ?? answers[0]?.name ?? '';
  if (unknown) return undecided(`“${name}”`, unknown.reason, stateEvidence(unknown.state), { column: name, key: name });
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
}

/** All rows count: how many there are, or whether one is of the period. */
function judgeRows(site: SiteModel, due: Due, { period, maxAge }: Values): Judgement {
  const looks = due.anyOf.map(({ column, titles, not, own, below }): Look => {
    const body = own === true ? ownBody(site) : '';
    return {
      place: readPlace(site, column, below === true ? 2 : 1),
      wish: { ...(titles && { titles }), ...(not && { not }) },
      ...(body === '' ? {} : { own: body }),
    };
  });
  const window = periodOn(site.asOf, { period, maxAge });
  const isDated = period !== undefined || maxAge !== undefined;
  const least = due.least ?? 1;
  const found = findPublished(site, { looks, period: window, isDated, least });
  if (found.isEnough)
    return passed({ seen: found.good.map(({ evidence }) => evidence), measured: { count: found.good.length } });
  const names = due.anyOf.map(({ column }) => columnName(site, column));
  const dueName = due.name ?? names[0] ?? '';
  if (found.open) {
    const about = { column: names[0] ?? dueName, key: dueName };
    return undecided(`“${dueName}”`, found.open.reason, found.open.evidence, about);
  }
  if (found.inside.length === 0 && looks.some(({ place }) => place.state === 'stated-none'))
    return inapplicable('no-targets');
  const at = Math.max(
    0,
    FULLEST.map((state) => looks.findIndex(({ place }) => place.state === state)).find((one) => one >= 0) ?? 0,
  );
  const place = looks[at]?.place;
  const name = names[at] ?? dueName;
  const state = place && stateOf(site, place.id);
  const status = state && 'column' in state ? state.column.deadStatus : undefined;
  const { code, data } = rowsFault(found, place?.state ?? 'absent', isDated ? periodWords(window) : '', least);
  return failed(
    {
      code,
      data: { ...data, ...(code === 'dead' && { status }), name: code === 'missing' ? dueName : name, due: dueName },
      evidence: found.nearest ? [found.nearest.evidence] : (place?.evidence ?? []),
      column: name,
      key: dueName,
    },
    { measured: { missing: [dueName], count: found.good.length } },
  );
}
/** The fault to mend is that of the column that came nearest. */
const FULLEST = ['filled', 'blank', 'dead', 'absent'] as const;

function rowsFault({ inside, good, nearest }: Found, state: string, period: string, least: number) {
  if (inside.length > 0) return { code: 'too-few', data: { count: good.length, least, period } };
  if (state === 'absent') return { code: 'missing', data: {} };
  if (state === 'blank') return { code: 'blank', data: {} };
  if (state === 'dead') return { code: 'dead', data: {} };
  return nearest
    ? { code: 'not-in-period', data: { period, nearestOn: nearest.publishedOn, title: nearest.title } }
    : { code: 'no-such-item', data: {} };
}
