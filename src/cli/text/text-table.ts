import { displayWidth } from '../../lib/text/display-width.js';

/** Rows as columns of equal width; the last column is left as long as it is. */
export function textTable(rows: readonly (readonly string[])[], indent = ''): string {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, at) => (widths[at] = Math.max(widths[at] ?? 0, displayWidth(cell))));
  return rows
    .map(
      (row) =>
        indent +
        row
          .map((cell, at) => (at === row.length - 1 ? cell : cell + ' '.repeat((widths[at] ?? 0) - displayWidth(cell))))
          .join('  ')
          .trimEnd(),
    )
    .join('\n');
}
