/** What a site says is data: no line break, control character, hidden character or change of writing direction reaches the terminal. */
export const printable = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Surrogate}\u2028\u2029]+/gu, ' ');
