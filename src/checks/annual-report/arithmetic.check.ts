import { Type } from '@sinclair/typebox';
import { defineCheck, failed, inapplicable, passed, type FindingDraft, type Judgement } from '../../model/check.js';
import type { MarkedTable } from '../../model/marked-table.js';
import type { CantTellReason } from '../../model/outcome.js';
import type { PageView } from '../../model/site-model.js';
import { COLUMNS, LINES } from '../../site/annual-report/application-lines.js';
import type { ApplicationsTable } from '../../site/annual-report/applications.js';
import { GROUPS, RESULTS, type DisputesTable } from '../../site/annual-report/disputes.js';
import type { Figure } from '../../site/annual-report/figure.js';
import {
  judgeApplications,
  judgeDisputes,
  likelyCell,
  type Cell,
  type Identity,
  type IdentityKind,
  type LikelyCell,
  type Verdict,
} from '../../site/annual-report/identities.js';
import { DueParams, Params } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import { dueReports, type YearReports } from './due-reports.js';
import { lineName, markedApplications, markedDisputes } from './marked-tables.js';
import { readYear } from './year-tables.js';

const params = Params({ ...DueParams, formatsFrom: Type.Integer({ title: '从哪一年度起有全国统一格式' }) });

const HINT = '{hint}';
const HINT_EN = '{hintEn}';

/** 勾稽关系: the figures of the tables of sections three and four add up, in every column and line. */
export default defineCheck({
  id: 'annual-report/arithmetic',
  title: '年度报告表格的数据是否符合勾稽关系',
  needs: ({ years }) => ['column:annual-report', `reports:${String(years)}` as `reports:${number}`],
  params,
  messages: {
    balance: {
      zh: `{year}年度报告“收到和处理政府信息公开申请情况”表“{column}”列不平：第一项加第二项是{found}（{parts}），第三项加第四项是{due}（{totals}）${HINT}。`,
      en: `Annual report for {year}, table of applications, column {column}: items one and two make {found} ({parts}), items three and four {due} ({totals})${HINT_EN}.`,
    },
    'column-sum': {
      zh: `{year}年度报告“收到和处理政府信息公开申请情况”表“{column}”列，各项办理结果相加是{found}，“（七）总计”写的是{due}${HINT}。`,
      en: `Annual report for {year}, table of applications, column {column}: the results add up to {found}, the total (七) says {due}${HINT_EN}.`,
    },
    'row-sum': {
      zh: `{year}年度报告“收到和处理政府信息公开申请情况”表“{line}”一行，各类申请人相加是{found}，“总计”写的是{due}${HINT}。`,
      en: `Annual report for {year}, table of applications, line {line}: the applicants add up to {found}, the total says {due}${HINT_EN}.`,
    },
    'dispute-sum': {
      zh: `{year}年度报告“政府信息公开行政复议、行政诉讼情况”表“{line}”部分，四种结果相加是{found}，“总计”写的是{due}${HINT}。`,
      en: `Annual report for {year}, table of reviews and lawsuits, {line}: the four results add up to {found}, the total says {due}${HINT_EN}.`,
    },
  },
  targets: dueReports,
  judge(target: YearReports, { formatsFrom }, { site }): Judgement {
    const { year } = target;
    if (year < formatsFrom) return inapplicable('before-format');
    const about = { key: String(year), column: '政府信息公开年报' };
    const what = `${String(year)}年度报告表格的勾稽关系`;
    const read = readYear(target, site);
    if ('unread' in read) return undecided(what, read.unread, [read.evidence], about);
    const { applications, disputes, views } = read;
    const judged = [
      ...(applications.state === 'read' ? [applicationsJudged(applications.table, views.applications)] : []),
      ...(disputes.state === 'read' ? [disputesJudged(disputes.table, views.disputes)] : []),
    ];
    const broken = judged.flatMap((table) => (isMisread(table) ? [] : findingsOf(table, year, about.column)));
    if (broken.length > 0) {
      return failed(broken, { measured: { count: broken.length, years: [year] } });
    }
    const states = [applications.state, disputes.state];
    const doubt: CantTellReason | undefined = states.includes('several')
      ? 'candidates'
      : states.includes('unreadable') || judged.some(({ verdicts }) => verdicts.some(({ state }) => state === 'unread'))
        ? 'unreadable'
        : states.includes('absent') && read.elsewhere !== undefined
          ? read.elsewhere
          : judged.some((table) => isMisread(table) || table.verdicts.some(({ state }) => state === 'doubtful'))
            ? 'candidates'
            : undefined;
    if (doubt) return undecided(what, doubt, [views.applications.evidence()], about);
    return judged.length === 0 ? inapplicable('no-targets') : passed();
  },
});

