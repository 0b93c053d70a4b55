import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bareText, markOut, sourceOf } from '../../../src/lib/text/bare-text.js';

describe('a bare text', () => {
  test('has letters and figures only, in one form', () => {
    expect(bareText('（一）主动 公开。\n全年ＡＢＣ１２件！').text).toBe('一主动公开全年abc12件');
    expect(bareText('㎡与½').text).toBe('m2与12');
    expect(bareText('𠮷字').text).toBe('𠮷字');
  });

  test('knows where its characters stood', () => {
    const bare = bareText('一、总 体 情况。\n全年公开（含转载）12条。');
    const start = bare.text.indexOf('全年');
    expect(sourceOf(bare, start, '全年公开含转载12条'.length, 99)).toBe('全年公开（含转载）12条');
    expect(sourceOf(bare, start, 6, 4)).toBe('全年公开…');
    expect(sourceOf(bare, 0, 0, 9)).toBe('');
  });

  test('of a passage over several lines the longest line is quoted', () => {
    const bare = bareText('公开。\n建立台账逐项落实。\n结束');
    expect(sourceOf(bare, 0, bare.text.length, 99)).toBe('建立台账逐项落实。');
  });

  test('made bare again stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (source) => {
        const { text, at } = bareText(source);
        expect(bareText(text).text).toBe(text);
        expect(at).toHaveLength(text.length);
        expect([...at].every((position) => position < source.length)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

describe('marks in place of words', () => {
  test('stand once for words side by side, and positions stay true', () => {
    const masked = markOut(bareText('梧桐街道、杏林镇：公开5条'), /梧桐街道|杏林镇/g, '某');
    expect(masked.text).toBe('某公开5条');
    expect(sourceOf(masked, 1, 4, 99)).toBe('公开5条');
  });

  test('a text without such words stays as it is', () => {
    expect(markOut(bareText('公开5条'), /杏林镇/g, '某').text).toBe('公开5条');
  });
});
