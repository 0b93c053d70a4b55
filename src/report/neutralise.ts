import { maskAddress, maskPersonalNumbers } from '../lib/text/mask.js';

/**
 * What may turn, hide or break text where a person reads it: C0 and C1 controls but tab and line feed, bidi marks,
 * overrides and isolates, zero-width and line separators, fillers that print nothing, tag characters, half surrogates, and
 * code points that are no characters, for which XML has no place.
 */
const TREACHEROUS =
  // eslint-disable-next-line no-control-regex -- these are what must go
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|\u034f|\p{Surrogate}|\p{Noncharacter_Code_Point}/gu;

/** Text that shows what it is: treacherous characters become U+FFFD. */
export const plain = (text: string): string => text.replace(TREACHEROUS, '\ufffd');

/** Keys whose values are hashes and ids of ours, and what those look like: digits in them are not a person's. */
const MACHINE_KEYS = new Set(['sha256', 'record', 'fingerprint', 'digest', 'rule', 'id', 'site', 'report', 'snapshot']);
const MACHINE_VALUE = /^(?:<?urn:uuid:[0-9a-f-]+>?|[A-Za-z0-9][A-Za-z0-9._/-]*)$/;

/** Figures of a check: whatever their keys are called, they and their keys may be words of a site. */
const FIGURES = new Set(['data', 'measured']);

/** A copy in which every string is plain and personal numbers in human text are masked. Keys are made plain too. */
export const neutralise = <T>(value: T): T => harmless(value, '', false) as T;

function harmless(value: unknown, key: string, isFigure: boolean): unknown {
  if (typeof value === 'string') return shown(value, key, isFigure);
  if (Array.isArray(value)) return value.map((item: unknown) => harmless(item, key, isFigure));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([name, item]): [string, unknown] => [
    plain(isFigure ? maskPersonalNumbers(name) : name),
    harmless(item, name, isFigure || FIGURES.has(name)),
  ]);
  return Object.fromEntries(entries);
}

/** Masked first: what hides between figures must not hide the number. */
function shown(text: string, key: string, isFigure: boolean): string {
  if (!isFigure && MACHINE_KEYS.has(key) && MACHINE_VALUE.test(text)) return text;
  return plain(key === 'url' && URL.canParse(text) ? maskAddress(text) : maskPersonalNumbers(text));
}
