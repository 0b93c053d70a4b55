import type { Wording } from './wording/catalogue.js';

/** So many values are enough for a reader; the rest is in report.json. */
const SHOWN_AT_MOST = 40;

/** A figure in words: lists joined, objects as `key value` pairs. */
function inWords(value: unknown, key: string, words: Wording): string {
  if (Array.isArray(value)) {
    const shown = value.slice(0, SHOWN_AT_MOST).map((item) => inWords(item, key, words));
    const separator = value.some((item) => typeof item === 'object')
      ? words.htmlLang === 'en'
        ? '; '
        : '；'
      : words.listSeparator;
    return shown.join(separator) + (value.length > SHOWN_AT_MOST ? ' …' : '');
  }
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .slice(0, SHOWN_AT_MOST)
      .map(([name, item]) => {
        const label = words.measured[name] ?? name;
        return key === 'names' ? `${name} → ${inWords(item, name, words)}` : `${label} ${inWords(item, name, words)}`;
      })
      .join(words.listSeparator);
  if (typeof value === 'number') return key === 'share' ? `${Math.round(value * 1000) / 10} %` : String(value);
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : '';
}

/** The figures of a rule that have a name in the catalogue, each with what it says. */
export const figuresInWords = (
  measured: Record<string, unknown>,
  words: Wording,
): readonly { readonly label: string; readonly text: string }[] =>
  Object.entries(measured).flatMap(([key, value]) => {
    const label = words.measured[key];
    const text = label === undefined ? '' : inWords(value, key, words);
    return label === undefined || text === '' ? [] : [{ label, text }];
  });
