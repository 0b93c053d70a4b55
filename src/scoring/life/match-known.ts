import { isKeptPlace, isOnePlace } from '../places-read.js';
import type { Side } from '../side.js';
import { stands, type FoundFinding, type KnownFinding } from './known-finding.js';
import { likeness } from './likeness.js';

/** Known findings of one rule and kind, and those of the new report; a pair is the same fault. */
export interface MatchedKnown {
  readonly pairs: readonly (readonly [KnownFinding, FoundFinding])[];
  /** Known ones that stand and were not found. */
  readonly missing: readonly KnownFinding[];
  readonly fresh: readonly FoundFinding[];
}

/** `earlier`: the report in which a known one stood last, if it is kept. */
export interface MatchGround {
  readonly to: Side;
  readonly earlier: (run: string) => Side | undefined;
}

/**
 * One to one, surest first: by fingerprint; by what is said of the same place under another host or address; by content, where
 * only one can be meant. Better two findings than a wrong one: a doubtful pair is none.
 */
export function matchKnown(
  known: readonly KnownFinding[],
  found: readonly FoundFinding[],
  ground: MatchGround,
): MatchedKnown {
  const pairs: [KnownFinding, FoundFinding][] = [];
  const left = { known: new Set(known), found: new Set(found) };
  const take = (one: KnownFinding, other: FoundFinding): void => {
    pairs.push([one, other]);
    left.known.delete(one);
    left.found.delete(other);
  };
  const byKeys = (
    isMeant: (one: KnownFinding) => boolean,
    keyOfKnown: KeyOf<KnownFinding>,
    keyOf: KeyOf<FoundFinding>,
  ) => {
    const waiting = groupBy([...left.known].filter(isMeant), keyOfKnown);
    for (const other of [...left.found]) {
      const one = waiting.get(keyOf(other) ?? '')?.shift();
      if (one) take(one, other);
    }
  };
  const isClosed = (one: KnownFinding): boolean => !stands(one);
  const fingerprint = ({ finding }: FoundFinding): string => finding.fingerprint;
  byKeys(stands, (one) => one.fingerprint, fingerprint);
  byKeys(isClosed, (one) => one.fingerprint, fingerprint);
  // Within one origin the fingerprint has spoken: there, what passes (counts, addresses) may be what tells two apart.
  const here = originOf(ground.to);
  byKeys(
    (one) => stands(one) && one.traits.origin !== here,
    ({ traits }) => keyAt(traits),
    ({ traits }) => keyAt(traits),
  );
  // A place that is still where it was has its fingerprints.
  const hasMoved = ({ traits: { key } }: KnownFinding): boolean => key !== undefined && !ground.to.places.read.has(key);
  byKeys(
    (one) => stands(one) && hasMoved(one),
    (one) => keyOfPlace(one.traits),
    ({ traits }) => keyOfPlace(traits),
  );
  byContent(
    [...left.known].filter(stands),
    [...left.found],
    take,
    (one, other, score) => score > 0 && mayHaveMoved(one, other, ground),
  );
  byKeys(
    (one) => isClosed(one) && one.traits.origin !== here,
    ({ traits }) => keyAt(traits),
    ({ traits }) => keyAt(traits),
  );
  byKeys(
    (one) => isClosed(one) && hasMoved(one),
    (one) => keyOfPlace(one.traits),
    ({ traits }) => keyOfPlace(traits),
  );
  // That something is back says more than that it is there: only the very same words of a page that has gone from its place.
  byContent([...left.known].filter(isClosed), [...left.found], take, (one, _, score) => score === 1 && hasMoved(one));
  return { pairs, missing: [...left.known].filter(stands), fresh: [...left.found] };
}

type KeyOf<T> = (one: T) => string | undefined;

/** The same path and words where scheme or host of the site is another. */
const keyAt = ({ key, words }: KnownFinding['traits']): string | undefined =>
  key === undefined ? undefined : JSON.stringify([key, words]);

/** The home page, the platform, a column, the report of a year: one place, whatever its address. */
const keyOfPlace = ({ purpose, words }: KnownFinding['traits']): string | undefined =>
  isOnePlace(purpose) ? `${purpose ?? ''}\n${words}` : undefined;

const originOf = ({ report: { site } }: Side): string => (URL.canParse(site.url) ? new URL(site.url).origin : site.url);

function groupBy(all: readonly KnownFinding[], keyOf: KeyOf<KnownFinding>): Map<string, KnownFinding[]> {
  const groups = new Map<string, KnownFinding[]>();
  for (const one of all) {
    const key = keyOf(one);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}

/** What a second candidate may come near by; nearer, nobody knows which of the two is meant. */
const MARGIN = 0.04;

function byContent(
  known: readonly KnownFinding[],
  found: readonly FoundFinding[],
  take: (one: KnownFinding, other: FoundFinding) => void,
  isPossible: (one: KnownFinding, other: FoundFinding, score: number) => boolean,
): void {
  const likely = known.flatMap((one) =>
    found.flatMap((other) => {
      const score = isOnePage(one, other, known, found) ? 1 : likeness(one, other);
      return isPossible(one, other, score) ? { one, other, score } : [];
    }),
  );
  const gone = new Set<unknown>();
  // Those that say exactly the same first; then the others, among what is left.
  for (const isMeant of [(score: number) => score === 1, () => true]) {
    const rivals = likely.filter(({ one, other, score }) => !gone.has(one) && !gone.has(other) && isMeant(score));
    for (const { one, other, score } of rivals) {
      const isSure = rivals.every(
        (rival) => (rival.one === one) === (rival.other === other) || rival.score < score - MARGIN,
      );
      if (!isSure) continue;
      gone.add(one).add(other);
      take(one, other);
    }
  }
}

/** A page about one thing, such as an article, with one fault of the kind then and now: its title may have been edited. */
function isOnePage(
  one: KnownFinding,
  other: FoundFinding,
  known: readonly KnownFinding[],
  found: readonly FoundFinding[],
): boolean {
  const { key, purpose } = one.traits;
  if (key === undefined || key !== other.traits.key || purpose === undefined || isKeptPlace(purpose)) return false;
  const isAlike = (code: string, unit: string | undefined, traits: KnownFinding['traits']): boolean =>
    code === one.code && unit === one.unit && traits.key === key && traits.identity === one.traits.identity;
  return (
    isAlike(other.finding.code, other.finding.unit, other.traits) &&
    known.filter(({ code, unit, traits }) => isAlike(code, unit, traits)).length === 1 &&
    found.filter(({ finding, traits }) => isAlike(finding.code, finding.unit, traits)).length === 1
  );
}

/** A page that is still read at its old address has not moved, nor one that was read at the new address before. */
function mayHaveMoved(one: KnownFinding, { traits }: FoundFinding, { to, earlier }: MatchGround): boolean {
  const { key } = one.traits;
  if (key === undefined || traits.key === undefined) return key === traits.key;
  if (key === traits.key) return true;
  const from = earlier(one.lastRun);
  return from !== undefined && !to.places.read.has(key) && !from.places.read.has(traits.key);
}
