import { findQuote } from '../find-quote.js';
import { joinPieces, type TextRange } from '../page-text.js';
import type { TextPiece } from '../page-text.js';
import { personalPlaces } from '../personal-places.js';

/** A run of one text node, to be written as it is, marked, or covered. */
export interface Stretch {
  readonly text: string;
  readonly isMarked: boolean;
  /** First of a marked place: the page can be opened there. */
  readonly startsPlace?: number;
}

/**
 * Texts cut where quotes and personal numbers begin and end: the numbers become blocks, as they are on every report. `places`:
 * how many places are marked.
 */
export function markTexts(
  pieces: readonly TextPiece[],
  quotes: readonly string[],
): { readonly stretches: ReadonlyMap<number, readonly Stretch[]>; readonly places: number } {
  const page = joinPieces(pieces);
  const ranges = quotes.flatMap((quote) => findQuote(page, quote) ?? []);
  const covers = personalPlaces(page.text).map(({ start, end }) => page.rangeOf(start, end));
  const edges = new Map<number, Edge[]>();
  const add = ({ from, to }: TextRange, kind: Edge['kind'], place: number): void => {
    for (let piece = from.piece; piece <= to.piece; piece++) {
      const start = piece === from.piece ? from.offset : 0;
      const end = piece === to.piece ? to.offset : (pieces[piece]?.text.length ?? 0);
      edges.set(piece, [...(edges.get(piece) ?? []), { start, end, kind, place }]);
    }
  };
  ranges.forEach((range, place) => {
    add(range, 'mark', place + 1);
  });
  for (const cover of covers) add(cover, 'cover', 0);
  const begun = new Set<number>();
  return {
    stretches: new Map([...edges].map(([piece, own]) => [piece, cut(pieces[piece]?.text ?? '', own, begun)])),
    places: ranges.length,
  };
}

interface Edge {
  readonly start: number;
  readonly end: number;
  readonly kind: 'mark' | 'cover';
  readonly place: number;
}

function cut(text: string, edges: readonly Edge[], begun: Set<number>): readonly Stretch[] {
  const cuts = [...new Set([0, text.length, ...edges.flatMap(({ start, end }) => [start, end])])]
    .filter((at) => at >= 0 && at <= text.length)
    .sort((one, other) => one - other);
  return cuts.slice(1).flatMap((end, at): Stretch[] => {
    const start = cuts[at] ?? 0;
    const within = edges.filter((edge) => edge.start <= start && edge.end >= end);
    const mark = within.find(({ kind }) => kind === 'mark');
    const isCovered = within.some(({ kind }) => kind === 'cover');
    const startsPlace = mark !== undefined && !begun.has(mark.place) ? mark.place : undefined;
    if (startsPlace !== undefined) begun.add(startsPlace);
    const own = text.slice(start, end);
    return [
      {
        text: isCovered ? own.replace(/[\p{L}\p{N}]/gu, '█') : own,
        isMarked: mark !== undefined,
        ...(startsPlace !== undefined && { startsPlace }),
      },
    ];
  });
}
