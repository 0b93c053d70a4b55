import { bareText } from './bare-text.js';
import { sentencesOf } from './sentences.js';

/** How two texts that should be one compare. */
export interface CopyComparison {
  /** Share of the shorter one's sentences that the other has, 0..1; undefined where one of them has too few to tell. */
  readonly shared: number | undefined;
  /** The first sentence of each that the other lacks. */
  readonly onlyHere: string | undefined;
  readonly onlyThere: string | undefined;
}

/** With fewer sentences a page is a notice about a text, not the text. */
const LEAST_SENTENCES = 3;
/** Shorter ones are numbers and headings. */
const LEAST_CHARACTERS = 8;
/** So many sentences behind the last one in common are a text that goes on; fewer may be what a template adds. */
const LEAST_TAIL = 2;

/**
 * Compares what the texts say in whole sentences, between the first and the last that they have in common and where one goes on
 * behind it: what templates put around a text, labels and dates are no difference. Punctuation and white space are none either.
 */
export function compareCopies(here: string, there: string): CopyComparison {
  const [own, other] = [proseOf(here), proseOf(there)];
  if (own.length < LEAST_SENTENCES || other.length < LEAST_SENTENCES)
    return { shared: undefined, onlyHere: undefined, onlyThere: undefined };
  const [ownText, otherText] = [bareText(here).text, bareText(there).text];
  const ownIsShared = own.map(({ bare }) => otherText.includes(bare));
  const otherIsShared = other.map(({ bare }) => ownText.includes(bare));
  const shortest = own.length <= other.length ? ownIsShared : otherIsShared;
  return {
    shared: shortest.filter(Boolean).length / shortest.length,
    onlyHere: firstMissing(own, ownIsShared),
    onlyThere: firstMissing(other, otherIsShared),
  };
}

interface Sentence {
  readonly text: string;
  readonly bare: string;
}

const proseOf = (text: string): readonly Sentence[] =>
  sentencesOf(text)
    .filter((sentence) => /[。；！？]/.test(sentence))
    .map((sentence) => ({ text: sentence, bare: bareText(sentence).text }))
    .filter(({ bare }) => bare.length >= LEAST_CHARACTERS);

function firstMissing(sentences: readonly Sentence[], isShared: readonly boolean[]): string | undefined {
  const first = isShared.indexOf(true);
  const last = isShared.lastIndexOf(true);
  const isLonger = sentences.length - 1 - last >= LEAST_TAIL;
  return sentences.find((_, at) => !isShared[at] && at > first && (at < last || isLonger))?.text;
}
