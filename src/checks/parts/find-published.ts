/**
 * Longer than most: whether something was published is decided here and nowhere else, for several checks.
 * Rows of some kind in the places where they must stand, inside a period, with what their pages must state.
 */
import { squeeze } from '../../lib/text/squeeze.js';
import { isTitled } from '../../model/titled.js';
import type { CantTellReason, Evidence } from '../../model/outcome.js';
import { isWithin, type Period } from '../../model/period.js';
import type { TitleWish } from '../../model/plan.js';
import type { SiteModel } from '../../model/site-model.js';
import { isOfAnotherGovernment } from '../../site/own-body.js';
import { elementsOfRow, type PageElement } from './page-elements.js';
import type { PlacedRow, PlaceRows } from './place-rows.js';
import { rowsOfSite } from './rows-elsewhere.js';

/** Where something must stand, with what counts there. */
export interface Look {
  readonly place: PlaceRows;
  readonly wish: TitleWish;
  /** The body itself, where another government's documents do not count. */
  readonly own?: string;
}

export interface Wanted {
  readonly looks: readonly Look[];
  readonly period: Period;
  /** Whether a day is asked for at all. */
  readonly isDated: boolean;
  readonly least: number;
  readonly publishedBy?: string | undefined;
  readonly elements?: readonly PageElement[] | undefined;
  readonly leastElements?: number | undefined;
  /** How a row of any other list must be called to be meant; as in the places themselves unless given, none if empty. */
  readonly elsewhere?: readonly string[] | undefined;
}

/** What was found of one thing due. */
export interface Found {
  /** Rows that meet all that is asked, the newest first. */
  readonly good: readonly PlacedRow[];
  /** Rows of the kind inside the period, whatever else is asked. */
  readonly inside: readonly PlacedRow[];
  /** Of those outside the period the one nearest to it. */
  readonly nearest?: PlacedRow;
  /** The first of those published too late. */
  readonly late?: PlacedRow;
  /** Of the page that comes nearest to stating all elements. */
  readonly lacking?: { readonly row: PlacedRow; readonly missing: readonly string[] };
  /** Why more may be there than was found, and what a person should open. */
  readonly open?: { readonly reason: CantTellReason; readonly evidence: readonly Evidence[] };
  readonly isEnough: boolean;
}

export function findPublished(site: SiteModel, wanted: Wanted): Found {
  const { period, least, isDated, publishedBy, elements = [] } = wanted;
  const all = rowsAt(wanted.looks);
  const rows = distinct(all);
  const dated = rows.filter((row) => row.publishedOn !== undefined || !isDated);
  const inside = dated
    .filter(({ publishedOn }) => publishedOn === undefined || isWithin(publishedOn, period))
    .sort(newestFirst);
  const inTime = inside.filter(({ publishedOn }) => publishedBy === undefined || (publishedOn ?? '') <= publishedBy);
  const judged = inTime.map((row) => ({
    row,
    page: elements.length > 0 ? elementsOfRow(site, row, elements) : undefined,
  }));
  const due = wanted.leastElements ?? elements.length;
  const good = judged.filter(({ page }) => !page || page.stated.size >= due).map(({ row }) => row);
  const isEnough = good.length >= least;
  if (isEnough) return { good, inside, isEnough };

  const lacking = judged
    .flatMap(({ row, page }) => (page && page.unread === undefined && page.stated.size < due ? [{ row, page }] : []))
    .sort((a, b) => b.page.stated.size - a.page.stated.size)[0];
  const late = inside.filter((row) => !inTime.includes(row)).at(-1);
  const nearest = nearestTo(period, rows);
  const unread = judged.find(({ page }) => page?.unread !== undefined && page.stated.size < due);
  const open =
    whyOpen(wanted, rows, inside) ??
    (unread?.page?.unread === undefined
      ? undefined
      : { reason: unread.page.unread, evidence: [unread.page.evidence ?? unread.row.evidence] }) ??
    candidatesOf(site, wanted, rows, all, good.length);
  return {
    good,
    inside,
    ...(nearest && { nearest }),
    ...(late && { late }),
    ...(lacking && { lacking: { row: lacking.row, missing: lacking.page.missing } }),
    ...(open && { open }),
    isEnough,
  };
}

/** Rows of the kind in their places, the newest first, each thing once. */
export const rowsOfKind = (looks: readonly Look[]): readonly PlacedRow[] =>
  [...distinct(rowsAt(looks))].sort(newestFirst);

const rowsAt = (looks: readonly Look[]): readonly PlacedRow[] =>
  looks.flatMap(({ place, wish, own }) =>
    place.rows.filter(
      ({ title, path }) => isTitled(title, path, wish) && !(own !== undefined && isOfAnotherGovernment(title, own)),
    ),
  );

