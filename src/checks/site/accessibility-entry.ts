import { squeeze } from '../../lib/text/squeeze.js';
import type { Examination } from './axe-examinations.js';

/** `maybe`: something bears the words or the marks of an entry, and it was not seen that it is one. */
export type Entry =
  | { readonly state: 'found'; readonly name: string }
  | { readonly state: 'maybe'; readonly name: string }
  | { readonly state: 'absent' };

/**
 * The entry to an accessible or elder mode on any of these pages: by the words of what can be clicked as a browser shows it; else
 * perhaps by a text of the page, by what a nameless picture or script is called, or by a script that did not come and may bring it.
 */
export function findEntry(
  pages: readonly Examination[],
  isName: (text: string) => boolean,
  isCode: (text: string) => boolean,
): Entry {
  const name = first(pages, ({ probe }) => probe.controls.find((control) => isName(bare(control))));
  if (name !== undefined) return { state: 'found', name };
  const maybe =
    first(pages, ({ view }) => wordsOf(view.read().bodyText).find((word) => isName(bare(word)))) ??
    first(pages, ({ probe }) => probe.nameless.find(isCode)) ??
    first(pages, ({ probe }) => probe.lost.find(({ type, url }) => type === 'script' && isCode(url))?.url) ??
    first(pages, ({ probe }) => (probe.controlsAreCut ? probe.url : undefined));
  return maybe === undefined ? { state: 'absent' } : { state: 'maybe', name: maybe };
}

const first = (pages: readonly Examination[], find: (page: Examination) => string | undefined): string | undefined => {
  for (const page of pages) {
    const found = find(page);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** Words of a page's text that stand by themselves: header lines part their entries by blanks and bars. */
const wordsOf = (text: string): readonly string[] => text.split(/[\s|｜·]+/);

/** Names stand in brackets, between bars, with arrows. */
const bare = (text: string): string => squeeze(text).replace(/[^\p{L}\p{N}]+/gu, '');
