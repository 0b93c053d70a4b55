import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, test } from 'vitest';
import { surelyRe2 } from '../../../src/lib/pattern/surely-re2.js';

const isTaken = (source: string): boolean => {
  try {
    RE2JS.compile(source);
    return true;
  } catch {
    return false;
  }
};

describe('an expression that RE2 takes for certain', () => {
  test.each([
    '指南|年报',
    '^第[一二三]条',
    '(?:公开|发布).{0,20}(?:办法|规定)$',
    '\\d{4}年',
    '[^（）()]{1,12}',
    'a+?b*',
  ])('%s', (source) => {
    expect([surelyRe2(source), isTaken(source)]).toEqual([true, true]);
  });

  test.each([
    '(?<!依)申请',
    '(公开)\\1',
    '公开(?=指南)',
    'a{1001}',
    '(?:a{40}){40}',
    '[',
    '(',
    '*',
    'a**',
    '[]',
    '[[:foo:]]',
    '\\p{Foo}',
    '\\',
    'x{2,1}',
  ])('%s has to be tried', (source) => {
    expect(surelyRe2(source)).toBe(false);
  });

  test('is never one that RE2 refuses', () => {
    const pieces = [
      '公',
      'a',
      '.',
      '|',
      '(',
      '(?:',
      ')',
      '[',
      ']',
      '[^',
      '-',
      '*',
      '+',
      '?',
      '{2}',
      '{3,}',
      '{1,40}',
      '^',
      '$',
      '\\d',
      '\\.',
      '\\1',
      '\\Q',
      '(?i)',
      '\\n',
      '\\-',
      '[:',
      ':]',
      'alpha',
      ':',
      '{',
      '}',
      ',',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 9 }), (parts) => {
        const source = parts.join('');
        if (surelyRe2(source)) expect([source, isTaken(source)]).toEqual([source, true]);
      }),
      { numRuns: 20_000, seed: 20241231 },
    );
  });

  test('are nearly all of the national rule set', () => {
    const folder = fileURLToPath(new URL('../../../rules/national/', import.meta.url));
    const sources = readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .flatMap((name) =>
        [...readFileSync(folder + name, 'utf8').matchAll(/^ +- '((?:[^']|'')+)'$/gm)].map(([, one = '']) =>
          one.replaceAll("''", "'"),
        ),
      );
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.filter(surelyRe2).length / sources.length).toBeGreaterThan(0.9);
  });
});
