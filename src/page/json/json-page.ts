import { isObject } from '../../lib/script/read-expression.js';
import { squeeze } from '../../lib/text/squeeze.js';
import type { Page } from '../../model/page.js';
import { emptyPage } from '../attachment-page.js';
import { createPlainResolver } from '../links/address.js';
import { readRecords } from './json-records.js';
import { nextPages } from './next-pages.js';
import type { SentRequest } from './next-pages.js';

/** A data answer that holds a list, as the page of that list: rows, but no menu to be found among them. Undefined where it holds none. */
export const jsonPage = (answer: unknown, sent: SentRequest, status: number): Page | undefined => {
  const records = readRecords(answer, createPlainResolver(sent.url));
  if (records === undefined) return undefined;
  const { items, name, total, pageCount } = records;
  const base = emptyPage(sent.url, status, 'utf-8');
  const text = items.map((item) => [item.title, item.publishedOn].filter(Boolean).join('\t')).join('\n');
  return {
    ...base,
    facts: {
      ...base.facts,
      kind: status >= 400 ? 'error' : 'column',
      title: name,
      ...(name === '' ? {} : { columnName: name }),
      items,
      textLength: squeeze(text).length,
    },
    morePages: nextPages(sent, {
      shown: items.length,
      ...(total === undefined ? {} : { total }),
      ...(pageCount === undefined ? {} : { pageCount }),
    }),
    ...(items.length > 0 && total === undefined ? {} : { listTotal: total ?? 0 }),
    contentText: text,
    bodyText: text,
  };
};

/** Mark-up that a data answer carries in one of its fields: a list made on the server. */
export const htmlInJson = (answer: unknown): string | undefined => {
  let values: unknown[] = [answer];
  for (let depth = 0; depth < 4 && values.length > 0; depth++) {
    const html = values.find(
      (value): value is string =>
        typeof value === 'string' && /<(?:ul|li|table|tr|dl|div|a)\b/i.test(value.slice(0, 5000)),
    );
    if (html !== undefined) return html;
    values = values.flatMap((value) => (isObject(value) ? Object.values(value) : [])).slice(0, 200);
  }
  return undefined;
};
