import { Type } from '@sinclair/typebox';
import { unseen, type Unseen } from '../../model/check.js';
import { dueYears } from '../../model/due-years.js';
import type { AnnualReport, SiteModel } from '../../model/site-model.js';
import { DueParams } from '../parts/params.js';

/** The reports found of one due year: a body may publish text, picture and file of the same report. */
export interface YearReports {
  readonly year: number;
  readonly reports: readonly [AnnualReport, ...AnnualReport[]];
}

/** Reports of the due years, newest first. `unseen` while a due year may stand where nobody looked. */
export function* dueReports(site: SiteModel, due: DueParams): Generator<YearReports, Unseen | undefined> {
  const { things, isWhole, reason, looked } = site.annualReports;
  const years = dueYears(due, site.asOf, site.site) ?? [];
  let missing = 0;
  for (const year of years) {
    const [first, ...others] = things.filter((report) => report.year === year);
    if (first) yield { year, reports: [first, ...others] };
    else missing++;
  }
  return missing > 0 && !isWhole ? unseen(reason ?? 'not-crawled', looked) : undefined;
}

/** The report whose text can be read, else the first. */
export const readable = ({ reports }: YearReports): AnnualReport =>
  reports.find(({ page, unreadBecause }) => page !== undefined && unreadBecause === undefined) ?? reports[0];

/** Which reports a rule looks at: those of the last due years, or, without deadlines, those there are of the last years. */
export const RecentParams = {
  years: DueParams.years,
  deadlines: Type.Optional(DueParams.deadlines),
  firstYear: Type.Optional(DueParams.firstYear),
};

/** The reports found of those years, newest first, and that of the year just ended, which may be out before it is due. */
export function* recentReports(
  site: SiteModel,
  rule: {
    readonly years: number;
    readonly deadlines?: DueParams['deadlines'];
    readonly firstYear?: number;
  },
): Generator<YearReports, Unseen | undefined> {
  const { years, deadlines, firstYear = 0 } = rule;
  const { things, isWhole, reason, looked } = site.annualReports;
  const last = Number(site.asOf.slice(0, 4)) - 1;
  const owed = deadlines
    ? (dueYears({ years, deadlines, firstYear }, site.asOf, site.site) ?? [])
    : Array.from({ length: years }, (_, back) => last - back);
  let missing = 0;
  for (const year of new Set([last, ...owed])) {
    const [first, ...others] = things.filter((report) => report.year === year);
    if (year < firstYear) continue;
    if (first) yield { year, reports: [first, ...others] };
    else if (owed.includes(year)) missing++;
  }
  return missing > 0 && !isWhole ? unseen(reason ?? 'not-crawled', looked) : undefined;
}
