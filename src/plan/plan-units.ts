/** What rules about units ask of the crawl: read from their params, as the needs `units:…` say. */
import { subtractDuration } from '../lib/date/day.js';
import { dueYears, type DueScheme } from '../model/due-years.js';
import type { BelowPlan, ListPlan } from '../model/plan.js';
import type { Rule } from '../model/profile.js';
import type { SiteEntry } from '../model/site-entry.js';
import {
  isUnitSite,
  unitWishKey,
  type UnitColumnPlan,
  type UnitItemPlan,
  type UnitItemWish,
  type UnitPlan,
  type UnitReportPlan,
} from '../model/unit-plan.js';

/** A rule and which of the needs `units:…` it has. */
export interface UnitRule {
  readonly rule: Rule;
  readonly what: string;
}

export interface PlannedUnits {
  readonly plan?: UnitPlan;
  /** Columns of the site itself, by id: where units publish, or its own where it is itself the unit. */
  readonly columns: readonly string[];
  readonly lists: ReadonlyMap<string, ListPlan>;
  /** Columns of a site that is itself the unit, read with those below them. */
  readonly below: ReadonlyMap<string, BelowPlan>;
}

/** A unit's own columns of reading: sub-columns and rows, together. */
const OPENED = 4;
/** Pages of a list of a unit's own site. */
const LIST_PAGES = 6;
const LONG_AGO = '2000-01-01';

/** The union over the rules; a site that is itself a unit has none but its own columns. */
export function planUnits(rules: readonly UnitRule[], site: SiteEntry, asOf: string): PlannedUnits {
  const columns = new Map<string, UnitColumnPlan>();
  const items = new Map<string, UnitItemPlan>();
  const own = new Set<string>();
  const lists = new Map<string, ListPlan>();
  const below = new Map<string, BelowPlan>();
  let reports: UnitReportPlan | undefined;
  for (const { rule, what } of rules) {
    if (what === 'columns' || what === 'elements') {
      const { columns: ids, kinds } = rule.params as { columns: readonly string[]; kinds?: readonly string[] };
      for (const id of ids) {
        columns.set(id, widerColumn(columns.get(id), kinds, what === 'elements' ? OPENED : 0));
        if (!isUnitSite(site)) continue;
        own.add(id);
        if (what === 'elements') below.set(id, { lists: 2 * OPENED, rows: 2 * OPENED });
      }
    } else if (what === 'items') {
      const wish = itemPlanOf(rule, asOf);
      items.set(wish.key, widerItem(items.get(wish.key), wish));
      for (const id of [
        ...(wish.places ?? []).map(({ column }) => column),
        ...(isUnitSite(site) ? (wish.columns ?? []) : []),
      ]) {
        own.add(id);
        if (isUnitSite(site)) lists.set(id, { most: LIST_PAGES, from: wish.from ?? LONG_AGO });
      }
    } else {
      own.add('annual-report');
      reports = widerReports(reports, rule, what === 'report-texts', asOf);
    }
  }
  const hasRoster = (site.units ?? []).length > 0 && !isUnitSite(site);
  const plan = { columns, items: [...items.values()], ...(reports && { reports }) };
  return { ...(hasRoster && rules.length > 0 && { plan }), columns: [...own], lists, below };
}

function widerColumn(
  known: UnitColumnPlan | undefined,
  kinds: readonly string[] | undefined,
  opened: number,
): UnitColumnPlan {
  const all = known && unionOf(known.kinds, kinds);
  const both = known ? all : kinds;
  return { opened: Math.max(opened, known?.opened ?? 0), ...(both && { kinds: both }) };
}

/** Undefined is all kinds. */
const unionOf = (
  one: readonly string[] | undefined,
  other: readonly string[] | undefined,
): readonly string[] | undefined => (one && other ? [...new Set([...one, ...other])] : undefined);

interface ItemParams extends UnitItemWish {
  readonly period?: { readonly from?: string; readonly to?: string };
  readonly maxAge?: string;
  readonly publishedBy?: string;
  readonly elements?: readonly unknown[];
}

function itemPlanOf({ params }: Rule, asOf: string): UnitItemPlan {
  const { titles, not, columns, places, kinds, inText, period, maxAge, publishedBy, elements } =
    params as unknown as ItemParams;
  const from = period?.from ?? (maxAge === undefined ? undefined : subtractDuration(asOf, maxAge));
  const to = [period?.to, publishedBy].filter((day) => day !== undefined).sort()[0];
  const wish: UnitItemWish = {
    titles,
    ...(not && { not }),
    ...(columns && { columns }),
    ...(places && { places }),
    ...(kinds && { kinds }),
    ...(inText === true && { inText }),
  };
  return {
    ...wish,
    key: unitWishKey(wish),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    isOpened: (elements ?? []).length > 0,
  };
}

/** Two rules that word it alike and differ in their days. */
function widerItem(known: UnitItemPlan | undefined, wish: UnitItemPlan): UnitItemPlan {
  if (!known) return wish;
  const { from: _from, to: _to, ...rest } = wish;
  const from = known.from !== undefined && wish.from !== undefined ? [known.from, wish.from].sort()[0] : undefined;
  const to = known.to !== undefined && wish.to !== undefined ? [known.to, wish.to].sort()[0] : undefined;
  return {
    ...rest,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    isOpened: known.isOpened || wish.isOpened,
  };
}

function widerReports(
  known: UnitReportPlan | undefined,
  { params }: Rule,
  isOpened: boolean,
  asOf: string,
): UnitReportPlan {
  const { kinds, lastYear, ...scheme } = params as unknown as DueScheme & {
    kinds?: readonly string[];
    lastYear?: number;
  };
  const years = Object.keys(scheme.deadlines)
    .filter((kind) => kind !== 'district')
    .flatMap((kind) => dueYears(scheme, asOf, { kind }) ?? [])
    .filter((year) => lastYear === undefined || year <= lastYear);
  const both = known ? unionOf(known.kinds, kinds) : kinds;
  return {
    years: [...new Set([...years, ...(known?.years ?? [])])].sort((a, b) => b - a),
    ...(both && { kinds: both }),
    isOpened: isOpened || known?.isOpened === true,
  };
}
