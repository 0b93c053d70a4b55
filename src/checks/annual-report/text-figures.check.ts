import { Type } from '@sinclair/typebox';
import { defineCheck, failed, inapplicable, passed, type FindingDraft, type Judgement } from '../../model/check.js';
import { isResult, LINES } from '../../site/annual-report/application-lines.js';
import type { Figure } from '../../site/annual-report/figure.js';
import type { ReportTables } from '../../site/annual-report/read-report.js';
import { statedFigures, type StatedKind } from '../../site/annual-report/stated-figures.js';
import { DueParams, Params } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import { dueReports, type YearReports } from './due-reports.js';
import { readYear, type YearTables } from './year-tables.js';

const params = Params({ ...DueParams, formatsFrom: Type.Integer({ title: '从哪一年度起有全国统一格式' }) });

/** 正文与表格: what the prose says of applications, normative documents, reviews and lawsuits agrees with the tables. */
export default defineCheck({
  id: 'annual-report/text-figures',
  title: '年度报告正文中的数字与表格是否一致',
  needs: ({ years }) => ['column:annual-report', `reports:${String(years)}` as `reports:${number}`],
  params,
  messages: {
    differs: {
      zh: '{year}年度报告正文写“{quote}”，表格中{name}是{due}。',
      en: 'The text of the annual report for {year} says “{quote}”; its table has {due} for {name}.',
    },
  },
  targets: dueReports,
  judge(target: YearReports, { formatsFrom }, { site }): Judgement {
    const { year } = target;
    if (year < formatsFrom) return inapplicable('before-format');
    const about = { key: String(year), column: '政府信息公开年报' };
    const what = `${String(year)}年度报告正文与表格的数字`;
    const read = readYear(target, site);
    if ('unread' in read) return undecided(what, read.unread, [read.evidence], about);
    const stated = read.texts.flatMap(({ view, text }) =>
      statedFigures(text, year).map((figure) => ({ view, ...figure, printed: printedIn(read, figure.kind) })),
    );
    const differing = stated.filter(({ value, printed }) => printed !== undefined && !printed.allowed.includes(value));
    if (differing.length > 0) {
      const findings = differing.map(({ view, kind, value, quote, printed }): FindingDraft => ({
        code: 'differs',
        data: { year, quote, name: NAMES[kind], found: value, due: printed?.allowed[0] },
        evidence: [view.evidence(quote)],
        column: about.column,
        key: `${String(year)} ${kind} ${String(value)}`,
      }));
      return failed(findings, { measured: { count: findings.length } });
    }
    const open = stated.find(({ kind }) => read[TABLES[kind]].state !== 'read');
    const table = open && TABLES[open.kind];
    const reason = table && read[table].state !== 'absent' ? 'unreadable' : read.elsewhere;
    if (table && reason) return undecided(what, reason, [read.views[table].evidence()], about);
    return stated.some(({ printed }) => printed !== undefined) ? passed() : inapplicable('no-targets');
  },
});

const NAMES: Readonly<Record<StatedKind, string>> = {
  new: '“本年新收政府信息公开申请数量”的总计',
  'carried-in': '“上年结转政府信息公开申请数量”的总计',
  'carried-out': '“结转下年度继续办理”的总计',
  handled: '“本年度办理结果”的总计',
  granted: '“予以公开”的总计',
  partly: '“部分公开”的总计',
  refused: '“不予公开”各项的总计',
  unable: '“无法提供”各项的总计',
  declined: '“不予处理”各项的总计',
  others: '“其他处理”的总计',
  made: '行政规范性文件“本年制发件数”',
  repealed: '行政规范性文件“本年废止件数”',
  'in-force': '行政规范性文件“现行有效件数”',
  reviews: '行政复议的总计',
  lawsuits: '行政诉讼两组总计之和',
};

/** Where the tables have such a figure. */
const TABLES: Readonly<Record<StatedKind, keyof ReportTables>> = {
  new: 'applications',
  'carried-in': 'applications',
  'carried-out': 'applications',
  handled: 'applications',
  granted: 'applications',
  partly: 'applications',
  refused: 'applications',
  unable: 'applications',
  declined: 'applications',
  others: 'applications',
  made: 'published',
  repealed: 'published',
  'in-force': 'published',
  reviews: 'disputes',
  lawsuits: 'disputes',
};

/** What the tables have for such a figure, the exact one first; undefined where they do not say. */
function printedIn(read: YearTables, kind: StatedKind): { readonly allowed: readonly number[] } | undefined {
  const only = (value: number | undefined) => (value === undefined ? undefined : { allowed: [value] });
  switch (kind) {
    case 'made':
    case 'repealed':
    case 'in-force': {
      const normative = read.published.state === 'read' ? read.published.table.normative : undefined;
      const figure =
        normative && { made: normative.made, repealed: normative.repealed, 'in-force': normative.inForce }[kind];
      return only(figure?.kind === 'unreadable' ? undefined : figure?.value);
    }
    case 'reviews':
    case 'lawsuits': {
      if (read.disputes.state !== 'read') return undefined;
      const totals = read.disputes.table.groups.map(totalOf);
      const wanted = kind === 'reviews' ? totals.slice(0, 1) : totals.slice(1);
      return only(sumOf(wanted));
    }
    default: {
      if (read.applications.state !== 'read') return undefined;
      const { lines, format } = read.applications.table;
      const total = (id: string): number | undefined => totalOf(lines.get(id) ?? []);
      if (kind === 'new') {
        const both = [total('new'), total('carried-in')];
        const value = both[0];
        // 共收到…件 may count those taken over from the year before.
        return value === undefined ? undefined : { allowed: [value, sumOf(both) ?? value] };
      }
      const parts = LINES[format].filter((line) => isResult(line) && line.id.startsWith(`${kind}-`));
      return only(parts.length > 0 ? sumOf(parts.map(({ id }) => total(id))) : total(kind));
    }
  }
}

/** The last figure of a line; where it is blank, the sum of the others. Undefined where one of them is no figure. */
function totalOf(figures: readonly Figure[]): number | undefined {
  const last = figures.at(-1);
  if (last === undefined || figures.some(({ kind }) => kind === 'unreadable')) return undefined;
  if (last.kind === 'number') return last.value;
  return figures.slice(0, -1).reduce((sum, { value }) => sum + value, 0);
}

const sumOf = (values: readonly (number | undefined)[]): number | undefined =>
  values.reduce((sum, value) => (sum === undefined || value === undefined ? undefined : sum + value), 0);
