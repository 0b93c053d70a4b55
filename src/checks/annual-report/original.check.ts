import { Type } from '@sinclair/typebox';
import type { BareText } from '../../lib/text/bare-text.js';
import { quoteCommonRun } from '../../lib/text/quote-common-run.js';
import { jaccard, shingles } from '../../lib/text/shingles.js';
import { squeeze } from '../../lib/text/squeeze.js';
import { cantTell, defineCheck, failed, passed, type FindingDraft, type Judgement } from '../../model/check.js';
import type { Evidence } from '../../model/outcome.js';
import type { AnnualReport, SiteModel } from '../../model/site-model.js';
import { maskReport, namesOfBody, reportProse } from '../../site/annual-report/report-prose.js';
import { DueParams, Params, Patterns, Share } from '../parts/params.js';
import { percent, roundShare } from '../parts/share.js';
import { undecided } from '../parts/undecided.js';
import { dueReports, readable, type YearReports } from './due-reports.js';
import { openReport, showsMore, type OpenedReport } from './report-text.js';

const params = Params({
  ...DueParams,
  /** Similarity from which a report counts as a copy. */
  maxSimilarity: Share,
  /** With fewer characters of its own a report is too short to be called a copy. */
  minCharacters: Type.Integer({ minimum: 1 }),
  /** So many other bodies' reports of the newest year are opened for comparison. */
  others: Type.Integer({ minimum: 0 }),
  /** Sentences that every report has; matched on sentences without blanks. */
  fixed: Patterns,
});

/** 年报雷同: what a report says in its own words is not last year's, nor another body's, with other names and numbers. */
export default defineCheck({
  id: 'annual-report/original',
  title: '年度报告与往年或其他单位的报告是否雷同',
  needs: ({ years, others }) => [
    'column:annual-report',
    `reports:${String(years)}` as `reports:${number}`,
    `report-twins:${String(others)}` as `report-twins:${number}`,
  ],
  params,
  messages: {
    'copies-year': {
      zh: '{year}年度报告与{otherYear}年度报告雷同：除去表格、固定用语、名称和数字，相似度为 {similarity}，应低于 {due}（{twin}）。',
      en: 'Without tables, fixed wording, names and numbers the annual report for {year} is {similarity} like that for {otherYear}; less than {due} is due ({twin}).',
    },
    'copies-body': {
      zh: '{year}年度报告与“{other}”同年度的报告雷同：除去表格、固定用语、名称和数字，相似度为 {similarity}，应低于 {due}（{twin}）。',
      en: 'Without tables, fixed wording, names and numbers the annual report for {year} is {similarity} like that of {other}; less than {due} is due ({twin}).',
    },
    'too-short': {
      zh: '{year}年度报告与“{other}”的相似度为 {similarity}，但可比的文字只有 {count} 字，是否雷同请人工核对（{twin}）。',
      en: 'The annual report for {year} is {similarity} like {other}, but only {count} characters could be compared; a person should decide ({twin}).',
    },
  },
  targets: dueReports,
  judge(target: YearReports, rule, { site }): Judgement {
    const { year } = target;
    const report = readable(target);
    const own = openReport(report);
    const about = { key: String(year), column: '政府信息公开年报' };
    const what = `${String(year)}年度报告是否与其他报告雷同`;
    if (own.reason) return undecided(what, own.reason, [own.evidence], about);

    const rivals = rivalsOf(report, site).map((rival) => ({ rival, opened: openReport(rival) }));
    const compared = rivals.flatMap(({ rival, opened }) =>
      opened.reason || isOnePage(own, opened) || isOurs(opened, report, rival)
        ? []
        : [{ rival, opened, likeness: compare(own, opened, [site.site.name, report.body, rival.body], rule.fixed) }],
    );
    const measured = {
      similarities: compared.map(({ rival, likeness }) => ({
        year,
        with: rival.year === year ? rival.body : rival.year,
        share: roundShare(likeness.share),
      })),
    };
    const alike = compared.filter(({ likeness }) => likeness.share >= rule.maxSimilarity);
    const findings = alike.map(({ rival, opened, likeness }): FindingDraft & { readonly count: number } => ({
      count: likeness.count,
      code: rival.year === year ? 'copies-body' : 'copies-year',
      data: {
        year,
        otherYear: rival.year,
        other: rival.year === year ? (rival.body ?? rival.title) : `${String(rival.year)}年度报告`,
        twin: rival.url,
        similarity: percent(likeness.share),
        due: percent(rule.maxSimilarity),
        count: likeness.count,
      },
      evidence: passageOf(own, opened, likeness),
      url: report.url,
      column: about.column,
      key: `${String(year)} ${rival.year === year ? (rival.body ?? rival.url) : String(rival.year)}`,
    }));
    const copies = findings.filter(({ count }) => count >= rule.minCharacters);
    if (copies.length > 0) return failed(copies.map(draft), { measured });
    // Of so few words nothing can be said.
    const most = Math.max(...compared.map(({ likeness }) => likeness.count));
    if (compared.length > 0 && most < rule.minCharacters / 10)
      return { ...undecided(what, 'unreadable', [own.view.evidence()], about), measured };
    if (findings.length > 0) {
      // Next to nothing was left to compare: the words stand in pictures or attachments.
      if (showsMore(own.page) && findings.every(({ count }) => count < rule.minCharacters / 2))
        return { ...undecided(what, 'unreadable', [own.view.evidence()], about), measured };
      return cantTell('candidates', findings.map(draft).map(asShort), { measured });
    }
    const earlier = rivals.find(({ rival }) => rival.year < year);
    const others = rivals.filter(({ rival }) => rival.year === year);
    const unread = [earlier, ...(others.every(({ opened }) => opened.reason) ? others : [])].find(
      (one) => one?.opened.reason,
    )?.opened;
    if (unread?.reason) return { ...undecided(what, unread.reason, [unread.evidence], about), measured };
    // The rows of two years lead to one page: which year's report it is, and where the other is, a person must see.
    if (earlier && !earlier.opened.reason && isOnePage(own, earlier.opened))
      return { ...undecided(what, 'candidates', [report.listedOn, earlier.rival.listedOn], about), measured };
    return passed({ measured });
  },
});

