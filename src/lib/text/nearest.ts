/** Number of insertions, deletions, replacements and swaps of neighbours that turn one word into the other. */
export const editDistance = (from: string, to: string): number => {
  const [a, b] = [[...from], [...to]];
  const rows: number[][] = [b.map((_, column) => column).concat(b.length)];
  const cell = (row: number, column: number): number => rows[row]?.[column] ?? Infinity;
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    rows.push(line);
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1];
      let best = Math.min(
        cell(row - 1, column) + 1,
        cell(row, column - 1) + 1,
        cell(row - 1, column - 1) + (isSame ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        best = Math.min(best, cell(row - 2, column - 2) + 1);
      }
      line.push(best);
    }
  }
  return cell(a.length, b.length);
};

/** The allowed word that was probably meant: at most a third of its letters (and three) differ; else undefined. */
export const nearest = (word: string, allowed: Iterable<string>): string | undefined => {
  let best: { word: string; distance: number } | undefined;
  for (const candidate of allowed) {
    if (Math.abs(candidate.length - word.length) > 3) continue;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    const longer = Math.max(word.length, candidate.length);
    // Words that share no letter are not meant for each other, be they as short as one.
    const limit = Math.min(3, Math.ceil(longer / 3), longer - 1);
    if (distance <= limit && (best === undefined || distance < best.distance)) best = { word: candidate, distance };
  }
  return best?.word;
};
