import { isObject } from '../../lib/script/read-expression.js';
import type { PageRequest } from '../../model/page.js';

/** A request as it was sent. */
export interface SentRequest {
  readonly url: string;
  readonly body?: string;
}

/** What an answer says of the whole list. */
export interface ListExtent {
  readonly shown: number;
  readonly total?: number;
  readonly pageCount?: number;
}

const pageName =
  /^(?:page|pageno|pageindex|pagenum|pagenumber|page_no|page_index|page_num|currpage|curpage|cur_page|curr_page|currentpage|current|nowpage|pn)$/i;
const sizeName = /^(?:pagesize|page_size|prepage|perpage|per_page|rows|limit|size|psize|pagerows)$/i;
/** Most pages that are named ahead: a list of ten thousand is not walked. */
const most = 200;

/**
 * The pages after the one that a request asked for, where its own parameters count pages: in the address, in a form
 * body, in a JSON body or in a parameter that is JSON (`paramJson`).
 */
export const nextPages = (sent: SentRequest, { shown, total, pageCount }: ListExtent): PageRequest[] => {
  const counter = URL.canParse(sent.url) ? counterOf(sent) : undefined;
  if (counter === undefined || shown === 0) return [];
  const { page, size, at } = counter;
  const perPage = size ?? shown;
  const last = pageCount ?? (total === undefined ? undefined : Math.ceil(total / Math.max(1, perPage)));
  const first = page === 0 ? 0 : 1;
  // Without a word on its length a full page may have another one behind it.
  const end = last === undefined ? page + (shown >= Math.min(perPage, 5) ? 1 : 0) : last - 1 + first;
  const pages: PageRequest[] = [];
  for (let next = page + 1; next <= end && pages.length < most; next++)
    pages.push({ ...at(next), pageNumber: next - first + 1 });
  return pages;
};

/** Whether an address (or body) counts pages itself. */
export const countsPages = (sent: SentRequest): boolean => counterOf(sent) !== undefined;

interface Counter {
  readonly page: number;
  readonly size: number | undefined;
  readonly at: (page: number) => PageRequest;
}

const counterOf = ({ url, body }: SentRequest): Counter | undefined => {
  const address = new URL(url);
  const method = body === undefined ? ('GET' as const) : ('POST' as const);
  const sent = (next: { url?: string; body?: string }): PageRequest => {
    const newBody = next.body ?? body;
    return { url: next.url ?? url, method, ...(newBody === undefined ? {} : { body: newBody }) };
  };
  if (body !== undefined) {
    const data = /^\s*\{/.test(body) ? parsed(body) : undefined;
    const inData = data && inObject(data, (next) => sent({ body: next }));
    const inForm = data
      ? undefined
      : inParameters(new URLSearchParams(body), (next) => sent({ body: next.toString() }));
    if (inData ?? inForm) return inData ?? inForm;
  }
  return inParameters(address.searchParams, (next) => {
    const changed = new URL(url);
    changed.search = next.toString();
    return sent({ url: changed.href });
  });
};

const inParameters = (given: URLSearchParams, make: (next: URLSearchParams) => PageRequest): Counter | undefined => {
  const names = [...given.keys()];
  const name = names.find((key) => pageName.test(key) && /^\d{1,5}$/.test(given.get(key) ?? ''));
  const changed = (key: string, value: string): URLSearchParams => {
    const next = new URLSearchParams(given);
    next.set(key, value);
    return next;
  };
  if (name !== undefined) {
    const size = names.find((key) => sizeName.test(key) && /^\d{1,4}$/.test(given.get(key) ?? ''));
    return {
      page: Number(given.get(name)),
      size: size === undefined ? undefined : Number(given.get(size)),
      at: (page) => make(changed(name, String(page))),
    };
  }
  for (const key of names) {
    const value = given.get(key) ?? '';
    const data = /^\s*\{/.test(value) ? parsed(value) : undefined;
    const counter = data && inObject(data, (next) => make(changed(key, next)));
    if (counter) return counter;
  }
  return undefined;
};

const inObject = (data: Record<string, unknown>, make: (next: string) => PageRequest): Counter | undefined => {
  const isCount = (value: unknown): boolean => /^\d{1,5}$/.test(String(value));
  const name = Object.keys(data).find((key) => pageName.test(key) && isCount(data[key]));
  if (name === undefined) return undefined;
  const size = Object.keys(data).find((key) => sizeName.test(key) && isCount(data[key]));
  return {
    page: Number(data[name]),
    size: size === undefined ? undefined : Number(data[size]),
    at: (page) => make(JSON.stringify({ ...data, [name]: typeof data[name] === 'string' ? String(page) : page })),
  };
};

const parsed = (text: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
};
