import type { ColumnTerm } from '../../model/vocabulary.js';
import type { MarkedLink } from '../ground.js';
import type { FoundOn, Located, LocatedColumn } from './read-column.js';

/** How a column came to be located, or not: what was weighed, place by place. */
export interface ColumnChoice {
  readonly term: ColumnTerm;
  readonly located: Located;
  /** In the order in which they were looked at; later ones only where the earlier did not show it. */
  readonly places: readonly {
    readonly foundOn: FoundOn;
    readonly pages: number;
    readonly candidates: readonly MarkedLink[];
  }[];
  /** Candidates that were read, the best named first. */
  readonly readings: readonly LocatedColumn[];
}

/** The choice in lines for whoever wonders why this page was taken, or none. */
export function describeChoice({ term, located, places, readings }: ColumnChoice): readonly string[] {
  const head = `column ${term.id} “${term.name}”`;
  const levelOf = ({ matches }: MarkedLink): string => matches.find(({ id }) => id === term.id)?.level ?? 'path';
  const looked = places.map(
    ({ foundOn, pages, candidates }) => `${foundOn} (${pages} pages, ${candidates.length} candidates)`,
  );
  const where = looked.length > 0 ? `; looked on ${looked.join(', ')}` : '';
  if (located.state === 'undecided') return [`${head}: undecided, ${located.reason}${where}`];
  if (located.state === 'absent') return [`${head}: not there${where}`];
  const { name, url, foundOn, blankness, unknownBecause, pages, items } = located.value;
  const state = unknownBecause === undefined ? blankness : `${blankness}: ${unknownBecause}`;
  const chosen = places.flatMap(({ candidates }) => candidates).find(({ link }) => link.url === url);
  const level = chosen ? `, ${levelOf(chosen)}` : '';
  const taken = `${head}: taken ${url} named “${name}”${level} on ${foundOn} (${state}; ${pages.length} pages, ${items.length} rows)`;
  const readBy = new Map(readings.map((column) => [column.url, column.blankness]));
  const others = places
    .flatMap(({ candidates }) => candidates)
    .filter(({ link }) => link.url !== url)
    .slice(0, MOST_TOLD)
    .map((marked) => {
      const read = readBy.get(marked.link.url);
      return `  besides “${marked.link.text.trim()}” ${marked.link.url} (${levelOf(marked)}${read === undefined ? '' : `, read: ${read}`})`;
    });
  return [`${taken}${where}`, ...others];
}

/** More would not be read. */
const MOST_TOLD = 5;
