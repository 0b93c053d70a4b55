import type { RawOutcome } from '../model/report.js';
import { CANT_TELL_REASONS, INAPPLICABLE_REASONS, UNTESTED_REASONS, type OutcomeValue } from '../model/outcome.js';
import { IN_FORCE, TO_REVIEW, type Expectation } from './example-schema.js';

/** What was due and what was found, in the same words; undefined where they agree. */
export function compareOutcome(
  outcome: RawOutcome,
  due: Expectation,
): { readonly due: string; readonly found: string } | undefined {
  if (due === IN_FORCE)
    return outcome.value === 'inapplicable' && (outcome.reason === 'kind' || outcome.reason === 'not-in-force')
      ? { due, found: inWords({ value: outcome.value, reason: outcome.reason }) }
      : undefined;
  if (due === TO_REVIEW) {
    const codes = [...new Set(outcome.findings.map(({ code }) => code))];
    return outcome.reason === 'candidates' && codes.every((code) => code === TO_REVIEW)
      ? undefined
      : { due, found: inWords({ value: outcome.value, reason: outcome.reason, codes }) };
  }
  const wanted: Wanted = typeof due === 'string' ? spelledOut(due) : due;
  const found = Object.fromEntries(Object.keys(wanted).map((key) => [key, saidOf(outcome, key)]));
  return Object.keys(wanted).every((key) => isSame(wanted[key], found[key]))
    ? undefined
    : {
        due: inWords(wanted),
        found: inWords({ ...found, ...(outcome.reason !== undefined && { reason: outcome.reason }) }),
      };
}

type Wanted = Readonly<Record<string, unknown>>;

/** A reason stands for the outcome that it is a reason of. */
function spelledOut(word: string): Wanted {
  const value = (Object.entries(REASONS) as [OutcomeValue, readonly string[]][]).find(([, all]) =>
    all.includes(word),
  )?.[0];
  return value === undefined ? { value: word } : { value, reason: word };
}
const REASONS: Partial<Record<OutcomeValue, readonly string[]>> = {
  cantTell: CANT_TELL_REASONS,
  inapplicable: INAPPLICABLE_REASONS,
  untested: UNTESTED_REASONS,
};

function saidOf(outcome: RawOutcome, key: string): unknown {
  if (key === 'value') return outcome.value;
  if (key === 'reason') return outcome.reason;
  if (key === 'codes') return outcome.findings.map(({ code }) => code);
  return outcome.measured?.[key];
}

/** Lists agree in any order; of a record only the keys that are due count. */
function isSame(due: unknown, found: unknown): boolean {
  if (Array.isArray(due)) return Array.isArray(found) && isSameList(due as unknown[], found as unknown[]);
  if (typeof due === 'object' && due !== null)
    return (
      typeof found === 'object' &&
      found !== null &&
      Object.entries(due).every(([key, value]) => isSame(value, (found as Record<string, unknown>)[key]))
    );
  return due === found;
}

/** Each of the one has its own of the other. */
function isSameList(due: readonly unknown[], found: readonly unknown[]): boolean {
  if (due.length !== found.length) return false;
  const left = [...found];
  return due.every((one) => {
    const at = left.findIndex((other) => isSame(one, other));
    return at >= 0 && left.splice(at, 1).length === 1;
  });
}

const inWords = (said: Readonly<Record<string, unknown>>): string =>
  Object.entries(said)
    .map(([key, value]) =>
      key === 'value' ? String(value) : `${key}: ${value === undefined ? '–' : JSON.stringify(value)}`,
    )
    .join(', ');
