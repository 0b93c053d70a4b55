/** A rule as it may have been written wrong: each mutant differs from it in one place. */
import type { TSchema } from '@sinclair/typebox';
import type { AnyCheck } from '../../model/check.js';
import type { Rule } from '../../model/profile.js';
import { markedStrings } from '../../profile/marked-strings.js';
import type { Path } from '../../profile/parse-rule-file.js';
import { findFaults } from '../../profile/validator.js';
import { changesOf, withChange, type Change } from './mutants-of-value.js';

export interface Mutant {
  readonly rule: Rule;
  /** Where in the rule's entry it was changed. */
  readonly path: Path;
  /** In words that an examples file may repeat: `params.maxAge P1Y → P2Y`. */
  readonly what: string;
}

/** What of a rule's entry says what it means; titles, sources and points do not. */
const MEANING = ['decidedBy', 'absenceIsFault', 'effective', 'appliesTo'] as const;

/**
 * `written`: the entry or override as it stands in a file; what a rule inherits is tested where it is written. Mutants that the check's
 * schema refuses, or that say the same as the rule, are none.
 */
export function mutantsOfRule(
  rule: Rule,
  written: Readonly<Record<string, unknown>>,
  check: AnyCheck,
  columns: readonly string[],
): readonly Mutant[] {
  const mutants = new Map<string, Mutant>();
  const original = sameness(rule);
  const add = (changed: Rule, change: Change): void => {
    const same = sameness(changed);
    if (same === original || mutants.has(same)) return;
    mutants.set(same, { rule: changed, path: change.path, what: inWords(change) });
  };
  const schema = check.params as TSchema;
  const { params: writtenParams = {} } = written as { params?: Readonly<Record<string, unknown>> };
  const changes = [
    ...changesOf(writtenParams, []),
    ...swapsOf(schema, writtenParams, columns),
    ...(written.params === undefined ? [] : exchangesOf(rule.params, [])),
  ];
  for (const change of changes) {
    const params = withChange(rule.params, change) as Record<string, unknown>;
    // Fills in defaults, as loading does.
    if (findFaults(schema, params).length > 0) continue;
    add({ ...rule, params }, { ...change, path: ['params', ...change.path] });
  }
  for (const key of MEANING) {
    if (written[key] === undefined) continue;
    for (const change of changesOfMeaning(key, rule)) add(withChange(rule, change) as Rule, change);
  }
  return [...mutants.values()];
}

function changesOfMeaning(key: (typeof MEANING)[number], rule: Rule): readonly Change[] {
  const value = rule[key];
  if (key === 'decidedBy') return [{ path: [key], from: value, to: value === 'evaluator' ? 'machine' : 'evaluator' }];
  // What is not said here holds for ever and for all; only what is said can be said wrong.
  return [...changesOf(value, [key])].filter(({ path, to }) => to !== undefined || path.length > 2);
}

/** Each column in turn for one that the rule does not name. */
function* swapsOf(
  schema: TSchema,
  params: Readonly<Record<string, unknown>>,
  columns: readonly string[],
): Generator<Change> {
  const named = [...markedStrings(schema, params, 'column')];
  const taken = new Set(named.map(({ text }) => text));
  const others = columns.filter((id) => !taken.has(id));
  for (const { path, text } of named) {
    const after = columns.indexOf(text);
    const to = others.find((id) => columns.indexOf(id) > after) ?? others[0];
    if (to !== undefined) yield { path, from: text, to };
  }
}

/** `titles` and `not` change places, where a part of the params names both. */
function* exchangesOf(value: unknown, path: Path): Generator<Change> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value) && 'titles' in value && 'not' in value)
    yield { path, from: value, to: { ...value, titles: value.not, not: value.titles }, words: 'titles ⇄ not' };
  for (const [key, part] of Object.entries(value))
    yield* exchangesOf(part, [...path, Array.isArray(value) ? Number(key) : key]);
}

const sameness = ({ params, decidedBy, absenceIsFault, effective, appliesTo }: Rule): string =>
  JSON.stringify([params, decidedBy, absenceIsFault, effective, appliesTo]);

function inWords({ path, from, to, words }: Change): string {
  const place = path.join('.');
  if (words !== undefined) return `${place} ${words}`;
  if (to === undefined) return `${place} − ${short(from)}`;
  return `${place} ${short(from)} → ${short(to)}`;
}

const LONGEST = 60;
function short(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
