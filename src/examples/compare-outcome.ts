import type { RawOutcome } from '../model/report.js';
import type { Expectation } from './example-schema.js';

/** What was due and what was found, in the same words; undefined where they agree. */
export function compareOutcome(
  outcome: RawOutcome,
  due: Expectation,
): { readonly due: string; readonly found: string } | undefined {
  const wanted = typeof due === 'string' ? { value: due } : due;
  const found = Object.fromEntries(Object.keys(wanted).map((key) => [key, saidOf(outcome, key)]));
  return Object.keys(wanted).every((key) => isSame(wanted[key as keyof typeof wanted], found[key]))
    ? undefined
    : {
        due: inWords(wanted),
        found: inWords({ ...found, ...(outcome.reason !== undefined && { reason: outcome.reason }) }),
      };
}

function saidOf(outcome: RawOutcome, key: string): unknown {
  if (key === 'value') return outcome.value;
  if (key === 'reason') return outcome.reason;
  if (key === 'codes') return outcome.findings.map(({ code }) => code);
  return outcome.measured?.[key];
}

/** Lists agree in any order; of a record only the keys that are due count. */
function isSame(due: unknown, found: unknown): boolean {
  if (Array.isArray(due))
    return (
      Array.isArray(found) &&
      due.length === found.length &&
      due.every((one) => found.some((other) => isSame(one, other)))
    );
  if (typeof due === 'object' && due !== null)
    return (
      typeof found === 'object' &&
      found !== null &&
      Object.entries(due).every(([key, value]) => isSame(value, (found as Record<string, unknown>)[key]))
    );
  return due === found;
}

const inWords = (said: Readonly<Record<string, unknown>>): string =>
  Object.entries(said)
    .map(([key, value]) =>
      key === 'value' ? String(value) : `${key}: ${value === undefined ? '–' : JSON.stringify(value)}`,
    )
    .join(', ');
