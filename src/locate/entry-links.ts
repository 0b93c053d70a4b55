/** Links that may be the entries which rules want: by their words, on pages that lead on. */
import { compilePattern } from '../lib/pattern/pattern.js';
import { squeeze } from '../lib/text/squeeze.js';
import type { Link } from '../model/page.js';
import type { EntriesPlan } from '../model/plan.js';
import { requestKey } from './address.js';
import type { SeenPage } from './seen-page.js';

export interface EntryCandidate {
  readonly link: Link;
  /** The first page that shows it. */
  readonly page: SeenPage;
  /** All pages that show it. */
  readonly shownOn: ReadonlySet<SeenPage>;
}

/** The name of an entry says little besides the words themselves; a sentence that names it is news of it. */
const MOST_BESIDE = 12;
/** A row of a list is more often news than a name in a menu is. */
const MOST_BESIDE_IN_ROW = 4;
/** What a script of the page would have filled in before anybody could click. */
const PLACEHOLDER = /[{}]|%7[bd]|<%|\$\(|javascript:|\bundefined\b/i;

/** Each address and name once, in the order of `pages`; those of a page that is no page of the site are left out. */
export function entryLinks(
  pages: readonly SeenPage[],
  { words }: Pick<EntriesPlan, 'words'>,
): readonly EntryCandidate[] {
  const patterns = words.map(compilePattern);
  const says = (text: string, mostBeside: number): boolean => {
    const name = squeeze(text);
    return patterns.some((pattern) => {
      const found = pattern.find(name)?.text;
      return found !== undefined && found !== '' && name.length - found.length <= mostBeside;
    });
  };
  const found = new Map<string, { link: Link; page: SeenPage; shownOn: Set<SeenPage> }>();
  for (const page of pages) {
    const { exchange, digest } = page;
    const { kind } = digest.facts;
    if (exchange.status >= 400 || kind === 'challenge' || kind === 'error' || kind === 'attachment') continue;
    const rows = new Set(digest.facts.items.map(({ url }) => requestKey(url)));
    for (const link of digest.links) {
      if (!link.isVisible || !/^https?:/i.test(link.url) || PLACEHOLDER.test(link.url)) continue;
      const mostBeside = rows.has(requestKey(link.url)) ? MOST_BESIDE_IN_ROW : MOST_BESIDE;
      if (!says(link.text, mostBeside) && !says(link.title ?? '', mostBeside)) continue;
      const key = `${requestKey(link.url)} ${squeeze(link.text)}`;
      const known = found.get(key);
      if (known) known.shownOn.add(page);
      else found.set(key, { link, page, shownOn: new Set([page]) });
    }
  }
  return [...found.values()];
}
