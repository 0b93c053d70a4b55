import { asText, isObject, readExpression } from '../../lib/script/read-expression.js';
import type { PageRequest } from '../../model/page.js';
import type { Family } from './family.js';

const call = /\bfetch\s*\(\s*|\$\.(?:get|getJSON|post)\s*\(\s*|\baxios(?:\.(?:get|post))?\s*\(\s*|\$\.ajax\s*\(\s*/g;
/** What an address of rows says of itself; counters, weather and hot words do not. */
const listWord = /list|page|channel|column|catalog|catid|cat_id|category|article|infos?\b|content|search|query|xxgk/i;
const otherWord =
  /visit|count\b|click|weather|hot|login|user|stat|log|token|captcha|banner|advert|link|menu|nav|tree|poll|vote/i;

/** A page with one request for data only, written out in its script: the rows come by it. */
export const plainXhr: Family = ({ tree, resolve }) => {
  const requests: PageRequest[] = [];
  for (const { text } of tree.scripts) {
    if (text.length > 60_000 || !/fetch|ajax|axios|\$\.(?:get|post)/.test(text)) continue;
    for (const found of text.matchAll(call)) {
      const request = requestAt(text, found.index + found[0].length, found[0], resolve);
      if (request === undefined) return undefined;
      requests.push(request);
      if (requests.length > 4) return undefined;
    }
  }
  const lists = requests.filter(({ url, body }) => {
    const { pathname, search } = new URL(url);
    const words = `${pathname}${search} ${body ?? ''}`;
    return listWord.test(words) && !otherWord.test(pathname);
  });
  const [only] = lists;
  return only !== undefined && lists.length === 1 ? { listRequests: [{ ...only, pageNumber: 1 }] } : undefined;
};

/** The request of a call whose address and data are written out; undefined where only running the script would tell. */
const requestAt = (
  text: string,
  at: number,
  name: string,
  resolve: (written: string | undefined) => string | undefined,
): PageRequest | undefined => {
  const first = readExpression(text, at);
  let options = isObject(first.value) ? first.value : undefined;
  let written = options ? options['url'] : first.value;
  let data = options ? (options['data'] ?? options['params']) : undefined;
  if (options === undefined && text[first.end] === ',') {
    const second = readExpression(text, first.end + 1).value;
    if (isObject(second)) {
      options = /fetch|axios/.test(name) ? second : undefined;
      data = options ? (options['body'] ?? options['params'] ?? options['data']) : second;
    }
  }
  const method = asText(options?.['method'] ?? options?.['type']) ?? (name.includes('post') ? 'POST' : 'GET');
  written = typeof written === 'string' ? written : undefined;
  const target = written === undefined ? undefined : resolve(written);
  if (target === undefined) return undefined;
  const form = new URLSearchParams();
  if (isObject(data))
    for (const [key, value] of Object.entries(data)) {
      const text = asText(value);
      if (text === undefined) return undefined;
      form.set(key, text);
    }
  else if (typeof data === 'string') for (const [key, value] of new URLSearchParams(data)) form.set(key, value);
  else if (data !== undefined) return undefined;
  if (/^post$/i.test(method)) return { url: target, method: 'POST', body: form.toString() };
  const address = new URL(target);
  for (const [key, value] of form) address.searchParams.set(key, value);
  return { url: address.href, method: 'GET' };
};
