import { addDays, daysBetween } from '../lib/date/day.js';
import type { AuditReport } from '../model/report.js';

/** Where an audit stands among those recorded before; see `audit_history.role`. */
export type AuditRole = 'present' | 'past' | 'supposed';

/** A run over many sites takes days, and all of it is judged as of its first. */
const LONGEST_RUN_DAYS = 31;
const SHANGHAI_MS = 8 * 3_600_000;

/** Normalised to UTC with milliseconds, so that text order is time order. */
export const instantOf = (text: string): string => new Date(text).toISOString();

/**
 * `past`: crawled before what is known already · `supposed`: judged as of a day that is not the crawl's, to see what would be.
 * Neither may say of a fault that it is mended or new.
 */
export function roleOf(
  { startedAt, asOf }: Pick<AuditReport, 'startedAt' | 'asOf'>,
  last: { readonly crawledAt: string; readonly asOf: string } | undefined,
): AuditRole {
  const crawledOn = new Date(Date.parse(startedAt) + SHANGHAI_MS).toISOString().slice(0, 10);
  if (asOf > addDays(crawledOn, 1)) return 'supposed';
  if (!last) return 'present';
  if (instantOf(startedAt) < last.crawledAt) return 'past';
  return asOf < last.asOf && daysBetween(asOf, crawledOn) > LONGEST_RUN_DAYS ? 'supposed' : 'present';
}
