import { Type, type Static } from '@sinclair/typebox';
import {
  cantTell,
  defineCheck,
  failed,
  passed,
  type FindingDraft,
  type Judgement,
  type Unseen,
} from '../../model/check.js';
import type { SiteModel, UnitPage } from '../../model/site-model.js';
import {
  columnEvidence,
  columnName,
  columnState,
  stateEvidence,
  stateOf,
  type ColumnState,
} from '../parts/column-state.js';
import { ColumnId, Params, Share } from '../parts/params.js';
import { percent, roundShare, shareRange } from '../parts/share.js';
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
  /** Columns that each unit has on its own page, in the vocabulary's words. */
  columns: Type.Array(ColumnId, { minItems: 1 }),
  /** Units that owe them; all where none is given. */
  kinds: Type.Optional(Kinds),
  /** So large a share of the units is enough: the site is then judged as one. */
  minShare: Type.Optional(Share),
});
type Values = Static<typeof params>;

/** 各单位公开栏目: each unit of the roster has these columns on its own page, none of them blank. */
export default defineCheck({
  id: 'units/columns',
  title: '各部门、镇街的公开页面是否都有规定的栏目，栏目有没有内容',
  needs: ['column:platform', 'column:units', 'units', 'units:columns'],
  params,
  absences: ['no-page', 'dead-page', 'no-columns'],
  messages: {
    ...unitPageMessages,
    'no-columns': {
      zh: '“{name}”的公开页面没有应设的栏目：{missing}。',
      en: 'The page of {name} has none of the columns due: {missing}.',
    },
    'lacks-columns': {
      zh: '“{name}”的公开页面缺少栏目：{missing}。',
      en: 'The page of {name} lacks columns: {missing}.',
    },
    'may-be-there': {
      zh: '“{name}”的公开页面没有通向“{column}”的单独链接，但有同名的标签、条目，或链接到门户的同名栏目，是否算作该单位的栏目请人工核对。',
      en: 'The page of {name} has no link of its own to {column}, but a tab or row of that name, or a link to the column of the portal; a person should say whether that is its own.',
    },
    'too-few-units': {
      zh: '{count} 个单位的公开页面栏目齐全，占 {share}，应不低于 {due}。不齐全的：{missing}。',
      en: 'The pages of {count} units have all columns, {share} of them; {due} is due. Without: {missing}.',
    },
  },
  units: { of: () => undefined, due: eachUnit.due },
  *targets(site, { kinds, minShare }): Generator<readonly UnitTarget[], Unseen | undefined> {
    const targets = unitTargets(site, kinds);
    const all: UnitTarget[] = [];
    for (let next = targets.next(); ; next = targets.next()) {
      if (next.done === true) {
        if (all.length > 0) yield all;
        return next.value;
      }
      if (minShare === undefined) yield [next.value];
      else all.push(next.value);
    }
  },
  judge(targets: readonly UnitTarget[], given, { site }): Judgement {
    const judged = targets.map((target): Judgement => {
      if (target === 'none') return noRoster();
      const unit = eachUnit.of(target);
      return { ...judgeUnit(site, target, given), ...(unit !== undefined && { unit }) };
    });
    const [only] = judged;
    if (given.minShare === undefined || judged.some(({ value }) => value === 'inapplicable')) return only ?? noRoster();
    return { ...together(judged, given.minShare), parts: judged };
  },
});

function judgeUnit(site: SiteModel, target: Exclude<UnitTarget, 'none'>, { columns }: Values): Judgement {
  const { unit, isSite } = target;
  const name = unit.name;
  const without = isSite ? undefined : withoutUnitPage(site, target);
  if (without) return without;
  const states = columns.map((id) => ({ id, state: isSite ? stateOf(site, id) : ofUnit(target, id) }));
  const faults = states.flatMap(({ id, state }) => {
    const said = FAULTS[state.state];
    return said === undefined ? [] : [{ name: `${columnName(site, id)}${said}`, state }];
  });
  const open = states.find(({ state }) => state.state === 'undecided');
  const tally = {
    met: Number(faults.length === 0 && !open),
    unmet: Number(faults.length > 0),
    unknown: Number(faults.length === 0 && !!open),
  };
  const own = target.column ? [columnEvidence(target.column)] : [];
  if (faults.length > 0) {
    const evidence = [
      ...own,
      ...faults.flatMap(({ state }) => ('column' in state || isSite ? stateEvidence(state).slice(0, 1) : [])),
    ];
    const missing = faults.map((fault) => fault.name);
    const finding: FindingDraft = {
      code: faults.length === columns.length ? 'no-columns' : 'lacks-columns',
      data: { name, missing },
      evidence: evidence.length > 0 ? evidence : faults.flatMap(({ state }) => stateEvidence(state)).slice(0, 3),
      unit: name,
      key: name,
    };
    return failed(finding, { measured: { missing: [name], columns: { [name]: missing } }, tally });
  }
  if (open?.state.state === 'undecided') {
    const { reason } = open.state;
    const evidence = firstPages([...own, ...stateEvidence(open.state)]);
    const column = columnName(site, open.id);
    const judgement =
      reason === 'candidates'
        ? cantTell(reason, { code: 'may-be-there', data: { name, column }, evidence, unit: name, key: name })
        : unitUndecided(name, reason, evidence, `的“${column}”栏目`);
    return { ...judgement, tally };
  }
  return passed({ seen: states.flatMap(({ state }) => stateEvidence(state).slice(0, 1)), tally });
}

/** What is said behind the name of a column that is not as it must be. */
const FAULTS: Readonly<Partial<Record<ColumnState['state'], string>>> = {
  absent: '',
  blank: '（空白）',
  dead: '（打不开）',
};

function ofUnit({ columns, column }: UnitPage, id: string): ColumnState {
  const sighting = columns?.get(id);
  if (!sighting) return { state: 'undecided', reason: 'not-crawled', looked: column ? [columnEvidence(column)] : [] };
  return sighting.state === 'found' ? columnState(sighting.value) : sighting;
}

/** The share of units that have all of them. */
function together(judged: readonly Judgement[], minShare: number): Judgement {
  const count = (value: Judgement['value']): number => judged.filter((one) => one.value === value).length;
  const tally = { met: count('passed'), unmet: count('failed'), unknown: count('cantTell') };
  const range = shareRange(tally.met, tally.unmet, tally.unknown) ?? { min: 0, max: 0 };
  const missing = judged.flatMap((one) =>
    one.value === 'failed' ? one.findings.flatMap(({ unit }) => unit ?? []) : [],
  );
  const measured = { missing, share: roundShare(range.min), count: tally.met };
  if (range.min >= minShare)
    return passed({
      seen: judged.flatMap((one) => (one.value === 'passed' ? (one.seen ?? []).slice(0, 1) : [])),
      measured,
      tally,
    });
  const findings = judged.flatMap((one) => ('findings' in one ? (one.findings ?? []) : []));
  if (range.max >= minShare) {
    const open = judged.find((one) => one.value === 'cantTell');
    return cantTell(open?.value === 'cantTell' ? open.reason : 'not-crawled', findings, { measured, tally });
  }
  const words = { count: tally.met, share: percent(range.max), due: percent(minShare), missing };
  const evidence = findings.flatMap((finding) => finding.evidence.slice(0, 1)).slice(0, 10);
  return failed({ code: 'too-few-units', data: words, evidence, key: 'share' }, { measured, tally });
}
