/** A run of characters that stands in two texts: where it begins in each, and how long it is. */
export interface CommonRun {
  readonly start: number;
  readonly otherStart: number;
  readonly length: number;
}

/** The longest run of characters that both texts have (the first of several); of length 0 where they share none. */
export function longestCommonRun(text: string, other: string): CommonRun {
  let best: CommonRun = { start: 0, otherStart: 0, length: 0 };
  // A common run of some length holds one of every smaller length.
  let [least, most] = [1, Math.min(text.length, other.length)];
  while (least <= most) {
    const length = (least + most) >> 1;
    const run = runOf(length, text, other);
    if (run) {
      best = run;
      least = length + 1;
    } else most = length - 1;
  }
  return best;
}

/** A run of just this length that both texts have, by rolling hashes. */
function runOf(length: number, text: string, other: string): CommonRun | undefined {
  const starts = new Map<number, number>();
  roll(text, length, (hash, start) => {
    if (!starts.has(hash)) starts.set(hash, start);
    return false;
  });
  let found: CommonRun | undefined;
  roll(other, length, (hash, otherStart) => {
    const start = starts.get(hash);
    if (start === undefined || !isSame(text, start, other, otherStart, length)) return false;
    found = { start, otherStart, length };
    return true;
  });
  return found;
}

const BASE = 0x01000193;

/** Hands over the hash of every run of `length` characters, until told to stop. */
function roll(text: string, length: number, isEnough: (hash: number, start: number) => boolean): void {
  let leading = 1;
  for (let at = 1; at < length; at++) leading = Math.imul(leading, BASE);
  let hash = 0;
  for (let at = 0; at < text.length; at++) {
    if (at >= length) hash = (hash - Math.imul(text.charCodeAt(at - length), leading)) | 0;
    hash = (Math.imul(hash, BASE) + text.charCodeAt(at)) | 0;
    if (at >= length - 1 && isEnough(hash, at - length + 1)) return;
  }
}

function isSame(text: string, start: number, other: string, otherStart: number, length: number): boolean {
  for (let at = 0; at < length; at++)
    if (text.charCodeAt(start + at) !== other.charCodeAt(otherStart + at)) return false;
  return true;
}
