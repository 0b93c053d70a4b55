import { describe, expect, test } from 'vitest';
import { compareOutcome } from '../../src/examples/compare-outcome.js';
import type { RawOutcome } from '../../src/model/report.js';

const outcome = (codes: readonly string[]): RawOutcome =>
  ({ value: 'cantTell', reason: 'candidates', findings: codes.map((code) => ({ code })) }) as unknown as RawOutcome;

describe('lists that an example expects', () => {
  const due = { value: 'cantTell', codes: ['to-review', 'to-review', 'no-such-item'] } as const;

  test('agree in any order', () => {
    expect(compareOutcome(outcome(['to-review', 'no-such-item', 'to-review']), { ...due, codes: [...due.codes] })).toBe(
      undefined,
    );
  });

  test('do not agree where one of them comes more often', () => {
    const found = compareOutcome(outcome(['to-review', 'no-such-item', 'no-such-item']), {
      ...due,
      codes: [...due.codes],
    });
    expect(found?.found).toContain('no-such-item');
  });
});
