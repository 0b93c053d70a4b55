/** What callers send, held to schemas: every fault at once, in their language. */
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import localizeZh from 'ajv-i18n/localize/zh/index.js';
import type { TObject, TSchema } from '@sinclair/typebox';
import { isDay } from '../../lib/date/day.js';
import { Invalid } from '../../model/refusal.js';
import type { Words } from '../../model/words.js';

/** Typed as a module with a default export, it is the function itself. */
const inChinese = localizeZh as unknown as (errors: ErrorObject[]) => void;

const formats = { date: isDay, 'date-time': (value: string) => !Number.isNaN(Date.parse(value)) };
const ofBodies = new Ajv({ allErrors: true, strict: false, formats });
/** Addresses hold text alone. */
const ofQueries = new Ajv({ allErrors: true, strict: false, formats, coerceTypes: true });
const compiled = new WeakMap<TSchema, ValidateFunction>();

/** The parameters of an address by their schema. Throws `Invalid`. */
export function checkQuery(schema: TObject | undefined, raw: Readonly<Record<string, readonly unknown[]>>): unknown {
  const properties: Readonly<Record<string, TSchema>> = schema?.properties ?? {};
  const given = Object.entries(raw).flatMap(([name, values]): [string, unknown][] => {
    const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
    // The language of the answer is everybody's, and an empty parameter is one that was not given.
    if (known === undefined && name === 'lang') return [];
    const filled = values.filter((value) => value !== '');
    if (known?.['type'] === 'array') return filled.length === 0 ? [] : [[name, filled]];
    return filled.length === 0 ? [] : [[name, filled.length === 1 ? filled[0] : filled]];
  });
  const query = Object.fromEntries(given);
  if (schema === undefined) {
    const unknown = { zh: '这里没有这个参数。', en: 'There is no such parameter here.' };
    if (given.length > 0) throw new Invalid(WRONG, Object.fromEntries(given.map(([name]) => [name, unknown])));
    return query;
  }
  return held(ofQueries, schema, query);
}

/** A body by its schema. Throws `Invalid`. */
export const checkBody = (schema: TSchema, body: unknown): unknown => held(ofBodies, schema, body);

function held(ajv: Ajv, schema: TSchema, data: unknown): unknown {
  let validate = compiled.get(schema);
  if (!validate) compiled.set(schema, (validate = ajv.compile(schema)));
  if (validate(data)) return data;
  throw new Invalid(WRONG, fieldsOf(validate.errors ?? []));
}

const WRONG = { zh: '请求内容没有填对，见 fields。', en: 'The request is not filled in correctly: see `fields`.' };

/** More than these are not told. */
const MOST_FAULTS = 50;

function fieldsOf(errors: readonly ErrorObject[]): Readonly<Record<string, Words>> {
  const told = errors.filter(({ keyword }) => keyword !== 'anyOf' && keyword !== 'oneOf').slice(0, MOST_FAULTS);
  const english = told.map(({ message = '' }) => message);
  inChinese(told);
  return Object.fromEntries(
    told.map((error, at): [string, Words] => {
      const { missingProperty, additionalProperty } = error.params as Readonly<Record<string, unknown>>;
      const own = missingProperty ?? additionalProperty;
      const steps = error.instancePath.split('/').filter((step) => step !== '');
      const name = [...steps, ...(typeof own === 'string' ? [own.slice(0, 80)] : [])].join('.');
      if (additionalProperty !== undefined) return [name, { zh: '不认识的字段。', en: 'There is no such field.' }];
      if (missingProperty !== undefined) return [name, { zh: '必须填写。', en: 'This is required.' }];
      if (error.keyword === 'pattern')
        return [name, { zh: '含有不允许的字符。', en: 'Holds characters that are not allowed.' }];
      return [name === '' ? 'body' : name, { zh: error.message ?? '', en: english[at] ?? '' }];
    }),
  );
}
