import type { SiteKind } from './site-entry.js';

/** When the annual report of a year falls due, and how far back reports are asked for. All from the rule's params. */
export interface DueScheme {
  /** Last day to publish, as `MM-DD` of the year after the one reported on, by kind of body. */
  readonly deadlines: Readonly<Record<string, string>>;
  readonly years: number;
  /** No body owes a report of an earlier year. */
  readonly firstYear: number;
}

/**
 * Report years that are due on `asOf`, newest first: a report is due from the day after its deadline. A body founded in
 * `since` owes nothing earlier. Undefined where the scheme names no deadline for the kind.
 */
export function dueYears(
  scheme: DueScheme,
  asOf: string,
  site: { readonly kind: SiteKind; readonly since?: number },
): readonly number[] | undefined {
  const deadline = scheme.deadlines[site.kind];
  if (deadline === undefined) return undefined;
  const thisYear = Number(asOf.slice(0, 4));
  const newest = asOf.slice(5) > deadline ? thisYear - 1 : thisYear - 2;
  const oldest = Math.max(newest - scheme.years + 1, scheme.firstYear, site.since ?? 0);
  return Array.from({ length: Math.max(0, newest - oldest + 1) }, (_, back) => newest - back);
}

/** Years whose yearly catalogue will do on a day: the current one and, before `dueOn` (`MM-DD`), last year's too. */
export function catalogueYearsAt(dueOn: string, asOf: string): readonly number[] {
  const year = Number(asOf.slice(0, 4));
  return asOf.slice(5) < dueOn ? [year, year - 1] : [year];
}
