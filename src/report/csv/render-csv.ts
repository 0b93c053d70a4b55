import { hasEstimate } from '../../model/has-estimate.js';
import type { Ranking } from '../../model/ranking.js';
import type { AuditReport, Finding, RuleOutcome } from '../../model/report.js';
import type { RunSite } from '../../model/run.js';
import { asBytes } from '../as-bytes.js';
import { beijingTime } from '../beijing-time.js';
import { citationOf, messageOf, remedyOf, sectionTitle, titleOf } from '../faults.js';
import { figuresInWords } from '../figures-in-words.js';
import type { RunReports, Written } from '../format.js';
import { hasScore } from '../has-score.js';
import type { Language } from '../wording/catalogue.js';
import { wordingOf } from '../wording.js';
import { csvText } from './csv-text.js';
import {
  headingOf,
  PROBLEM_COLUMNS,
  RESULT_COLUMNS,
  UNIT_COLUMNS,
  type ProblemRow,
  type ResultRow,
  type UnitRow,
} from './words.js';

/**
 * `results.csv`, a row per site and rule, `problems.csv`, a row per finding, and, where units were judged, `units.csv`;
 * UTF-8 with a mark, which Excel wants.
 */
export function renderCsv(
  given: Pick<RunReports, 'run' | 'reports'> & { readonly ranking?: Pick<Ranking, 'unitGroups'> },
  { lang }: { readonly lang: Language },
): readonly Written[] {
  const file = (name: string, columns: Columns, rowsOf: (report: AuditReport, lang: Language) => readonly Row[]) => ({
    file: name,
    content: asBytes(rows(given, columns, lang, (report) => rowsOf(report, lang))),
  });
  return [
    file('results.csv', RESULT_COLUMNS, resultRows),
    file('problems.csv', PROBLEM_COLUMNS, problemRows),
    ...((given.ranking?.unitGroups.length ?? 0) > 0 ? [file('units.csv', UNIT_COLUMNS, unitRows)] : []),
  ];
}

type Columns = Readonly<Record<string, string>>;
type Row = Readonly<Record<string, string | number>>;

function* rows(
  { run, reports }: Pick<RunReports, 'run' | 'reports'>,
  columns: Columns,
  lang: Language,
  rowsOf: (report: AuditReport) => readonly Row[],
): Generator<string> {
  const keys = Object.keys(columns);
  const cells = (row: Row): (string | number)[] => keys.map((key) => row[key] ?? '');
  yield `\ufeff${csvText([headingOf(columns, lang)])}`;
  const seen = new Set<string>();
  for (const report of reports()) {
    seen.add(report.site.id);
    yield csvText(rowsOf(report).map(cells));
  }
  // A site without a report would be missed by whoever counts rows.
  const missing = columns === RESULT_COLUMNS ? run.failures.filter(({ site }) => !seen.has(site)) : [];
  for (const { site, why, message } of missing) {
    const cause = message ?? wordingOf(lang).failure[why] ?? why;
    yield csvText([cells({ site_id: site, verdict: NO_REPORT[lang], reason: cause } satisfies ResultRow)]);
  }
}

const NO_REPORT: Readonly<Record<Language, string>> = { zh: '没有报告', en: 'no report' };

function resultRows(report: AuditReport, lang: Language): ResultRow[] {
  const words = wordingOf(lang);
  const { site, profile, scorecard } = report;
  return report.outcomes.map((outcome) => ({
    ...siteCells(site, lang),
    url: site.url,
    profile: `${profile.id} ${profile.version}`,
    as_of: report.asOf,
    verdict: lang === 'en' ? scorecard.verdict : words.verdict[scorecard.verdict],
    score: hasEstimate(report) ? scorecard.points.value : '',
    score_min: scorecard.points.min,
    score_max: scorecard.points.max,
    section: sectionTitle(report, outcome.section, lang),
    ...ruleCells(outcome, lang),
    outcome: lang === 'en' ? outcome.value : words.outcome[outcome.value],
    reason: reasonCell(outcome, lang),
    points_due: outcome.points.outOf,
    points_earned: outcome.points.earned,
    points_min: outcome.points.min,
    points_max: outcome.points.max,
    checked: outcome.checked,
    failed_places: outcome.findings.filter(({ value }) => value === 'failed').length,
    open_places: outcome.findings.filter(({ value }) => value === 'cantTell').length,
    measured: figuresInWords(outcome.measured ?? {}, words)
      .map(({ label, text }) => `${label} ${text}`)
      .join(lang === 'en' ? '; ' : '；'),
    ...lawCells(outcome, lang),
    reviewed: outcome.review === undefined ? '' : `${outcome.review.value} (${outcome.review.by})`,
    report: `${site.id}/report.html`,
  }));
}

