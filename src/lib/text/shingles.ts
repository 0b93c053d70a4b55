/** The distinct runs of `size` characters of a text, as sorted hashes of 32 bits. A shorter text is one run by itself. */
export function shingles(text: string, size = 5): Uint32Array {
  if (text === '') return new Uint32Array(0);
  const width = Math.min(size, text.length);
  const hashes = new Uint32Array(text.length - width + 1);
  for (let start = 0; start < hashes.length; start++) {
    let hash = OFFSET;
    for (let at = start; at < start + width; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
    hashes[start] = hash ^ (hash >>> 15);
  }
  hashes.sort();
  let kept = 0;
  for (const hash of hashes) if (kept === 0 || hashes[kept - 1] !== hash) hashes[kept++] = hash;
  return hashes.slice(0, kept);
}

/** FNV-1a. */
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** Jaccard similarity of two sets of shingles, 0 to 1: what they share of all that either has. Two empty sets are alike. */
export function jaccard(one: Uint32Array, other: Uint32Array): number {
  let shared = 0;
  for (let at = 0, beside = 0; at < one.length && beside < other.length;) {
    const [left = 0, right = 0] = [one[at], other[beside]];
    if (left === right) shared++;
    if (left <= right) at++;
    if (right <= left) beside++;
  }
  const all = one.length + other.length - shared;
  return all === 0 ? 1 : shared / all;
}
