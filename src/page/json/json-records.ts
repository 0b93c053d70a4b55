import { dayOf } from '../../lib/date/day.js';
import { findDates } from '../../lib/date/find-dates.js';
import { isObject } from '../../lib/script/read-expression.js';
import { tidy } from '../../lib/text/squeeze.js';
import type { ListItem } from '../../model/page-facts.js';
import type { Resolve } from '../links/address.js';

/** The list that a data answer holds. */
export interface JsonRecords {
  readonly items: readonly ListItem[];
  /** Rows and pages that the whole list has, where the answer says so. */
  readonly total?: number;
  readonly pageCount?: number;
  /** What the answer calls the list, e.g. the name of its channel. */
  readonly name: string;
}

// Names of fields in lower case without `_` and `-`, in the order of trust.
const titleKeys =
  'title doctitle articletitle infotitle newstitle policytitle gkdoctitle maintitle listtitle subject bt xxbt biaoti name mc'.split(
    ' ',
  );
const addressKeys =
  'url docpuburl chnldocurl posturl linkurl link href articleurl infourl detailurl puburl visiturl staticurl statichtmlurl pcurl docurl path'.split(
    ' ',
  );
const dateKeys =
  'displaypublishtime publishtime publishdate publisheddate publishedat publishedon pubdate pubtime docreltime docpubtime releasetime releasedate fbrq fbsj infodate deploytime firstpublishtime date showdate scrq time createtime createdate createdat crtime inputtime'.split(
    ' ',
  );
const totalKeys =
  /^(?:total|totalcount|totalrecord|totalrecords|totalrow|totalrows|totalelements|totalnum|recordcount|recordtotal|postcount|count|records?total)$/;
const pageCountKeys = /^(?:pagecount|totalpages?|pages|pagetotal|countpage|maxpage)$/;
const listKeys = /^(?:data|list|rows|records?|articles?|results?|items?|docs?|content|infolist|datalist|newslist)$/i;
const maxNodes = 20_000;
const maxDepth = 7;

/** The list of a data answer: the array whose entries most often have a title and an address. Undefined where there is none. */
export const readRecords = (answer: unknown, resolve: Resolve): JsonRecords | undefined => {
  let best: ListItem[] | undefined;
  let isEmptyList = Array.isArray(answer) && answer.length === 0;
  let total: number | undefined;
  let pageCount: number | undefined;
  let name = '';
  const queue: { value: unknown; depth: number; key: string }[] = [{ value: answer, depth: 0, key: '' }];
  for (let index = 0; index < queue.length && index < maxNodes; index++) {
    const { value, depth, key } = queue[index] as (typeof queue)[number];
    if (Array.isArray(value)) {
      const items = value.flatMap((entry) => itemOf(entry, resolve) ?? []);
      if (items.length > (best?.length ?? 0) && items.length * 2 >= value.length) best = items;
      if (value.length === 0 && listKeys.test(key)) isEmptyList = true;
    }
    if (depth >= maxDepth || typeof value !== 'object' || value === null) continue;
    for (const [inner, child] of Object.entries(value)) {
      const plain = inner.toLowerCase().replace(/[_-]/g, '');
      // What the entries of a list say of themselves is not said of the list.
      if (!Array.isArray(value) && depth <= 3 && !queue[index]?.key.startsWith('[')) {
        if (total === undefined && totalKeys.test(plain)) total = countOf(child);
        if (pageCount === undefined && pageCountKeys.test(plain)) pageCount = countOf(child);
        if (name === '' && depth === 1 && plain === 'name' && typeof child === 'string') name = tidy(child);
      }
      if (typeof child === 'object' && child !== null)
        queue.push({ value: child, depth: depth + 1, key: Array.isArray(value) ? '[' : inner });
    }
  }
  if (best === undefined && !(isEmptyList && (total ?? 0) === 0)) return undefined;
  const items = [...new Map((best ?? []).map((item) => [item.url, item])).values()];
  return { items, name, ...(total === undefined ? {} : { total }), ...(pageCount === undefined ? {} : { pageCount }) };
};

const countOf = (value: unknown): number | undefined => {
  const count = typeof value === 'string' && /^\d{1,7}$/.test(value) ? Number(value) : value;
  return typeof count === 'number' && Number.isInteger(count) && count >= 0 && count < 10_000_000 ? count : undefined;
};

const itemOf = (entry: unknown, resolve: Resolve): ListItem | undefined => {
  if (!isObject(entry)) return undefined;
  const fields = new Map(Object.entries(entry).map(([key, value]) => [key.toLowerCase().replace(/[_-]/g, ''), value]));
  const first = (keys: readonly string[]): string | undefined => {
    for (const key of keys) {
      const value = fields.get(key);
      if (typeof value === 'string' && value.trim() !== '') return value;
    }
    return undefined;
  };
  const title = tidy(withoutTags(first(titleKeys) ?? ''));
  const url = resolve(first(addressKeys));
  if (title === '' || url === undefined) return undefined;
  for (const key of dateKeys) {
    const publishedOn = dayIn(fields.get(key));
    if (publishedOn !== undefined) return { title, url, publishedOn };
  }
  return { title, url };
};

const withoutTags = (text: string): string =>
  text
    .replace(/<[^<>]{0,200}>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&(?:ldquo|rdquo|quot);/g, '"')
    .replace(/&amp;/g, '&');

/** The day in China of a date as data: a text, seconds or milliseconds since 1970, or 20250318. */
const dayIn = (value: unknown): string | undefined => {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  if (/^(?:19|20)\d{6}$/.test(text))
    return dayOf(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)));
  if (/^\d{9,10}$|^\d{12,13}$/.test(text)) {
    const inChina = new Date(Number(text) * (text.length <= 10 ? 1000 : 1) + 8 * 3_600_000);
    return inChina.toISOString().slice(0, 10);
  }
  // 2024-12-31T16:00:00Z is the first of January in China.
  const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})$/.test(text)
    ? Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
    : NaN;
  if (!Number.isNaN(instant)) return new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10);
  return findDates(text)[0]?.on;
};
