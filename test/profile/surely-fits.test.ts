import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Type } from '@sinclair/typebox';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { catalog } from '../../src/catalog.js';
import { RuleFile } from '../../src/profile/rule-set-schema.js';
import { surelyFits } from '../../src/profile/surely-fits.js';
import { validate } from '../../src/profile/validator.js';

const rules = fileURLToPath(new URL('../../rules/national/', import.meta.url));
const files = readdirSync(rules).filter((name) => name.endsWith('.yaml'));
const read = (name: string): Record<string, unknown> =>
  parse(readFileSync(join(rules, name), 'utf8')) as Record<string, unknown>;

describe('a quick look at rule files', () => {
  test.each(files)('%s fits, and so do the parameters of its rules', (name) => {
    const file = read(name);
    expect(surelyFits(RuleFile, file)).toBe(true);
    for (const [id, { check, params = {} }] of Object.entries(
      (file['rules'] ?? {}) as Record<string, { check: string; params?: unknown }>,
    ))
      expect([id, surelyFits(catalog.get(check)?.params as never, params)]).toEqual([id, true]);
  });

  test('says yes only where the validator does, whatever part of a file is spoilt', () => {
    const whole = read('guide.yaml');
    const ways = [...waysInto(whole)];
    const spoilt = [null, 0, -1, 0.001, '', ' ', 'x', '2024-02-30', true, [], {}, ['x'], { x: 1 }, NaN];
    fc.assert(
      fc.property(fc.constantFrom(...ways), fc.constantFrom(...spoilt), (way, value) => {
        const [quick, careful] = [structuredClone(whole), structuredClone(whole)];
        put(quick, way, value);
        put(careful, way, value);
        expect([way, value, surelyFits(RuleFile, quick)]).toEqual([
          way,
          value,
          validate(RuleFile, careful).length === 0,
        ]);
      }),
      { numRuns: 300, seed: 20241231 },
    );
  });

  test('fills in defaults as the validator does', () => {
    const schema = Type.Object({
      labels: Type.Array(Type.String(), { default: ['更新日期'] }),
      inner: Type.Optional(Type.Object({ least: Type.Integer({ default: 1 }) })),
    });
    const [quick, careful] = [{ inner: {} }, { inner: {} }];
    expect([surelyFits(schema, quick), validate(schema, careful)]).toEqual([true, []]);
    expect(quick).toEqual(careful);
    expect(quick).toEqual({ labels: ['更新日期'], inner: { least: 1 } });
  });

  test('a keyword that it does not know is for the validator', () => {
    expect(surelyFits({ ...Type.String(), contentEncoding: 'base64' }, 'x')).toBe(false);
  });
});

function* waysInto(data: unknown, way: readonly string[] = []): Generator<readonly string[]> {
  if (way.length > 0) yield way;
  if (typeof data === 'object' && data !== null)
    for (const [key, part] of Object.entries(data)) yield* waysInto(part, [...way, key]);
}

function put(data: unknown, way: readonly string[], value: unknown): void {
  const parent = way.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], data);
  (parent as Record<string, unknown>)[way.at(-1) ?? ''] = value;
}
