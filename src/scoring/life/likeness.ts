import type { FoundFinding, KnownFinding } from './known-finding.js';

/**
 * How sure it is that two findings with unlike fingerprints are one fault, 0 to 1. What names a fault (code, unit, element,
 * field, year, numbers in titles) must agree wholly; only titles and addresses may differ.
 * Thresholds: measured on made-up redesigns, test/scoring/life/match-known.test.ts.
 */
export function likeness(known: KnownFinding, { finding, traits }: FoundFinding): number {
  const old = known.traits;
  if (known.code !== finding.code || known.unit !== finding.unit) return 0;
  if (old.identity !== traits.identity || old.numbers !== traits.numbers) return 0;
  const isSameColumn = known.column === finding.column;
  if (old.text === undefined || traits.text === undefined) {
    if (old.text !== traits.text) return 0;
    // Named by unit, column or element alone; without any of them nothing tells two such faults apart.
    const isNamed = traits.identity !== '' || finding.unit !== undefined || finding.column !== undefined;
    return isNamed && isSameColumn ? NAMED : 0;
  }
  // Addresses on one pattern: the site was not rebuilt, and two addresses are two things, though their titles be alike (人事任免的通知).
  if (old.key !== traits.key && patternOf(old.key) === patternOf(traits.key)) return 0;
  const alike = similarity(old.text, traits.text);
  if (old.serial !== undefined && old.serial === traits.serial && alike >= ROUGHLY) return alike === 1 ? 1 : NAMED;
  if (old.text.length < SHORTEST_TITLE || !isSameColumn) return 0;
  if (alike === 1) return 1;
  return alike >= CLOSELY && !isOtherWord(old.text, traits.text) ? alike * NAMED : 0;
}

/** `/art/2026/3/3/art_1008_58281.html` → `/art/#/#/#/art_#_#.html` */
const patternOf = (key: string | undefined): string | undefined => key?.replace(/\d+/g, '#');

/** Shorter ones name a kind of thing (公示, 人事任免), not one thing. */
const SHORTEST_TITLE = 10;

/** One word stands where another stood: 工作方案 is not 应急预案, however long the rest. Whoever edits a title adds, or leaves out. */
function isOtherWord(one: string, other: string): boolean {
  const most = Math.min(one.length, other.length);
  let head = 0;
  while (head < most && one[head] === other[head]) head++;
  let tail = 0;
  while (tail < most - head && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail++;
  return most - head - tail >= SHORTEST_WORD;
}

const SHORTEST_WORD = 2;
const NAMED = 0.95;
/** The same number of the page, and half of the title. */
const ROUGHLY = 0.5;
/** Titles that differ by a word. Unlike notices on one pattern reach 0.8 (关于张三等同志任职的通知). */
const CLOSELY = 0.88;
/** What is left of a shortened title still names it. */
const SHORTEST_WHOLE = 10;

/** Pairs of neighbouring characters that two texts share (Dice); one that holds the other whole, as with an issuer put before it, is `CLOSELY` at least. */
export function similarity(one: string, other: string): number {
  if (one === other) return 1;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const pairs = new Map<string, number>();
  for (let at = 0; at < short.length - 1; at++) {
    const pair = short.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  let shared = 0;
  for (let at = 0; at < long.length - 1; at++) {
    const pair = long.slice(at, at + 2);
    const left = pairs.get(pair) ?? 0;
    if (left === 0) continue;
    shared += 1;
    pairs.set(pair, left - 1);
  }
  const all = short.length + long.length - 2;
  const dice = all <= 0 ? 0 : (2 * shared) / all;
  const holds = short.length >= SHORTEST_WHOLE && short.length * 2 >= long.length && long.includes(short);
  return holds ? Math.max(dice, CLOSELY) : dice;
}
