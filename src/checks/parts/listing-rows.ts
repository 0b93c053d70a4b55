import { squeeze } from '../../lib/text/squeeze.js';
import type { CantTellReason, Evidence } from '../../model/outcome.js';
import type { ListedItem, Listing, SiteModel } from '../../model/site-model.js';
import { columnEvidence, columnState } from './column-state.js';
import { occursInAny } from './occurs-in.js';
import { isWithin, type Span } from './period.js';

/** What a column with those below it holds of the rows that a rule picks. `gone`: there is no such column, or its link is dead. */
export type PickedRows =
  | { readonly state: 'gone'; readonly evidence: readonly Evidence[] }
  | { readonly state: 'undecided'; readonly reason: CantTellReason; readonly evidence: readonly Evidence[] }
  | {
      readonly state: 'found';
      readonly listing: Listing;
      /** In the time looked at, newest first, each on the day that readers see. */
      readonly rows: readonly DatedItem[];
      /** Picked too, but no day is shown. */
      readonly undated: readonly ListedItem[];
      /** Why rows of that time may be missing. */
      readonly missed?: CantTellReason;
      readonly evidence: readonly Evidence[];
    };

export type DatedItem = ListedItem & { readonly publishedOn: string };

/** Rows with such a title, dated in the time. A row without a date bears the visible one of its own page, where that was opened. */
export function pickRows(
  site: SiteModel,
  column: string,
  span: Span,
  { titles, not = [] }: { readonly titles?: readonly string[]; readonly not?: readonly string[] } = {},
): PickedRows {
  const listing = site.listing(column);
  if (!listing) return { state: 'undecided', reason: 'not-crawled', evidence: [] };
  const { lists, looked } = listing;
  if (listing.state === 'undecided')
    return { state: 'undecided', reason: listing.reason ?? 'not-crawled', evidence: looked };
  const [main] = lists;
  if (listing.state === 'absent' || !main) return { state: 'gone', evidence: looked };
  const evidence = lists.slice(0, 2).map((list) => columnEvidence(list));
  if (columnState(main).state === 'dead' && lists.length === 1) return { state: 'gone', evidence: [main.linkedFrom] };
  const picked = listing.rows
    .filter(({ title }) => !titles || occursInAny(squeeze(title), titles))
    .filter(({ title }) => !occursInAny(squeeze(title), not))
    .map((row) => dated(site, row));
  const missed = listing.missedSince(span.from);
  return {
    state: 'found',
    listing,
    rows: picked.filter((row): row is DatedItem => row.publishedOn !== undefined && isWithin(row.publishedOn, span)),
    undated: picked.filter(({ publishedOn }) => publishedOn === undefined),
    ...(missed ? { missed } : {}),
    evidence,
  };
}

function dated(site: SiteModel, row: ListedItem): ListedItem {
  const facts = row.publishedOn === undefined ? site.page(row.url)?.facts : undefined;
  return facts?.publishedOn !== undefined && facts.publishedOnFrom === 'visible'
    ? { ...row, publishedOn: facts.publishedOn }
    : row;
}
