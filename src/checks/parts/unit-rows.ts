import type { CantTellReason } from '../../model/outcome.js';
import type { SiteModel, UnitItems, UnitRow } from '../../model/site-model.js';
import type { UnitItemWish } from '../../model/unit-plan.js';
import { stateEvidence, stateOf } from './column-state.js';
import { occursInAny } from './occurs-in.js';
import { rowsOfSite } from './rows-elsewhere.js';
import { unreadRows } from './unread.js';

/**
 * What a department's or township's own site published under certain titles, wherever it was listed. Whole only where the columns that
 * the rule names were read to the end, or do not exist.
 */
export function rowsOfOwnSite(
  site: SiteModel,
  {
    titles,
    not = [],
    columns = [],
    places = [],
    ...rest
  }: UnitItemWish & { readonly period?: { readonly from: string } },
): UnitItems {
  const rows = rowsOfSite(site)
    .filter(({ title }) => occursInAny(title, titles) && !occursInAny(title, not))
    .map(({ evidence, ...row }): UnitRow => {
      const page = site.page(row.url);
      const shown = page?.facts.publishedOnFrom === 'visible' ? page.facts.publishedOn : undefined;
      return {
        ...row,
        ...(row.publishedOn === undefined && shown !== undefined ? { publishedOn: shown } : {}),
        listName: '',
        listedOn: evidence(),
        isOwn: true,
        ...(page ? { page } : {}),
      };
    });
  const ids = [...new Set([...columns, ...places.map(({ column }) => column)])];
  const states = ids.map((id) => stateOf(site, id));
  const from = rest.period?.from;
  const reasons = states.map((state): CantTellReason | undefined => {
    if (state.state === 'undecided') return state.reason;
    if (!('column' in state) || state.state === 'dead') return undefined;
    const { pages, isWhole, readBackTo, subColumns } = state.column;
    const isRead = isWhole || (from !== undefined && readBackTo !== undefined && readBackTo < from);
    return (
      pages.map(unreadRows).find((why) => why !== undefined) ??
      (isRead && subColumns.length === 0 ? undefined : 'not-crawled')
    );
  });
  const reason = ids.length === 0 ? 'not-crawled' : reasons.find((why) => why !== undefined);
  // What may stand anywhere on the site is missing only where its columns were counted.
  const beyond = site.population.isWhole ? undefined : (site.population.reason ?? 'not-crawled');
  const why = reason ?? beyond;
  return {
    rows,
    ...(why ? { reason: why } : {}),
    looked: states.flatMap((state) => stateEvidence(state).slice(0, 1)),
  };
}
