/** Links that name a wanted column, the likeliest first. */
import type { ColumnTerm } from '../../model/vocabulary.js';
import { isArticleAddress } from '../address.js';
import { isFixed } from '../find-platform.js';
import type { Ground, MarkedLink } from '../ground.js';
import { columnName, MATCH_STRENGTH, matchesPath } from './match-column.js';
import { whoseBody } from '../own-names.js';
import type { SeenPage } from '../seen-page.js';

/** Links that name the column, strongest first; a platform's own column must be visible, and this body's. */
export function findCandidates(ground: Ground, pages: readonly SeenPage[], term: ColumnTerm): readonly MarkedLink[] {
  const found = new Map<string, { readonly marked: MarkedLink; readonly strength: number; readonly order: number }>();
  let order = 0;
  for (const page of pages)
    for (const marked of tellingOf(ground.links(page))) {
      order++;
      const strength = strengthOf(ground, marked, term);
      if (strength === undefined) continue;
      const { key } = marked;
      const known = found.get(key);
      if (!known || known.strength < strength) found.set(key, { marked, strength, order });
    }
  return [...found.values()].sort((a, b) => b.strength - a.strength || a.order - b.order).map(({ marked }) => marked);
}

/** Links that name a column, or nothing: the others of a site map of thousands are not looked at for every column. */
function tellingOf(links: readonly MarkedLink[]): readonly MarkedLink[] {
  const known = telling.get(links) ?? links.filter(({ link, matches }) => matches.length > 0 || link.text === '');
  telling.set(links, known);
  return known;
}
/** By a page's links, which are marked once. */
const telling = new WeakMap<readonly MarkedLink[], readonly MarkedLink[]>();

function strengthOf(ground: Ground, marked: MarkedLink, term: ColumnTerm): number | undefined {
  const { link, matches } = marked;
  if (term.under === 'platform' && !link.isVisible) return undefined;
  const match = matches.find(({ id }) => id === term.id);
  if (!match) return link.text === '' && matchesPath(link.url, term) ? MATCH_STRENGTH.path : undefined;
  if (match.level === 'pattern' && isFixed(term.id) && namesAnotherBody(link.text, ground.own)) return undefined;
  const regionBonus = link.region === 'footer' || link.region === 'breadcrumb' ? -0.5 : 0;
  return (
    MATCH_STRENGTH[match.level] +
    regionBonus +
    (link.isVisible ? 0 : -0.75) +
    (link.publishedOn || isArticleAddress(link.url) ? -1.5 : 0)
  );
}

const namesAnotherBody = (text: string, own: string): boolean =>
  whoseBody(
    columnName(text).replace(/(?:政府)?(?:信息|政务)公开.*$|法定主动公开.*$|(?:工作)?年度?报告?.*$/, ''),
    own,
  ) === 'other';
