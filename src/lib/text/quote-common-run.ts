import { sourceOf, type BareText } from './bare-text.js';
import { longestCommonRun } from './longest-common-run.js';

/** The longest passage that two texts have, as each source prints it. */
export interface CommonPassage {
  /** In letters and figures, over all its lines. */
  readonly length: number;
  readonly quote: string;
  readonly otherQuote: string;
}

/** Of a passage over several lines of the first source its longest line is quoted, at most `most` characters. */
export function quoteCommonRun(text: BareText, other: BareText, most: number): CommonPassage {
  const { start, otherStart, length } = longestCommonRun(text.text, other.text);
  let [from, to] = [start, start];
  for (let begin = start, at = start; at < start + length; at++) {
    if (text.source.slice(text.at[begin], text.at[at]).includes('\n')) begin = at;
    if (at + 1 - begin > to - from) [from, to] = [begin, at + 1];
  }
  return {
    length,
    quote: sourceOf(text, from, to - from, most),
    otherQuote: sourceOf(other, otherStart + from - start, to - from, most),
  };
}
