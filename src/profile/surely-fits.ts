/** A quick look at data that is as a rule fine: compiling a schema for it would take longer than reading the rules. */
import type { TSchema } from '@sinclair/typebox';
import { isDay } from '../lib/date/day.js';

type Json = Readonly<Record<string, unknown>>;
const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is only told to people and editors. */
const MUTE: ReadonlySet<string> = new Set(['title', 'description', 'default', '$id', '$schema', 'examples']);

/**
 * True only if `data` fits the schema for certain; false means that the validator has to decide, which also says what is wrong.
 * Fills in the defaults of properties as the validator does: not inside alternatives.
 */
export const surelyFits = (schema: TSchema, data: unknown): boolean => fits(schema, data, true);

function fits(schema: Json, data: unknown, fills: boolean): boolean {
  if (fills) fillIn(schema, data);
  return Object.entries(schema).every(([keyword, wanted]) => {
    if (MUTE.has(keyword)) return true;
    const judge = Object.hasOwn(KEYWORDS, keyword) ? KEYWORDS[keyword] : undefined;
    return judge?.(wanted, data, schema, fills) ?? false;
  });
}

/** Before anything is required. */
function fillIn({ properties }: Json, data: unknown): void {
  if (!isMap(properties) || !isMap(data)) return;
  for (const [name, property] of Object.entries(properties as Readonly<Record<string, Json>>))
    if (data[name] === undefined && property.default !== undefined) data[name] = structuredClone(property.default);
}

type Judge = (wanted: unknown, data: unknown, schema: Json, fills: boolean) => boolean;

const TYPES: Readonly<Record<string, (data: unknown) => boolean>> = {
  string: (data) => typeof data === 'string',
  number: (data) => Number.isFinite(data),
  integer: (data) => Number.isInteger(data),
  boolean: (data) => typeof data === 'boolean',
  array: (data) => Array.isArray(data),
  object: isMap,
};
const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  date: isDay,
  re2: () => true,
  column: () => true,
};

/** A keyword that is about another kind of value says nothing of this one. */
const ofText =
  (holds: (wanted: never, text: string) => boolean): Judge =>
  (wanted, data) =>
    typeof data !== 'string' || holds(wanted as never, data);
const ofNumber =
  (holds: (wanted: number, figure: number) => boolean): Judge =>
  (wanted, data) =>
    typeof data !== 'number' || holds(wanted as number, data);
const ofList =
  (holds: (wanted: never, list: readonly unknown[], fills: boolean) => boolean): Judge =>
  (wanted, data, _, fills) =>
    !Array.isArray(data) || holds(wanted as never, data as unknown[], fills);

const KEYWORDS: Readonly<Record<string, Judge>> = {
  type: (wanted, data) => typeof wanted === 'string' && (TYPES[wanted]?.(data) ?? false),
  const: (wanted, data) => wanted === data,
  enum: (wanted, data) => (wanted as readonly unknown[]).includes(data),
  minLength: ofText((wanted: number, text) => [...text].length >= wanted),
  maxLength: ofText((wanted: number, text) => [...text].length <= wanted),
  pattern: ofText((wanted: string, text) => expression(wanted).test(text)),
  format: ofText((wanted: string, text) => FORMATS[wanted]?.(text) ?? false),
  minimum: ofNumber((wanted, figure) => figure >= wanted),
  maximum: ofNumber((wanted, figure) => figure <= wanted),
  exclusiveMinimum: ofNumber((wanted, figure) => figure > wanted),
  exclusiveMaximum: ofNumber((wanted, figure) => figure < wanted),
  multipleOf: ofNumber((wanted, figure) => Math.abs(Math.round(figure / wanted) - figure / wanted) < 1e-6),
  minItems: ofList((wanted: number, list) => list.length >= wanted),
  maxItems: ofList((wanted: number, list) => list.length <= wanted),
  uniqueItems: ofList(
    (wanted: boolean, list) => !wanted || new Set(list.map((item) => JSON.stringify(item))).size === list.length,
  ),
  items: ofList((wanted: Json, list, fills) => list.every((item) => fits(wanted, item, fills))),
  required: (wanted, data) => !isMap(data) || (wanted as readonly string[]).every((name) => data[name] !== undefined),
  properties: (wanted, data, _, fills) =>
    !isMap(data) ||
    Object.entries(wanted as Readonly<Record<string, Json>>).every(
      ([name, property]) => data[name] === undefined || fits(property, data[name], fills),
    ),
  patternProperties: (wanted, data, _, fills) =>
    !isMap(data) ||
    Object.entries(wanted as Readonly<Record<string, Json>>).every(([pattern, property]) =>
      Object.entries(data).every(([name, value]) => !expression(pattern).test(name) || fits(property, value, fills)),
    ),
  additionalProperties: (wanted, data, schema, fills) => {
    if (wanted === true || !isMap(data)) return true;
    const named = new Set(Object.keys((schema.properties as object | undefined) ?? {}));
    const patterns = Object.keys((schema.patternProperties as object | undefined) ?? {});
    return Object.entries(data).every(
      ([name, value]) =>
        named.has(name) ||
        patterns.some((pattern) => expression(pattern).test(name)) ||
        (isMap(wanted) && fits(wanted, value, fills)),
    );
  },
  minProperties: (wanted, data) => !isMap(data) || Object.keys(data).length >= (wanted as number),
  anyOf: (wanted, data) => (wanted as readonly Json[]).some((branch) => fits(branch, data, false)),
  allOf: (wanted, data, _, fills) => (wanted as readonly Json[]).every((branch) => fits(branch, data, fills)),
};

const expressions = new Map<string, RegExp>();
/** The expression of a schema, which is the program's own. */
function expression(pattern: string): RegExp {
  let known = expressions.get(pattern);
  if (!known) expressions.set(pattern, (known = new RegExp(pattern, 'u')));
  return known;
}
