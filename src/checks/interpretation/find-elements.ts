/** Which elements an interpretation covers: by its headings, by set phrases, else perhaps by a hint. */
import { findAny } from '../parts/occurs-in.js';
import { isHeading, numberingDepth, withoutNumbering } from '../parts/outline.js';

/** How an element announces itself; all words come from the rule set. */
export interface ElementWords {
  readonly headings: readonly string[];
  readonly phrases: readonly string[];
  /** Words that may be the element in running text: enough for a doubt, not for a yes. */
  readonly hints?: readonly string[];
}

export interface FoundElement {
  readonly quote: string;
  readonly isSure: boolean;
}

/** A numbered line whose beginning is a heading: 一、背景依据。为贯彻…… */
const RUN_IN = /^(.{2,24}?)[。：:？?\s]/;
/** With so many headings a text is in sections: what has none is not there. */
const SECTIONS = 3;

/** The quote that shows each element, by name; those that are not there are left out. */
export function findElements(
  text: string,
  elements: Readonly<Record<string, ElementWords>>,
): ReadonlyMap<string, FoundElement> {
  const headings = text.split('\n').flatMap((line) => headingOf(line.trim()) ?? []);
  const found = new Map<string, FoundElement>();
  for (const [name, words] of Object.entries(elements)) {
    const heading = headings.find((line) => findAny(line, words.headings) !== undefined);
    const sure = heading ?? sentenceWith(text, findAny(text, words.phrases));
    const hint = headings.length >= SECTIONS ? undefined : sentenceWith(text, findAny(text, words.hints ?? []));
    const quote = sure ?? hint;
    if (quote !== undefined) found.set(name, { quote, isSure: sure !== undefined });
  }
  return found;
}

function headingOf(line: string): string | undefined {
  if (line.length < 2) return undefined;
  const isNumbered = numberingDepth(line) !== undefined || /^问[一二三四五六七八九十\d]*[：:]/.test(line);
  if (isNumbered) return isHeading(withoutNumbering(line)) ? line : RUN_IN.exec(line.slice(0, LONGEST_RUN_IN))?.[1];
  return line.length <= LONGEST_BARE && isHeading(line) ? line : undefined;
}
const LONGEST_RUN_IN = 40;
/** Lines without a number or a full stop that are longer are captions and addresses. */
const LONGEST_BARE = 20;

/** The words with what stands around them, up to the marks of the sentence. */
function sentenceWith(text: string, words: string | undefined): string | undefined {
  if (words === undefined) return undefined;
  const at = text.indexOf(words);
  const before = /[^。；\n]{0,20}$/.exec(text.slice(0, at))?.[0] ?? '';
  const behind = /^[^。；\n]{0,40}/.exec(text.slice(at + words.length))?.[0] ?? '';
  return `${before}${words}${behind}`.trim();
}
