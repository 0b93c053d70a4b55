/** Excel's own limit, in UTF-16 units. */
const LONGEST = 31;
const FORBIDDEN = /[[\]:*?/\\\u0000-\u001f\ufffd]/gu; // eslint-disable-line no-control-regex -- these are what must go

/** Cuts to so many UTF-16 units and never through a character. */
export function cut(text: string, units: number): string {
  if (text.length <= units) return text;
  const end = /[\ud800-\udbff]/.test(text.charAt(units - 1)) ? units - 1 : units;
  return text.slice(0, end);
}

/**
 * Names that Excel takes for sheets: no forbidden characters, no apostrophe at an end, not longer than it allows, none
 * twice (it does not tell upper from lower case), none empty or reserved. `taken` are names already given.
 */
export function sheetNames(wanted: readonly string[], taken: readonly string[]): readonly string[] {
  const used = new Set(['history', ...taken.map((name) => name.toLowerCase())]);
  return wanted.map((text, index) => {
    const cleaned = trim(text.replace(FORBIDDEN, ' ').replace(/\s+/gu, ' '));
    const base = cleaned === '' ? String(index + 1) : cleaned;
    for (let copy = 1; ; copy++) {
      const ending = copy === 1 ? '' : ` (${copy})`;
      const name = `${trim(cut(base, LONGEST - ending.length))}${ending}`;
      if (used.has(name.toLowerCase())) continue;
      used.add(name.toLowerCase());
      return name;
    }
  });
}

const trim = (text: string): string => text.replace(/^[\s']+|[\s']+$/gu, '');
