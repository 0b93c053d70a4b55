/** Numbering of Chinese official texts: 一、 above （一） above 1. above （1）. */
const NUMBERINGS: readonly RegExp[] = [
  /^第[一二三四五六七八九十百\d]+[章节部条]/,
  /^[一二三四五六七八九十]{1,3}\s*[、.．：:，]/,
  /^[（(]\s*[一二三四五六七八九十]{1,3}\s*[）)]/,
  /^\d{1,2}\s*[、.．](?!\d)/,
  /^(?:[（(]\s*\d{1,2}\s*[）)]|[①-⑳])/,
];

/** Depth of a line's numbering, 0 for chapters, 4 for （1）; undefined for a line without. */
export function numberingDepth(line: string): number | undefined {
  const depth = NUMBERINGS.findIndex((numbering) => numbering.test(line));
  return depth === -1 ? undefined : depth;
}

/** A line without its numbering. */
export const withoutNumbering = (line: string): string =>
  NUMBERINGS.reduce((text, numbering) => text.replace(numbering, ''), line).trim();

/** Longest line that may be a heading; a paragraph of an official text is longer or ends with a full stop. */
const LONGEST_HEADING = 32;

/** True for a short line without the marks of a sentence. */
export const isHeading = (line: string): boolean =>
  line.length <= LONGEST_HEADING &&
  !/[。；;，,！？]|[:：]\s*\S/.test(line.replace(/^[一二三四五六七八九十]{1,3}\s*[，,：:]/, ''));
