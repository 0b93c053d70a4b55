/** Units as the targets of rules: the roster's, or the site itself where it is a department's or township's own. */
import { failed, inapplicable, unseen, type AboutUnits, type Judgement, type Unseen } from '../../model/check.js';
import { Type } from '@sinclair/typebox';
import type { Evidence } from '../../model/outcome.js';
import type { SiteModel, UnitPage } from '../../model/site-model.js';
import { isOfKinds, isUnitSite } from '../../model/unit-plan.js';
import { columnState, stateEvidence } from './column-state.js';
import { undecided } from './undecided.js';

/** `none`: the rule is about units and no roster names any · `isSite`: the site is itself the unit. */
export type UnitTarget = 'none' | (UnitPage & { readonly isSite: boolean });

/** Which units a rule is about. */
export const Kinds = Type.Array(Type.String(), { minItems: 1, title: '单位类别：department、township' });

/** The units of these kinds; `unseen` where the roster was not looked for at all. */
export function* unitTargets(
  site: SiteModel,
  kinds: readonly string[] | undefined,
): Generator<UnitTarget, Unseen | undefined> {
  const { things, reason, looked } = site.units;
  if (isUnitSite(site.site)) {
    const unit = { name: site.site.name, kind: site.site.kind };
    if (isOfKinds(unit, kinds)) yield { unit, isSite: true };
  } else if ((site.site.units ?? []).length === 0) yield 'none';
  else if (things.length === 0) return unseen(reason ?? 'not-crawled', looked);
  else for (const one of things) if (isOfKinds(one.unit, kinds)) yield { ...one, isSite: false };
  return undefined;
}

/** Checks about units tell how each came out; a site that is itself the unit tells it as its own outcome. */
export const eachUnit: AboutUnits<UnitTarget, { readonly kinds?: readonly string[] }> = {
  of: (target) => (target === 'none' || target.isSite ? undefined : target.unit.name),
  due: ({ site }, { kinds }) =>
    isUnitSite(site) ? [] : (site.units ?? []).filter((unit) => isOfKinds(unit, kinds)).map(({ name }) => name),
};

/** Words for a unit whose page is not there to be judged. */
export const unitPageMessages = {
  'no-page': {
    zh: '公开平台和部门、镇街列表里没有“{name}”的公开页面。',
    en: 'Neither the platform nor its lists of units lead to a page of {name}.',
  },
  'dead-page': {
    zh: '“{name}”公开页面的链接打不开（状态码 {status}）。',
    en: 'The link to the page of {name} is dead (status {status}).',
  },
  'name-shortened': {
    zh: '没有找到“{name}”的公开页面；“{shown}”可能是它的简称，请在名册的 aliases 里写明后重新判定。',
    en: 'No page of {name} was found; {shown} may be its name shortened: say so in the roster (aliases) and judge again.',
  },
} as const;

/** What is said of a unit that has no page, a dead one, or one that was not read; undefined where it can be judged. */
export function withoutUnitPage(site: SiteModel, { unit, column, mayBe }: UnitPage): Judgement | undefined {
  const { name } = unit;
  const about = { unit: name, key: name };
  const measured = { missing: [name] };
  if (!column) {
    const { isWhole, reason, looked } = site.units;
    const evidence = firstPages(looked);
    if (mayBe)
      return {
        value: 'cantTell',
        reason: 'candidates',
        findings: [{ code: 'name-shortened', data: { name, shown: mayBe.quote ?? '' }, evidence: [mayBe], ...about }],
      };
    if (!isWhole) return unitUndecided(name, reason ?? 'not-crawled', evidence);
    return failed({ code: 'no-page', data: { name }, evidence, ...about }, { measured });
  }
  const state = columnState(column);
  if (state.state === 'undecided' && column.pages.length === 0)
    return unitUndecided(name, state.reason, stateEvidence(state));
  if (state.state !== 'dead') return undefined;
  const data = { name, status: column.deadStatus };
  return failed({ code: 'dead-page', data, evidence: stateEvidence(state), ...about }, { measured });
}

/** `cantTell` of one unit. */
export function unitUndecided(
  name: string,
  reason: Parameters<typeof undecided>[1],
  evidence: readonly Evidence[],
  what = '的公开页面',
): Judgement {
  const judgement = undecided(`“${name}”${what}`, reason, firstPages(evidence), { key: name });
  return judgement.value === 'cantTell'
    ? { ...judgement, findings: judgement.findings.map((finding) => ({ ...finding, unit: name })) }
    : judgement;
}

/** What a person opens first: each page once. */
export const firstPages = (evidence: readonly Evidence[]): readonly Evidence[] =>
  [...new Map(evidence.toReversed().map((one) => [one.url, one])).values()].toReversed().slice(0, 3);

export const noRoster = (): Judgement => inapplicable('no-roster');
