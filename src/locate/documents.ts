/** Sampled policy documents and the interpretations that go with them: by links, by 相关 boxes, by title. */
import { squeeze } from '../lib/text/squeeze.js';
import type { CantTellReason } from '../model/outcome.js';
import type { ListItem } from '../model/page-facts.js';
import { isFileAddress, isSameSite, pageKey } from './address.js';
import { INTERPRETS, sharesWords, speaksOf, titleCore } from './document-titles.js';
import { findColumn } from './find-columns.js';
import { siblingsOf } from './finding.js';
import type { Finding } from './finding.js';
import { readColumn } from './read-column.js';
import type { LocatedColumn } from './read-column.js';
import type { SeenPage } from './seen-page.js';

export interface LocatedInterpretation {
  readonly item: ListItem;
  readonly page?: SeenPage;
  /** Name of the list it stands in: 图解, 视频解读 … */
  readonly listName?: string;
}

export interface LocatedDocument {
  readonly item: ListItem;
  readonly page?: SeenPage;
  readonly interpretations: readonly LocatedInterpretation[];
  readonly pairingIsWhole: boolean;
}

export interface LocatedDocuments {
  readonly documents: readonly LocatedDocument[];
  /** Newest rows of the interpretation column. */
  readonly interpretations: readonly LocatedInterpretation[];
  readonly documentsWhole: boolean;
  readonly interpretationsWhole: boolean;
  readonly documentsReason?: CantTellReason;
  readonly interpretationsReason?: CantTellReason;
  readonly documentsLooked: readonly SeenPage[];
  readonly interpretationsLooked: readonly SeenPage[];
}

export function findDocuments(finding: Finding): LocatedDocuments {
  const { plan } = finding.ground;
  const wanted = Math.max(plan.documents, plan.pairs);
  const lists = readLists(finding, 'documents', () => false, 3);
  const sample = newestFirst(
    lists.rows.filter(({ item }) => !isFileAddress(item.url) && !INTERPRETS.test(item.title)),
  ).slice(0, wanted);
  const cores = sample.slice(0, plan.pairs).map(({ item }) => titleCore(item.title));
  const reading = plan.pairs > 0 || plan.columns.has('interpretation');
  const interpreted = reading
    ? readLists(
        finding,
        'interpretation',
        (items, read) =>
          plan.pairs > 0 && read < 5 && !cores.every((core) => items.some((item) => speaksOf(item.title, core))),
        8,
      )
    : { rows: [], isWhole: false, looked: [] };

  let opened = 0;
  const documents = sample.map(({ item }, index): LocatedDocument => {
    const visit = finding.ground.want(item.url, { purpose: `document:${index + 1}`, priority: 650 - index });
    const page = visit.state === 'seen' ? visit.page : undefined;
    if (index >= plan.pairs) return { item, ...(page ? { page } : {}), interpretations: [], pairingIsWhole: false };
    const core = cores[index] ?? '';
    const rows = new Map<string, Listed>();
    for (const row of interpreted.rows) if (speaksOf(row.item.title, core)) rows.set(pageKey(row.item.url), row);
    if (page)
      for (const row of linkedInterpretations(finding, page, core))
        if (!rows.has(pageKey(row.item.url))) rows.set(pageKey(row.item.url), row);
    const interpretations = [...rows.values()]
      .slice(0, 8)
      .map((row) => open(finding, row, 620 - opened++, `interpretation:${index + 1}`));
    return {
      item,
      ...(page ? { page } : {}),
      interpretations,
      pairingIsWhole: page !== undefined && !finding.ground.lacksBrowser(page) && interpreted.isWhole,
    };
  });

  return {
    documents,
    interpretations: newestFirst(interpreted.rows).map((row) => resolve(finding, row)),
    documentsWhole: lists.reason === undefined,
    interpretationsWhole: interpreted.isWhole,
    ...(lists.reason ? { documentsReason: lists.reason } : {}),
    ...('reason' in interpreted && interpreted.reason ? { interpretationsReason: interpreted.reason } : {}),
    documentsLooked: lists.looked,
    interpretationsLooked: interpreted.looked,
  };
}

interface Listed {
  readonly item: ListItem;
  readonly listName?: string;
}

interface ListReading {
  readonly rows: readonly Listed[];
  readonly isWhole: boolean;
  readonly reason?: CantTellReason;
  readonly looked: readonly SeenPage[];
}

