import type { PlaceRange, Placing, Rivals } from '../../model/ranking.js';
import type { Cell } from './cells.js';
import type { Speech } from './rule-in-words.js';

/** So many rivals are named in a cell; all are counted. */
const NAMED = 3;

/** A number where there is a place; in words where it is provisional; a dash where there is none. */
export const placeCell = (
  placing: Pick<Placing, 'place' | 'provisional'> | undefined,
  inWords: (place: number) => string,
): Cell => {
  if (placing?.place !== undefined) return { count: placing.place };
  const { provisional } = placing ?? {};
  return { text: provisional === undefined ? '—' : inWords(provisional), look: 'centre' };
};

/** `3–5`; one number where nothing can move. */
export const rangeCell = (range: PlaceRange | undefined): Cell => {
  if (range === undefined) return { text: '—', look: 'centre' };
  const { best, worst } = range;
  return { text: best === worst ? String(best) : `${best}–${worst}`, look: 'centre' };
};

/** The nearest rivals by name, and how many there are where not all are named. */
export function rivalsText({ count, ids }: Rivals, nameOf: (id: string) => string, { own, general }: Speech): string {
  const names = ids.slice(0, NAMED).map(nameOf).join(general.listSeparator);
  return count > Math.min(NAMED, ids.length) ? `${names} ${own.ranking.more(count)}` : names;
}
