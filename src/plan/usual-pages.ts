import type { CrawlPlan } from '../model/plan.js';

/** Pages that do for a plan of the columns of the national rules. */
export const BASE_PAGES = 200;
/** Columns of such a plan. */
const BASE_COLUMNS = 50;
/** A column with what stands below it and the further pages of its list. */
const PAGES_PER_COLUMN = 8;
/** A unit’s own page, lists by which it is found, and its guide or rows that are opened. */
const PAGES_PER_UNIT = 6;

/**
 * Pages that a site of usual make takes, where a rule set wants more of it than 200 would show: a guess on the safe side, for
 * the crawl ends by itself when all was seen. Undefined where 200 do.
 */
export function usualPages({
  site,
  columns,
  published = [],
  units,
  unitPlan,
}: Pick<CrawlPlan, 'site' | 'columns' | 'published' | 'units' | 'unitPlan'>): number | undefined {
  const more = Math.max(0, columns.size - BASE_COLUMNS) * PAGES_PER_COLUMN;
  const opened = published.reduce((sum, wish) => sum + wish.opened, 0);
  const wanted = unitPlan ? unitPlan.columns.size + unitPlan.items.length + (unitPlan.reports ? 2 : 0) : 0;
  const ofEachUnit = units === true ? PAGES_PER_UNIT + wanted : 0;
  const all = BASE_PAGES + more + opened + (site.units ?? []).length * ofEachUnit;
  return all > BASE_PAGES ? all : undefined;
}
