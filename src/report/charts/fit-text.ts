/** Widths of characters in parts of the font's size: near enough to keep labels inside their place without a font at hand. */
function widthOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x2e80) return 1;
  if (/[A-Z@%&mwMW]/.test(character)) return 0.72;
  return /[iljtfrI.,:;'|!()[\] ]/.test(character) ? 0.34 : 0.56;
}

/** Text on one line that is no wider than `widthPx` at this size; what does not fit ends in an ellipsis. */
export function fitText(text: string, widthPx: number, fontPx: number): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  const room = widthPx / fontPx;
  let used = 0;
  const cut = characters.findIndex((character) => (used += widthOf(character)) > room);
  if (cut < 0) return characters.join('');
  let kept = cut;
  while (kept > 0 && characters.slice(0, kept).reduce((sum, one) => sum + widthOf(one), 1) > room) kept--;
  return `${characters.slice(0, kept).join('').trimEnd()}…`;
}
