import { createCB } from 'xmlbuilder2';
import { hasEstimate } from '../../model/has-estimate.js';
import type { AuditReport } from '../../model/report.js';
import type { RunFailure, RunSite } from '../../model/run.js';
import type { PipelineOptions } from '../faults.js';
import { points } from '../figures.js';
import { figuresInWords } from '../figures-in-words.js';
import type { RunReports } from '../format.js';
import { wordingOf } from '../wording.js';
import { titleOf } from '../faults.js';
import { missingCase, testCases, type TestCase } from './test-cases.js';
import { junitWords } from './words.js';

interface Suite {
  readonly name: string;
  readonly package: string;
  readonly startedAt: string;
  readonly seconds: number;
  readonly properties: readonly (readonly [string, string])[];
  readonly cases: readonly TestCase[];
  readonly notes: string;
}

/** `junit.xml`: a suite per site, a test per rule, as the schema of Ant's JUnit task has it. Suite by suite, so that memory stays flat. */
export function* renderJunit(
  { run, reports }: Pick<RunReports, 'run' | 'reports'>,
  options: PipelineOptions,
): Generator<string> {
  const written: string[] = [];
  const xml = createCB({
    data: (chunk: string) => written.push(chunk),
    prettyPrint: true,
  });
  const taken = (): string => written.splice(0).join('');
  xml.dec({ version: '1.0', encoding: 'UTF-8' }).ele('testsuites');
  const bySite = new Map(run.sites.map((site) => [site.id, site]));
  let id = 0;
  for (const report of reports()) {
    writeSuite(xml, id++, suiteOf(report, bySite.get(report.site.id), options));
    yield taken();
  }
  for (const failure of run.failures.filter(({ site }) => !bySite.has(site))) {
    writeSuite(xml, id++, emptySuite(failure, run.startedAt, options));
    yield taken();
  }
  xml.up().end();
  yield taken();
}

function suiteOf(report: AuditReport, site: RunSite | undefined, options: PipelineOptions): Suite {
  const { verdict, points: figures } = report.scorecard;
  const words = wordingOf(options.lang);
  const lines = report.outcomes.flatMap((outcome) => {
    if (outcome.value !== 'passed' || outcome.measured === undefined) return [];
    const shown = figuresInWords(outcome.measured, words).map(({ label, text }) => `${label} ${text}`);
    return shown.length === 0 ? [] : [`${titleOf(outcome, options.lang)} (${outcome.rule}): ${shown.join('; ')}`];
  });
  return {
    name: `${report.site.name} (${report.site.id})`,
    package: report.site.id,
    startedAt: report.startedAt,
    seconds: Math.max(0, (Date.parse(report.finishedAt) - Date.parse(report.startedAt)) / 1000),
    properties: [
      ['site', report.site.url],
      ['kind', report.site.kind],
      ['profile', `${report.profile.id} ${report.profile.version}`],
      ['profileDigest', report.profile.digest],
      ['asOf', report.asOf],
      ['startedAt', report.startedAt],
      ['finishedAt', report.finishedAt],
      ['verdict', verdict],
      ...(hasEstimate(report) ? [['score', points(figures.value)] as const] : []),
      ['scoreMin', points(figures.min)],
      ['scoreMax', points(figures.max)],
      ['stoppedBecause', report.crawl.stoppedBecause],
      ['tool', `${report.tool.name} ${report.tool.version}`],
    ],
    cases: [...testCases(report, site, options)],
    notes: lines.length === 0 ? '' : [junitWords(options.lang).notes, ...lines].join('\n'),
  };
}

const emptySuite = (failure: RunFailure, startedAt: string, options: PipelineOptions): Suite => ({
  name: failure.site,
  package: failure.site,
  startedAt,
  seconds: 0,
  properties: [['verdict', 'none']],
  cases: [missingCase(failure, options)],
  notes: '',
});

function writeSuite(xml: ReturnType<typeof createCB>, id: number, suite: Suite): void {
  const count = (as: NonNullable<TestCase['end']>['as']): string =>
    String(suite.cases.filter(({ end }) => end?.as === as).length);
  xml.ele('testsuite', {
    id: String(id),
    name: legal(suite.name),
    package: legal(suite.package),
    // The schema knows no time zones: UTC, as Ant writes it. The property `startedAt` says which.
    timestamp: new Date(Date.parse(suite.startedAt) || 0).toISOString().slice(0, 19),
    hostname: 'localhost',
    tests: String(suite.cases.length),
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
    time: (Number.isFinite(suite.seconds) ? suite.seconds : 0).toFixed(3),
  });
  xml.ele('properties');
  for (const [name, value] of suite.properties) xml.ele('property', { name, value: legal(value) }).up();
  xml.up();
  for (const { name, classname, end } of suite.cases) {
    xml.ele('testcase', { name: legal(name), classname: legal(classname), time: '0' });
    if (end !== undefined) {
      const { as, type, message, text } = end;
      xml.ele(as, { message: legal(message), ...(as !== 'skipped' && { type: type ?? as }) });
      if (text !== undefined && text !== '') xml.txt(legal(text));
      xml.up();
    }
    xml.up();
  }
  xml.ele('system-out').txt(legal(suite.notes)).up();
  xml.ele('system-err').up();
  xml.up();
}

/** XML 1.0 has no way to write most control characters, half surrogates and U+FFFE. */
const legal = (text: string): string =>
  text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
