/** What scores come out as when the points of rules move: the draws behind `ifWeighted`. */
import type { ScoringScheme } from '../model/profile.js';
import { rankKey } from './rank-key.js';
import type { CompactPoints, RankingRow, UnitRow } from './ranking-row.js';

/** One factor a draw for a rule, the same for all sites; the first draw is the points as they stand. */
export type FactorsOf = (rule: string) => Float64Array;

/**
 * Factors uniform in [1 − sway, 1 + sway]. Each rule has a stream of its own, begun from the seed and its id, so that neither
 * the order of sites nor rules that come along change what it draws.
 */
export function drawFactors(seed: number, draws: number, sway: number): FactorsOf {
  const known = new Map<string, Float64Array>();
  return (rule) => {
    let factors = known.get(rule);
    if (!factors) {
      const random = mulberry32(hashOf(rule, seed));
      factors = Float64Array.from({ length: draws + 1 }, (_, at) => (at === 0 ? 1 : 1 - sway + 2 * sway * random()));
      known.set(rule, factors);
    }
    return factors;
  };
}

/**
 * The key of a site in each draw, by the arithmetic of scoring.md 3 and 4 on the moved points: value and verdict both. Undefined
 * where the points as they stand do not give the score of the report, so that moved ones would say nothing.
 */
export function keysOfSite(row: RankingRow, factorsOf: FactorsOf, length: number): Int32Array | undefined {
  const { scheme } = row;
  const due = moved(row.due, factorsOf, length);
  const bonus = moved(row.bonus, factorsOf, length);
  const keys = new Int32Array(length);
  for (let at = 0; at < length; at++) {
    const figures = { min: due.min[at] ?? 0, open: due.open[at] ?? 0, outOf: due.outOf[at] ?? 0 };
    const value = estimate(figures, scheme);
    const added = value > scheme.bonusAbove * 100 ? Math.min(Math.round(bonus.min[at] ?? 0), scheme.bonusCap * 100) : 0;
    keys[at] = rankKey(verdictOf(row, figures), value + added);
  }
  return keys[0] === rankKey(row.verdict, Math.round(row.points.value * 100)) ? keys : undefined;
}

/** As `keysOfSite`, for a unit, which has neither verdict nor bonus. */
export function keysOfUnit(row: UnitRow, scheme: ScoringScheme, factorsOf: FactorsOf, length: number) {
  const due = moved(row.due, factorsOf, length);
  const keys = Int32Array.from({ length }, (_, at) =>
    estimate({ min: due.min[at] ?? 0, open: due.open[at] ?? 0, outOf: due.outOf[at] ?? 0 }, scheme),
  );
  return keys[0] === Math.round(row.points.value * 100) ? keys : undefined;
}

interface Figures {
  readonly min: number;
  /** Undecided: max − min. */
  readonly open: number;
  readonly outOf: number;
}

/** What sums of moved points are out by; a site exactly at the pass mark stays there. */
const NOISE = 1e-6;

function estimate({ min, open, outOf }: Figures, { base }: ScoringScheme): number {
  const decided = outOf - open;
  return decided > NOISE ? Math.round((min * base * 100) / decided) : 0;
}

function verdictOf(row: RankingRow, { min, open, outOf }: Figures): RankingRow['verdict'] {
  const { base, passMark } = row.scheme;
  if (outOf === 0) return row.verdict;
  if (row.vetoes === 'failed' || (min + open) * base < passMark * outOf - NOISE) return 'unqualified';
  return row.vetoes === 'held' && min * base >= passMark * outOf - NOISE ? 'qualified' : 'undetermined';
}

/** Sums in each draw. Loops over rules outside and draws inside: thousands of sites have hundreds of millions of products. */
function moved({ rules, figures }: CompactPoints, factorsOf: FactorsOf, length: number) {
  const min = new Float64Array(length);
  const open = new Float64Array(length);
  const outOf = new Float64Array(length);
  rules.forEach((rule, nth) => {
    const factors = factorsOf(rule);
    const [sure = 0, most = 0, due = 0] = figures.subarray(3 * nth, 3 * nth + 3);
    if (sure > 0) add(min, factors, sure);
    if (most > sure) add(open, factors, most - sure);
    if (due > 0) add(outOf, factors, due);
  });
  return { min, open, outOf };
}

function add(sums: Float64Array, factors: Float64Array, points: number): void {
  for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] ?? 0) + (factors[at] ?? 1) * points;
}

/** FNV-1a over the UTF-16 units of the text, begun from the seed. */
function hashOf(text: string, seed: number): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
}

/** A generator that is small, seeded and the same on every machine. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
