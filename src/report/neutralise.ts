import { maskAddress, maskPersonalNumbers } from '../lib/text/mask.js';

/**
 * What may turn, hide or break text where a person reads it: C0 and C1 controls but tab and line feed, bidi marks,
 * overrides and isolates, zero-width and line separators, tag characters, half surrogates.
 */
const TREACHEROUS =
  // eslint-disable-next-line no-control-regex -- these are what must go
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

/** Text that shows what it is: treacherous characters become U+FFFD. */
export const plain = (text: string): string => text.replace(TREACHEROUS, '\ufffd');

/** Keys whose values are hashes and ids: digits in them are not a person's. */
const MACHINE_KEYS = new Set(['sha256', 'record', 'fingerprint', 'digest', 'selector', 'rule', 'id']);

/** A copy in which every string is plain and personal numbers in human text are masked. Keys are made plain too. */
export function neutralise<T>(value: T, key = ''): T {
  if (typeof value === 'string') {
    const text = plain(value);
    if (key === 'url') return maskAddress(text) as T;
    return (MACHINE_KEYS.has(key) ? text : maskPersonalNumbers(text)) as T;
  }
  if (Array.isArray(value)) return value.map((item: unknown) => neutralise(item, key)) as T;
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([name, item]) => [plain(name), neutralise(item as unknown, name)]);
  return Object.fromEntries(entries) as T;
}
