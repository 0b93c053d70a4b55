import { readdirSync, readFileSync } from 'node:fs';
import type { Static } from '@sinclair/typebox';
import { Ajv } from 'ajv';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { parse } from 'yaml';
import { isDay } from '../../src/lib/date/day.js';
import type { PageFacts } from '../../src/model/page-facts.js';
import type { SiteEntry } from '../../src/model/site-entry.js';
import type { PageFactsSchema } from '../../src/cli/schemas/page-facts.js';
import { gongkai } from '../support/transcript.js';
import { SCHEMA_NAMES, schemaText } from '../../src/cli/schemas/schema-text.js';
import type { SiteSchema } from '../../src/cli/schemas/site-list.js';

const root = new URL('../../', import.meta.url);
const validator = async (name: Parameters<typeof schemaText>[0]) =>
  new Ajv({
    strict: false,
    allErrors: true,
    multipleOfPrecision: 6,
    formats: { date: isDay, re2: true, column: true },
  }).compile(JSON.parse(await schemaText(name)) as object);

describe('gongkai schema', () => {
  const committed = readdirSync(new URL('schema/', root)).map((file) => file.replace('.schema.json', ''));
  test.each(committed)('schema/%s.schema.json is what it prints', async (name) => {
    const text = readFileSync(new URL(`schema/${name}.schema.json`, root), 'utf8');
    const { stdout } = await gongkai(['schema', name], { env: {} });
    expect(text === stdout, `schema/${name}.schema.json is stale: npm run golden -- schemas`).toBe(true);
  });

  test.each(SCHEMA_NAMES)('%s: prints a schema that a validator takes', async (name) => {
    const schema = JSON.parse(await schemaText(name)) as object;
    expect(new Ajv({ strict: false }).validateSchema(schema)).toBe(true);
    expect(schema).toHaveProperty('properties');
  });

  test('rule-set: every file of the national rule set fits, with the params of each check', async () => {
    const validate = await validator('rule-set');
    for (const name of readdirSync(new URL('rules/national/', root)).filter((file) => file.endsWith('.yaml'))) {
      const data: unknown = parse(readFileSync(new URL(`rules/national/${name}`, root), 'utf8'));
      expect(validate(data) ? [] : validate.errors, name).toEqual([]);
    }
  });

  test('rule-set: a check that takes no such parameter is seen in the editor', async () => {
    const validate = await validator('rule-set');
    const rule = {
      title: '入口',
      section: 'platform',
      level: 'deduction',
      points: 1,
      check: 'platform/entrance',
      source: { document: 'x' },
    };
    expect(validate({ rules: { entrance: rule } })).toBe(true);
    expect(validate({ rules: { entrance: { ...rule, params: { colour: '红' } } } })).toBe(false);
    expect(validate({ rules: { entrance: { ...rule, check: 'platform/entrence' } } })).toBe(false);
  });

  test('site-list: the list of the contract fits, a site without address does not', async () => {
    const validate = await validator('site-list');
    const site = {
      id: 'qinghe',
      name: '青禾区人民政府',
      url: 'http://www.qinghe.gov.cn/',
      kind: 'district',
      region: '370199',
    };
    expect(validate({ sites: [site] })).toBe(true);
    expect(validate({ sites: [{ ...site, url: undefined }] })).toBe(false);
    expect(validate({ sites: [] })).toBe(false);
  });

  test.each(['report', 'page-facts'] as const)('%s: is a schema that compiles', async (name) => {
    expect(await validator(name)).toBeTypeOf('function');
  });
});

/** Readonly or not makes no difference to JSON. */
type Plain<T> = T extends (infer I)[] | readonly (infer I)[]
  ? Plain<I>[]
  : T extends object
    ? { -readonly [K in keyof T]: Plain<T[K]> }
    : T;

test('the schemas say what the types say', () => {
  expectTypeOf<Plain<Static<typeof PageFactsSchema>>>().toEqualTypeOf<Plain<PageFacts>>();
  expectTypeOf<keyof Static<typeof SiteSchema>>().toEqualTypeOf<keyof SiteEntry>();
});
