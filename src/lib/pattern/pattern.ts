/** Regular expressions that people write in rule files: RE2 syntax, linear time, compiled once. */
import { RE2JS } from 're2js';
import { requiredLiteral } from './required-literal.js';
import { surelyRe2 } from './surely-re2.js';

/** A compiled expression. Matching time grows with the length of the text only. */
export interface Pattern {
  readonly source: string;
  /** The expression covers the text from end to end. */
  matchesWhole(text: string): boolean;
  /** The expression occurs somewhere in the text. */
  occursIn(text: string): boolean;
  /** The first place at or after `from` where it occurs; `index` in UTF-16 units. */
  find(text: string, from?: number): { readonly index: number; readonly text: string } | undefined;
}

const compiled = new Map<string, Pattern>();

/** Compiles an expression, or hands out the one compiled before. Throws on what RE2 does not know. */
export function compilePattern(source: string): Pattern {
  const known = compiled.get(source);
  if (known) return known;
  const expression = RE2JS.compile(source);
  const literal = requiredLiteral(source);
  const pattern: Pattern = {
    source,
    matchesWhole: (text) => text.includes(literal) && expression.testExact(text),
    occursIn: (text) => text.includes(literal) && expression.test(text),
    find: (text, from = 0) => {
      if (from > text.length || !text.includes(literal, from)) return undefined;
      const matcher = expression.matcher(text);
      return matcher.find(from) ? { index: matcher.start(), text: matcher.group() ?? '' } : undefined;
    },
  };
  compiled.set(source, pattern);
  return pattern;
}

/** Why RE2 refuses an expression, e.g. `invalid or unsupported Perl syntax: (?=`; undefined if it is fine. */
export function whyRefused(source: string): string | undefined {
  // Rule sets hold many hundreds of expressions, few of which a site needs.
  if (surelyRe2(source)) return undefined;
  try {
    compilePattern(source);
    return undefined;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return error.message.replace(/^error parsing regexp: /, '').replaceAll('`', '');
  }
}
