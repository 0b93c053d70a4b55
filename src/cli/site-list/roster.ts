import { nearest } from '../../lib/text/nearest.js';
import type { SiteEntry, Unit } from '../../model/site-entry.js';
import { UsageError } from '../errors.js';
import type { Say } from '../language.js';
import type { ListProblem } from '../config/list-problems.js';
import { readUnit } from './site-fields.js';
import type { ListedRow, Place } from './listed-row.js';

/** A unit of a table, and the id of the site it belongs to, where that is written. */
export interface RosterRow {
  readonly site?: string;
  readonly unit: Unit;
  readonly place: Place;
}

/** Reads the rows of a roster; faults are added to `problems`. */
export const rosterRows = (rows: readonly ListedRow[], problems: ListProblem[], say: Say): readonly RosterRow[] =>
  rows.flatMap(({ fields, place }): RosterRow[] => {
    const { site, ...unit } = Object.fromEntries([...fields].map(([field, { value }]) => [field, value]));
    try {
      return [{ unit: readUnit(unit, say('单位', 'unit'), say), place, ...(typeof site === 'string' && { site }) }];
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      problems.push({ ...place, message: [error.message, ...error.hints].join(say('；', '; ')) });
      return [];
    }
  });

/**
 * The sites with the units that a roster gives them, in place of those they had. With one site alone a row need not name it; a row for
 * another of `known` is passed over, one for none of them is a fault, and so is a name that a site has twice.
 */
export function withRoster<T extends { readonly site: SiteEntry }>(
  sites: readonly T[],
  rows: readonly RosterRow[],
  known: readonly string[],
  problems: ListProblem[],
  say: Say,
): readonly T[] {
  const [only, second] = sites;
  const lone = only && !second ? only.site.id : undefined;
  const bySite = new Map<string, Unit[]>(sites.map(({ site }) => [site.id, []]));
  for (const { site: named, unit, place } of rows) {
    const id = named ?? lone;
    if (id === undefined) {
      const message = say('名单里不止一个网站，要写明网站编号（site）', 'the list has several sites: say which (site)');
      problems.push({ ...place, message });
      continue;
    }
    const units = bySite.get(id);
    if (units?.some(({ name }) => name === unit.name) === true)
      problems.push({
        ...place,
        message: say(`${unit.name} 在 ${id} 的名册里写了两次`, `${id} has ${unit.name} twice`),
      });
    else if (units) units.push(unit);
    else if (!known.includes(id)) {
      const meant = nearest(id, known);
      const hint = meant === undefined ? '' : say(`（是不是 ${meant}？）`, ` (did you mean ${meant}?)`);
      problems.push({ ...place, message: say(`没有编号是 ${id} 的网站${hint}`, `no site has the id ${id}${hint}`) });
    }
  }
  return sites.map((one) => {
    const units = bySite.get(one.site.id) ?? [];
    return units.length === 0 ? one : { ...one, site: { ...one.site, units } };
  });
}
