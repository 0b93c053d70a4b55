import { displayWidth } from '../../lib/text/display-width.js';

/** As much of the text as fits into so many columns; colour codes take no room and are kept whole. */
export function cutToColumns(text: string, columns: number): string {
  let kept = '';
  let used = 0;
  // eslint-disable-next-line no-control-regex
  for (const piece of text.match(/\u001b\[[0-9;]*m|[^]/gu) ?? []) {
    used += displayWidth(piece);
    if (used > columns) return kept.includes('\u001b') ? `${kept}\u001b[0m` : kept;
    kept += piece;
  }
  return kept;
}
