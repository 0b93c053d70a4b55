/** GB 32100-2015: digits and capitals without I, O, S, V and Z; each stands for its place in this row. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const SHAPE = /^[0-9A-HJ-NP-RTUW-Y]{2}\d{6}[0-9A-HJ-NP-RTUW-Y]{10}$/;

/** True for a unified social credit code (统一社会信用代码, 18 characters) whose last character fits the others. */
export function isCreditCode(text: string): boolean {
  if (!SHAPE.test(text)) return false;
  let sum = 0;
  let weight = 1;
  for (const char of text.slice(0, 17)) {
    sum += CHARACTERS.indexOf(char) * weight;
    weight = (weight * 3) % 31;
  }
  return CHARACTERS[(31 - (sum % 31)) % 31] === text[17];
}
