import { defineCheck, failed, inapplicable, passed, type FindingDraft, type Judgement } from '../../model/check.js';
import { dueYears } from '../../model/due-years.js';
import type { SiteModel } from '../../model/site-model.js';
import { DueParams, Params } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';

/** Answers that say there is no such page. */
const GONE: ReadonlySet<number | undefined> = new Set([404, 410]);

/** 历年年报: a report of this body for each due year. */
export default defineCheck({
  id: 'annual-report/present',
  title: '各年度政府信息公开工作年度报告是否齐全',
  needs: ({ years }) => ['column:annual-report', `reports:${String(years)}` as `reports:${number}`],
  params: Params(DueParams),
  messages: {
    missing: {
      zh: '没有找到{year}年度的政府信息公开工作年度报告。',
      en: 'No annual report for {year} was found.',
    },
    dead: {
      zh: '{year}年度报告的链接打不开（状态码 {status}）。',
      en: 'The link to the annual report for {year} is dead (status {status}).',
    },
  },
  absences: ['missing', 'dead'],
  *targets(site) {
    yield site;
  },
  judge(site: SiteModel, due): Judgement {
    const years = dueYears(due, site.asOf, site.site);
    if (years === undefined || years.length === 0) return inapplicable('no-targets');
    const { things, isWhole, reason, looked } = site.annualReports;
    const about = { column: '政府信息公开年报' };
    const findings = years.flatMap((year): FindingDraft[] => {
      const reports = things.filter((report) => report.year === year);
      const [first] = reports;
      if (!first) return [{ code: 'missing', data: { year }, evidence: looked, key: String(year), ...about }];
      const statuses = reports.map(({ url }) => site.page(url)?.status);
      if (!statuses.every((status) => GONE.has(status))) return [];
      return [
        { code: 'dead', data: { year, status: statuses[0] }, evidence: [first.listedOn], key: String(year), ...about },
      ];
    });
    const missing = findings.map(({ data }) => data?.['year']);
    const met = years.length - findings.length;
    if (findings.length === 0)
      return passed({
        measured: { count: met },
        tally: { met, unmet: 0, unknown: 0 },
        seen: things.filter(({ year }) => years.includes(year)).map(({ listedOn }) => listedOn),
      });
    const dead = findings.filter(({ code }) => code === 'dead');
    if (isWhole) return failed(findings, { measured: { missing }, tally: { met, unmet: findings.length, unknown: 0 } });
    const unknown = findings.length - dead.length;
    const tally = { met, unmet: dead.length, unknown };
    if (dead.length > 0) {
      return failed(dead, { measured: { missing: dead.map(({ data }) => data?.['year']) }, tally });
    }
    const undecidedYears = undecided(`${missing.join('、')}年度报告`, reason ?? 'not-crawled', looked, about);
    return { ...undecidedYears, tally };
  },
});
