import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/catalog.js';
import { isDay } from '../../src/lib/date/day.js';
import { ruleSetJsonSchema } from '../../src/profile/rule-set-json-schema.js';

type Json = Readonly<Record<string, unknown>>;
const isMap = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const schema = ruleSetJsonSchema(catalog);

/** Every property of a schema, as deep as it goes, with its way. */
function* propertiesOf(part: unknown, way: string): Generator<{ way: string; property: Json }> {
  if (Array.isArray(part)) for (const one of part as unknown[]) yield* propertiesOf(one, way);
  if (!isMap(part)) return;
  for (const [name, property] of Object.entries(isMap(part.properties) ? part.properties : {})) {
    if (!isMap(property)) continue;
    yield { way: `${way}.${name}`, property };
    yield* propertiesOf(property, `${way}.${name}`);
  }
  for (const key of ['items', 'anyOf', 'allOf', 'additionalProperties']) yield* propertiesOf(part[key], way);
  for (const one of Object.values(isMap(part.patternProperties) ? part.patternProperties : {}))
    yield* propertiesOf(one, `${way}.*`);
}

/** What an editor offers for a key inside `params`, given the check: the schema of the branch whose condition holds. */
const offeredFor = (check: string): Json => {
  const ruleSchemas = (schema.properties as { rules: { patternProperties: Json } }).rules.patternProperties;
  const [rule] = Object.values(ruleSchemas) as {
    allOf: { if: object; then: { properties: { params: { $ref: string } } } }[];
  }[];
  const holds = rule?.allOf.filter((one) => new Ajv({ strict: false }).validate(one.if, { check })) ?? [];
  expect(holds).toHaveLength(1);
  const name = holds[0]?.then.properties.params.$ref.replace('#/definitions/', '') ?? '';
  return (schema.definitions as Readonly<Record<string, Json>>)[name] ?? {};
};

describe('the schema of rule files', () => {
  test('has words in Chinese for every key, and for every parameter of every check', () => {
    const silent = [
      ...propertiesOf({ ...schema, definitions: {} }, ''),
      ...Object.entries(schema.definitions as Json).flatMap(([id, one]) => [...propertiesOf(one, id)]),
    ]
      .filter(
        ({ property }) => !isMap(property.if) && !/\p{Script=Han}/u.test(JSON.stringify(property.description ?? '')),
      )
      .map(({ way }) => way);
    expect(silent).toEqual([]);
  });

  test.each(['guide/updated-fresh', 'statutory/fresh'])('offers the parameters of %s once it is named', (check) => {
    const offered = offeredFor(check).properties as Readonly<Record<string, Json>>;
    const due = (catalog.get(check)?.params as { properties: object } | undefined)?.properties ?? {};
    expect(Object.keys(offered)).toEqual(Object.keys(due));
    expect(offered.maxAge?.description).toContain('多久');
  });

  test('tells beside each check what it looks at', () => {
    const text = JSON.stringify(schema);
    for (const { id, title } of catalog.values()) {
      expect(text).toContain(JSON.stringify(id));
      expect(text).toContain(JSON.stringify(title));
    }
  });

  test('stays of a size that editors load at once', () => {
    expect(JSON.stringify(schema).length).toBeLessThan(400_000);
  });

  test('refuses what the program refuses', () => {
    const validate = new Ajv({
      strict: false,
      formats: { date: isDay, re2: true, column: true },
      multipleOfPrecision: 6,
    }).compile(schema);
    const clause = { id: 'LW-1a', phrase: '及时更新', class: 'A', dueOn: '2024-12-31' };
    expect(validate({ clauses: [clause] })).toBe(true);
    expect(validate({ clauses: [{ ...clause, dueOn: '2024-02-30' }] })).toBe(false);
    expect(validate({ waivers: [{ rule: 'guide-fresh', justification: '搬迁', expiresOn: '2025-01-01' }] })).toBe(
      false,
    );
  });
});
