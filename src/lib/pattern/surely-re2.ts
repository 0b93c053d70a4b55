/**
 * True only for an expression that RE2 takes for certain, told without compiling it: plain characters, classes, groups,
 * alternatives and small counts. False means that one has to try.
 */
export function surelyRe2(source: string): boolean {
  const hasNamedClass = source.includes('[:') && source.includes(':]');
  if (hasNamedClass || NOT_SURE.test(source) || countsOf(source) > MOST_COUNTS) return false;
  try {
    // The engine of JavaScript knows unclosed brackets and repeats of nothing; what it does more than RE2 is ruled out above.
    return new RegExp(source, 'u').source !== '';
  } catch {
    return false;
  }
}

/** Groups other than (?:…), escapes other than of marks and \d \s \w \b, empty classes, what stands for a flag. */
const NOT_SURE = /\(\?(?!:)|\\(?![dDsSwWbBntr.[\](){}+*?^$|/\\-])|\[\^?\]|[^\P{Cc}\n]|\p{Cs}/u;

/** RE2 refuses counts above a thousand, those of one inside the other multiplied: only a counted group holds others. */
const MOST_COUNTS = 1000;
const countsOf = (source: string): number => {
  const counts = [...source.matchAll(/\{(\d+)(?:,(\d*))?\}/g)].map(([, least = '0', most]) =>
    Math.max(1, Number(least), Number(most ?? 0)),
  );
  return source.includes('){') ? counts.reduce((product, count) => product * count, 1) : Math.max(0, ...counts);
};
