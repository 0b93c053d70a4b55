/** Numbers whose figures fit, made up for tests; nobody bears them but by chance. */

/** A resident ID number: region (6 digits), birthday (`19850506`), order (3 digits), and the check digit that fits. */
export function idOf(region: string, birthday: string, order: string): string {
  const digits = region + birthday + order;
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (2 ** (17 - at) % 11), 0);
  return digits + '10X98765432'.charAt(sum % 11);
}

/** A bank card number: these digits and the Luhn digit that fits. */
export function cardOf(digits: string): string {
  const sum = [...digits].reduceRight((total, digit, at) => {
    const isDoubled = (digits.length - at) % 2 === 1;
    const value = Number(digits[at] ?? digit) * (isDoubled ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return digits + String((10 - (sum % 10)) % 10);
}
