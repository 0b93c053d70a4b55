import type { CantTellReason, Evidence } from '../../model/outcome.js';
import type { Column, SiteModel } from '../../model/site-model.js';

/** What can be said of a column: its sighting and its blankness in one word. */
export type ColumnState =
  | { readonly state: 'filled' | 'blank' | 'stated-none' | 'dead' | 'only-on-site-map'; readonly column: Column }
  | { readonly state: 'absent'; readonly looked: readonly Evidence[] }
  | { readonly state: 'undecided'; readonly reason: CantTellReason; readonly looked: readonly Evidence[] };

/** Answers that say there is no such page. Any other dead answer may be a passing fault of server or network. */
const GONE: ReadonlySet<number> = new Set([404, 410]);

/** State of a located column, wherever its link stands; `dead` when that link leads to no page. */
export function columnState(column: Column): ColumnState {
  if (column.deadStatus !== undefined) {
    return GONE.has(column.deadStatus)
      ? { state: 'dead', column }
      : { state: 'undecided', reason: 'unreadable', looked: [column.linkedFrom] };
  }
  if (column.blankness === 'unknown') {
    return { state: 'undecided', reason: column.unknownBecause ?? 'unreadable', looked: [columnEvidence(column)] };
  }
  return { state: column.blankness, column };
}

/** State of a column of the vocabulary, wherever its link stands. */
export function stateOf(site: SiteModel, id: string): ColumnState {
  const sighting = site.column(id);
  return sighting.state === 'found' ? columnState(sighting.value) : sighting;
}

/** The same, but a link that stands on the site map alone does not count: `only-on-site-map`. */
export function linkedStateOf(site: SiteModel, id: string): ColumnState {
  const sighting = site.column(id);
  return sighting.state === 'found' && sighting.value.onlyOnSiteMap
    ? { state: 'only-on-site-map', column: sighting.value }
    : stateOf(site, id);
}

/** The column's first page, or the link to it where no page answered. */
export const columnEvidence = (column: Column, quote?: string): Evidence =>
  column.pages[0]?.evidence(quote) ?? column.linkedFrom;

/** Evidence of any state: the page itself, else where it was looked for. */
export function stateEvidence(state: ColumnState): readonly Evidence[] {
  if (!('column' in state)) return state.looked;
  const isPage = state.state !== 'only-on-site-map' && state.state !== 'dead';
  return [isPage ? columnEvidence(state.column) : state.column.linkedFrom];
}

/** The name that the norm gives to a column, for messages. */
export const columnName = (site: SiteModel, id: string): string => site.vocabulary.get(id)?.name ?? id;
