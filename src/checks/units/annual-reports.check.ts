import { Type } from '@sinclair/typebox';
import { defineCheck, failed, inapplicable, passed, type FindingDraft, type Judgement } from '../../model/check.js';
import { dueYears } from '../../model/due-years.js';
import type { AnnualReport } from '../../model/site-model.js';
import { kindOfUnit } from '../../model/unit-plan.js';
import { columnEvidence } from '../parts/column-state.js';
import { DueParams, Params } from '../parts/params.js';
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
  ...DueParams,
  /** Reports of later years are not asked for. */
  lastYear: Type.Optional(Type.Integer()),
  kinds: Type.Optional(Kinds),
});

/** 各单位年报: each unit of the roster published its annual report of each due year, and in time. */
export default defineCheck({
  id: 'units/annual-reports',
  title: '各部门、镇街是否都按时公布了政府信息公开工作年度报告',
  needs: ['column:platform', 'column:units', 'units', 'column:annual-report', 'units:reports'],
  params,
  absences: ['no-page', 'dead-page', 'missing'],
  messages: {
    ...unitPageMessages,
    missing: {
      zh: '没有找到“{name}”{years}年度的政府信息公开工作年度报告。',
      en: 'No annual report of {name} for {years} was found.',
    },
    late: {
      zh: '“{name}”的{year}年度报告显示的发布日期是 {publishedOn}，应在 {dueOn} 前公布。',
      en: 'The report of {name} for {year} shows the date {publishedOn}; it was due by {dueOn}.',
    },
  },
  units: eachUnit,
  *targets(site, { kinds }) {
    return yield* unitTargets(site, kinds);
  },
  judge(target: UnitTarget, given, { site }): Judgement {
    if (target === 'none') return noRoster();
    const { unit, isSite } = target;
    const { name } = unit;
    const kind = kindOfUnit(unit);
    const since = isSite ? site.site.since : unit.since;
    const years = (dueYears(given, site.asOf, { kind, ...(since !== undefined && { since }) }) ?? []).filter(
      (year) => year <= (given.lastYear ?? year),
    );
    if (years.length === 0) return inapplicable('no-targets');
    const reports = isSite ? site.annualReports : target.reports;
    const pageless = isSite ? undefined : withoutUnitPage(site, target);
    const own = target.column ? [columnEvidence(target.column)] : [];
    if (!reports) return pageless ?? unitUndecided(name, 'not-crawled', own, '的年度报告');
    const found = years.map((year) => ({ year, reports: reports.things.filter((one) => one.year === year) }));
    const missing = found.filter((one) => one.reports.length === 0).map(({ year }) => year);
    const late = found.flatMap(({ year, reports: ofYear }) =>
      lateOf(ofYear, `${String(year + 1)}-${given.deadlines[kind] ?? ''}`),
    );
    const undated = found.find((one) => one.reports.length > 0 && shownDays(one.reports).length === 0);
    const isSettled = reports.isWhole && pageless?.value !== 'cantTell';
    const about = { unit: name };
    const findings: FindingDraft[] = [
      ...late.map(({ report, dueOn, publishedOn }) => ({
        code: 'late',
        data: { name, year: report.year, publishedOn, dueOn },
        evidence: [
          report.publishedOnFrom === 'visible' && report.page ? report.page.evidence(publishedOn) : report.listedOn,
        ],
        url: report.url,
        dueOn,
        key: `${name} ${String(report.year)}`,
        ...about,
      })),
      ...(missing.length > 0 && isSettled
        ? [
            {
              code: 'missing',
              data: { name, years: missing },
              evidence: firstPages([...own, ...reports.looked]),
              key: name,
              ...about,
            },
          ]
        : []),
    ];
    if (findings.length > 0) {
      const figures = late.map(({ report, publishedOn }) => ({ unit: name, year: report.year, publishedOn }));
      const measured = { missing: missing.length > 0 && isSettled ? [name] : [], late: figures };
      return failed(findings, { measured, tally: { met: 0, unmet: 1, unknown: 0 } });
    }
    if (missing.length > 0)
      return pageless?.value === 'cantTell'
        ? pageless
        : unitUndecided(
            name,
            reports.reason ?? 'not-crawled',
            [...own, ...reports.looked],
            `的${missing.join('、')}年度报告`,
          );
    if (undated) {
      const [first] = undated.reports;
      const evidence = first ? [first.page?.evidence() ?? first.listedOn] : own;
      return unitUndecided(
        name,
        first?.page === undefined ? (first?.unreadBecause ?? 'no-date') : 'no-date',
        evidence,
        `的${String(undated.year)}年度报告的公布日期`,
      );
    }
    return passed({ seen: found.flatMap(({ reports: ofYear }) => ofYear.slice(0, 1).map(({ listedOn }) => listedOn)) });
  },
});

/** Days that readers see, the first one first. */
const shownDays = (
  reports: readonly AnnualReport[],
): readonly { readonly report: AnnualReport; readonly publishedOn: string }[] =>
  reports
    .flatMap((report) =>
      report.publishedOn !== undefined && (report.publishedOnFrom === 'visible' || report.publishedOnFrom === 'list')
        ? [{ report, publishedOn: report.publishedOn }]
        : [],
    )
    .sort((a, b) => (a.publishedOn < b.publishedOn ? -1 : 1));

function lateOf(
  reports: readonly AnnualReport[],
  dueOn: string,
): readonly { readonly report: AnnualReport; readonly dueOn: string; readonly publishedOn: string }[] {
  const [first] = shownDays(reports);
  return first && first.publishedOn > dueOn ? [{ ...first, dueOn }] : [];
}
