import { Type } from '@sinclair/typebox';
import { defineCheck, failed, passed, type FindingDraft, type Judgement } from '../../model/check.js';
import { ownBody } from '../../site/own-body.js';
import { columnName, stateEvidence, stateOf } from '../parts/column-state.js';
import { findLabelled } from '../parts/labelled-value.js';
import { occursInAny } from '../parts/occurs-in.js';
import { Params, Patterns, Words } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import { findHead } from './head-name.js';
import { readProfile } from './profile-text.js';

/** Where a body speaks of itself. */
const COLUMNS = ['cat-agency', 'leaders'] as const;
const MOST_LISTS = 10;
const MOST_ROWS = 8;
const MOST_LEADERS = 2;

const params = Params({
  elements: Type.Array(
    Params({
      name: Type.String(),
      labels: Words,
      not: Type.Optional(Words),
      cells: Type.Optional(Words),
      value: Type.Optional(Patterns),
      states: Type.Optional(Patterns),
      /** Titles of articles that are the element itself: 主要职责, 内设机构. */
      titles: Type.Optional(Patterns),
      /** Names of lists whose rows are the element. */
      lists: Type.Optional(Patterns),
      /** Positions of the head, whose name is looked for beside them. */
      positions: Type.Optional(Words),
    }),
    { minItems: 1 },
  ),
});

/** 机构职能要素: functions, structure, address, hours, telephone and the head's name, of the body itself. */
export default defineCheck({
  id: 'statutory/agency-profile',
  title: '机构职能、机构概况、领导信息栏目的要素是否齐全',
  needs: [`below:cat-agency:${MOST_LISTS}:${MOST_ROWS}`, `below:leaders:4:${MOST_LEADERS}`],
  params,
  messages: {
    'no-column': {
      zh: '网站上没有“{name}”和领导信息栏目，或栏目空白、打不开，没有公开：{missing}。',
      en: 'The site has no column {name} and none of its leaders, or they are blank or dead: no {missing}.',
    },
    missing: {
      zh: '“{column}”等栏目里没有找到本机关的{name}（指南和页脚里的不算）。',
      en: 'The column {column} and its like do not state {name} of this body; guide and footer do not count.',
    },
  },
  *targets() {
    yield 'profile';
  },
  judge(_target: string, { elements }, { site }): Judgement {
    const states = COLUMNS.map((id) => stateOf(site, id));
    const name = columnName(site, COLUMNS[0]);
    const all = elements.map((element) => element.name);
    const evidence = states.flatMap((state) => stateEvidence(state).slice(0, 1));
    const open = states.find((state) => state.state === 'undecided');
    const shown = states.flatMap((state) =>
      state.state === 'filled' || state.state === 'only-on-site-map' ? [state.column] : [],
    );
    const gatherings = COLUMNS.map((id) => site.below(id)).filter((one) => one !== undefined);
    // A profile may stand on the home page alone, outside the statutory columns.
    const isElsewhere = gatherings.some(({ lists }) => lists.some(({ blankness }) => blankness === 'filled'));
    if (shown.length === 0 && !isElsewhere) {
      if (open?.state === 'undecided') return undecided('机构职能信息', open.reason, evidence, { column: name });
      // A chart in place of the text: nobody has read what it shows.
      const pages = gatherings.flatMap(({ lists }) => lists.flatMap((list) => list.pages));
      if (pages.some((page) => page.read().media.images > 0))
        return undecided('机构职能信息', 'unreadable', evidence, { column: name });
      const data = { name, missing: all };
      return failed({ code: 'no-column', data, evidence, column: name, key: 'column' }, { measured: { missing: all } });
    }
    const profile = readProfile(site.below('cat-agency'), site.below('leaders'), ownBody(site));
    const labelled = findLabelled(profile, elements);
    const stated = new Map<string, string>();
    for (const element of elements) {
      const quote =
        labelled.get(element.name) ??
        profile.articles.find((title) => occursInAny(title, element.titles ?? [])) ??
        profile.lists.find((list) => occursInAny(list, element.lists ?? [])) ??
        (element.positions && findHead(profile.wholeText, headOf(ownBody(site), element.positions)));
      if (quote !== undefined) stated.set(element.name, quote.slice(0, LONGEST_QUOTE));
    }
    const missing = elements.filter((element) => !stated.has(element.name));
    const measured = { missing: missing.map((element) => element.name), stated: Object.fromEntries(stated) };
    if (missing.length === 0) return passed({ measured });
    const unread = open?.state === 'undecided' ? open.reason : profile.unread;
    const about = { column: shown[0]?.name ?? name };
    if (gatherings.length === 0) return undecided('机构职能信息', 'not-crawled', evidence, about);
    if (unread) {
      const data = { missing: measured.missing };
      return undecided(`机构职能信息中的${measured.missing.join('、')}`, unread, evidence, { ...about, data });
    }
    // Leaders are often shown as names in a picture or a layout of their own.
    const head = missing.find((element) => element.positions !== undefined);
    if (missing.length === 1 && head && profile.namesLeaders)
      return undecided(head.name, 'candidates', evidence, about);
    const findings = missing.map((element): FindingDraft => ({
      code: 'missing',
      data: { column: about.column, name: element.name },
      evidence,
      ...about,
      key: element.name,
    }));
    return failed(findings, { measured });
  },
});

const LONGEST_QUOTE = 80;

/** The head of 青禾区人民政府 is its 区长, not the 局长 or 主任 that its deputies may be besides. */
function headOf(own: string, positions: readonly string[]): readonly string[] {
  const head = /([区县市旗镇乡])人民政府$/.exec(own)?.[1];
  const named = positions.filter((position) => position === `${head ?? ''}长`);
  return named.length > 0 ? named : positions;
}
