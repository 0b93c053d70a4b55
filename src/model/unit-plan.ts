/** What a crawl must see of the units of a roster: columns of their own pages, items published, annual reports. */
import type { SiteKind, SiteEntry, Unit } from './site-entry.js';

export interface UnitPlan {
  /** Columns to locate on each unit's own page, by id, with what of them is opened. */
  readonly columns: ReadonlyMap<string, UnitColumnPlan>;
  /** Items that each unit must publish; one entry for each rule that words it otherwise. */
  readonly items: readonly UnitItemPlan[];
  /** Annual reports of the units. */
  readonly reports?: UnitReportPlan;
}

export interface UnitColumnPlan {
  /** Kinds of units; all where none is given. */
  readonly kinds?: readonly string[];
  /** Columns below it and pages of its rows that are opened, together. */
  readonly opened: number;
}

/** A column of the portal; `below`: with the columns below it to two levels, by default one. */
export interface UnitPlace {
  readonly column: string;
  readonly below?: boolean;
}

/** An item by its title, wherever units publish it. Expressions are RE2, found anywhere in the title. */
export interface UnitItemWish {
  readonly titles: readonly string[];
  readonly not?: readonly string[];
  /** Columns of the unit's own page whose rows count; lists of no known name are looked into besides. */
  readonly columns?: readonly string[];
  /** Columns of the portal in which an item that names the unit counts. */
  readonly places?: readonly UnitPlace[];
  readonly kinds?: readonly string[];
  /** A page of the portal whose text or table names the unit counts for it. */
  readonly inText?: boolean;
}

export interface UnitItemPlan extends UnitItemWish {
  readonly key: string;
  /** Days between which it is looked for first, both included. */
  readonly from?: string;
  readonly to?: string;
  /** The newest fitting row of each unit is opened. */
  readonly isOpened: boolean;
}

export interface UnitReportPlan {
  /** Report years, newest first. */
  readonly years: readonly number[];
  readonly kinds?: readonly string[];
  /** Their pages are opened, not only those of rows without a date. */
  readonly isOpened: boolean;
}

/** What tells one wish from another: rules that word it alike share what was seen. */
export const unitWishKey = ({ titles, not, columns, places, kinds, inText }: UnitItemWish): string =>
  JSON.stringify([
    titles,
    not ?? [],
    columns ?? [],
    (places ?? []).map(({ column, below }) => (below === true ? `${column}/` : column)),
    kinds ?? [],
    inText === true,
  ]);

/** 部门 or 镇街, as the roster says, else by the unit's name. */
export const kindOfUnit = ({ kind, name }: Unit): SiteKind =>
  kind ?? (/(?:[镇乡]|街道|办事处|[镇乡](?:人民)?政府)$/.test(name) ? 'township' : 'department');

/** Whether a rule for these kinds is about the unit. */
export const isOfKinds = (unit: Unit, kinds: readonly string[] | undefined): boolean =>
  kinds === undefined || kinds.length === 0 || kinds.includes(kindOfUnit(unit));

/** A department's or township's own site: it is itself the unit that rules about units mean. */
export const isUnitSite = ({ kind }: SiteEntry): boolean => kind === 'department' || kind === 'township';
