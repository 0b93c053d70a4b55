/** A column that is a tab of the platform's page: its rows stand in the panel that the tab brings up. */
import type { ColumnTerm } from '../../model/vocabulary.js';
import type { Finding } from '../finding.js';
import { matchColumns } from './match-column.js';
import type { LocatedColumn } from './read-column.js';

/**
 * Undefined where no panel is known to be the tab's, where it holds next to nothing (it may be filled when it is
 * clicked), for the guide, whose text cannot be told from that of the other panels by whoever reads the page, and for
 * 法定主动公开内容, whose categories may be tabs again.
 */
export function tabColumn({ ground, platform }: Finding, term: ColumnTerm): LocatedColumn | undefined {
  if (term.id === 'guide' || term.id === 'statutory') return undefined;
  for (const page of platform.pages)
    for (const { name, items, textLength } of page.digest.panels ?? []) {
      if (!matchColumns(name, ground.plan.vocabulary).some(({ id }) => id === term.id)) continue;
      const rows = items.filter(({ publishedOn }) => publishedOn === undefined || publishedOn <= ground.plan.asOf);
      if (rows.length === 0 && textLength < LEAST_TEXT) continue;
      return {
        id: term.id,
        name,
        url: page.exchange.url,
        from: { page },
        foundOn: 'platform',
        pages: [page],
        items: rows,
        isWhole: false,
        blankness: 'filled',
        subColumns: [],
      };
    }
  return undefined;
}

/** Less is a placeholder. */
const LEAST_TEXT = 40;
