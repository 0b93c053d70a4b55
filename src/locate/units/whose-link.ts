/** Whose column a link of a unit's page leads to, where a menu prints the columns of many units. */
import type { Unit } from '../../model/site-entry.js';
import { pageKey } from '../address.js';
import { columnName } from '../columns/match-column.js';
import type { MarkedLink } from '../ground.js';

/** The own pages of the units, by their keys. */
export type UnitPlaces = ReadonlyMap<string, Unit>;

/**
 * Without links that are another unit's: they stand below its page, or, where links of one name lead to several places,
 * after its name in the menu.
 */
export function withoutOtherUnits(links: readonly MarkedLink[], unit: Unit, places: UnitPlaces): readonly MarkedLink[] {
  const namesakes = new Map<string, Set<string>>();
  for (const { link, key, matches } of links) {
    if (matches.length === 0) continue;
    const name = columnName(link.text);
    namesakes.set(name, (namesakes.get(name) ?? new Set<string>()).add(key));
  }
  const folders = foldersOf(places);
  let named: Unit | undefined;
  let region: string | undefined;
  return links.filter(({ link, key, matches }) => {
    if (link.region !== region) named = undefined;
    region = link.region;
    named = places.get(key) ?? named;
    if (matches.length === 0) return true;
    const isShared = (namesakes.get(columnName(link.text))?.size ?? 0) > 1;
    const owner = folders.find(({ folder }) => key.startsWith(folder))?.unit ?? (isShared ? named : undefined);
    return owner === undefined || owner === unit;
  });
}

/** Folders of single units: one that holds the pages of several tells nothing. */
function foldersOf(places: UnitPlaces): readonly { readonly folder: string; readonly unit: Unit }[] {
  const all = [...places].map(([key, unit]) => ({ folder: key.replace(/[^/]*$/, ''), key, unit }));
  return all.filter(({ folder, unit }) => !all.some((one) => one.unit !== unit && one.key.startsWith(folder)));
}

/** Where the units' own pages are. */
export const unitPlaces = (
  units: readonly { readonly unit: Unit; readonly column?: { readonly url: string } }[],
): UnitPlaces => new Map(units.flatMap(({ unit, column }) => (column ? [[pageKey(column.url), unit] as const] : [])));
