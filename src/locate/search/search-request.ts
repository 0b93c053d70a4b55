/** A search form and its words → the request that a browser would send. */
import { encodeForm } from '../../lib/charset/encode-form.js';
import type { PageRequest } from '../../model/page.js';
import type { SearchForm } from './search-form.js';

/** Undefined where the form has no field that is sent: then only a script knows. */
export function searchRequest({ page, form, field, isPlain }: SearchForm, words: string): PageRequest | undefined {
  if (!form || !isPlain) return undefined;
  let isPressed = false;
  const pairs: (readonly [string, string])[] = [];
  for (const { name, type, value = '', isUnsent } of form.fields) {
    if (isUnsent === true || name === '') continue;
    // Of several buttons a browser sends the one that is pressed: the first.
    if (type === 'submit' || type === 'button') {
      if (!isPressed && (type === 'submit' || value !== '')) pairs.push([name, value]);
      isPressed = true;
    } else pairs.push([name, name === field.name ? words : value]);
  }
  if (!pairs.some(([name]) => name === field.name)) return undefined;
  const data = encodeForm(pairs, form.charset ?? page.digest.facts.charset);
  if (form.method === 'POST') return { url: form.action, method: 'POST', body: data };
  const url = new URL(form.action);
  url.hash = '';
  // A GET form replaces the query of its address.
  url.search = data;
  return { url: url.href, method: 'GET' };
}