type Read = Extract<OpenedReport, { reason?: undefined }>;

/** Answers that say there is no such page. */
const GONE: ReadonlySet<number | undefined> = new Set([404, 410]);

/** This body's report of the year before, and other bodies' of the same year. */
function rivalsOf({ year }: AnnualReport, site: SiteModel): readonly AnnualReport[] {
  const { annualReports, comparedReports } = site;
  const before = [...annualReports.things, ...comparedReports.filter(({ isOwn }) => isOwn)].filter(
    (report) => report.year === year - 1,
  );
  const [first, ...more] = before;
  const all = [
    ...(first ? [readable({ year: year - 1, reports: [first, ...more] })] : []),
    ...comparedReports.filter((report) => !report.isOwn && report.year === year),
  ];
  // There is no report behind a dead link.
  return all.filter(({ url }) => !GONE.has(site.page(url)?.status));
}

const isOnePage = (one: Read, other: Read): boolean =>
  one.view.record === other.view.record || one.view.url === other.view.url;

/** This body's report under a row that names another: its text names this body, and not the other. */
function isOurs({ page }: Read, report: AnnualReport, rival: AnnualReport): boolean {
  if (rival.year !== report.year) return false;
  const ours = namesOfBody(report.body ?? '');
  const theirs = namesOfBody(rival.body ?? '').filter((name) => name.length >= 3 && !ours.includes(name));
  const text = squeeze(page.contentText);
  return ours.slice(0, 1).some((name) => text.includes(name)) && !theirs.some((name) => text.includes(name));
}

interface Likeness {
  readonly share: number;
  /** Characters of the shorter of both texts. */
  readonly count: number;
  readonly texts: readonly [BareText, BareText];
}

/** How alike the prose of two reports is. */
function compare(own: Read, other: Read, bodies: readonly (string | undefined)[], fixed: readonly string[]): Likeness {
  const names = bodies.flatMap((body) => namesOfBody(body ?? ''));
  const masked = ({ page }: Read): BareText => maskReport(reportProse(page, fixed), names);
  const [one, two] = [masked(own), masked(other)];
  return {
    share: jaccard(shingles(one.text), shingles(two.text)),
    count: Math.min(one.text.length, two.text.length),
    texts: [one, two],
  };
}

/** The longest passage that both reports have, on both pages. */
function passageOf(own: Read, other: Read, { texts }: Likeness): readonly Evidence[] {
  const { quote, otherQuote } = quoteCommonRun(...texts, LONGEST_QUOTE);
  return [own.view.evidence(quote), other.view.evidence(otherQuote)];
}

/** Enough to find the passage on both pages. */
const LONGEST_QUOTE = 120;

const draft = ({ count: _, ...finding }: FindingDraft & { readonly count: number }): FindingDraft => finding;
const asShort = (finding: FindingDraft): FindingDraft => ({ ...finding, code: 'too-short' });