interface Judged {
  readonly verdicts: readonly Verdict[];
  readonly view: PageView;
  readonly likely: LikelyCell | undefined;
  readonly figure: (cell: Cell) => Figure | undefined;
  readonly nameOf: (cell: Cell) => { readonly line: string; readonly column: string };
  readonly marked: (identity: Identity) => MarkedTable;
}

function applicationsJudged(table: ApplicationsTable, view: PageView): Judged {
  const verdicts = judgeApplications(table);
  const figure = ({ line, column }: Cell): Figure | undefined => table.lines.get(line)?.[column];
  const likely = likelyCell(verdicts, (cell) => figure(cell)?.value);
  return {
    verdicts,
    view,
    likely,
    figure,
    nameOf: ({ line, column }) => ({
      line: LINES[table.format].filter(({ id }) => id === line).map(lineName)[0] ?? line,
      column: COLUMNS[column] ?? '',
    }),
    marked: (identity) => markedApplications(table, identity, likely),
  };
}

function disputesJudged(table: DisputesTable, view: PageView): Judged {
  const verdicts = judgeDisputes(table);
  return {
    verdicts,
    view,
    // One sum cannot say which of its cells is wrong.
    likely: undefined,
    figure: ({ line, column }) => table.groups[GROUPS.findIndex((group) => group === line)]?.[column],
    nameOf: ({ line, column }) => ({ line, column: RESULTS[column] ?? '' }),
    marked: (identity) => markedDisputes(table, identity, undefined),
  };
}

/** More broken than a slip of the pen explains, and hardly anything that holds: more likely we read the wrong cells. */
function isMisread({ verdicts }: Judged): boolean {
  const telling = verdicts.filter(({ found, expected, state }) => found + expected > 0 && state !== 'unstated');
  const broken = telling.filter(({ state }) => state === 'broken').length;
  return broken >= 8 && broken * 4 > telling.length * 3;
}

function findingsOf(table: Judged, year: number, section: string): FindingDraft[] {
  const { verdicts, likely, figure, nameOf, marked, view } = table;
  const printed = (cell: Cell): string => figure(cell)?.text || '0';
  const broken = verdicts.filter(({ state }) => state === 'broken');
  const place = likely && nameOf(likely);
  const hint = place && {
    zh: `；只要“${inner(place.line)}”的“${place.column}”由${printed(likely)}改为${String(likely.due)}，${broken.length > 1 ? `这张表的${String(broken.length)}处不符就都能对上` : '就能对上'}，请先核对这一格`,
    en: `; changing ${place.line} × ${place.column} from ${printed(likely)} to ${String(likely.due)} makes everything in this table add up: check that cell first`,
  };
  return broken.map(({ identity, found, expected }): FindingDraft => {
    const { kind, at, parts, due } = identity;
    const joined = (cells: readonly Cell[]): string => cells.map(printed).join('+');
    const cells = [...parts, ...due];
    const where = placeOf(kind, nameOf(at));
    return {
      code: kind,
      data: {
        year,
        ...where,
        found,
        due: expected,
        parts: joined(parts),
        totals: joined(due),
        hint: hint?.zh ?? '',
        hintEn: hint?.en ?? '',
        cells: cells.map((cell) => ({ ...nameOf(cell), value: figure(cell)?.text ?? '' })),
        ...(likely && place ? { likelyCell: { ...place, value: figure(likely)?.text ?? '', due: likely.due } } : {}),
        table: marked(identity),
      },
      evidence: [view.evidence(`${where.line ?? where.column ?? ''}：${cells.map(printed).join(' ')}`)],
      column: section,
      key: `${String(year)} ${kind} ${at.line} ${String(at.column)}`,
    };
  });
}

/** What a sum runs along, as messages name it. */
function placeOf(
  kind: IdentityKind,
  { line, column }: { line: string; column: string },
): Partial<Record<'line' | 'column', string>> {
  switch (kind) {
    case 'balance':
    case 'column-sum':
      return { column };
    case 'row-sum':
    case 'dispute-sum':
      return { line: inner(line) };
  }
}

/** Quotation marks for words that stand in quotation marks. */
const inner = (words: string): string => words.replace(/“/g, '‘').replace(/”/g, '’');
