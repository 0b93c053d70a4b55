/** Lines of a PDF page: a paragraph that was broken by the width of the page becomes one line again. */

/** One run of text: `transform` as PDF has it, the last two numbers being where the run begins. */
export interface PdfPiece {
  readonly str: string;
  readonly hasEOL: boolean;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly height: number;
}

export function joinPdfLines(pieces: readonly PdfPiece[]): string[] {
  const lines = linesOf(pieces);
  const left = Math.min(...lines.map((line) => line.left));
  const right = Math.max(...lines.map((line) => line.right));
  const joined: string[] = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const goesOn =
      before !== undefined &&
      before.right > right - 1.6 * before.height &&
      line.left < left + 0.8 * line.height &&
      before.right - before.left > 12 * before.height &&
      Math.abs(line.height - before.height) < 0.15 * line.height &&
      !END.test(before.text) &&
      !START.test(line.text);
    const paragraph = joined.at(-1);
    if (goesOn && paragraph !== undefined) joined[joined.length - 1] = join(paragraph, line.text);
    else joined.push(line.text);
  });
  return joined;
}

/** A row of a table of contents ends with its page. */
const END = /[.·…]{3,}\s*\d+$|^[-—–\s]*\d+[-—–\s]*$/;
/** A heading or a numbered paragraph begins a line of its own. */
const START =
  /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|第[一二三四五六七八九十\d]+[章节条]|\d{1,2}[.、．]\D)/;

const join = (before: string, after: string): string =>
  /[\w,.;:]$/.test(before) && /^\w/.test(after) ? `${before} ${after}` : before + after;

function linesOf(pieces: readonly PdfPiece[]): Line[] {
  const lines: Line[] = [];
  let row: PdfPiece[] = [];
  const end = (): void => {
    const inked = row.filter(({ str }) => str.trim() !== '');
    if (inked.length > 0) {
      lines.push({
        text: row
          .map(({ str }) => str)
          .join('')
          .replace(/\s+/g, ' ')
          .trim(),
        left: Math.min(...inked.map(leftOf)),
        right: Math.max(...inked.map((piece) => leftOf(piece) + piece.width)),
        height: Math.max(...inked.map(({ height }) => height)),
      });
    }
    row = [];
  };
  for (const piece of pieces) {
    row.push(piece);
    if (piece.hasEOL) end();
  }
  end();
  return lines;
}

const leftOf = ({ transform }: PdfPiece): number => transform[4] ?? 0;
