/** The ways in which one value of a rule may be written wrong: a number, day or duration a step off, an entry left out. */
import { addDays, isDay } from '../../lib/date/day.js';
import { formatMonthDay, isMonthDay } from './month-day-step.js';
import type { Path } from '../../profile/parse-rule-file.js';

/** A value changed at a place; `to` is undefined where the key or entry is left out. */
export interface Change {
  readonly path: Path;
  readonly from: unknown;
  readonly to: unknown;
  /** What to call it, where the two values would say too much. */
  readonly words?: string;
}

/** What a thing is called decides nothing. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(['name']);
/** Many words for one thing, as within an expression: each word for itself is not tried. */
const SYNONYMS: ReadonlySet<string> = new Set(['labels']);

/** All changes of a value and of what is below it. */
export function* changesOf(value: unknown, path: Path): Generator<Change> {
  const to = (next: unknown): Change => ({ path, from: value, to: next });
  if (typeof value === 'number') for (const next of neighboursOf(value)) yield to(next);
  else if (typeof value === 'boolean') yield to(!value);
  else if (typeof value === 'string') for (const next of stepsOf(value)) yield to(next);
  else if (Array.isArray(value)) {
    const isSynonyms = SYNONYMS.has(String(path.at(-1)));
    for (const [at, entry] of (value as unknown[]).entries()) {
      if (value.length > 1 && !isSynonyms) yield { path: [...path, at], from: entry, to: undefined };
      yield* changesOf(entry, [...path, at]);
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      if (SAYS_NOTHING.has(key)) continue;
      // A flag left out is a flag turned over.
      if (typeof part !== 'boolean') yield { path: [...path, key], from: part, to: undefined };
      yield* changesOf(part, [...path, key]);
    }
  }
}

/** A share moves by a tenth, a count by one. */
const neighboursOf = (value: number): readonly number[] =>
  Number.isInteger(value)
    ? [value - 1, value + 1]
    : [round(value - 0.1), round(value + 0.1)].filter((next) => next <= 1);
const round = (value: number): number => Math.round(value * 100) / 100;

function stepsOf(value: string): readonly string[] {
  if (isDay(value)) return [addDays(value, -1), addDays(value, 1)];
  if (isMonthDay(value)) return [formatMonthDay(value, -1), formatMonthDay(value, 1)];
  const duration = /^P(\d+)([YMWD])$/.exec(value);
  if (!duration) return [];
  const [, digits, unit = 'D'] = duration;
  const count = Number(digits);
  const less = count > 1 ? `P${String(count - 1)}${unit}` : SHORTER[unit];
  return [...(less === undefined ? [] : [less]), `P${String(count + 1)}${unit}`];
}

/** One step below a single unit. */
const SHORTER: Readonly<Record<string, string>> = { Y: 'P11M', M: 'P3W', W: 'P6D' };

/** A copy of the data with one change made. */
export function withChange(data: unknown, { path, to }: Change): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return to;
  if (Array.isArray(data)) {
    const list = data as readonly unknown[];
    return rest.length === 0 && to === undefined
      ? list.filter((_, at) => at !== Number(step))
      : list.map((entry, at) => (at === Number(step) ? withChange(entry, { path: rest, from: undefined, to }) : entry));
  }
  const map = (data ?? {}) as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(map).flatMap(([key, part]): [string, unknown][] => {
      if (key !== String(step)) return [[key, part]];
      if (rest.length === 0 && to === undefined) return [];
      return [[key, withChange(part, { path: rest, from: undefined, to })]];
    }),
  );
}
