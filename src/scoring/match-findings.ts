import type { Finding } from '../model/report.js';
import type { Side } from './side.js';
import { isOnePlace } from './places-read.js';

/** Findings of one rule in two reports; a pair is the same fault, or doubt, at the same place. */
export interface Matched {
  readonly pairs: readonly (readonly [Finding, Finding])[];
  readonly onlyBefore: readonly Finding[];
  readonly onlyAfter: readonly Finding[];
}

/**
 * Pairs the findings of a rule by fingerprint; then, where a site took another host or scheme, or a column another address,
 * those that say the same of the same place.
 */
export function matchFindings(before: readonly Finding[], after: readonly Finding[], from: Side, to: Side): Matched {
  const exact = pairBy(
    before,
    after,
    ({ fingerprint }) => fingerprint,
    ({ fingerprint }) => fingerprint,
  );
  const moved = pairBy(
    exact.onlyBefore,
    exact.onlyAfter,
    (finding) => keyAt(finding, from, to),
    (finding) => keyAt(finding, to, from),
  );
  const settled = pairBy(
    moved.onlyBefore,
    moved.onlyAfter,
    (finding) => keyOfPlace(finding, from),
    (finding) => keyOfPlace(finding, to),
  );
  return { ...settled, pairs: [...exact.pairs, ...moved.pairs, ...settled.pairs] };
}

type KeyOf = (finding: Finding) => string | undefined;

function pairBy(before: readonly Finding[], after: readonly Finding[], keyBefore: KeyOf, keyAfter: KeyOf): Matched {
  const waiting = new Map<string, Finding[]>();
  const onlyAfter: Finding[] = [];
  for (const finding of before) {
    const key = keyBefore(finding);
    if (key !== undefined) waiting.set(key, [...(waiting.get(key) ?? []), finding]);
  }
  const pairs: (readonly [Finding, Finding])[] = [];
  for (const finding of after) {
    const partner = waiting.get(keyAfter(finding) ?? '')?.shift();
    if (partner) pairs.push([partner, finding]);
    else onlyAfter.push(finding);
  }
  const paired = new Set(pairs.map(([finding]) => finding));
  return { pairs, onlyBefore: before.filter((finding) => !paired.has(finding)), onlyAfter };
}

/** The same path where scheme or host of the site is another. */
function keyAt(finding: Finding, own: Side, other: Side): string | undefined {
  if (finding.url === undefined || originOf(own) === originOf(other)) return undefined;
  return `${own.places.keyOf(finding.url)}\n${wordsOf(finding)}`;
}

/** The home page, the platform, a column, the report of a year: one place, whatever its address. */
function keyOfPlace(finding: Finding, { places }: Side): string | undefined {
  const purpose = finding.url === undefined ? undefined : places.purposes.get(places.keyOf(finding.url));
  return isOnePlace(purpose) ? `${purpose}\n${wordsOf(finding)}` : undefined;
}

const originOf = ({ report: { site } }: Side): string => (URL.canParse(site.url) ? new URL(site.url).origin : site.url);

/** What is said, less what changes from day to day: ages, counts, dates, addresses. */
export function wordsOf({ code, unit, column, data = {} }: Finding): string {
  const kept = Object.entries(data).filter(([key, value]) => key === 'year' || !isPassing(value));
  return JSON.stringify([code, unit, column, kept]);
}

/** True for a figure of a finding that is another one tomorrow, though the fault is the same. */
export const isPassing = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && /^[\d.,%:T+-]+(?: |$)/.test(value)) || isAddress(value);
const isAddress = (value: unknown): boolean => typeof value === 'string' && /^https?:/.test(value);
