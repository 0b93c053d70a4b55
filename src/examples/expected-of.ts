import type { Expectation, ExampleSketch } from './example-schema.js';

/** What an example expects of a rule: what it says of that rule, else of a name with `*` that fits it. */
export function expectedOf({ expect }: ExampleSketch, rule: string): Expectation | undefined {
  if (Object.hasOwn(expect, rule)) return expect[rule];
  const fitting = Object.keys(expect).find((key) => key.includes('*') && fits(key, rule));
  return fitting === undefined ? undefined : expect[fitting];
}

/** `*` stands for any characters. */
export function fits(name: string, rule: string): boolean {
  const [first = '', ...rest] = name.split('*');
  if (!rule.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest.slice(0, -1)) {
    const found = rule.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  const last = rest.at(-1) ?? '';
  return rest.length === 0 ? rule === first : rule.length - last.length >= at && rule.endsWith(last);
}
