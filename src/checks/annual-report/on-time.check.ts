import { defineCheck, failed, passed, type Judgement } from '../../model/check.js';
import { DueParams, Params } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import { dueReports, type YearReports } from './due-reports.js';

/** 年报按时公布: each report found was published by the deadline. Only a date that readers see counts. */
export default defineCheck({
  id: 'annual-report/on-time',
  title: '年度报告是否在规定日期前公布',
  needs: ({ years }) => ['column:annual-report', `reports:${String(years)}` as `reports:${number}`],
  params: Params(DueParams),
  messages: {
    late: {
      zh: '{year}年度报告显示的发布日期是 {publishedOn}，应在 {dueOn} 前公布。',
      en: 'The annual report for {year} shows the date {publishedOn}; it was due by {dueOn}.',
    },
  },
  targets: dueReports,
  judge(target: YearReports, { deadlines }, { site }): Judgement {
    const { year, reports } = target;
    const key = String(year);
    const dueOn = `${String(year + 1)}-${deadlines[site.site.kind] ?? ''}`;
    const shown = reports
      .filter(({ publishedOnFrom }) => publishedOnFrom === 'visible' || publishedOnFrom === 'list')
      .sort((a, b) => ((a.publishedOn ?? '') < (b.publishedOn ?? '') ? -1 : 1));
    const first = shown.find(({ publishedOn }) => publishedOn !== undefined);
    if (first?.publishedOn === undefined) {
      const evidence = [reports[0].page?.evidence() ?? reports[0].listedOn];
      return undecided(`${key}年度报告的公布日期`, 'no-date', evidence, { key, column: '政府信息公开年报' });
    }
    const { publishedOn, page, listedOn } = first;
    if (publishedOn <= dueOn) return passed();
    return failed(
      {
        code: 'late',
        data: { year, publishedOn, dueOn },
        evidence: [first.publishedOnFrom === 'visible' && page ? page.evidence(publishedOn) : listedOn],
        url: first.url,
        dueOn,
        key,
      },
      { measured: { late: [{ year, publishedOn }] } },
    );
  },
});
