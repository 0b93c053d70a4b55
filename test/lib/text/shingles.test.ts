import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jaccard, shingles } from '../../../src/lib/text/shingles.js';

const likeness = (one: string, other: string): number => jaccard(shingles(one), shingles(other));
/** Few characters, so that runs come again. */
const text = fc.string({ unit: fc.constantFrom(...'公开政务信息年报'), maxLength: 60 });

describe('similarity of two texts', () => {
  test('counts shared runs of five characters among all', () => {
    // 梧桐街道全 桐街道全年 街道全年公 道全年公开 全年公开信 年公开信息 beside 全年公开信 年公开信息 公开信息三 开信息三条: 2 of 8
    expect(likeness('梧桐街道全年公开信息', '全年公开信息三条')).toBe(2 / 8);
  });

  test('a run that comes twice counts once', () => {
    expect(shingles('公开公开公开公开')).toHaveLength(2);
  });

  test('texts shorter than a run are compared whole', () => {
    expect(likeness('年报', '年报')).toBe(1);
    expect(likeness('年报', '年鉴')).toBe(0);
    expect(likeness('', '年报')).toBe(0);
    expect(likeness('', '')).toBe(1);
  });

  test('is between 0 and 1, the same both ways, and 1 of a text with itself', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const share = likeness(one, other);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        expect(likeness(other, one)).toBe(share);
        expect(likeness(one, one)).toBe(1);
      }),
    );
  });

  test('agrees with sets of strings', () => {
    const runs = (of: string): Set<string> =>
      new Set(
        of.length < 5
          ? of === ''
            ? []
            : [of]
          : Array.from({ length: of.length - 4 }, (_, at) => of.slice(at, at + 5)),
      );
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [left, right] = [runs(one), runs(other)];
        const shared = [...left].filter((run) => right.has(run)).length;
        const all = new Set([...left, ...right]).size;
        expect(likeness(one, other)).toBe(all === 0 ? 1 : shared / all);
      }),
    );
  });
});