const problemRows = (report: AuditReport, lang: Language): ProblemRow[] =>
  report.outcomes.flatMap((outcome) => outcome.findings.map((finding) => problemRow(report, outcome, finding, lang)));

function problemRow(report: AuditReport, outcome: RuleOutcome, finding: Finding, lang: Language): ProblemRow {
  const [proof] = finding.evidence;
  const picture = finding.evidence.find(({ screenshot }) => screenshot !== undefined)?.screenshot;
  return {
    problem_id: finding.fingerprint,
    ...siteCells(report.site, lang),
    unit: finding.unit ?? '',
    column: finding.column ?? '',
    url: finding.url ?? proof?.url ?? report.site.url,
    ...ruleCells(outcome, lang),
    outcome: lang === 'en' ? finding.value : wordingOf(lang).outcome[finding.value],
    problem: messageOf(finding, lang),
    quote: proof?.quote ?? '',
    seen_at: proof === undefined ? '' : beijingTime(proof.capturedAt),
    screenshot: picture === undefined ? '' : `${report.site.id}/${picture}`,
    ...lawCells(outcome, lang),
    found_on: report.asOf,
    due_on: finding.dueOn ?? '',
    sha256: proof?.sha256 ?? '',
    record: proof?.record ?? '',
  };
}

/** A unit of which nothing with points is decided has no score. */
const unitRows = ({ site, profile, asOf, units = [] }: AuditReport, lang: Language): UnitRow[] =>
  units.map(({ name, kind, url, points, outcomes }) => ({
    site_id: site.id,
    site: site.name,
    unit: name,
    kind: lang === 'en' ? kind : (wordingOf(lang).kind[kind] ?? kind),
    url: url ?? '',
    ...(hasScore(points, profile.scoring?.base) && { score: points.value }),
    ...(points.outOf > 0 && { score_min: points.min, score_max: points.max }),
    points_due: points.outOf,
    passed: outcomes['passed'] ?? 0,
    failed: outcomes['failed'] ?? 0,
    cantTell: outcomes['cantTell'] ?? 0,
    untested: outcomes['untested'] ?? 0,
    inapplicable: outcomes['inapplicable'] ?? 0,
    as_of: asOf,
  }));

const siteCells = ({ id, name, kind }: AuditReport['site'] | RunSite, lang: Language) => ({
  site_id: id,
  site: name,
  kind: lang === 'en' ? kind : (wordingOf(lang).kind[kind] ?? kind),
});

const ruleCells = (outcome: RuleOutcome, lang: Language) => ({
  rule_id: outcome.rule,
  rule: titleOf(outcome, lang),
  level: lang === 'en' ? outcome.level : wordingOf(lang).level[outcome.level],
});

const lawCells = (outcome: RuleOutcome, lang: Language) => ({
  basis: outcome.basis.map((basis) => citationOf(basis, lang)).join(lang === 'en' ? '; ' : '；'),
  remedy: remedyOf(outcome, lang) ?? '',
  waived_until: outcome.waiver?.expiresOn ?? '',
});

function reasonCell({ reason }: RuleOutcome, lang: Language): string {
  if (reason === undefined || lang === 'en') return reason ?? '';
  const words = wordingOf(lang);
  return (words.reason[reason] ?? words.unknownReason(reason)).name;
}
