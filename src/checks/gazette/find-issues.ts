/** The issues of a gazette that its column shows: as rows, as links under pictures, as columns of their own. */
import type { Evidence } from '../../model/outcome.js';
import type { Listing, SiteModel } from '../../model/site-model.js';
import { readIssue, type Issue } from '../../site/gazette/read-issue.js';

export interface FoundIssue extends Issue {
  readonly title: string;
  readonly url: string;
  readonly listedOn: Evidence;
  /** The day that its row shows, else its own page. */
  readonly publishedOn?: string;
}

/** Each issue once, those with a day first, newest first. A title without a year is of the year that its list is named for. */
export function findIssues(site: SiteModel, { lists, rows }: Listing): readonly FoundIssue[] {
  const found = new Map<string, FoundIssue>();
  const add = (title: string, url: string, listedOn: Evidence, publishedOn?: string, listName = ''): void => {
    const issue = readIssue(title);
    if (!issue) return;
    const year = issue.year ?? yearIn(listName);
    const facts = site.page(url)?.facts;
    const on = publishedOn ?? (facts?.publishedOnFrom === 'visible' ? facts.publishedOn : undefined);
    const key =
      issue.totals.length > 0 ? `总${String(issue.totals[0])}` : `${String(year)} ${String(issue.numbers[0])}`;
    const known = found.get(key);
    if (known && (known.publishedOn !== undefined || on === undefined)) return;
    if (on !== undefined && on > site.asOf) return;
    found.set(key, {
      ...issue,
      ...(year === undefined ? {} : { year }),
      title,
      url,
      listedOn,
      ...(on === undefined ? {} : { publishedOn: on }),
    });
  };
  for (const row of rows) add(row.title, row.url, row.listedOn, row.publishedOn, row.listName);
  for (const list of lists) {
    for (const { name, url } of list.subColumns) add(name, url, list.linkedFrom, undefined, list.name);
    for (const view of list.pages)
      for (const { text, url, region, isVisible } of view.read().links)
        if (isVisible && region !== 'header' && region !== 'footer' && region !== 'breadcrumb')
          add(text, url, view.evidence(text), undefined, list.name);
  }
  return [...found.values()].sort((a, b) => rank(b) - rank(a));
}

const yearIn = (name: string): number | undefined => {
  const year = /((?:19|20)\d{2})年?/.exec(name)?.[1];
  return year === undefined ? undefined : Number(year);
};

/** Newest first: by day, else by year and number. */
const rank = ({ publishedOn, year, numbers, totals }: FoundIssue): number =>
  publishedOn === undefined
    ? (year ?? 0) * 10_000 + (numbers[0] ?? totals[0] ?? 0) * 100
    : Number(publishedOn.replaceAll('-', ''));

/** Numbers left out: since the first of all where they are counted so, else year by year. Empty where none is. */
export function missingIssues(issues: readonly FoundIssue[]): readonly string[] {
  const totals = new Set(issues.flatMap((issue) => issue.totals));
  if (totals.size > 0 && issues.every((issue) => issue.totals.length > 0))
    return upTo(Math.max(...totals))
      .filter((number) => !totals.has(number))
      .map((number) => `总第${String(number)}期`);
  const years = new Map<number, Set<number>>();
  for (const { year, numbers } of issues)
    if (year !== undefined) years.set(year, new Set([...(years.get(year) ?? []), ...numbers]));
  if (years.size === 0) return [];
  const [first, last] = [Math.min(...years.keys()), Math.max(...years.keys())];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at).flatMap((year) => {
    const known = years.get(year);
    if (!known) return [`${String(year)}年各期`];
    return upTo(Math.max(...known))
      .filter((number) => !known.has(number))
      .map((number) => `${String(year)}年第${String(number)}期`);
  });
}

const upTo = (last: number): readonly number[] => Array.from({ length: last }, (_, at) => at + 1);
