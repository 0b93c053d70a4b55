import { Type } from '@sinclair/typebox';
import {
  defineCheck,
  failed,
  inapplicable,
  passed,
  unseen,
  type FindingDraft,
  type Judgement,
  type Unseen,
} from '../../model/check.js';
import type { MarkedTable } from '../../model/marked-table.js';
import type { CantTellReason, Evidence } from '../../model/outcome.js';
import type { SiteModel } from '../../model/site-model.js';
import { COLUMNS, LINES, TOTAL } from '../../site/annual-report/application-lines.js';
import type { Figure } from '../../site/annual-report/figure.js';
import { DueParams, Params } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import { dueReports, type YearReports } from './due-reports.js';
import { lineName, TABLE_TITLES } from './marked-tables.js';
import { readYear } from './year-tables.js';

const params = Params({ ...DueParams, formatsFrom: Type.Integer({ title: '从哪一年度起有全国统一格式' }) });

/** The reports of two years in a row. */
interface Pair {
  readonly earlier: YearReports;
  readonly later: YearReports;
}

/** 结转衔接: what one report carries over is what the next one takes over, for every kind of applicant. */
export default defineCheck({
  id: 'annual-report/carry-over',
  title: '结转下年度的申请数与下一年度的上年结转数是否一致',
  needs: ({ years }) => ['column:annual-report', `reports:${String(years)}` as `reports:${number}`],
  params,
  messages: {
    differs: {
      zh: '“{column}”列：{year}年度报告结转下年度继续办理{found}件，{next}年度报告上年结转{due}件，前后不一致。',
      en: 'Column {column}: the report for {year} carries over {found}, the report for {next} takes over {due}.',
    },
  },
  *targets(site, due): Generator<Pair, Unseen | undefined> {
    const reports = dueReports(site, due);
    const found: YearReports[] = [];
    let next = reports.next();
    for (; next.done !== true; next = reports.next()) found.push(next.value);
    for (const later of found) {
      const earlier = found.find(({ year }) => year === later.year - 1);
      if (earlier) yield { earlier, later };
    }
    return next.value ? unseen(next.value.unseen, next.value.looked) : undefined;
  },
  judge({ earlier, later }: Pair, { formatsFrom }, { site }): Judgement {
    if (earlier.year < formatsFrom) return inapplicable('before-format');
    const column = '政府信息公开年报';
    const key = `${String(earlier.year)}-${String(later.year)}`;
    const what = `${String(earlier.year)}、${String(later.year)}两个年度之间的结转数`;
    const out = lineIn(earlier, 'carried-out', site);
    const into = lineIn(later, 'carried-in', site);
    const unread = [out, into].find((side) => side.state === 'unread');
    if (unread?.state === 'unread') return undecided(what, unread.reason, [unread.evidence], { key, column });
    if (out.state !== 'read' || into.state !== 'read') return inapplicable('no-targets');
    const broken = COLUMNS.flatMap((_, at) => {
      const [found, due] = [worth(out.figures, at), worth(into.figures, at)];
      return found === undefined || due === undefined || found === due ? [] : [{ at, found, due }];
    });
    if (broken.length === 0) return passed();
    const table: MarkedTable = {
      title: TABLE_TITLES.applications,
      columns: COLUMNS,
      rows: [
        {
          label: `${String(earlier.year)}年度报告 ${nameOf('carried-out')}`,
          cells: out.figures.map(({ text }) => text),
        },
        { label: `${String(later.year)}年度报告 ${nameOf('carried-in')}`, cells: into.figures.map(({ text }) => text) },
      ],
      marks: broken.flatMap(({ at }) => [
        { row: 0, column: at, as: 'part' },
        { row: 1, column: at, as: 'due' },
      ]),
    };
    const findings = broken.map(({ at, found, due }): FindingDraft => ({
      code: 'differs',
      data: { year: earlier.year, next: later.year, column: COLUMNS[at], found, due, table },
      evidence: [into.evidence, out.evidence],
      column,
      key: `${key} ${String(at)}`,
    }));
    return failed(findings, { measured: { count: findings.length } });
  },
});

/** One line of a year's table of section three; `absent` where the report has no such table; or why it was not read. */
type LineReading =
  | { readonly state: 'read'; readonly figures: readonly Figure[]; readonly evidence: Evidence }
  | { readonly state: 'unread'; readonly reason: CantTellReason; readonly evidence: Evidence }
  | { readonly state: 'absent' };

function lineIn(target: YearReports, id: 'carried-in' | 'carried-out', site: SiteModel): LineReading {
  const read = readYear(target, site);
  if ('unread' in read) return { state: 'unread', reason: read.unread, evidence: read.evidence };
  const { applications, elsewhere } = read;
  const view = read.views.applications;
  if (applications.state === 'absent' && elsewhere === undefined) return { state: 'absent' };
  const figures = applications.state === 'read' ? applications.table.lines.get(id) : undefined;
  if (!figures || figures.some(({ kind }) => kind === 'unreadable')) {
    const reason = applications.state === 'several' ? 'candidates' : (elsewhere ?? 'unreadable');
    return { state: 'unread', reason, evidence: view.evidence() };
  }
  const quote = `${nameOf(id)} ${figures.map(({ text }) => text || '0').join(' ')}`;
  return { state: 'read', figures, evidence: view.evidence(quote) };
}

/** What a cell says: a blank one 0, a blank total nothing; of a line that gives only its total nothing but that. */
function worth(figures: readonly Figure[], at: number): number | undefined {
  const isBlank = ({ kind }: Figure): boolean => kind === 'blank';
  const figure = figures[at];
  if (figure === undefined || (at === TOTAL && isBlank(figure))) return undefined;
  const onlyTotal = figures.slice(0, TOTAL).every(isBlank) && (figures[TOTAL]?.value ?? 0) > 0;
  return at !== TOTAL && onlyTotal ? undefined : figure.value;
}

const nameOf = (id: string): string =>
  LINES[2021]
    .filter((line) => line.id === id)
    .map(lineName)
    .join('');
