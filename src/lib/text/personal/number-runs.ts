/** Digits as people print them: full width, in groups with blanks or hyphens between. */

/** Digits without a gap, `X` at the end of an ID number among them; `from` and `to` are places in the text. */
export interface DigitGroup {
  readonly digits: string;
  readonly from: number;
  readonly to: number;
  /** A hyphen stands between it and the group before. */
  readonly isHyphened: boolean;
}

const BLANKS = ' \\u00a0\\u00ad\\u2000-\\u200f\\u202f\\u205f\\u2060\\u3000\\ufeff';
const HYPHENS = '\\-\\u2010-\\u2015\\u2212\\uff0d';
const HYPHEN = new RegExp(`[${HYPHENS}]`);
const GROUP = '\\d+[Xx]?';
const GAP = `(?:[${BLANKS}]{0,2}[${HYPHENS}][${BLANKS}]{0,2}|[${BLANKS}]{1,2})`;
const RUN = new RegExp(`${GROUP}(?:${GAP}(?:${GROUP}|[Xx](?![A-Za-z])))*`, 'g');
const WORDS_OF_NUMBERS = /(?:^|[^0-9A-Za-z])(?:id|no|sfz|tel)$/i;

/** True where a text can hold a number of eleven digits or more at all: everything else needs no second look. */
export const hasLongNumber = (text: string): boolean => /(?:[\d\uff10-\uff19][^\d\uff10-\uff19\n]{0,5}){11}/.test(text);

/** Runs of digit groups with nothing but single gaps between; letters beside a group, or a decimal point, keep it out. */
export function numberRuns(text: string): readonly (readonly DigitGroup[])[] {
  const plain = text.replace(/[\uff10-\uff19\uff38\uff58]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0));
  return [...plain.matchAll(RUN)].map((run) => {
    let end = 0;
    const groups = [...run[0].matchAll(new RegExp(`${GROUP}|[Xx]`, 'g'))].map((group): DigitGroup => {
      const from = run.index + group.index;
      const isHyphened = HYPHEN.test(run[0].slice(end, group.index));
      end = group.index + group[0].length;
      return { digits: group[0].toUpperCase(), from, to: run.index + end, isHyphened };
    });
    return groups.filter(({ from, to }) => stands(plain, from, to));
  });
}

function stands(text: string, from: number, to: number): boolean {
  const before = text.slice(Math.max(0, from - 5), from);
  if (/[0-9A-Za-z.]$/.test(before) && !WORDS_OF_NUMBERS.test(before)) return false;
  return !/^(?:[0-9A-Za-z]|\.\d)/.test(text.slice(to, to + 2));
}
