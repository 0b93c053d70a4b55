/** The visible text of a page, piece by piece as it stands in its text nodes. */
export interface TextPiece {
  readonly text: string;
  /** Number of the line it stands in: pieces of one line are read as one text. */
  readonly line: number;
}

/** A run of characters: from a piece and an offset in it to another, the end not included. */
export interface TextRange {
  readonly from: TextPlace;
  readonly to: TextPlace;
}

export interface TextPlace {
  readonly piece: number;
  readonly offset: number;
}

/** All pieces as one text, lines apart, and the way back from a position in it. */
export interface PageText {
  readonly text: string;
  /** The range of pieces that `[start, end)` of `text` covers. */
  rangeOf(start: number, end: number): TextRange;
}

/** Joins what a browser reads off a page. */
export function joinPieces(pieces: readonly TextPiece[]): PageText {
  const starts: number[] = [];
  let text = '';
  for (const [at, { text: own, line }] of pieces.entries()) {
    if (at > 0 && pieces[at - 1]?.line !== line) text += '\n';
    starts.push(text.length);
    text += own;
  }
  const placeOf = (position: number): TextPlace => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    return { piece: low, offset: Math.min(position - (starts[low] ?? 0), pieces[low]?.text.length ?? 0) };
  };
  return {
    text,
    rangeOf: (start, end) => {
      const last = placeOf(end - 1);
      return { from: placeOf(start), to: { ...last, offset: last.offset + 1 } };
    },
  };
}
