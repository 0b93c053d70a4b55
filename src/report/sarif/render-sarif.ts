import type { Notification, ReportingDescriptor, Result, Run } from 'sarif';
import type { AuditReport } from '../../model/report.js';
import type { RunFailure, RunSite, RunSummary } from '../../model/run.js';
import { faultsOf, type PipelineOptions } from '../faults.js';
import type { RunReports } from '../format.js';
import { wordingOf } from '../wording.js';
import { literal } from './literal.js';
import { resultOf } from './results.js';
import { ruleDescriptor } from './rule-descriptors.js';
import { sarifWords } from './words.js';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/** Where nothing more could be seen; the other causes are limits that the user has set. */
const CUT_OFF: ReadonlySet<string> = new Set([
  'unreachable',
  'blocked',
  'robots',
  'rate-limited',
  'disk',
  'interrupted',
]);

/** `gongkai.sarif`: a run per site with its own category, and in it the rules that have results. Written site by site. */
export function* renderSarif(
  { run, reports }: Pick<RunReports, 'run' | 'reports'>,
  options: PipelineOptions,
): Generator<string> {
  yield `{"$schema":${JSON.stringify(SCHEMA)},"version":"2.1.0","runs":[`;
  const bySite = new Map(run.sites.map((site) => [site.id, site]));
  let isFirst = true;
  const chunk = (value: Run): string => {
    const text = `${isFirst ? '' : ','}\n${JSON.stringify(value)}`;
    isFirst = false;
    return text;
  };
  for (const report of reports()) yield chunk(runOf(report, bySite.get(report.site.id), run, options));
  for (const failure of run.failures) if (!bySite.has(failure.site)) yield chunk(missingRun(failure, run, options));
  yield '\n]}\n';
}

function runOf(report: AuditReport, site: RunSite | undefined, run: RunSummary, options: PipelineOptions): Run {
  const { lang } = options;
  const rules: ReportingDescriptor[] = [];
  const results: Result[] = [];
  for (const outcome of report.outcomes) {
    const faults = faultsOf(report, outcome, options);
    if (faults.length === 0) continue;
    rules.push(ruleDescriptor(report, outcome, options));
    for (const fault of faults) results.push(resultOf(report, fault, rules.length - 1, options));
  }
  const outcomes: Record<string, number> = {};
  for (const { value } of report.outcomes) outcomes[value] = (outcomes[value] ?? 0) + 1;
  const { verdict, points } = report.scorecard;
  return {
    tool: toolOf(report.tool.version, rules, options),
    language: languageOf(lang),
    automationDetails: {
      id: `gongkai/${report.site.id}/${run.id}`,
      description: { text: literal(sarifWords(lang).category(report.site.name, report.profile.title, report.asOf)) },
    },
    invocations: [
      {
        executionSuccessful: !CUT_OFF.has(report.crawl.stoppedBecause),
        startTimeUtc: report.startedAt,
        endTimeUtc: report.finishedAt,
        toolExecutionNotifications: notificationsOf(report, site, options),
      },
    ],
    columnKind: 'utf16CodeUnits',
    properties: { site: report.site, profile: report.profile, asOf: report.asOf, verdict, points, outcomes },
    results,
  };
}

/** A site without a report is told as a failed run, not left out. */
function missingRun({ site, why, message }: RunFailure, run: RunSummary, options: PipelineOptions): Run {
  const cause = message ?? wordingOf(options.lang).failure[why] ?? why;
  return {
    tool: toolOf(run.tool.version, [], options),
    language: languageOf(options.lang),
    automationDetails: { id: `gongkai/${site}/${run.id}` },
    invocations: [
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          {
            level: 'error',
            descriptor: { id: why },
            message: { text: literal(sarifWords(options.lang).noReport(cause)) },
          },
        ],
      },
    ],
    columnKind: 'utf16CodeUnits',
    results: [],
  };
}

const toolOf = (version: string, rules: ReportingDescriptor[], { lang }: PipelineOptions): Run['tool'] => ({
  driver: {
    name: 'gongkai',
    version,
    semanticVersion: version,
    language: languageOf(lang),
    shortDescription: { text: sarifWords(lang).tool },
    rules,
  },
});

const languageOf = (lang: PipelineOptions['lang']): string => (lang === 'en' ? 'en-US' : 'zh-CN');

/** Why a verdict is missing and how much was not seen: no result says it, and silence would look like a pass. */
function notificationsOf(report: AuditReport, site: RunSite | undefined, { lang }: PipelineOptions): Notification[] {
  const words = sarifWords(lang);
  const { stoppedBecause } = report.crawl;
  const stop = site?.sentence ?? wordingOf(lang).stop[stoppedBecause];
  const untested = report.outcomes.filter(
    ({ value, reason }) => value === 'untested' && reason !== 'not-implemented' && reason !== 'not-selected',
  ).length;
  return [
    ...(report.scorecard.verdict === 'undetermined'
      ? [
          {
            level: 'error' as const,
            descriptor: { id: stoppedBecause },
            message: { text: literal(words.undetermined(stop)) },
          },
        ]
      : report.crawl.truncated
        ? [
            {
              level: 'warning' as const,
              descriptor: { id: stoppedBecause },
              message: { text: wordingOf(lang).stop[stoppedBecause] },
            },
          ]
        : []),
    ...(untested > 0
      ? [{ level: 'warning' as const, descriptor: { id: 'untested' }, message: { text: words.notSeen(untested) } }]
      : []),
  ];
}
