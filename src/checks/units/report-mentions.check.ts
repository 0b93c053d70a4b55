import { Type } from '@sinclair/typebox';
import { squeeze } from '../../lib/text/squeeze.js';
import { defineCheck, failed, inapplicable, passed, type Judgement } from '../../model/check.js';
import { dueYears } from '../../model/due-years.js';
import { kindOfUnit } from '../../model/unit-plan.js';
import { openReport, showsMore } from '../annual-report/report-text.js';
import { findAny } from '../parts/occurs-in.js';
import { DueParams, Params, Patterns } from '../parts/params.js';
import { eachUnit, Kinds, noRoster, unitTargets, unitUndecided, type UnitTarget } from '../parts/unit-page.js';

const params = Params({
  ...DueParams,
  lastYear: Type.Optional(Type.Integer()),
  kinds: Type.Optional(Kinds),
  /** What must be told, in the reader's words. */
  name: Type.String(),
  /** How a report tells it; blanks are left out of its text. */
  texts: Patterns,
});

/** 各单位年报内容: each unit's report tells what a yearly plan wants told. A missing report is another rule's. */
export default defineCheck({
  id: 'units/report-mentions',
  title: '各部门、镇街的年度报告是否写到规定的内容',
  needs: ['column:platform', 'column:units', 'units', 'column:annual-report', 'units:report-texts'],
  params,
  absences: ['missing'],
  messages: {
    missing: {
      zh: '“{unit}”的{year}年度报告没有写到{name}。',
      en: 'The report of {unit} for {year} does not tell of {name}.',
    },
  },
  units: eachUnit,
  *targets(site, { kinds }) {
    return yield* unitTargets(site, kinds);
  },
  judge(target: UnitTarget, given, { site }): Judgement {
    if (target === 'none') return noRoster();
    const { unit, isSite } = target;
    const since = isSite ? site.site.since : unit.since;
    const due = dueYears(given, site.asOf, { kind: kindOfUnit(unit), ...(since !== undefined && { since }) }) ?? [];
    const years = due.filter((year) => year <= (given.lastYear ?? year));
    const reports = isSite ? site.annualReports : target.reports;
    const [report] = reports?.things.filter(({ year }) => years.includes(year)) ?? [];
    const what = `的年度报告是否写到${given.name}`;
    if (!report) {
      if (years.length === 0 || reports?.isWhole === true) return inapplicable('no-targets');
      return unitUndecided(unit.name, reports?.reason ?? 'not-crawled', reports?.looked ?? [], what);
    }
    const opened = openReport(report);
    if (opened.reason) return unitUndecided(unit.name, opened.reason, [opened.evidence], what);
    const { view, page } = opened;
    const brings = site.page(report.url);
    for (const one of [view, ...(brings && brings.record !== view.record ? [brings] : [])]) {
      const text = one.read().contentText;
      const found = findAny(text.replace(/[^\S\n]+/g, ''), given.texts) ?? findAny(squeeze(text), given.texts);
      if (found !== undefined) return passed({ seen: [one.evidence(found)] });
    }
    if (squeeze(page.contentText).length < WHOLE_REPORT && showsMore(page))
      return unitUndecided(unit.name, 'unreadable', [view.evidence()], what);
    return failed(
      {
        code: 'missing',
        data: { unit: unit.name, year: report.year, name: given.name },
        evidence: [view.evidence(report.title)],
        url: report.url,
        unit: unit.name,
        key: unit.name,
      },
      { measured: { missing: [unit.name] } },
    );
  },
});

/** Six sections take more characters than this. */
const WHOLE_REPORT = 1500;