/** A place that was not seen whole, or rows that show no day. */
function whyOpen(
  { looks, period, isDated }: Wanted,
  rows: readonly PlacedRow[],
  inside: readonly PlacedRow[],
): Found['open'] {
  for (const { place } of looks) {
    const reason = place.unseenSince(isDated ? period.from : undefined);
    if (reason) return { reason, evidence: place.evidence };
  }
  const undated = rows.filter((row) => row.publishedOn === undefined && !inside.includes(row));
  return undated.length === 0 ? undefined : { reason: 'no-date', evidence: undated.slice(0, 3).map(evidenceOf) };
}

const evidenceOf = ({ evidence }: PlacedRow): Evidence => evidence;

/** What may be meant: rows of other lists, words inside a page of text, a document of the year published before it began. */
function candidatesOf(
  site: SiteModel,
  { looks, period, isDated, least, elements = [], elsewhere: stray }: Wanted,
  rows: readonly PlacedRow[],
  all: readonly PlacedRow[],
  found: number,
): Found['open'] {
  const [first] = looks;
  if (!first || first.wish.titles === undefined) return undefined;
  const year = period.from?.slice(0, 4) === period.to.slice(0, 4) ? period.from?.slice(0, 4) : undefined;
  const early = rows.filter(
    ({ title, publishedOn }) =>
      year !== undefined && publishedOn !== undefined && publishedOn < (period.from ?? '') && title.includes(year),
  );
  // Several lines of one page may be several things, or one that is named again.
  const lines = all.filter(
    (row) => row.text !== undefined && !rows.includes(row) && rows.some(({ text }) => text === row.text),
  );
  const spoken = looks.flatMap(({ place, wish }) =>
    place.texts.flatMap(({ view, lines: all }) => {
      const quote = all.find((line) => isTitled(line, [], wish));
      return quote === undefined ? [] : [view.evidence(quote.slice(0, LONGEST_QUOTE))];
    }),
  );
  const known = new Set(
    looks.flatMap(({ place }) => [
      ...place.addresses,
      ...place.rows.flatMap(({ url, title }) => [url, squeeze(title)]),
    ]),
  );
  const meant = looks.map(({ wish, own }) => ({ own, wish: stray === undefined ? wish : { ...wish, titles: stray } }));
  const elsewhere = rowsOfSite(site).filter(
    ({ title, url, publishedOn }) =>
      meant.some(
        ({ wish, own }) => isTitled(title, [], wish) && !(own !== undefined && isOfAnotherGovernment(title, own)),
      ) &&
      !known.has(url) &&
      !known.has(squeeze(title)) &&
      (publishedOn === undefined || !isDated || isWithin(publishedOn, period)),
  );
  // Where some were found, and one of them lacks an element, what stands elsewhere changes nothing by itself.
  const others = elements.length > 0 && found < rows.length ? [] : elsewhere;
  const evidence = [
    ...early.map(evidenceOf),
    ...lines.map(evidenceOf),
    ...(rows.length === 0 ? spoken : []),
    ...others.map((row) => row.evidence()),
  ];
  return evidence.length + found >= least && evidence.length > 0
    ? { reason: 'candidates', evidence: evidence.slice(0, MOST_SHOWN) }
    : undefined;
}
const LONGEST_QUOTE = 80;
const MOST_SHOWN = 5;

/** The same document listed twice is one: the same address, or the same title on the same day. So are the lines of one page. */
function distinct(rows: readonly PlacedRow[]): readonly PlacedRow[] {
  const byAddress = new Map<string, PlacedRow>();
  for (const row of rows) {
    const known = byAddress.get(row.url);
    if (!known || (known.publishedOn === undefined && row.publishedOn !== undefined)) byAddress.set(row.url, row);
  }
  return [
    ...new Map([...byAddress.values()].map((row) => [`${squeeze(row.title)} ${row.publishedOn ?? ''}`, row])).values(),
  ];
}

const newestFirst = (a: PlacedRow, b: PlacedRow): number => {
  const [one, other] = [a.publishedOn ?? '', b.publishedOn ?? ''];
  if (one !== other) return one < other ? 1 : -1;
  return a.url < b.url ? -1 : 1;
};

/** The last one before the period, else the first after it. */
function nearestTo({ from = '', to }: Period, rows: readonly PlacedRow[]): PlacedRow | undefined {
  const dated = [...rows].sort(newestFirst).filter(({ publishedOn }) => publishedOn !== undefined);
  return (
    dated.find(({ publishedOn }) => (publishedOn ?? '') < from) ??
    dated.findLast(({ publishedOn }) => (publishedOn ?? '') > to)
  );
}
