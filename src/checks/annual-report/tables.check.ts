import { Type } from '@sinclair/typebox';
import { defineCheck, failed, inapplicable, passed, type FindingDraft, type Judgement } from '../../model/check.js';
import type { CantTellReason } from '../../model/outcome.js';
import type { SiteModel } from '../../model/site-model.js';
import type { ReportTables } from '../../site/annual-report/read-report.js';
import { DueParams, Params } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import { dueReports, type YearReports } from './due-reports.js';
import { lineName, TABLE_TITLES } from './marked-tables.js';
import { readYear, type YearTables } from './year-tables.js';

const params = Params({
  ...DueParams,
  /** First report year with a national format, and first with the format now in force. */
  formatsFrom: Type.Integer(),
  newFormatFrom: Type.Integer(),
});

/** What one of the three tables is like: at fault, in doubt, or (neither) all right. */
interface Look {
  readonly fault?: 'missing' | 'format' | 'incomplete';
  /** Headings that tell a wrong format. */
  readonly headings?: readonly string[];
  /** What an incomplete table lacks. */
  readonly parts?: readonly string[];
  readonly doubt?: CantTellReason;
}

/** 年报表格: the tables of sections two, three and four are there, in the format of their year. */
export default defineCheck({
  id: 'annual-report/tables',
  title: '年度报告的表格是否齐全、格式是否为当年格式',
  needs: ({ years }) => ['column:annual-report', `reports:${String(years)}` as `reports:${number}`],
  params,
  messages: {
    missing: {
      zh: '{year}年度报告没有“{table}”的表格。',
      en: 'The annual report for {year} lacks the table of the section {table}.',
    },
    format: {
      zh: '{year}年度报告“{table}”的表格用的是{found}年格式（{headings}），应当用{due}年格式。',
      en: 'In the annual report for {year} the table of {table} is in the format of {found} ({headings}); due is that of {due}.',
    },
    incomplete: {
      zh: '{year}年度报告“{table}”的表格不全，缺少：{parts}。',
      en: 'In the annual report for {year} the table of {table} lacks: {parts}.',
    },
  },
  targets: dueReports,
  judge(target: YearReports, { formatsFrom, newFormatFrom }, { site }: { readonly site: SiteModel }): Judgement {
    const { year } = target;
    if (year < formatsFrom) return inapplicable('before-format');
    const column = '政府信息公开年报';
    const what = `${String(year)}年度报告的表格`;
    const read = readYear(target, site);
    if ('unread' in read) return undecided(what, read.unread, [read.evidence], { key: String(year), column });
    const due = year < newFormatFrom ? 2019 : 2021;
    const names = ['published', 'applications', 'disputes'] as const;
    const found = names.map((name) => ({ name, ...look(name, read, due) }));
    const findings = found.flatMap((one): FindingDraft[] => {
      if (one.fault === undefined) return [];
      const { name, fault, headings, parts } = one;
      const table = TABLE_TITLES[name];
      const view = read.views[name];
      return [
        {
          code: fault,
          data: {
            year,
            table,
            ...(headings && { headings, found: due === 2019 ? 2021 : 2019, due }),
            ...(parts && { parts }),
          },
          evidence: [view.evidence(headings?.[0] ?? view.facts.title)],
          column,
          key: `${String(year)} ${name}`,
        },
      ];
    });
    if (findings.length > 0) {
      const missing = findings.filter(({ code }) => code === 'missing').map(({ data }) => data?.['table']);
      return failed(findings, { measured: { missing } });
    }
    const doubt = found.find((one) => one.doubt !== undefined);
    if (doubt?.doubt === undefined) return passed();
    return undecided(what, doubt.doubt, [read.views[doubt.name].evidence()], { key: String(year), column });
  },
});

const look = (name: keyof ReportTables, tables: YearTables, due: 2019 | 2021): Look =>
  name === 'published'
    ? lookAtPublished(tables, due)
    : name === 'applications'
      ? lookAtApplications(tables, due)
      : lookAtState(tables.disputes.state, tables);

/** What is not there is missing only where nothing else could hold it. */
function lookAtState(state: YearTables['disputes']['state'], { elsewhere }: YearTables): Look {
  if (state === 'read') return {};
  if (state === 'several') return { doubt: 'candidates' };
  if (state === 'unreadable') return { doubt: 'unreadable' };
  return elsewhere ? { doubt: elsewhere } : { fault: 'missing' };
}

function lookAtPublished(tables: YearTables, due: 2019 | 2021): Look {
  const { published, elsewhere } = tables;
  if (published.state !== 'read') return lookAtState(published.state, tables);
  const { format, headings, missing } = published.table;
  if (format === undefined) return { doubt: headings.length > 0 ? 'candidates' : 'unreadable' };
  if (format !== due) return { fault: 'format', headings };
  if (missing.length === 0) return {};
  return elsewhere
    ? { doubt: elsewhere }
    : { fault: 'incomplete', parts: missing.map((item) => `第二十条第${item}项`) };
}

function lookAtApplications(tables: YearTables, due: 2019 | 2021): Look {
  const { applications, elsewhere } = tables;
  if (applications.state !== 'read') return lookAtState(applications.state, tables);
  const { format, lines, missing, strangeRows } = applications.table;
  const isTold = lines.has('others') || lines.has('others-1') || lines.has('others-2');
  if (format !== due && isTold && strangeRows === 0) {
    return { fault: 'format', headings: format === 2019 ? ['（六）其他处理'] : ['（六）其他处理 1.2.3.'] };
  }
  if (missing.length === 0) return {};
  const text = tables.texts.map(({ text: words }) => words.replace(/[^\p{Script=Han}]/gu, '')).join('');
  const isSaid = missing.some(({ pattern }) => new RegExp(pattern.source.replace(/^\^|\$$/g, '')).test(text));
  if (elsewhere || strangeRows > 0 || isSaid) return { doubt: elsewhere ?? 'unreadable' };
  return { fault: 'incomplete', parts: missing.map(lineName) };
}
