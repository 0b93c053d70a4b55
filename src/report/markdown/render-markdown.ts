import type { RootContent } from 'mdast';
import { hasEstimate } from '../../model/has-estimate.js';
import type { AuditReport, RuleOutcome } from '../../model/report.js';
import type { RunSite, RunSummary } from '../../model/run.js';
import { severityOf } from '../../model/severity.js';
import { titleOf, type PipelineOptions } from '../faults.js';
import { points } from '../figures.js';
import type { RunReports } from '../format.js';
import { wordingOf } from '../wording.js';
import { cut, LENGTH } from './cut.js';
import { markdownOf } from './inert.js';
import { code, folded, heading, line, table, type Words } from './nodes.js';
import { siteSummary } from './site-summary.js';
import { markdownWords } from './words.js';

/** A comment on GitHub holds 65,536 characters; the rest is for what a workflow writes around it. */
const CHARACTERS_AT_MOST = 60_000;
const SITES_AT_MOST = 50;
/** Sites whose problems are told one by one; of more than these a reader wants the picture, not the details. */
const TOLD_AT_MOST = 10;
const COMMON_AT_MOST = 10;

/** `summary.md`: one site as a whole, several as a list with what is wrong with the first. Never longer than a comment may be. */
export function renderMarkdown(
  { run, reports }: Pick<RunReports, 'run' | 'reports'>,
  options: PipelineOptions,
): string {
  const words = markdownWords(options.lang);
  const isSingle = run.sites.length === 1 && run.failures.every(({ site }) => site === run.sites[0]?.id);
  const order = worstFirst(run.sites);
  const told = new Map(order.slice(0, TOLD_AT_MOST).map((site) => [site.id, '']));
  const common = new Map<string, Common>();
  const estimated = new Set<string>();
  for (const report of reports()) {
    if (!isSingle) count(common, report, options);
    if (hasEstimate(report)) estimated.add(report.site.id);
    const site = run.sites.find(({ id }) => id === report.site.id);
    if (told.has(report.site.id)) told.set(report.site.id, markdownOf(siteBlock(report, site, isSingle, options)));
  }
  const foot = line(
    `${words.filesLabel}${options.lang === 'en' ? ': ' : '：'}`,
    ...fileWords(run, isSingle, options),
    ` · gongkai ${run.tool.version}`,
  );
  const head = isSingle
    ? ''
    : markdownOf([...overview(run, order, estimated, options), ...commonTable(common, options)]);
  const tail = `\n${markdownOf([foot])}`;
  let text = head;
  let left = isSingle ? 0 : Math.max(0, run.sites.length - told.size);
  for (const block of told.values()) {
    const isFitting = text.length + block.length + tail.length + 200 <= CHARACTERS_AT_MOST;
    if (block === '') continue;
    if (isFitting) text += text === '' ? block : `\n${block}`;
    else left += 1;
  }
  return `${text}${left > 0 ? `\n${markdownOf([line(words.leftOut(left))])}` : ''}${tail}`;
}

function fileWords(run: RunSummary, isSingle: boolean, { lang }: PipelineOptions): Words {
  const words = markdownWords(lang);
  const files = isSingle ? words.files(run.sites[0]?.id ?? '') : words.runFiles;
  return files.flatMap((file, index) => [...(index > 0 ? [' '] : []), code(file)]);
}

function siteBlock(
  report: AuditReport,
  site: RunSite | undefined,
  isSingle: boolean,
  options: PipelineOptions,
): RootContent[] {
  return [heading(isSingle ? 2 : 3, cut(report.site.name, LENGTH.name)), ...siteSummary(report, site, options)];
}

const ORDER = { unqualified: 0, undetermined: 1, qualified: 2 } as const;

/** What needs attention first; no ranking, hence no places. */
const worstFirst = (sites: readonly RunSite[]): RunSite[] =>
  [...sites].sort(
    (a, b) => ORDER[a.verdict] - ORDER[b.verdict] || a.points.value - b.points.value || a.points.min - b.points.min,
  );

function overview(
  run: RunSummary,
  order: readonly RunSite[],
  estimated: ReadonlySet<string>,
  { lang }: PipelineOptions,
): RootContent[] {
  const words = markdownWords(lang);
  const { verdict, failure } = wordingOf(lang);
  const missing = run.failures.filter(({ site }) => !order.some(({ id }) => id === site));
  const rows: Words[][] = [
    ...missing.map(({ site, why }): Words[] => [
      [site],
      [`${words.noReport} · ${failure[why] ?? why}`],
      [],
      [],
      [],
      [],
      [],
      [],
    ]),
    ...order.map((site): Words[] => {
      const { value, min, max } = site.points;
      return [
        [cut(site.name, LENGTH.name)],
        [verdict[site.verdict]],
        [estimated.has(site.id) ? points(value) : '–'],
        [min === max ? points(min) : `${points(min)} – ${points(max)}`],
        ...[site.vetoes.length, site.outcomes['failed'], site.outcomes['cantTell'], site.outcomes['untested']].map(
          (figure): Words => [String(figure ?? 0)],
        ),
      ];
    }),
  ];
  const left = rows.length - SITES_AT_MOST;
  return [
    heading(2, words.runTitle(run.id)),
    line(words.totals(run.totals)),
    ...(rows.length > 1 ? [line(words.order)] : []),
    table(words.siteColumns, rows.slice(0, SITES_AT_MOST), ['left', 'left', ...Array<'right'>(6).fill('right')]),
    ...(left > 0 ? [line(words.moreSites(left))] : []),
  ];
}

interface Common {
  readonly outcome: RuleOutcome;
  failed: number;
  open: number;
}

function count(common: Map<string, Common>, report: AuditReport, { severities }: PipelineOptions): void {
  for (const outcome of report.outcomes) {
    if (severityOf(outcome, severities) === 'none') continue;
    // Under another profile the same id may be another demand.
    const key = JSON.stringify([outcome.rule, outcome.level, outcome.title]);
    const entry = common.get(key) ?? { outcome, failed: 0, open: 0 };
    if (outcome.value === 'failed') entry.failed += 1;
    else entry.open += 1;
    common.set(key, entry);
  }
}

function commonTable(common: ReadonlyMap<string, Common>, { lang }: PipelineOptions): RootContent[] {
  const words = markdownWords(lang);
  const most = [...common.values()].filter(({ failed }) => failed > 0).sort((a, b) => b.failed - a.failed);
  if (most.length === 0) return [];
  const rows = most
    .slice(0, COMMON_AT_MOST)
    .map(({ outcome, failed, open }): Words[] => [
      [cut(titleOf(outcome, lang), LENGTH.title)],
      [wordingOf(lang).level[outcome.level]],
      [String(failed)],
      [String(open)],
    ]);
  return folded(words.common, [table(words.commonColumns, rows, ['left', 'left', 'right', 'right'])]);
}
