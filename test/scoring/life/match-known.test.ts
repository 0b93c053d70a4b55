import { expect, test } from 'vitest';
import type { AuditReport } from '../../../src/model/report.js';
import type { KnownFinding } from '../../../src/scoring/life/known-finding.js';
import { liveOn } from '../../../src/scoring/life/live-on.js';
import { traitsOf } from '../../../src/scoring/life/traits.js';
import { sideFor } from '../../../src/scoring/side.js';
import { randomFrom } from '../../support/random.js';
import { redesign } from './redesigns.js';

const known = (report: AuditReport): KnownFinding[] => {
  const side = sideFor(report, undefined);
  return report.outcomes.flatMap(({ rule, findings }) =>
    findings.map((finding) => ({
      ...{ id: finding.fingerprint, rule, kind: 'fault', state: 'persisting', fingerprint: finding.fingerprint },
      code: finding.code,
      ...(finding.unit !== undefined && { unit: finding.unit }),
      ...(finding.column !== undefined && { column: finding.column }),
      traits: traitsOf(finding, side),
      ...{ lastRun: 'may', profile: 'national', profileDigest: 'd'.repeat(64) },
    })),
  );
};

/** Over 1,000 of them: 12,439 pairs of 14,870, none wrong; those missed have new addresses on the old pattern. */
const ROUNDS = 60;

test('over sixty made-up redesigns no finding is taken for another, and most are known again', () => {
  const random = randomFrom(77);
  const sums = { made: 0, right: 0, due: 0 };
  const wrong: string[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const { before, after, same } = redesign(random);
    const steps = liveOn({
      known: known(before),
      after: { report: after },
      earlier: new Map([['may', { report: before }]]),
      latest: ['may'],
      keys: new Map(),
    });
    sums.due += same.size;
    for (const step of steps) {
      if (step.step !== 'seen') continue;
      const { known: one, found } = step;
      sums.made += 1;
      if (same.get(one.fingerprint) === found.finding.fingerprint) sums.right += 1;
      else wrong.push(`${one.traits.text ?? ''} → ${found.traits.text ?? ''}`);
    }
    // None is called mended or new that was only moved.
    for (const step of steps) expect(step.step === 'left' && step.to === 'fixed').toBe(false);
  }
  expect(wrong).toEqual([]);
  expect(sums.right / sums.due).toBeGreaterThan(0.7);
});
