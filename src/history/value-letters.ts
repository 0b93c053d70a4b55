import type { OutcomeValue } from '../model/outcome.js';

/** How rules came out, a letter each: 82 rules take 82 bytes. */
const LETTERS: Readonly<Record<OutcomeValue, string>> = {
  passed: 'p',
  failed: 'f',
  cantTell: 'c',
  inapplicable: 'i',
  untested: 'u',
};
const VALUES = new Map(Object.entries(LETTERS).map(([value, letter]) => [letter, value as OutcomeValue]));

/** Untested by order: a partial audit says nothing of the rule. */
export const NOT_SELECTED = '-';

export const letterOf = ({ value, reason }: { readonly value: OutcomeValue; readonly reason?: string }): string =>
  reason === 'not-selected' ? NOT_SELECTED : LETTERS[value];

/** The value of a letter; undefined where there is none, as for a rule that is not in the list. */
export const valueOf = (letter: string | undefined): OutcomeValue | undefined =>
  letter === NOT_SELECTED ? 'untested' : VALUES.get(letter ?? '');

/** The column of `rule_counts` of a value. */
export const countedAs = (value: OutcomeValue) => (value === 'cantTell' ? 'cant_tell' : value);
