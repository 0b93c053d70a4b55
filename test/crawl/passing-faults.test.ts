/** The same site gives the same outcomes whatever passing faults an audit meets and in whatever order answers come. Oftener: `npx tsx test/cli/fault-often.ts`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CrawlOptions } from '../../src/crawl/crawl-options.js';
import { createPoliteness } from '../../src/crawl/manners/politeness.js';
import type { AuditReport } from '../../src/model/report.js';
import { auditSite } from '../../src/pipeline.js';
import { flipsBetween, judged } from '../support/interrupted-audit.js';
import { national } from '../support/judge.js';
import { passingFaults } from '../support/passing-faults.js';
import { randomFrom } from '../support/random.js';
import { buildSite, serveSite } from '../support/site-builder/index.js';
import type { Handler } from '../support/site-builder/index.js';

const spec = { id: 'linxi', kind: 'department', style: 'trs' } as const;
const faults = passingFaults(['reset', 'bad-gateway', 'unavailable', 'gateway-timeout', 'cut', 'hang']);
const sound = buildSite(spec);
let random: (() => number) | undefined;
/** Every answer takes a while of its own. */
const late: Handler = ({ host, path }) => {
  const answer = random && host === sound.host ? sound.answers.get(path) : undefined;
  return answer && { ...answer, behaviour: { delayMs: Math.floor((random?.() ?? 0) * 40) } };
};

let served: Awaited<ReturnType<typeof serveSite>>;
let truth: AuditReport;

async function audit(changes: Partial<CrawlOptions> = {}): Promise<AuditReport> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-passing-'));
  const site = { id: spec.id, name: '临溪区教育局', url: served.url, kind: spec.kind };
  try {
    return await auditSite(
      { site, profile: national, asOf: '2025-11-18' },
      {
        snapshot: join(folder, 'snapshot.warc.gz'),
        ...{
          allowPrivate: true,
          resolve: served.resolve,
          render: 'never',
          delayMs: 0,
          backOffMs: 1,
          probeSpacingMs: 1,
        },
        ...{ politeness: createPoliteness(), limits: { timeoutMs: 1_500 } },
        ...changes,
      },
      '0.0.0',
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

beforeAll(async () => {
  served = await serveSite(buildSite({ ...spec, handlers: [faults.handler, late] }));
  truth = await audit();
});
afterAll(() => served.close());

describe('no outcome hangs on', () => {
  test.each([1, 2, 3])('faults that one request in twenty meets (seed %d)', async (seed) => {
    faults.begin(seed, 0.05);
    const report = await audit();
    expect(faults.met.length).toBeGreaterThan(0);
    expect(flipsBetween(truth, report), faults.met.join(' | ')).toEqual([]);
    faults.begin(0, 0);
  });

  test.each([1, 8])('the order in which answers come (%d at once)', async (concurrency) => {
    random = randomFrom(concurrency);
    const report = await audit({ concurrency });
    random = undefined;
    expect(judged(report)).toBe(judged(truth));
  });
});
