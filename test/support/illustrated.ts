/** Pictures of pages in a snapshot made for a test, as `illustrate` makes them after scoring. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { illustrate } from '../../src/evidence/illustrate.js';
import type { IllustrateOptions } from '../../src/evidence/illustrate.js';
import type { AuditReport, Finding, RuleOutcome } from '../../src/model/report.js';
import type { Exchange } from '../../src/model/snapshot.js';
import type { NewExchange } from '../../src/snapshot/write-snapshot.js';
import { SAMPLE } from './sample-report.js';
import { answer, written } from './snapshots.js';

/** A place that a rule finds at fault: the path of a page, and what is quoted of it. */
export interface Fault {
  readonly path: string;
  readonly rule?: string;
  readonly quote?: string;
  readonly selector?: string;
  readonly data?: Finding['data'];
}

export interface Illustrated {
  readonly report: AuditReport | undefined;
  readonly folder: string;
  readonly failures: readonly string[];
  /** PNG of a file that the report names. */
  readonly picture: (file?: string) => Buffer;
}

interface StoredPage {
  readonly body: string;
  readonly type?: string;
  readonly via?: NewExchange['via'];
}

const HOST = 'http://www.qinghe.gov.cn';

/** Stores the pages of 青禾区 and illustrates a report on them. */
export async function illustrated(
  pages: Readonly<Record<string, string | StoredPage>>,
  faults: readonly Fault[],
  browserPath: string,
  changes: Partial<IllustrateOptions> = {},
): Promise<Illustrated> {
  const seen = new Map<string, Exchange>();
  const snapshot = await written(async (writer) => {
    for (const [path, page] of Object.entries(pages)) {
      const { body, type, via }: StoredPage = typeof page === 'string' ? { body: page } : page;
      const headers = [['Content-Type', type ?? 'text/html; charset=utf-8']] as const;
      seen.set(path, await writer.exchange(answer(path, body, { allHeaders: headers, ...(via && { via }) })));
    }
  });
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-pictures-'));
  const failures: string[] = [];
  const report = await illustrate(reportOn(faults, seen), {
    snapshot,
    folder,
    browser: { path: browserPath },
    onFailure: (url) => failures.push(url),
    ...changes,
  });
  return {
    report,
    folder,
    failures,
    picture: (file = report?.pictures?.files[0]?.file ?? 'none') => readFileSync(join(folder, file)),
  };
}

/** A report with one outcome for each rule that the faults name. */
export function reportOn(faults: readonly Fault[], seen: ReadonlyMap<string, Exchange>): AuditReport {
  const rules = [...new Set(faults.map(({ rule }) => rule ?? 'guide-elements'))];
  const outcomes = rules.map((rule): RuleOutcome => ({
    rule,
    title: rule,
    section: 'guide',
    level: 'deduction',
    value: 'failed',
    points: { earned: 0, min: 0, max: 0, outOf: 2 },
    checked: 1,
    basis: [],
    findings: faults.filter((fault) => (fault.rule ?? 'guide-elements') === rule).map((one) => findingOf(one, seen)),
  }));
  return { ...SAMPLE, outcomes };
}

function findingOf({ path, quote, selector, data }: Fault, seen: ReadonlyMap<string, Exchange>): Finding {
  const { capturedAt = '', sha256 = '', record } = seen.get(path) ?? {};
  return {
    fingerprint: '0'.repeat(16),
    value: 'failed',
    code: 'missing',
    message: '缺少要素。',
    ...(data && { data }),
    evidence: [
      {
        url: HOST + path,
        capturedAt,
        sha256,
        ...(record !== undefined && { record }),
        ...(quote !== undefined && { quote }),
        ...(selector !== undefined && { selector }),
      },
    ],
  };
}
