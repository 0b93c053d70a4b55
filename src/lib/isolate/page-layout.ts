/** What stands on a printed page, and where: from the top left corner, in points or whatever unit the page is measured in. */

/** A run of text; `top` and `bottom` are those of its line. */
export interface Run {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A drawn line, upright or level. */
export interface Rule {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The runs of each printed line, from left to right, lines from top to bottom. */
export function linesOfRuns(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [];
  for (const run of [...runs].sort((a, b) => middleOf(a) - middleOf(b))) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (line && first && middleOf(run) - middleOf(first) < 0.5 * Math.min(heightOf(run), heightOf(first)))
      line.push(run);
    else lines.push([run]);
  }
  return lines.map((line) => line.sort((a, b) => a.left - b.left));
}

/** One line as text: a gap wider than half a character is a blank. */
export function textOfLine(line: readonly Run[]): string {
  return line
    .map((run, index) => {
      const before = line[index - 1];
      return before && run.left - before.right > 0.5 * heightOf(run) ? ` ${run.text}` : run.text;
    })
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

const middleOf = ({ top, bottom }: Run): number => (top + bottom) / 2;
export const heightOf = ({ top, bottom }: Run): number => bottom - top;
