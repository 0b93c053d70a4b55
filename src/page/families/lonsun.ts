import { asText, isObject, readExpression } from '../../lib/script/read-expression.js';
import type { Literal } from '../../lib/script/read-expression.js';
import { numberBeside, pagesBetween, scriptsWith } from './family.js';
import type { Family, FamilyPage } from './family.js';

const label = '/site/label/8888';
/** Stands for the page number that the script puts in. */
const hole = '{page}';
const lookup = (name: string): Literal =>
  /size/i.test(name) ? '15' : /page|index|curr|^[np]$/i.test(name) ? hole : undefined;

/**
 * 龙讯 Lonsun EX: the pager is made by `Ls.pagination`, and the rows of later pages (often of the first one too) come
 * from `/site/label/8888?labelName=publicInfoList&…&pageIndex=2`, whose parameters stand only in the script.
 */
export const lonsun: Family = (page) => {
  const scripts = [...new Set([...scriptsWith(page.tree, label), ...scriptsWith(page.tree, 'Ls.pagination')])];
  if (scripts.length === 0) return undefined;
  const text = scripts.map((script) => script.text).join('\n');
  const pageCount = numberBeside(text, 'pageCount|totalPage|pages') ?? 1;
  const here = numberBeside(text, 'currPage|currentPage|curPage') ?? 1;
  const target = labelAddress(text, page);
  const make = (number: number) => ({ url: target(number), method: 'GET' as const });
  const isList = text.includes(label) && labelAddress(text, page)(1) !== page.url;
  return {
    ...(page.hasPager
      ? {}
      : { morePages: pagesBetween(1, pageCount, (number) => (number === here ? undefined : make(number))) }),
    ...(isList && /InfoList|columnList|articleList|contentList/i.test(text)
      ? { listRequests: [{ ...make(1), pageNumber: 1 }] }
      : {}),
  };
};

/** The address of a page: the label's with the parameters of the script, else this page's with `pageIndex`. */
const labelAddress = (text: string, { resolve, url }: FamilyPage): ((page: number) => string) => {
  const at = text.search(/["'`][^"'`\s]{0,200}\/site\/label\/8888/);
  const written = at === -1 ? undefined : readExpression(text, at, lookup).value;
  const address = typeof written === 'string' ? resolve(written.replaceAll(hole, '1')) : undefined;
  const given = at === -1 ? undefined : parametersAfter(text, at);
  return (page) => {
    const next = new URL(address ?? url);
    for (const [name, value] of Object.entries(given ?? {})) next.searchParams.set(name, asText(value) ?? '');
    next.searchParams.set('pageIndex', String(page));
    return next.href;
  };
};

/** `data: { labelName: 'publicInfoList', siteId: …, pageIndex: pageIndex }` of the same call. */
const parametersAfter = (text: string, at: number): Readonly<Record<string, Literal>> | undefined => {
  const near = text.slice(at, at + 3000);
  const data = /\b(?:data|params?)\s*:\s*(?=\{)/.exec(near);
  const value = data ? readExpression(near, data.index + data[0].length, lookup).value : undefined;
  return isObject(value) && value['labelName'] !== undefined ? value : undefined;
};
