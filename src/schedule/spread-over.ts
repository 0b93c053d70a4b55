import { createHash } from 'node:crypto';
import { msUntilOpen, msUntilShut, type ActiveHours } from '../lib/date/active-hours.js';

/** Instants, ISO 8601 UTC, between which audits begin. Without `to` all may begin at once. */
export interface Span {
  readonly from: string;
  readonly to?: string;
}

/** What is left of the hours that are open at `at`, or else the next ones whole. */
export function nextSpan(hours: ActiveHours, at: Date): Required<Span> {
  const now = at.getTime();
  const instant = (ms: number): string => new Date(now + ms).toISOString();
  return { from: instant(msUntilOpen(hours, now)), to: instant(msUntilShut(hours, now)) };
}

/** The last share of the hours is left for what began late: nothing is planned to begin in it. */
const LEFT_AT_END = 0.15;
/** An audit may take so much longer than the last one did. */
const SLACK = 1.5;

/**
 * When each audit may begin: evenly spread, a site at nearly the same time each night (its place is its hash), a long one
 * early enough to end within the span. Not before `from`, in ISO 8601 UTC.
 */
export function spreadOver(
  sites: readonly { readonly site: string; readonly expectedMs: number }[],
  { from, to }: Span,
): ReadonlyMap<string, string> {
  if (to === undefined) return new Map(sites.map(({ site }) => [site, from]));
  const begin = Date.parse(from);
  const length = Math.max(0, Date.parse(to) - begin);
  const step = (length * (1 - LEFT_AT_END)) / Math.max(1, sites.length);
  const placed = sites
    .map((one) => ({ ...one, chance: chanceOf(one.site) }))
    .sort((a, b) => a.chance - b.chance || (a.site < b.site ? -1 : 1));
  return new Map(
    placed.map(({ site, expectedMs, chance }, place) => {
      // Within its slot by another part of the hash, so that sites do not begin at the stroke of a clock.
      const slot = (place + ((chance * 65_536) % 1)) * step;
      const latest = Math.max(0, length - expectedMs * SLACK);
      return [site, new Date(begin + Math.floor(Math.min(slot, latest))).toISOString()];
    }),
  );
}

/** 0 to 1, the same for the same site. */
const chanceOf = (site: string): number => createHash('sha256').update(site).digest().readUInt32BE(0) / 4_294_967_296;
