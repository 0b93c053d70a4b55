import { citationOf, faultsOf, remedyOf, titleOf, type Fault, type PipelineOptions } from '../faults.js';
import type { AuditReport } from '../../model/report.js';
import type { RunReports } from '../format.js';
import { pagePath } from '../page-path.js';
import { wordingOf } from '../wording.js';
import { annotationWords } from './words.js';

/** One entry of GitLab's Code Quality report: the part of the Code Climate format that GitLab reads. */
interface QualityIssue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: 'info' | 'minor' | 'major' | 'critical' | 'blocker';
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

/**
 * `gl-code-quality-report.json`: GitLab shows what is new and what is mended against the target branch by the fingerprints.
 * It knows files, so a page is told by its path, and the address stands in the description.
 */
export function* renderGitlab(
  { run, reports }: Pick<RunReports, 'run' | 'reports'>,
  options: PipelineOptions,
): Generator<string> {
  let isFirst = true;
  const chunk = (issues: readonly QualityIssue[]): string => {
    const text = issues.map((issue) => `${isFirst ? ((isFirst = false), '') : ','}\n${JSON.stringify(issue)}`);
    return text.join('');
  };
  yield '[';
  const known = new Set(run.sites.map(({ id }) => id));
  for (const report of reports()) yield chunk(issuesOf(report, options));
  for (const { site, why, message } of run.failures) {
    if (known.has(site)) continue;
    const cause = message ?? wordingOf(options.lang).failure[why] ?? why;
    yield chunk([
      issue(
        [site, annotationWords(options.lang).missing(cause)].join(annotationWords(options.lang).colon),
        'no-report',
        `${site}:no-report`,
        'critical',
        site,
      ),
    ]);
  }
  yield '\n]\n';
}

function issuesOf(report: AuditReport, options: PipelineOptions): QualityIssue[] {
  const { site, outcomes, scorecard } = report;
  const place = pagePath(site.url) ?? site.id;
  const verdict = `${site.name}: ${wordingOf(options.lang).verdict.undetermined}`;
  return [
    ...(scorecard.verdict === 'undetermined'
      ? [issue(verdict, 'verdict', `${site.id}:verdict`, 'critical', place)]
      : []),
    ...outcomes.flatMap((outcome) =>
      faultsOf(report, outcome, options).map((fault) => issueOf(report, fault, options)),
    ),
  ];
}

function issueOf(report: AuditReport, fault: Fault, { lang }: PipelineOptions): QualityIssue {
  const { outcome, severity, message, address, key } = fault;
  const words = annotationWords(lang);
  const label =
    severity === 'review' ? words.open : outcome.waiver ? words.waived : wordingOf(lang).level[outcome.level];
  const remedy = remedyOf(outcome, lang);
  const [basis] = outcome.basis;
  const description = [
    `[${label}] ${titleOf(outcome, lang)}${words.colon}${message}`,
    address,
    ...(basis === undefined ? [] : [`${words.basis}${words.colon}${citationOf(basis, lang)}`]),
    ...(remedy === undefined ? [] : [`${words.remedy}${words.colon}${remedy}`]),
  ].join(' ');
  const path = pagePath(address) ?? pagePath(report.site.url) ?? report.site.id;
  return issue(description, outcome.rule, `${report.site.id}:${key}`, gradeOf(fault), path);
}

function gradeOf({ severity, outcome }: Fault): QualityIssue['severity'] {
  if (severity === 'error') return outcome.level === 'veto' && outcome.value === 'failed' ? 'blocker' : 'critical';
  return severity === 'warning' ? 'major' : severity === 'note' ? 'minor' : 'info';
}

const issue = (
  description: string,
  check_name: string,
  fingerprint: string,
  severity: QualityIssue['severity'],
  path: string,
): QualityIssue => ({ description, check_name, fingerprint, severity, location: { path, lines: { begin: 1 } } });
