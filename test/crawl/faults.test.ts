/** Every kind of fault of `test/support/faults.ts`, borne by a whole site and by one page of it: none is the site's failure. */
import { beforeAll, describe, expect, test } from 'vitest';
import { auditFaulty } from '../support/audit-faulty.js';
import type { FaultyAudit } from '../support/audit-faulty.js';
import { FAULTS } from '../support/faults.js';
import type { FaultKind } from '../support/faults.js';

/** The only rules that may turn a fault into a failure (contract.md, At the edges). */
const MAY_FAIL = new Set(['site-reachable', 'links-alive']);

const failedIn = ({ outcomes }: FaultyAudit): readonly string[] =>
  Object.keys(outcomes).filter((rule) => outcomes[rule]?.startsWith('failed') === true && !MAY_FAIL.has(rule));

let sound: FaultyAudit;
beforeAll(async () => {
  sound = await auditFaulty();
});

test('the site without fault is sound, and the table is long enough', () => {
  // Made-up sites speak HTTP alone: that is no fault of the network.
  expect(failedIn(sound)).toEqual(['https']);
  expect(sound.report.scorecard.verdict).toBe('qualified');
  expect(new Set(FAULTS.map(({ kind }) => kind)).size).toBe(FAULTS.length);
  expect(FAULTS.length).toBeGreaterThanOrEqual(60);
});

// Together: some wait in vain until a limit ends it.
describe.concurrent('a whole site that bears it decides nothing, and says why', () => {
  test.each(FAULTS)('$kind', async (fault) => {
    const audit = await auditFaulty(fault);
    const { report, outcomes, causes } = audit;
    if (fault.whole === 'sound') {
      expect(outcomes).toEqual(sound.outcomes);
      return;
    }
    expect(failedIn(audit)).toEqual([]);
    const passed = Object.keys(outcomes).filter((rule) => outcomes[rule] === 'passed' && rule !== 'site-reachable');
    expect(passed).toEqual([]);
    expect(report.crawl.stoppedBecause).toBe(fault.whole.stopped);
    // Of a chain of redirects its last address has the cause.
    expect(Object.values(causes)).toContain(fault.whole.home);
    // Which is exit 3 (test/cli/exit-status.test.ts).
    expect(report.scorecard.verdict).toBe('undetermined');
  });
});

const GUIDE = '/zfxxgk/zfxxgkzn/';
const REPORTS = '/zfxxgk/zfxxgknb/';
/** The rules that rest on a page. */
const RESTING: Readonly<Record<string, readonly string[]>> = {
  [GUIDE]: ['guide-elements', 'guide-updated-date', 'guide-updated-fresh', 'guide-application-terms'],
  [REPORTS]: ['annual-report-present', 'annual-report-on-time', 'annual-report-sections'],
};

describe('a single page that bears it decides nothing that rests on it', () => {
  const cases = FAULTS.map((fault, index): [string, FaultKind, string] => {
    const path = index % 2 === 0 ? GUIDE : REPORTS;
    return [`${fault.kind}: ${path}`, fault, path];
  });
  test.each(cases)('%s', async (_, fault, path) => {
    const rules = RESTING[path] ?? [];
    const { outcomes } = await auditFaulty(fault, path, { only: new Set(rules) });
    for (const rule of rules) {
      if (fault.inner === 'unread') expect(outcomes[rule], rule).toMatch(/^cantTell: /);
      if (fault.inner === 'sound') expect(outcomes[rule], rule).toBe('passed');
    }
  });
});

/** One of each way in which an address fails; the rest of the site is judged as if nothing were. */
const WAYS = ['TCP: refused', 'status 403', 'page: empty', 'redirect: without a Location'];

describe('and nothing else changes', () => {
  const fewer = FAULTS.filter(({ kind }) => WAYS.includes(kind));
  test.each(fewer.map((fault, index) => [fault.kind, fault, index % 2 === 0 ? GUIDE : REPORTS] as const))(
    '%s',
    async (_, fault, path) => {
      const { outcomes: before } = sound;
      const audit = await auditFaulty(fault, path);
      expect(failedIn(audit)).toEqual(failedIn(sound));
      const changed = Object.keys(before).filter((rule) => audit.outcomes[rule] !== before[rule]);
      expect(changed).toEqual(expect.arrayContaining([...(RESTING[path] ?? [])]));
      for (const rule of changed) expect(audit.outcomes[rule], rule).toMatch(/^cantTell: /);
      expect(audit.ledger[path]).toBeDefined();
    },
  );
});
