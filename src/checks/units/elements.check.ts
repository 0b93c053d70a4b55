import { Type } from '@sinclair/typebox';
import { defineCheck, failed, passed, type FindingDraft, type Judgement } from '../../model/check.js';
import type { Grid } from '../../model/page.js';
import type { Gathering, SiteModel, UnitPage } from '../../model/site-model.js';
import { readProfile } from '../statutory/profile-text.js';
import {
  columnEvidence,
  columnName,
  columnState,
  stateEvidence,
  stateOf,
  type ColumnState,
} from '../parts/column-state.js';
import { findLabelled } from '../parts/labelled-value.js';
import { occursInAny } from '../parts/occurs-in.js';
import { ColumnId, Params, Patterns, Words } from '../parts/params.js';
import {
  eachUnit,
  firstPages,
  Kinds,
  noRoster,
  unitPageMessages,
  unitTargets,
  unitUndecided,
  withoutUnitPage,
  type UnitTarget,
} from '../parts/unit-page.js';

const params = Params({
  /** Columns of the unit's own page that state them together. */
  columns: Type.Array(ColumnId, { minItems: 1 }),
  elements: Type.Array(
    Params({
      name: Type.String(),
      labels: Type.Optional(Words),
      not: Type.Optional(Words),
      value: Type.Optional(Patterns),
      states: Type.Optional(Patterns),
      /** Titles of articles, and names of lists, that are the element itself: 内设机构, 领导信息. */
      titles: Type.Optional(Patterns),
      /** It names other bodies (下属单位), so that lines about them state it too. */
      ofOthers: Type.Optional(Type.Boolean()),
    }),
    { minItems: 1 },
  ),
  kinds: Type.Optional(Kinds),
});

/** 各单位公开要素: the columns of each unit state every element: functions, structure, leaders, units below it. */
export default defineCheck({
  id: 'units/elements',
  title: '各部门、镇街公开页面的有关栏目要素是否齐全',
  needs: ['column:platform', 'column:units', 'units', 'units:elements'],
  params,
  absences: ['no-page', 'dead-page', 'no-columns'],
  messages: {
    ...unitPageMessages,
    'no-columns': {
      zh: '“{name}”的公开页面没有{columns}，或栏目空白、打不开。',
      en: 'The page of {name} has no {columns}, or it is blank or dead.',
    },
    'lacks-elements': {
      zh: '“{name}”没有公开：{missing}。',
      en: '{name} does not state: {missing}.',
    },
  },
  units: eachUnit,
  *targets(site, { kinds }) {
    return yield* unitTargets(site, kinds);
  },
  judge(target: UnitTarget, { columns, elements }, { site }): Judgement {
    if (target === 'none') return noRoster();
    const { unit, isSite } = target;
    const { name } = unit;
    const without = isSite ? undefined : withoutUnitPage(site, target);
    if (without) return without;
    const states = columns.map((id) => (isSite ? stateOf(site, id) : stateOfUnit(target, id)));
    const open = states.find((state) => state.state === 'undecided');
    const gatherings = columns.flatMap((id, at) => gatheringOf(site, target, id, states[at]) ?? []);
    const about = { unit: name, key: name };
    const all = elements.map((element) => element.name);
    const evidence = firstPages(states.flatMap((state) => stateEvidence(state).slice(0, 1)));
    const names = columns.map((id) => columnName(site, id));
    if (gatherings.length === 0) {
      if (open?.state === 'undecided') return unitUndecided(name, open.reason, evidence, `的“${names.join('、')}”栏目`);
      return failed(
        { code: 'no-columns', data: { name, columns: names }, evidence, ...about },
        { measured: { missing: [name], without: { [name]: all } } },
      );
    }
    const profile = readProfile(joined(gatherings), undefined, [name, ...(unit.aliases ?? [])]);
    const terms = elements.map(({ labels = [], titles: _titles, ofOthers: _ofOthers, ...term }) => ({
      ...term,
      labels,
    }));
    const naming = new Set(elements.flatMap((element) => (element.ofOthers === true ? [element.name] : [])));
    const labelled = new Map([
      ...findLabelled(
        profile,
        terms.filter((term) => !naming.has(term.name)),
      ),
      ...findLabelled(
        wholePages(gatherings),
        terms.filter((term) => naming.has(term.name)),
      ),
    ]);
    const titles = [
      ...profile.articles,
      ...profile.lists,
      ...gatherings.flatMap(({ lists }) => lists.flatMap(({ items }) => items.map(({ title }) => title))),
    ];
    const missing = elements
      .filter(
        (element) => !labelled.has(element.name) && !titles.some((title) => occursInAny(title, element.titles ?? [])),
      )
      .map((element) => element.name);
    if (missing.length === 0) return passed({ seen: evidence });
    const why = open?.state === 'undecided' ? open.reason : profile.unread;
    if (why) return unitUndecided(name, why, evidence, `公开的${missing.join('、')}`);
    const finding: FindingDraft = { code: 'lacks-elements', data: { name, missing }, evidence, ...about };
    return failed(finding, { measured: { missing: [name], without: { [name]: missing } } });
  },
});

function stateOfUnit({ columns, column }: UnitPage, id: string): ColumnState {
  const sighting = columns?.get(id);
  if (!sighting) return { state: 'undecided', reason: 'not-crawled', looked: column ? [columnEvidence(column)] : [] };
  return sighting.state === 'found' ? columnState(sighting.value) : sighting;
}

/** What a column that holds something says, with what stands below it. */
function gatheringOf(
  site: SiteModel,
  target: UnitPage & { isSite: boolean },
  id: string,
  state: ColumnState | undefined,
): Gathering | undefined {
  if (state?.state !== 'filled' && state?.state !== 'only-on-site-map') return undefined;
  const { column } = state;
  const opened = [
    ...(column.article ? [column.article] : []),
    ...column.items.flatMap(({ url }) => site.page(url) ?? []),
  ];
  const bare: Gathering = {
    lists: [column],
    opened,
    unopened: Math.max(0, column.items.length - opened.length),
    isWhole: column.subColumns.length === 0 && column.isWhole,
    ...(column.subColumns.length === 0 && column.isWhole ? {} : { reason: 'not-crawled' as const }),
  };
  return (target.isSite ? site.below(id) : target.gatherings?.get(id)) ?? bare;
}

/** Several columns read as one. */
const joined = (gatherings: readonly Gathering[]): Gathering => {
  const reason = gatherings.map((one) => one.reason).find((why) => why !== undefined);
  return {
    lists: gatherings.flatMap(({ lists }) => lists),
    opened: gatherings.flatMap(({ opened }) => opened),
    unopened: gatherings.reduce((sum, { unopened }) => sum + unopened, 0),
    isWhole: gatherings.every(({ isWhole }) => isWhole),
    ...(reason ? { reason } : {}),
  };
};

/** All that the pages say, of whatever body. */
function wholePages(gatherings: readonly Gathering[]): { readonly text: string; readonly grids: readonly Grid[] } {
  const views = gatherings.flatMap(({ lists, opened }) => [
    ...lists.flatMap(({ pages, article }) => [...pages, ...(article ? [article] : [])]),
    ...opened,
  ]);
  const pages = views.map((view) => view.read());
  return { text: pages.map(({ contentText }) => contentText).join('\n'), grids: pages.flatMap(({ grids }) => grids) };
}
