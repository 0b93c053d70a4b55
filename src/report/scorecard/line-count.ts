/** A character of 10 points is this much narrower than the one of 11 in which widths of columns are counted. */
const NARROWER = 1.05;

/** Lines that a text takes in a column so many characters wide, a Chinese one counted for two. */
export function lineCount(text: string, columnWidth: number): number {
  const width = columnWidth * NARROWER;
  if (text.length * 2 <= width && !text.includes('\n')) return 1;
  let lines = 1;
  let used = 0;
  for (const character of text) {
    if (character === '\n') {
      lines++;
      used = 0;
      continue;
    }
    const own = character > '\u2e7f' || character === '—' || character === '“' || character === '”' ? 2 : 1;
    used += own;
    if (used > width) {
      lines++;
      used = own;
    }
  }
  return lines;
}
