/** Masks personal numbers in a text: resident ID, mobile, bank card. Office numbers and credit codes stay as they are. */

const ID_NUMBER =
  /(?<![0-9A-Za-z])([1-9]\d)\d{4}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d(\d{2}[\dXx])(?![0-9A-Za-z])/g;
const MOBILE = /(?<![0-9A-Za-z.])(1[3-9]\d)\d{4}(\d{4})(?![0-9A-Za-z])/g;
const CARD = /(?<![0-9A-Za-z])\d{16,19}(?![0-9A-Za-z])/g;

/** The text with `11*************123`, `138****5678` and `6222************123` in place of such numbers. */
export const maskPersonalNumbers = (text: string): string =>
  /\d{11}/.test(text)
    ? text
        .replace(ID_NUMBER, (_, start: string, end: string) => `${start}${'*'.repeat(13)}${end}`)
        .replace(MOBILE, '$1****$2')
        .replace(CARD, (number) =>
          passesLuhn(number) ? `${number.slice(0, 4)}${'*'.repeat(number.length - 7)}${number.slice(-3)}` : number,
        )
    : text;

/** The check digit that every bank card number ends with. */
function passesLuhn(number: string): boolean {
  const digits = [...number].reverse().map(Number);
  const sum = digits.reduce((total, digit, index) => {
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
