/** What a search lists for words that are no title: its rows, or that there are none. */
import { squeeze } from '../../lib/text/squeeze.js';
import type { CantTellReason } from '../../model/outcome.js';
import type { Page } from '../../model/page.js';
import { isOfResults, isSide, pathOf, readSearchAnswer } from './search-results.js';

export interface SearchHits {
  readonly state: 'shown' | 'none' | 'dead' | 'unread';
  /** Why it is unread. */
  readonly reason?: CantTellReason;
  /** Names of the rows; boxes of the template may be among them. */
  readonly hits: readonly string[];
}

export interface SoughtWords {
  readonly words: string;
  readonly action: string;
  readonly isRendered: boolean;
}

/** Shorter links are menus and filters. */
const LEAST_CHARACTERS = 5;

export function readSearchHits(page: Page, { words, action, isRendered }: SoughtWords): SearchHits {
  const reading = readSearchAnswer(page, { title: words, url: '', action, isRendered });
  if (reading.outcome === 'dead') return { state: 'dead', hits: [] };
  if (reading.outcome === 'unread' && reading.reason !== 'candidates')
    return { state: 'unread', reason: reading.reason, hits: [] };
  if ((reading.outcome === 'not-listed' && reading.isNone) || reading.outcome === 'unread')
    return { state: 'none', hits: [] };
  // A link that bears the words may stand on any page.
  if (reading.outcome === 'listed' && !isOfResults(page) && pathOf(page.url) !== pathOf(action))
    return { state: 'unread', reason: isRendered ? 'unreadable' : 'needs-browser', hits: [] };
  const links = page.links
    .filter((link) => link.isVisible && !isSide(link) && pathOf(link.url) !== pathOf(action))
    .map(({ text, title = '' }) => (title.length > text.length ? title : text));
  const rows = [...links, ...page.facts.items.map(({ title }) => title)].map(squeeze);
  return { state: 'shown', hits: [...new Set(rows.filter((row) => hanOf(row) >= LEAST_CHARACTERS))] };
}

const hanOf = (text: string): number => text.match(/\p{Script=Han}/gu)?.length ?? 0;

/** Some row bears the word. */
export const mentions = (found: SearchHits | undefined, word: string): boolean =>
  found?.hits.some((hit) => hit.includes(squeeze(word))) === true;
