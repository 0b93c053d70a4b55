import { compilePattern } from '../../lib/pattern/pattern.js';

/** True if any of the expressions (RE2 syntax) occurs in the text. */
export const occursInAny = (text: string, patterns: readonly string[]): boolean =>
  patterns.some((pattern) => compilePattern(pattern).occursIn(text));

/** The first words of the text that any of the expressions matches, in the order of the expressions. */
export function findAny(text: string, patterns: readonly string[]): string | undefined {
  for (const pattern of patterns) {
    const found = compilePattern(pattern).find(text);
    if (found) return found.text;
  }
  return undefined;
}
