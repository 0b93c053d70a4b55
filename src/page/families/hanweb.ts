import type { PageRequest } from '../../model/page.js';
import { mostPages } from './family.js';
import type { Family, FamilyPage } from './family.js';
import type { Tree } from '../tree/element.js';

const record = /<record\b[^>]*>\s*<!\[CDATA\[([\s\S]*?)\]\]>\s*<\/record>/gi;
const nextGroup = /<nextgroup\b[^>]*>\s*<!\[CDATA\[[\s\S]{0,300}?href\s*=\s*["']([^"']+)["']/i;
const posted = [
  'col',
  'appid',
  'webid',
  'path',
  'columnid',
  'sourceContentType',
  'unitid',
  'webname',
  'permissiontype',
];

/** 大汉 jpage: list rows stand as CDATA records in a script or as an XML answer. Their HTML, or undefined. */
export const hanwebRecords = (source: string): string | undefined => {
  if (!/<datastore\b|<recordset\b/i.test(source)) return undefined;
  const records = [...source.matchAll(record)].map(
    (match) => `<div class="datastore-record">${match[1] as string}</div>`,
  );
  return records.length > 0 ? records.join('\n') : undefined;
};

/** All datastore sources of a page. */
export const hanwebSources = (tree: Tree): string[] =>
  tree.scripts
    .filter(({ text }) => text.includes('<') && /<datastore\b|<recordset\b/i.test(text.slice(0, 3000)))
    .map((script) => script.text);

/** 大汉 JCMS: later groups of rows of a jpage list, by `dataproxy.jsp`. */
export const hanweb: Family = (page) => {
  const morePages = hanwebPages(page);
  const stores = hanwebSources(page.tree);
  const listTotal =
    stores.length === 1
      ? numberIn(
          page.tree.scripts
            .filter(({ text }) => /jpage/i.test(text))
            .map(({ text }) => text)
            .join('\n'),
          'totalRecord|totalrecord',
        )
      : undefined;
  return stores.length > 0 ? { morePages, ...(listTotal === undefined ? {} : { listTotal }) } : undefined;
};

/** A POST with the parameters that the page's own script sends, else the link of the next group. */
const hanwebPages = ({ tree, resolve }: FamilyPage): PageRequest[] => {
  const stores = hanwebSources(tree);
  if (stores.length === 0) return [];
  const requests: PageRequest[] = [];
  const scripts = tree.scripts.filter((script) => /dataproxy\.jsp|jpage/i.test(script.text));
  for (const [order, store] of stores.entries()) {
    const next = nextGroup.exec(store)?.[1]?.replace(/&amp;/g, '&');
    const target = resolve(next ?? '/module/web/jpage/dataproxy.jsp');
    if (target === undefined) continue;
    const shown = [...store.matchAll(record)].length;
    const settings = scripts.filter((script) => !/<datastore/i.test(script.text)).map((script) => script.text);
    const unit = new URL(target).searchParams.get('unitid');
    const own = settings.find((text) => unit !== null && text.includes(unit)) ?? settings[order] ?? settings[0] ?? '';
    const total = numberIn(own + store, 'totalRecord|totalrecord|total') ?? 0;
    const perPage = numberIn(own, 'perPage|perpage') ?? 15;
    const values = parameters(target, own);
    if (total > shown && shown > 0 && values.has('columnid') && values.has('unitid')) {
      for (let start = shown + 1; start <= total && requests.length < mostPages; start += shown) {
        const address = new URL('/module/web/jpage/dataproxy.jsp', target);
        address.search = `startrecord=${start}&endrecord=${Math.min(total, start + shown - 1)}&perpage=${perPage}`;
        requests.push({
          url: address.href,
          method: 'POST',
          body: values.toString(),
          pageNumber: Math.floor((start - 1) / shown) + 1,
        });
      }
    } else if (next !== undefined && shown > 0 && (total === 0 || total > shown))
      // It is written even where there is no further group: no number is promised.
      requests.push({ url: target, method: 'GET' });
  }
  return requests;
};

const numberIn = (text: string, names: string): number | undefined => {
  const match = new RegExp(`["']?\\b(?:${names})\\b["']?\\s*(?:[:=]|>)\\s*["']?(\\d{1,6})`).exec(text);
  return match ? Number(match[1]) : undefined;
};

const parameters = (target: string, script: string): URLSearchParams => {
  const asked = new URL(target).searchParams;
  const values = new URLSearchParams();
  for (const name of posted) {
    const written = new RegExp(`["']?\\b${name}\\b["']?\\s*[:=]\\s*["']?([^"'&,;\\s}]+)`).exec(script)?.[1];
    const value = asked.get(name) ?? (written === undefined ? undefined : safeDecode(written));
    if (value !== undefined) values.set(name, value);
    else if (name === 'col' || name === 'appid') values.set(name, '1');
  }
  return values;
};

const safeDecode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
