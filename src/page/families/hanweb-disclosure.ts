import { asText, isObject, readExpression } from '../../lib/script/read-expression.js';
import type { PageRequest } from '../../model/page.js';
import { scriptsWith } from './family.js';
import type { Family } from './family.js';

const address = /["']([^"'\s]{0,200}\/module\/xxgk\/(?:search|searchlist|list)\w*\.jsp[^"'\s]{0,1500})["']/i;
const dataObject = /\bdata\s*:\s*(?=\{)|\b(?:params?|pars?|postdata)\s*=\s*(?=\{)|,\s*(?=\{\s*["']?\w+["']?\s*:)/i;
const dataText = /["']((?:[\w.]{1,40}=[^"'&]{0,200}&){1,60}[\w.]{1,40}=[^"'&]{0,200})["']/;

/**
 * 大汉 disclosure catalogue: the rows come by a POST to `/module/xxgk/search.jsp?divid=…` with the body's area, the
 * category (`infotypeId`) and `currpage`; the answer is a piece of HTML.
 */
export const hanwebDisclosure: Family = ({ tree, resolve, url }) => {
  if (/\/module\/xxgk\//i.test(url)) return undefined;
  for (const { text } of scriptsWith(tree, '/module/xxgk/')) {
    const found = address.exec(text);
    const target = found?.[1] === undefined ? undefined : resolve(found[1]);
    if (!found || target === undefined) continue;
    const after = text.slice(found.index + found[0].length, found.index + found[0].length + 3000);
    const before = text.slice(Math.max(0, found.index - 1500), found.index);
    const body = formIn(after) ?? formIn(before);
    if (body === undefined && !/[?&](?:area|infotypeid|jdid)=/i.test(target)) continue;
    const request: PageRequest =
      body === undefined ? { url: target, method: 'GET' } : { url: target, method: 'POST', body };
    return { listRequests: [{ ...request, pageNumber: 1 }] };
  }
  return undefined;
};

/** The parameters that a script sends, as a form: written as an object or as `a=1&b=2`. */
const formIn = (script: string): string | undefined => {
  const written = dataObject.exec(script);
  if (written) {
    const { value } = readExpression(script, written.index + written[0].length);
    if (isObject(value)) {
      const form = new URLSearchParams();
      for (const [name, part] of Object.entries(value)) form.set(name, asText(part) ?? '');
      if (form.has('area') || form.has('infotypeId') || form.has('jdid')) return counted(form);
    }
  }
  const text = dataText.exec(script)?.[1];
  return text === undefined || !/(?:area|infotypeid|jdid)=/i.test(text)
    ? undefined
    : counted(new URLSearchParams(text));
};

const counted = (form: URLSearchParams): string => {
  if (!form.has('currpage')) form.set('currpage', '1');
  return form.toString();
};
