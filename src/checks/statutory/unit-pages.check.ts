import { defineCheck, failed, inapplicable, passed, unseen, type Judgement } from '../../model/check.js';
import type { UnitPage } from '../../model/site-model.js';
import { columnState, stateEvidence } from '../parts/column-state.js';
import { Params } from '../parts/params.js';
import { eachUnit, unitPageMessages, unitUndecided, withoutUnitPage } from '../parts/unit-page.js';

/** 部门和镇街公开页面: each unit of the roster has a page on the platform that holds something. */
export default defineCheck({
  id: 'statutory/unit-pages',
  title: '名册中的部门、镇街是否都有公开页面',
  needs: ['column:platform', 'column:units', 'units'],
  params: Params({}),
  messages: {
    'name-shortened': unitPageMessages['name-shortened'],
    missing: {
      zh: '公开平台和部门、镇街列表里没有“{name}”的公开页面。',
      en: 'Neither the platform nor its lists of units lead to a page of {name}.',
    },
    dead: {
      zh: '“{name}”公开页面的链接打不开（状态码 {status}）。',
      en: 'The link to the page of {name} is dead (status {status}).',
    },
    blank: {
      zh: '“{name}”的公开页面是空白的，没有集中它的公开信息。',
      en: 'The page of {name} is blank: it gathers nothing.',
    },
  },
  units: {
    of: (target: UnitPage | 'no-roster') => (target === 'no-roster' ? undefined : target.unit.name),
    due: (site) => eachUnit.due(site, {}),
  },
  *targets(site): Generator<UnitPage | 'no-roster', ReturnType<typeof unseen> | undefined> {
    if ((site.site.units ?? []).length === 0) yield 'no-roster';
    else if (site.units.things.length === 0) return unseen(site.units.reason ?? 'not-crawled', site.units.looked);
    else yield* site.units.things;
    return undefined;
  },
  judge(target: UnitPage | 'no-roster', _params, { site }): Judgement {
    if (target === 'no-roster') return inapplicable('no-roster');
    const { unit, column } = target;
    const { name } = unit;
    const about = { unit: name, key: name };
    const measured = { missing: [name] };
    if (!column) {
      const doubt = target.mayBe && withoutUnitPage(site, target);
      if (doubt) return doubt;
      const { isWhole, reason, looked } = site.units;
      if (!isWhole) return unitUndecided(name, reason ?? 'not-crawled', looked.slice(0, 3));
      return failed({ code: 'missing', data: { name }, evidence: looked.slice(0, 3), ...about }, { measured });
    }
    const state = columnState(column);
    const evidence = stateEvidence(state);
    if (state.state === 'undecided') return unitUndecided(name, state.reason, evidence);
    if (state.state === 'dead') {
      const data = { name, status: column.deadStatus };
      return failed({ code: 'dead', data, evidence, ...about }, { measured });
    }
    // A page that only leads on to the unit's own guide, rules and reports gathers them.
    if (state.state === 'blank' && column.subColumns.length === 0)
      return failed({ code: 'blank', data: { name }, evidence, ...about }, { measured });
    return passed();
  },
});
