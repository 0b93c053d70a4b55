/** Counts as official texts write them: 32, 三十二, 一百零五, 两千. */

const DIGITS = new Map([...'〇一二三四五六七八九'].map((char, value) => [char, value]));
const ZEROS = /[零○Ｏ]/g;
const UNITS = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);

/** What may stand for a whole number, as the source of an expression. */
export const NUMBER = String.raw`(?:\d{1,6}|[〇零一二两三四五六七八九十百千]{1,9})`;

/** The whole number that such words say; undefined for anything else. */
export function readNumber(words: string): number | undefined {
  const text = words.normalize('NFKC').replace(ZEROS, '〇').replace(/两/g, '二');
  if (/^\d+$/.test(text)) return Number(text);
  if (!/^[〇一二三四五六七八九十百千]+$/.test(text)) return undefined;
  if (!/[十百千]/.test(text)) return Number([...text].map((char) => DIGITS.get(char)).join(''));
  let total = 0;
  let digit: number | undefined;
  for (const char of text) {
    const unit = UNITS.get(char);
    if (unit === undefined) digit = DIGITS.get(char);
    else {
      total += (digit ?? 1) * unit;
      digit = undefined;
    }
  }
  return total + (digit ?? 0);
}
