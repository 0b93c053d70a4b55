import { Type } from '@sinclair/typebox';
import { defineCheck, failed, passed, type Judgement } from '../../model/check.js';
import { findLabelled } from '../parts/labelled-value.js';
import { occursInAny } from '../parts/occurs-in.js';
import { DueParams, Params, Patterns, Words } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import { dueReports, readable, type YearReports } from './due-reports.js';
import { openReport } from './report-text.js';

const params = Params({
  ...DueParams,
  elements: Type.Array(
    Params({
      name: Type.String(),
      labels: Words,
      not: Type.Optional(Words),
      value: Type.Optional(Patterns),
      states: Type.Optional(Patterns),
      /** Names of files on the report's page that say as much as words would. */
      attachments: Type.Optional(Patterns),
    }),
    { minItems: 1 },
  ),
});

/** 年报联系方式: the report says where its electronic version is, and whom to write to or call. */
export default defineCheck({
  id: 'annual-report/contact',
  title: '年度报告是否写明电子版获取方式、联系地址和电话',
  needs: ({ years }) => ['column:annual-report', `reports:${String(years)}` as `reports:${number}`],
  params,
  messages: {
    missing: {
      zh: '{year}年度报告没有写明：{missing}。',
      en: 'The annual report for {year} does not state: {missing}.',
    },
  },
  targets: dueReports,
  judge(target: YearReports, { elements }, { site }): Judgement {
    const { year } = target;
    const report = readable(target);
    const opened = openReport(report);
    const about = { key: String(year), column: '政府信息公开年报' };
    if (opened.reason) return undecided(`${String(year)}年度报告的联系方式`, opened.reason, [opened.evidence], about);
    const { view, page } = opened;
    // Where a file holds the report, the page that brings it may say the rest.
    const brings = site.page(report.url);
    const pages = [page, ...(brings && brings.record !== view.record ? [brings.read()] : [])];
    const text = pages.map(({ contentText }) => contentText).join('\n');
    const stated = new Map(findLabelled({ text, grids: pages.flatMap(({ grids }) => grids) }, elements));
    const files = pages.flatMap(({ facts }) => facts.attachments);
    for (const { name, attachments } of elements) {
      const file = files.find(({ text }) => occursInAny(text, attachments ?? []));
      if (file && !stated.has(name)) stated.set(name, file.text);
    }
    const quotes = Object.fromEntries(
      [...stated].map(([name, quote]) => [
        name,
        quote.replace(/^[，。；、（(]+|[，。；、）)]+$/gu, '').slice(0, LONGEST_QUOTE),
      ]),
    );
    const missing = elements.flatMap(({ name }) => (stated.has(name) ? [] : [name]));
    const measured = { missing, reports: [{ year, missing, stated: quotes }] };
    const evidence = [view.evidence(Object.values(quotes)[0] ?? page.contentText.trim().slice(0, LONGEST_QUOTE))];
    if (missing.length === 0) return passed({ measured, seen: evidence });
    const data = { year, missing };
    return failed({ code: 'missing', data, evidence, url: report.url, ...about }, { measured });
  },
});

const LONGEST_QUOTE = 80;
