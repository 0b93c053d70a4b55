import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { TSchema } from '@sinclair/typebox';
import { isDay } from '../lib/date/day.js';
import { surelyFits } from './surely-fits.js';

/** One validator for rule files and for the params of checks: all errors, defaults filled in, days that exist. */
const ajv = new Ajv({
  allErrors: true,
  verbose: true,
  strict: false,
  useDefaults: true,
  multipleOfPrecision: 6,
  // Each schema judges few data: compiling fast pays more than running fast.
  code: { optimize: false },
  // `re2` and `column` mark strings that `marked-strings.ts` finds and other code judges.
  formats: { date: isDay, re2: true, column: true },
});

const compiled = new WeakMap<TSchema, ValidateFunction>();

/** Faults of `data` under `schema`; fills in defaults. A schema is compiled once, and only for data that may be wrong. */
export const findFaults = (schema: TSchema, data: unknown): readonly ErrorObject[] =>
  surelyFits(schema, data) ? [] : validate(schema, data);

/** The same, always by the validator itself. */
export function validate(schema: TSchema, data: unknown): readonly ErrorObject[] {
  let judge = compiled.get(schema);
  if (!judge) compiled.set(schema, (judge = ajv.compile(schema)));
  return judge(data) ? [] : [...(judge.errors ?? [])];
}

/** `/rules/guide-elements/points` as steps. */
export const stepsOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
