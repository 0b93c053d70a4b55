/** Numbers of bank cards (ISO/IEC 7812): the issuer's first digits, a length that goes with them, the Luhn digit. */

/** UnionPay (62, 81), Visa, MasterCard, JCB, American Express, and what banks of the country issued before UnionPay. */
const ISSUERS: readonly (readonly [prefix: RegExp, lengths: readonly number[]])[] = [
  [/^(?:62|81)/, [16, 17, 18, 19]],
  [/^4/, [16]],
  [/^(?:5[1-5]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720))/, [16]],
  [/^35(?:2[89]|[3-8])/, [16]],
  [/^3[47]/, [15]],
  [/^(?:9559|9558|940\d|984\d|966666|900\d|99\d\d)/, [16, 17, 18, 19]],
  [/^(?:60[1-3]|68|69)/, [16, 17, 18, 19]],
];

/** True for digits that a card could bear: a known issuer, its length, the check digit. One in ten of other numbers fits the last. */
export const isBankCard = (digits: string): boolean =>
  ISSUERS.some(([prefix, lengths]) => prefix.test(digits) && lengths.includes(digits.length)) && passesLuhn(digits);

/** The check digit that every bank card number ends with. */
export function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
