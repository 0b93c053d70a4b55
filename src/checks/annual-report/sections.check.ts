import { Type } from '@sinclair/typebox';
import { defineCheck, failed, inapplicable, passed, type FindingDraft, type Judgement } from '../../model/check.js';
import { DueParams, Params, Patterns } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import { unreadReason } from '../parts/unread.js';
import { dueReports, readable, type YearReports } from './due-reports.js';
import { findHeadings } from './find-headings.js';

const params = Params({
  ...DueParams,
  /** First report year with a national format. */
  formatsFrom: Type.Integer(),
  /** The headings in order; the patterns are matched on text without blanks. */
  headings: Type.Array(Params({ name: Type.String(), patterns: Patterns }), { minItems: 2 }),
});

/** 年报结构: the headings of the national format stand in the report, in order. */
export default defineCheck({
  id: 'annual-report/sections',
  title: '年度报告是否按规定的各部分编写',
  needs: ({ years }) => ['column:annual-report', `reports:${String(years)}` as `reports:${number}`],
  params,
  messages: {
    missing: { zh: '{year}年度报告缺少“{name}”部分。', en: 'The annual report for {year} lacks the section {name}.' },
    'out-of-order': {
      zh: '{year}年度报告的“{name}”部分顺序不对，应为：{due}。',
      en: 'In the annual report for {year} the section {name} is out of order; due: {due}.',
    },
  },
  targets: dueReports,
  judge(target: YearReports, { headings, formatsFrom }): Judgement {
    const { year } = target;
    if (year < formatsFrom) return inapplicable('before-format');
    const { page: view, unreadBecause, url, listedOn } = readable(target);
    const about = { key: String(year), column: '政府信息公开年报' };
    if (!view || unreadBecause) {
      const reason = unreadBecause ?? 'not-crawled';
      return undecided(`${String(year)}年度报告的内容`, reason, [view?.evidence() ?? listedOn], about);
    }
    const page = view.read();
    const { missing, outOfOrder } = findHeadings(page.contentText, headings);
    if (missing.length === 0 && outOfOrder.length === 0) return passed();
    const evidence = [view.evidence()];
    // Most of the report elsewhere: a picture, an attachment or a frame holds the rest.
    const isElsewhere =
      missing.length * 2 > headings.length &&
      page.media.images + page.facts.attachments.length + page.frames.length > 0;
    const unread = unreadReason(view) ?? (isElsewhere ? 'unreadable' : undefined);
    if (unread) return undecided(`${String(year)}年度报告的内容`, unread, evidence, about);
    const due = headings.map(({ name }) => name);
    const finding =
      (code: string) =>
      (name: string): FindingDraft => ({
        code,
        data: { year, name, due },
        evidence,
        url,
        column: about.column,
        key: `${String(year)} ${name}`,
      });
    return failed([...missing.map(finding('missing')), ...outOfOrder.map(finding('out-of-order'))], {
      measured: { missing, outOfOrder, reports: [{ year, missing, outOfOrder }] },
    });
  },
});
