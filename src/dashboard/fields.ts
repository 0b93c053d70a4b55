import { Invalid } from '../model/refusal.js';
import type { Words } from '../model/words.js';

/** What a form or an address holds, read by name. Each function throws `Invalid`, naming the field, for what it cannot be. */
export interface Fields {
  /** One line, trimmed, without control characters; '' where there is none. At most `longest` (200) characters. */
  readonly text: (name: string, longest?: number) => string;
  /** As `text`, but must not be empty. */
  readonly required: (name: string, longest?: number) => string;
  /** Several lines; line ends are `\n`. At most `longest` (4000) characters. */
  readonly lines: (name: string, longest?: number) => string;
  /** One of the words; undefined where the field is empty or absent. */
  readonly choice: <T extends string>(name: string, allowed: readonly T[]) => T | undefined;
  /** All values of the name, e.g. of checkboxes; empty ones dropped. */
  readonly all: (name: string, longest?: number) => readonly string[];
  /** A whole number within the bounds; undefined where empty. */
  readonly whole: (name: string, bounds?: { readonly min?: number; readonly max?: number }) => number | undefined;
  /** `YYYY-MM-DD`, a day that exists; undefined where empty. */
  readonly day: (name: string) => string | undefined;
  /** A checkbox. */
  readonly isOn: (name: string) => boolean;
  /** Uploaded files of the name that are not empty. What they are is told by uploads/, never by their name or type. */
  readonly files: (name: string) => readonly File[];
  /** Everything as it came, for reading by a schema. */
  readonly raw: Readonly<Record<string, readonly unknown[]>>;
}

const MOST_VALUES = 5_000;

/** Reads a form's or an address's entries. */
export function fieldsOf(entries: Iterable<readonly [string, unknown]>): Fields {
  const raw: Record<string, unknown[]> = Object.create(null) as Record<string, unknown[]>;
  for (const [name, value] of entries) {
    const values = (raw[name] ??= []);
    if (values.length < MOST_VALUES) values.push(value);
  }
  const strings = (name: string): readonly string[] =>
    (raw[name] ?? []).filter((value): value is string => typeof value === 'string');
  const text = (name: string, longest = 200): string =>
    bounded(name, checked(name, (strings(name)[0] ?? '').trim(), LINE), longest);
  return {
    text,
    required: (name, longest) => {
      const value = text(name, longest);
      return value === '' ? refuse(name, { zh: '必须填写。', en: 'This is required.' }) : value;
    },
    lines: (name, longest = 4_000) =>
      bounded(name, checked(name, (strings(name)[0] ?? '').replace(/\r\n?/g, '\n').trim(), TEXT), longest),
    choice: (name, allowed) => {
      const value = text(name);
      if (value === '') return undefined;
      return (
        allowed.find((word) => word === value) ??
        refuse(name, { zh: '不在可选范围内。', en: 'Not one of the choices.' })
      );
    },
    all: (name, longest = 200) =>
      strings(name)
        .map((value) => bounded(name, checked(name, value.trim(), LINE), longest))
        .filter((value) => value !== ''),
    whole: (name, { min = 0, max = Number.MAX_SAFE_INTEGER } = {}) => {
      const value = text(name, 20);
      if (value === '') return undefined;
      const number = /^-?\d+$/.test(value) ? Number(value) : Number.NaN;
      return number >= min && number <= max
        ? number
        : refuse(name, { zh: `应为 ${min} 到 ${max} 的整数。`, en: `A whole number from ${min} to ${max}.` });
    },
    day: (name) => {
      const value = text(name, 20);
      return value === '' || isDay(value)
        ? value || undefined
        : refuse(name, { zh: '日期应写作 2026-11-30。', en: 'A date like 2026-11-30.' });
    },
    isOn: (name) => strings(name).some((value) => value !== '' && value !== '0' && value !== 'false'),
    files: (name) => (raw[name] ?? []).filter((value): value is File => value instanceof File && value.size > 0),
    raw,
  };
}

/** Nothing was sent. */
export const NO_FIELDS: Fields = fieldsOf([]);

// eslint-disable-next-line no-control-regex -- these are what is refused
const LINE = /[\u0000-\u001f\u007f\u2028\u2029]|\p{Surrogate}/u;
// eslint-disable-next-line no-control-regex -- as above, but for tabs and line ends
const TEXT = /[\u0000-\u0008\u000b-\u001f\u007f]|\p{Surrogate}/u;

const isDay = (value: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
};

const checked = (name: string, value: string, forbidden: RegExp): string =>
  forbidden.test(value)
    ? refuse(name, { zh: '含有不允许的字符。', en: 'Holds characters that are not allowed.' })
    : value;

const bounded = (name: string, value: string, longest: number): string =>
  value.length > longest ? refuse(name, { zh: `最多 ${longest} 个字。`, en: `At most ${longest} characters.` }) : value;

const refuse = (name: string, words: Words): never => {
  throw new Invalid(
    { zh: '有内容没有填对，请改正后再提交。', en: 'Something is not filled in correctly.' },
    { [name]: words },
  );
};
