import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../src/evaluate/fold.js';
import { cantTell, failed, inapplicable, passed, untested, type Judgement } from '../../src/model/check.js';

const fault = { code: 'missing', evidence: [] };
const yes = passed();
const no = failed(fault);
const unknown = cantTell('no-date', fault);
const never = untested('no-ipv6-route');
const none = inapplicable('before-format');

describe('outcomes of targets fold by three-valued logic', () => {
  test.each<[string, readonly Judgement[], object]>([
    ['no targets', [], { value: 'inapplicable', reason: 'no-targets', checked: 0 }],
    ['all passed', [yes, yes], { value: 'passed', checked: 2 }],
    ['any failed', [yes, unknown, no], { value: 'failed', checked: 3 }],
    ['none failed, one unknown', [yes, unknown], { value: 'cantTell', reason: 'no-date', checked: 2 }],
    ['the inapplicable do not count', [none, yes], { value: 'passed', checked: 1 }],
    ['all inapplicable for one reason', [none, none], { value: 'inapplicable', reason: 'before-format', checked: 0 }],
    [
      'inapplicable for two reasons',
      [none, inapplicable('no-roster')],
      { value: 'inapplicable', reason: 'no-targets' },
    ],
    ['never begun', [never, yes], { value: 'untested', reason: 'no-ipv6-route', checked: 1 }],
    ['begun without end outweighs never begun', [never, unknown], { value: 'cantTell', reason: 'no-date' }],
  ])('%s', (_, judgements, expected) => {
    expect(fold(judgements, undefined)).toMatchObject(expected);
  });

  test('targets that were not seen are unknown', () => {
    expect(fold([yes], 'truncated')).toMatchObject({ value: 'cantTell', reason: 'truncated' });
    expect(fold([], 'truncated')).toMatchObject({ value: 'cantTell', reason: 'truncated' });
    expect(fold([no], 'truncated').value).toBe('failed');
  });

  test('of several reasons the most telling is given', () => {
    const reasons = [unknown, cantTell('needs-browser', fault), cantTell('candidates', fault)];
    expect(fold(reasons, undefined).reason).toBe('needs-browser');
  });

  test('each target counts as one thing unless it brings a tally', () => {
    expect(fold([yes, no, unknown, none], undefined).tally).toEqual({ met: 1, unmet: 1, unknown: 1 });
    const nine = failed(fault, { tally: { met: 7, unmet: 2, unknown: 0 } });
    expect(fold([nine], undefined).tally).toEqual({ met: 7, unmet: 2, unknown: 0 });
  });

  test('the order of targets does not matter', () => {
    const judgement = fc.constantFrom(yes, no, unknown, never, none);
    fc.assert(
      fc.property(fc.array(judgement), (judgements) => {
        expect(fold([...judgements].reverse(), undefined)).toEqual(fold(judgements, undefined));
      }),
    );
  });

  test('learning more never turns failed or passed into their opposite', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(yes, no, unknown)), (judgements) => {
        const before = fold(judgements, undefined).value;
        for (const learned of [yes, no]) {
          const after = fold(
            judgements.map((one) => (one === unknown ? learned : one)),
            undefined,
          ).value;
          if (before === 'failed' || before === 'passed') expect(after).toBe(before);
        }
      }),
    );
  });
});
