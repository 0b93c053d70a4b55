/** Rows of the annual report column that are reports: of which year, and whose. */
import type { ListItem } from '../../model/page-facts.js';
import { pageKey } from '../address.js';
import type { Finding } from '../finding.js';
import { whoseBody } from '../own-names.js';
import type { LocatedColumn } from '../columns/read-column.js';
import { bareYear, readReportTitle } from './report-title.js';
import type { SeenPage } from '../seen-page.js';

/** A row that names a report. */
export interface ReportRow {
  readonly year: number;
  readonly body: string;
  readonly item: ListItem;
  readonly listedOn: SeenPage;
}

/** Rows and plain links whose text is a report's title; a year alone counts inside the column. */
export function reportRows(finding: Finding, lists: readonly LocatedColumn[]): readonly ReportRow[] {
  const { asOf } = finding.ground.plan;
  const rows = new Map<string, ReportRow>();
  for (const list of lists)
    for (const page of list.pages) {
      const items: ListItem[] = page.digest.facts.kind === 'article' ? [] : [...page.digest.facts.items];
      for (const { link } of finding.ground.links(page))
        if (['list', 'content', 'menu'].includes(link.region) && link.text !== '')
          items.push({
            title: link.title && link.text.endsWith('…') ? link.title : link.text,
            url: link.url,
            ...(link.publishedOn ? { publishedOn: link.publishedOn } : {}),
          });
      for (const item of items) {
        if (item.publishedOn !== undefined && item.publishedOn > asOf) continue;
        const title = readReportTitle(item.title) ?? bareYear(item.title);
        const key = pageKey(item.url);
        if (!title || (rows.has(key) && (rows.get(key)?.item.publishedOn || !item.publishedOn))) continue;
        if (
          list.subColumns.some((marked) => marked.key === key) &&
          lists.some((other) => other !== list && pageKey(other.url) === key && other.items.length > 0)
        )
          continue;
        rows.set(key, { ...title, item, listedOn: page });
      }
      // The column's link may lead to the newest report itself.
      if (page.digest.facts.kind === 'article') {
        const title = readReportTitle(page.digest.facts.title);
        if (title)
          rows.set(pageKey(page.exchange.url), {
            ...title,
            item: { title: page.digest.facts.title, url: page.exchange.url },
            listedOn: page,
          });
      }
    }
  return [...rows.values()];
}

/** Whether a report is this body's, by what its title calls the body. */
export type Whose = (body: string) => 'own' | 'other' | 'unnamed';

/** Which bodies are this one. A site whose own name is unknown, or fits no title, owns the body that most titles name. */
export function ownBody(bodies: readonly string[], own: string): Whose {
  const fits = bodies.some((body) => body !== '' && whoseBody(body, own) === 'own');
  if (own !== '' && (fits || bodies.includes(''))) return (body) => whoseBody(body, own);
  const counts = new Map<string, number>();
  for (const body of bodies) if (body !== '') counts.set(body, (counts.get(body) ?? 0) + 1);
  const most = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0];
  const isClear =
    most !== undefined &&
    (counts.size === 1 || most[1] > [...counts.values()].reduce((sum, count) => sum + count, 0) / 2);
  // A department's column that lists only the government's reports lists none of its own.
  if (most !== undefined && /人民政府$/.test(most[0]) && own !== '' && !own.endsWith('人民政府'))
    return (body) => whoseBody(body, own);
  const place = own.replace(/(?:人民政府|政务|政府|门户|信息).*$/, '');
  if (isClear && (own === '' || counts.size === 1 || most[0].startsWith(place)))
    return (body) => (body === '' ? 'unnamed' : body === most[0] ? 'own' : 'other');
  return (body) => whoseBody(body, own);
}
