import type { PageRequest } from '../../model/page.js';
import type { Resolve } from '../links/address.js';
import type { Script, Tree } from '../tree/element.js';

/** What a family of page systems looks at. */
export interface FamilyPage {
  readonly tree: Tree;
  readonly url: string;
  /** What was sent to get it, where that was more than its address. */
  readonly body?: string;
  readonly resolve: Resolve;
  /** What the page calls itself, as a column. */
  readonly name: string;
  /** Plain links lead to the next pages of the list. */
  readonly hasPager: boolean;
}

/** What a family knows of a page that generic reading misses. */
export interface FamilyReading {
  /** Next pages of the list, in order, without this page. */
  readonly morePages?: readonly PageRequest[];
  /** Requests whose answers are the first page of the list, where the page's own script fetches it. */
  readonly listRequests?: readonly PageRequest[];
  /** Menu entries that stand in data. */
  readonly menu?: readonly { readonly url: string; readonly name: string }[];
  /** Rows that the whole list has. */
  readonly listTotal?: number;
}

/** One file a family: cheap marks first, for most pages bear none of them. Undefined for pages of others. */
export type Family = (page: FamilyPage) => FamilyReading | undefined;

/** Most list pages that a family names: a list of ten thousand pages is not walked. */
export const mostPages = 200;

/** Scripts that mention a mark; none of a length that only libraries have. */
export const scriptsWith = (tree: Tree, mark: string): readonly Script[] =>
  tree.scripts.filter(({ text }) => text.length < 400_000 && text.includes(mark));

/** Requests for pages from one to another, without the one that is here. */
export const pagesBetween = (
  first: number,
  last: number,
  make: (page: number) => PageRequest | undefined,
): PageRequest[] => {
  const pages: PageRequest[] = [];
  for (let page = first; page <= last && pages.length < mostPages; page++) {
    const request = make(page);
    if (request !== undefined) pages.push({ ...request, pageNumber: page });
  }
  return pages;
};

/** A number written beside one of the names, as `name: 12`, `name = '12'` or `"name":"12"`. */
export const numberBeside = (text: string, names: string): number | undefined => {
  const match = new RegExp(`\\b(?:${names})\\b["']?\\s*[:=]\\s*["']?(\\d{1,6})\\b`).exec(text);
  return match ? Number(match[1]) : undefined;
};
