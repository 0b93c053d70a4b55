/** Places and their ranges from keys alone: larger is better, equal ones share a place. */
import type { PlaceRange, Placing, Rivals } from '../model/ranking.js';

export interface Contender {
  readonly id: string;
  readonly hasVerdict: boolean;
  /** By what is decided; always within [worst, best]. */
  readonly now: number;
  readonly best: number;
  readonly worst: number;
  /** In each draw of weights, the first as they stand; undefined where it cannot be told. */
  readonly drawn?: Int32Array;
}

/** So many rivals are named; all are counted. */
const NAMED = 20;

/**
 * Places of contenders given best first. Ranges are exact for what is undecided: each end is reached, when one's own open items
 * go one way and all others' the other. For weights they are what the draws showed; one without draws counts as unmoved.
 */
export function placeAll(contenders: readonly Contender[], draws: number): Placing[] {
  const nows = sortedKeys(contenders.map(({ now }) => now));
  const bests = sortedKeys(contenders.map(({ best }) => best));
  const worsts = sortedKeys(contenders.map(({ worst }) => worst));
  const weighted = rangesUnderWeights(contenders, draws);
  const flips = flipsUnderWeights(contenders);
  return contenders.map((one, at) => {
    const standing = 1 + countAbove(nows, one.now);
    const ownBest = one.best > one.worst ? 1 : 0;
    const range = weighted[at];
    return {
      ...(one.hasVerdict ? { place: standing } : { provisional: standing }),
      ifDecided: {
        best: 1 + countAbove(worsts, one.best),
        worst: 1 + countAbove(bests, one.worst) - ownBest,
      },
      ...(one.drawn && range && { ifWeighted: range }),
      rivals: {
        undecided: rivalsOf(contenders, at, (other) => mayCrossWhenDecided(one, other)),
        weights: rivalsOf(contenders, at, (_, place) => flips(at, place)),
      },
    };
  });
}

/** Whether undecided items can put two in another order than the one in which they stand; drawing level and apart are such. */
function mayCrossWhenDecided(a: Contender, b: Contender): boolean {
  const standing = Math.sign(a.now - b.now);
  if (standing === 0) return a.best > b.worst || b.best > a.worst;
  return standing < 0 ? a.best >= b.worst : b.best >= a.worst;
}

const sortedKeys = (keys: readonly number[]): Float64Array => Float64Array.from(keys).sort();

/** How many of the ascending keys are larger. */
function countAbove(ascending: Float64Array | Int32Array, key: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) > key) high = middle;
    else low = middle + 1;
  }
  return ascending.length - low;
}

/** Those that meet the condition, the nearest in the ranking first. */
function rivalsOf(
  contenders: readonly Contender[],
  at: number,
  isRival: (other: Contender, place: number) => boolean,
): Rivals {
  const ids: string[] = [];
  let count = 0;
  for (let distance = 1; distance < contenders.length; distance++) {
    for (const place of [at - distance, at + distance]) {
      const other = contenders[place];
      if (!other || !isRival(other, place)) continue;
      count++;
      if (ids.length < NAMED) ids.push(other.id);
    }
  }
  return { count, ids };
}

function rangesUnderWeights(contenders: readonly Contender[], draws: number): PlaceRange[] {
  const ranges = contenders.map(() => ({ best: Infinity, worst: 0 }));
  for (let draw = 0; draw <= draws; draw++) {
    const keys = Int32Array.from(contenders, ({ drawn, now }) => drawn?.[draw] ?? now);
    const ascending = keys.toSorted();
    ranges.forEach((range, at) => {
      const place = 1 + countAbove(ascending, keys[at] ?? 0);
      if (place < range.best) range.best = place;
      if (place > range.worst) range.worst = place;
    });
  }
  return ranges;
}

/** Tells of two contenders whether some draw orders them otherwise than they stand. */
function flipsUnderWeights(contenders: readonly Contender[]): (a: number, b: number) => boolean {
  const spans = contenders.map(({ drawn, now }) => ({
    low: drawn?.reduce((least, key) => Math.min(least, key), now) ?? now,
    high: drawn?.reduce((most, key) => Math.max(most, key), now) ?? now,
  }));
  return (a, b) => {
    const [one, other, oneSpan, otherSpan] = [contenders[a], contenders[b], spans[a], spans[b]];
    if (!one || !other || !oneSpan || !otherSpan) return false;
    if (oneSpan.low > otherSpan.high || otherSpan.low > oneSpan.high) return false;
    const standing = Math.sign(one.now - other.now);
    const length = one.drawn?.length ?? other.drawn?.length ?? 0;
    for (let draw = 0; draw < length; draw++) {
      const order = (one.drawn?.[draw] ?? one.now) - (other.drawn?.[draw] ?? other.now);
      if (Math.sign(order) !== standing) return true;
    }
    return false;
  };
}
