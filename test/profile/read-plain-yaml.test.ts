import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { readPlainYaml } from '../../src/profile/read-plain-yaml.js';

const rules = fileURLToPath(new URL('../../rules/', import.meta.url));
const carefully = (text: string): unknown => {
  const document = parseDocument(text, { merge: false, prettyErrors: false });
  return document.errors.length > 0 ? 'wrong' : document.toJS();
};

describe('plain YAML', () => {
  test.each(readdirSync(rules, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml')))(
    '%s is read as the careful reader reads it',
    (name) => {
      const text = readFileSync(join(rules, name), 'utf8');
      const quick = readPlainYaml(text);
      if (quick !== undefined) expect(quick).toEqual(carefully(text));
    },
  );

  test.each([
    'a: 2024-06-30',
    'a: 1_000',
    'a: 0b11',
    'a: 0o17',
    'a: 0x1F',
    'a: 017',
    'a: .5',
    'a: 1.',
    'a: +12',
    'a: 1e3',
    'a: -.inf',
    'a: .nan',
    'a: yes',
    'a: True',
    'a: ~',
    'a: null',
    'a:',
    'a: 1:20',
    'a: 1.0.0',
    'a: "1"',
    "a: '''引号'''",
    'a: |\n  两\n  行\n',
    'a: >-\n  折\n  行\n\n  段\n',
    'a: {b: [c, {d: e}], "f": g}',
    'a: 正则 (?:公开|指南)$ # 注释',
    'a: [\'^第[一二]条\', "含 # 号"]',
    'a:\n- b\n- c: d\n  e: f\n',
    'a: 含：冒号，和 - 横线',
    'a: &days { from: 2024-06-30 }\nb: *days\nc: [*days, &n 1, *n]',
  ])('%j', (text) => {
    expect(readPlainYaml(text)).toEqual(carefully(text));
  });

  test.each([
    ['an alias of nothing', 'a: [*x]'],
    ['an alias for a key', 'a: &x y\n*x : 1'],
    ['an alias that loops', 'a: &x { b: *x }'],
    ['more than 100 aliases', `a: &x 1\nb: [${'*x, '.repeat(101)}]`],
    [
      'few aliases that expand to a flood',
      ['a: &a0 [x]', ...[1, 2, 3, 4, 5, 6, 7].map((at) => `b${at}: &a${at} [${`*a${at - 1}, `.repeat(9)}]`)].join('\n'),
    ],
    ['a tag', 'a: !!str 1'],
    ['a merge key', 'a: { <<: { b: 1 } }'],
    ['__proto__', '__proto__: 1'],
    ['a second document', 'a: 1\n---\nb: 2'],
    ['a tab', 'a:\t1'],
    ['a key twice', 'a: 1\na: 2'],
    ['a number for a key', '2024: 1'],
    ['yes or no for a key', 'a: { true: 1 }'],
    ['a list for a key', 'a: { [b]: 1 }'],
    ['what is wrong', 'a: ['],
    ['depth without end', '['.repeat(50_000)],
  ])('%s is left to the careful reader', (_, text) => {
    expect(readPlainYaml(text)).toBeUndefined();
  });

  test('whatever it reads, the careful reader reads the same', () => {
    const pieces = [
      ' ',
      '\n',
      '\n  ',
      ':',
      ': ',
      '- ',
      'a',
      '公开',
      '1',
      '0.5',
      '[',
      ']',
      '{',
      '}',
      ',',
      '"',
      "'",
      '#',
      '|',
      '>',
      '~',
      'true',
      '?',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        const quick = readPlainYaml(text);
        const careful = carefully(text);
        if (quick !== undefined && quick !== null && careful !== 'wrong')
          expect([text, quick]).toEqual([text, careful]);
      }),
      { numRuns: 5000, seed: 20241231 },
    );
  });
});
