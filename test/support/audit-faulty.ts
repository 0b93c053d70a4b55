/** Audits a sound township of which every address, or one, bears a fault; with limits short enough for a test. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { CrawlOptions } from '../../src/crawl/crawl-options.js';
import { createPoliteness } from '../../src/crawl/manners/politeness.js';
import type { AuditReport } from '../../src/model/report.js';
import { auditSite } from '../../src/pipeline.js';
import { openSnapshot } from '../../src/snapshot/open-snapshot.js';
import type { FaultKind } from './faults.js';
import { serveFaulty } from './faulty-site.js';
import { national } from './judge.js';
import type { SiteSpec } from './site-builder/index.js';

export interface FaultyAudit {
  readonly report: AuditReport;
  /** Rule → `value` or `value: reason`. */
  readonly outcomes: Readonly<Record<string, string>>;
  /** Path → why it has no answer, or the last status it gave; robots files, probes and the other scheme aside. */
  readonly causes: Readonly<Record<string, string | number>>;
  /** Path → the one reason in `crawl.jsonl`. */
  readonly ledger: Readonly<Record<string, string>>;
  readonly requests: number;
}

const SPEC: SiteSpec = { id: 'linxi', kind: 'department', style: 'trs' };
const NAME = '临溪区教育局';

export async function auditFaulty(
  fault?: FaultKind,
  path?: string,
  changes: Partial<CrawlOptions> & { readonly only?: ReadonlySet<string>; readonly spec?: SiteSpec } = {},
): Promise<FaultyAudit> {
  const { only, spec = SPEC, ...options } = changes;
  const served = await serveFaulty(spec, fault, path);
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-fault-'));
  const snapshot = join(folder, 'snapshot.warc.gz');
  const isName = path === undefined && fault !== undefined && 'lookup' in fault.seat;
  // Only what must be waited for in vain is waited for shortly: a sound page is never late.
  const isLate = fault !== undefined && fault.whole !== 'sound' && fault.whole.home === 'timeout';
  try {
    const report = await auditSite(
      {
        site: { id: spec.id, name: NAME, url: served.url, kind: spec.kind },
        profile: national,
        asOf: '2025-11-18',
        ...(only && { only }),
      },
      {
        snapshot,
        allowPrivate: !isName,
        lookup: (host) => served.lookup(host),
        render: 'never',
        delayMs: 0,
        backOffMs: 1,
        probeSpacingMs: 1,
        politeness: createPoliteness(),
        limits: { timeoutMs: isLate ? 60 : 15_000, bodyBytes: 500_000 },
        ...options,
      },
      '0.0.0',
    );
    return {
      report,
      outcomes: Object.fromEntries(
        report.outcomes.map(({ rule, value, reason }) => [rule, reason === undefined ? value : `${value}: ${reason}`]),
      ),
      causes: causesIn(snapshot, new URL(served.url).protocol),
      ledger: ledgerBeside(snapshot),
      requests: served.asked.length,
    };
  } finally {
    await served.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const pathOf = (url: string): string => {
  const { protocol, pathname, search } = new URL(url);
  return /^https?:$/.test(protocol) ? pathname + search : protocol;
};

function causesIn(path: string, scheme: string): FaultyAudit['causes'] {
  const snapshot = openSnapshot(path);
  try {
    const other = scheme === 'http:' ? 'https:' : 'http:';
    const isPage = ({ purpose, url }: { readonly purpose: string; readonly url: string }): boolean =>
      !/^(?:robots|probe)/.test(purpose) && !url.startsWith(other);
    return Object.fromEntries<string | number>([
      ...snapshot.exchanges.filter(isPage).map(({ url, status }) => [pathOf(url), status] as const),
      ...snapshot.unanswered.filter(isPage).map(({ url, why }) => [pathOf(url), why] as const),
    ]);
  } finally {
    snapshot.close();
  }
}

const ledgerBeside = (snapshot: string): FaultyAudit['ledger'] =>
  Object.fromEntries(
    readFileSync(join(dirname(snapshot), 'crawl.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { readonly url: string; readonly why: string })
      .map(({ url, why }) => [pathOf(url), why]),
  );
