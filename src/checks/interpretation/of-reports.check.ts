import { Type } from '@sinclair/typebox';
import { squeeze } from '../../lib/text/squeeze.js';
import { addDuration } from '../../lib/date/day.js';
import { defineCheck, failed, passed, type Judgement } from '../../model/check.js';
import type { Evidence } from '../../model/outcome.js';
import type { SiteModel } from '../../model/site-model.js';
import { recentReports, RecentParams, type YearReports } from '../annual-report/due-reports.js';
import { occursInAny } from '../parts/occurs-in.js';
import { Params, Patterns } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import { unreadReason } from '../parts/unread.js';
import { listedEvidence, listedInterpretations, missedSince } from './listed.js';

const params = Params({
  ...RecentParams,
  /** Titles of what interprets the report. */
  titles: Type.Optional(Patterns),
});

/** 年报解读: the annual report is interpreted too, by an item of the interpretation lists or by what its own page leads to. */
export default defineCheck({
  id: 'interpretation/of-reports',
  title: '政府信息公开工作年度报告有没有解读',
  needs: ({ years }) => [
    'column:annual-report',
    `reports:${String(years)}` as `reports:${number}`,
    `interpretations:0:P${years}Y6M`,
  ],
  params,
  messages: {
    without: {
      zh: '{year}年度政府信息公开工作年度报告没有找到解读：报告页面没有，政策解读栏目里也没有。',
      en: 'No interpretation of the annual report for {year} was found, neither on its page nor in the interpretation column.',
    },
  },
  absences: ['without'],
  targets: recentReports,
  judge({ year, reports }: YearReports, rule, { site, asOf }): Judgement {
    const { titles = TITLES } = rule;
    const about = { key: String(year), column: '政策解读' };
    const published = reports.flatMap(({ publishedOn }) => publishedOn ?? []).sort()[0];
    const from = published ?? `${String(year + 1)}-01-01`;
    const to = addDuration(from, SOON);
    const isOfYear = ({ title, on }: { readonly title: string; readonly on?: string }): boolean => {
      const named = YEAR.exec(squeeze(title))?.[1];
      return named === undefined ? on !== undefined && on >= from && on <= to : named === String(year);
    };
    const seen: Evidence[] = [];
    for (const one of [...listedInterpretations(site), ...otherRows(site)])
      if (occursInAny(squeeze(one.title), titles) && isOfYear(one)) seen.push(...listedEvidence(site, one));
    const views = reports
      .flatMap((report) => [site.page(report.url), report.page])
      .filter((view) => view !== undefined);
    for (const view of new Set(views)) {
      const { links, facts } = view.read();
      const own = links.find(
        ({ text, region, isVisible }) => isVisible && region === 'content' && LEADS.test(squeeze(text)),
      );
      const beside = own?.text ?? facts.attachments.find(({ text }) => LEADS.test(squeeze(text)))?.text;
      if (beside !== undefined) seen.push(view.evidence(beside));
    }
    if (seen.length > 0) return passed({ measured: { year }, seen });
    const listed = reports[0].listedOn;
    const what = `${String(year)}年度报告的解读`;
    const read = views.filter((view) => unreadReason(view) === undefined);
    if (read.length === 0) return undecided(what, reports[0].unreadBecause ?? 'not-crawled', [listed], about);
    const reason = missedSince(site, from);
    if (reason) return undecided(what, reason, [listed, ...site.interpretations.looked.slice(0, 2)], about);
    const undated = listedInterpretations(site).find(
      ({ title, on }) => occursInAny(squeeze(title), titles) && on === undefined && !YEAR.test(squeeze(title)),
    );
    if (undated && published !== undefined && asOf >= published)
      return undecided(what, 'no-date', listedEvidence(site, undated), about);
    return failed(
      { code: 'without', data: { year }, evidence: [listed, ...site.interpretations.looked.slice(0, 2)], ...about },
      { measured: { without: [reports[0].title] } },
    );
  },
});

/** How an interpretation names the report. */
const TITLES = ['(?:信息公开|政务公开).{0,12}(?:年度报告|年报)'];
/** A title without the report's year is of this report if it came so soon after it. */
const SOON = 'P3M';
const YEAR = /(20\d{2})年?(?:度)?/;
/** What the report's own page calls its interpretation. */
const LEADS = /解读|图解|一图读?懂|[读看]懂/;

/** Rows of the column of reports may be interpretations themselves. */
function otherRows(
  site: SiteModel,
): readonly { title: string; url: string; on?: string; forms: []; formsFrom: 'none' }[] {
  const column = site.column('annual-report');
  const items = column.state === 'found' ? column.value.items : [];
  return items
    .filter(({ title }) => LEADS.test(squeeze(title)))
    .map(({ title, url, publishedOn }) => ({
      title,
      url,
      ...(publishedOn === undefined ? {} : { on: publishedOn }),
      forms: [],
      formsFrom: 'none',
    }));
}