/** Rows of a column and, where it has sub-columns, of up to `most` of these. */
function readLists(
  finding: Finding,
  id: string,
  needsMore: (items: readonly ListItem[], read: number) => boolean,
  most: number,
): ListReading {
  const located = findColumn(finding, id);
  if (located.state === 'undecided')
    return { rows: [], isWhole: false, reason: located.reason, looked: located.looked };
  if (located.state === 'absent') return { rows: [], isWhole: true, looked: located.looked };
  const read = (column: LocatedColumn, child: boolean): LocatedColumn =>
    readColumn(finding.ground, column.from, column.url, {
      id,
      purpose: child ? `column:${id}:child` : `column:${id}`,
      priority: child ? 705 : 720,
      foundOn: column.foundOn,
      noise: finding.noise,
      template: finding.template,
      templateLines: finding.templateLines,
      siblings: siblingsOf(finding, column.from.page),
      needsMore,
    });
  const main = read(located.value, false);
  const columns = [main];
  const siblings = new Set(main.pages.flatMap((page) => finding.ground.links(page).map(({ key }) => key)));
  for (const marked of main.subColumns.slice(0, most))
    columns.push(
      readColumn(finding.ground, { page: marked.page, link: marked.link }, marked.link.url, {
        purpose: `column:${id}:child`,
        priority: 705,
        foundOn: 'parent',
        noise: finding.noise,
        template: finding.template,
        templateLines: finding.templateLines,
        siblings,
        needsMore,
      }),
    );
  const rows = new Map<string, Listed>();
  for (const column of columns)
    for (const item of column.items) {
      const key = pageKey(item.url);
      const known = rows.get(key);
      // A sub-column says more of a row than the column that gathers them all.
      if (!known || column !== main) rows.set(key, { item, listName: column.name });
    }
  const unread = columns.find((column) => column.pages.length === 0 && column.deadStatus === undefined);
  const short = columns.flatMap((column) => column.pages).some(finding.ground.lacksBrowser);
  const reason: CantTellReason | undefined = unread
    ? (unread.unknownBecause ?? 'truncated')
    : short
      ? 'needs-browser'
      : undefined;
  const listsWhole = columns.every((column) => column.isWhole) && main.subColumns.length <= most;
  return {
    rows: [...rows.values()],
    isWhole: reason === undefined && listsWhole,
    ...(reason ? { reason } : {}),
    looked: columns.flatMap((column) => column.pages),
  };
}

const newestFirst = (rows: readonly Listed[]): readonly Listed[] =>
  [...rows].sort((a, b) =>
    (b.item.publishedOn ?? '') < (a.item.publishedOn ?? '')
      ? -1
      : (b.item.publishedOn ?? '') > (a.item.publishedOn ?? '')
        ? 1
        : a.item.url < b.item.url
          ? -1
          : 1,
  );

/** Links of a document's page that say 解读, or that name the document, outside the site's own menus. */
function linkedInterpretations(finding: Finding, page: SeenPage, core: string): readonly Listed[] {
  const template = new Set(finding.home.pages.flatMap((home) => finding.ground.links(home).map(({ key }) => key)));
  return finding.ground
    .links(page)
    .filter(
      ({ link }) =>
        ['content', 'list', 'menu'].includes(link.region) &&
        isSameSite(link.url, page.exchange.url) &&
        !isFileAddress(link.url),
    )
    .filter(({ link }) => pageKey(link.url) !== pageKey(page.exchange.url) && !template.has(pageKey(link.url)))
    .filter(
      ({ link }) =>
        speaksOf(link.text, core) ||
        (INTERPRETS.test(link.text) &&
          link.text.length >= 4 &&
          !/^(?:政策)?解读$/.test(squeeze(link.text)) &&
          sharesWords(link.text, core)),
    )
    .map(({ link }) => ({
      item: { title: link.text, url: link.url, ...(link.publishedOn ? { publishedOn: link.publishedOn } : {}) },
    }));
}

function open(finding: Finding, row: Listed, priority: number, purpose: string): LocatedInterpretation {
  const visit = finding.ground.want(row.item.url, { purpose, priority });
  return { ...row, ...(visit.state === 'seen' ? { page: visit.page } : {}) };
}

function resolve(finding: Finding, row: Listed): LocatedInterpretation {
  const visit = finding.ground.visits.at(row.item.url);
  return { ...row, ...(visit.state === 'seen' ? { page: visit.page } : {}) };
}
