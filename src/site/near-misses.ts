/** Links that nearly name a column, and why they do not: what a person would ask about first. */
import { columnName, matchColumns } from '../locate/columns/match-column.js';
import { isOrgan, whoseBody } from '../locate/own-names.js';
import type { PageView, SiteModel } from '../model/site-model.js';
import type { ColumnTerm } from '../model/vocabulary.js';
import { ownBody } from './own-body.js';

export interface NearMiss {
  readonly text: string;
  readonly url: string;
  /** The page that shows it. */
  readonly on: string;
  /**
   * `excluded`: it has a word that makes it another column · `other`: it names another column of the vocabulary ·
   * `others`: another body's · `hidden`: visitors do not see it · `unlisted`: the name is close to a known one, and is none.
   */
  readonly why: 'excluded' | 'other' | 'others' | 'hidden' | 'unlisted';
  /** The word that excludes it, the column or the body that it names. */
  readonly by?: string;
}

/** More would not be read. */
const MOST = 12;

/** Of the pages given: links with a part of the column's names in their text that were not taken for it. */
export function nearMisses(site: SiteModel, pages: readonly PageView[], term: ColumnTerm): readonly NearMiss[] {
  const names = [term.name, ...term.aliases].map(columnName).filter((name) => name.length >= SHORTEST);
  const misses = new Map<string, NearMiss>();
  for (const view of pages) {
    for (const { text, url, isVisible } of view.read().links) {
      const name = columnName(text);
      if (name.length < SHORTEST || name.length > LONGEST || misses.has(`${name}\n${url}`)) continue;
      const why = whyNot(site, name, isVisible, names, term);
      if (why) misses.set(`${name}\n${url}`, { text: text.trim(), url, on: view.url, ...why });
      if (misses.size === MOST) return [...misses.values()];
    }
  }
  return [...misses.values()];
}

const SHORTEST = 2;
const LONGEST = 40;

function whyNot(
  site: SiteModel,
  name: string,
  isVisible: boolean,
  names: readonly string[],
  term: ColumnTerm,
): Pick<NearMiss, 'why' | 'by'> | undefined {
  const matches = matchColumns(name, site.vocabulary);
  if (matches.some(({ id }) => id === term.id)) return isVisible ? undefined : { why: 'hidden' };
  if (!names.some((known) => name.includes(known) || (name.length > SHORTEST && known.includes(name))))
    return undefined;
  const excluded = term.not.find((word) => name.includes(word));
  if (excluded !== undefined) return { why: 'excluded', by: excluded };
  const other = matches[0] && site.vocabulary.get(matches[0].id);
  if (other) return { why: 'other', by: other.name };
  const owner = names.reduce((rest, known) => (name.includes(known) ? rest.replace(known, '') : rest), name);
  if (isOrgan(owner) && whoseBody(owner, ownBody(site)) === 'other') return { why: 'others', by: owner };
  return { why: 'unlisted' };
}
