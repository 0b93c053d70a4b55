/** What an example expects of each rule, whichever way it says so. */
import { modelOf, type ExamplePool } from './example-pool.js';
import { SHORT, type Expectation, type ExampleSketch } from './example-schema.js';

/** What is due of a rule; undefined where the example says nothing of it. */
export type Expects = (rule: string) => Expectation | undefined;

/** A rule named by itself goes before one by `*`; without words of its own an example expects what the one that it is like does. */
export function expectedOf(pool: ExamplePool, sketch: ExampleSketch): Expects {
  const { expect, rules } = sketch;
  if (expect) return byName(expect);
  const model = modelOf(pool, sketch);
  if (!model) return () => undefined;
  const asThere = expectedOf(model.pool, model.sketch);
  return (rule) => (rules === undefined || rules.some((name) => fits(name, rule)) ? asThere(rule) : undefined);
}

function byName(expect: NonNullable<ExampleSketch['expect']>): Expects {
  const named = Object.entries(expect).flatMap(([key, due]): [string, Expectation][] =>
    Array.isArray(due) ? due.map((rule) => [rule, key as Expectation]) : [[key, due]],
  );
  const exact = new Map(named);
  return (rule) => exact.get(rule) ?? named.find(([name]) => name.includes('*') && fits(name, rule))?.[1];
}

/** The names of rules in an expectation, each with its place. */
export const namesIn = (
  expect: ExampleSketch['expect'],
): readonly { readonly name: string; readonly path: readonly (string | number)[] }[] =>
  Object.entries(expect ?? {}).flatMap(([key, due]) =>
    Array.isArray(due) ? due.map((name, at) => ({ name, path: [key, at] })) : [{ name: key, path: [key] }],
  );

/** Outcomes and reasons: what may stand before a list of rules. */
export const isOutcomeWord = (word: string): boolean => (SHORT as readonly string[]).includes(word);

/** `*` stands for any characters. */
export function fits(name: string, rule: string): boolean {
  const [first = '', ...rest] = name.split('*');
  if (rest.length === 0) return rule === name;
  if (!rule.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest.slice(0, -1)) {
    const found = rule.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  const last = rest.at(-1) ?? '';
  return rule.length - last.length >= at && rule.endsWith(last);
}
