import { Type } from '@sinclair/typebox';
import { squeeze } from '../../lib/text/squeeze.js';
import { defineCheck, failed, passed, type Judgement } from '../../model/check.js';
import { findAny } from '../parts/occurs-in.js';
import { Params, Patterns } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import { readable, recentReports, RecentParams, type YearReports } from './due-reports.js';
import { openReport, showsMore } from './report-text.js';

const params = Params({
  ...RecentParams,
  /** Reports of later years need not mention it. */
  lastYear: Type.Optional(Type.Integer()),
  /** What must be told, in the reader's words: 政务公开工作要点落实情况. */
  name: Type.Optional(Type.String()),
  /** How a report tells it; blanks are left out of its text. */
  texts: Patterns,
});

/** 年报内容: the report tells what a yearly plan wants told, by any of the words given. Missing reports are another rule's. */
export default defineCheck({
  id: 'annual-report/mentions',
  title: '年度报告是否写到规定的内容',
  needs: ({ years }) => ['column:annual-report', `reports:${String(years)}` as `reports:${number}`],
  params,
  messages: {
    missing: {
      zh: '{year}年度报告没有写到{name}。',
      en: 'The annual report for {year} does not tell of {name}.',
    },
  },
  absences: ['missing'],
  *targets(site, rule) {
    const due = recentReports(site, rule);
    for (let next = due.next(); ; next = due.next()) {
      if (next.done) return next.value;
      if (rule.lastYear === undefined || next.value.year <= rule.lastYear) yield next.value;
    }
  },
  judge(target: YearReports, { texts, name = '规定的内容' }, { site }): Judgement {
    const { year } = target;
    const report = readable(target);
    const opened = openReport(report);
    const about = { key: String(year), column: '政府信息公开年报' };
    const what = `${String(year)}年度报告是否写到${name}`;
    if (opened.reason) return undecided(what, opened.reason, [opened.evidence], about);
    const { view, page } = opened;
    // Where a file holds the report, the page that brings it may say the rest.
    const brings = site.page(report.url);
    const views = [view, ...(brings && brings.record !== view.record ? [brings] : [])];
    for (const one of views) {
      const text = one.read().contentText;
      const found = findAny(text.replace(/[^\S\n]+/g, ''), texts) ?? findAny(squeeze(text), texts);
      if (found !== undefined)
        return passed({ measured: { reports: [{ year, quote: found }] }, seen: [one.evidence(found)] });
    }
    // A report whose sections are pictures says more than its words.
    if (squeeze(page.contentText).length < WHOLE_REPORT && showsMore(page))
      return undecided(what, 'unreadable', [view.evidence()], about);
    const evidence = [view.evidence(report.title)];
    return failed(
      { code: 'missing', data: { year, name }, evidence, url: report.url, ...about },
      { measured: { missing: [year] } },
    );
  },
});

/** Its six sections take more characters than this. */
const WHOLE_REPORT = 1500;
