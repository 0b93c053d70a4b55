/** Columns with those one level down, as rules want their rows: by title, since a day, some of them opened. */
import { compilePattern } from '../../lib/pattern/pattern.js';
import type { CantTellReason } from '../../model/outcome.js';
import type { ListItem } from '../../model/page-facts.js';
import type { RowsPlan } from '../../model/plan.js';
import { isSameSite } from '../address.js';
import type { Finding } from '../finding.js';
import { missedSince, newestFirst, readColumnLists, type ColumnLists, type ListedRow } from './column-lists.js';

export interface LocatedListing extends Pick<ColumnLists, 'state' | 'lists' | 'looked'> {
  readonly reason?: CantTellReason;
  readonly rows: readonly ListedRow[];
  readonly missedSince: (day?: string) => CantTellReason | undefined;
}

/** Every column of the plan's `rows`, by id, whatever its state. */
export function findListings(finding: Finding): ReadonlyMap<string, LocatedListing> {
  const listings = new Map<string, LocatedListing>();
  let asked = 0;
  for (const wish of finding.ground.plan.rows ?? []) {
    const listing = listings.get(wish.column) ?? readListing(finding, wish.column);
    listings.set(wish.column, listing);
    const fitting = listing.rows.filter(({ item }) => isWanted(item, wish));
    const picked = wish.isSpread ? spread(fitting, wish.opened) : fitting.slice(0, wish.opened);
    for (const { item, listedOn } of picked)
      if (isSameSite(item.url, finding.ground.plan.site.url))
        finding.ground.want(item.url, {
          purpose: `item:${wish.column}`,
          priority: 520 - asked++,
          from: { page: listedOn },
        });
  }
  return listings;
}

function readListing(finding: Finding, id: string): LocatedListing {
  const lists = readColumnLists(finding, id);
  const { state, unseenBecause, looked } = lists;
  // What a column shows in pictures or elsewhere was not seen.
  const hidden = lists.lists.find(({ blankness, deadStatus }) => blankness === 'unknown' && deadStatus === undefined);
  return {
    state,
    ...(state === 'undecided' && unseenBecause ? { reason: unseenBecause } : {}),
    looked,
    lists: lists.lists,
    rows: newestFirst(lists.rows),
    missedSince: (day) => hidden?.unknownBecause ?? missedSince(lists, day, 'not-crawled'),
  };
}

/** A row without a date may be of any day. */
function isWanted({ title, publishedOn }: ListItem, { from, to, titles, not }: RowsPlan): boolean {
  if (publishedOn !== undefined && (publishedOn < from || (to !== undefined && publishedOn > to))) return false;
  const says = (patterns: readonly string[]): boolean =>
    patterns.some((pattern) => compilePattern(pattern).occursIn(title));
  return (titles === undefined || says(titles)) && !(not !== undefined && says(not));
}

/** So many of them, evenly spaced, the first and the last among them. */
function spread(rows: readonly ListedRow[], count: number): readonly ListedRow[] {
  if (rows.length <= count) return rows;
  const step = (rows.length - 1) / Math.max(1, count - 1);
  return Array.from({ length: count }, (_, at) => rows[Math.round(at * step)]).filter((row) => row !== undefined);
}
