import type { BlindCause } from '../model/comparison.js';
import type { AuditReport, Finding } from '../model/report.js';
import type { Side } from './side.js';

/** Two judgements of one snapshot: whatever changed, the site did not. */
export const isSameCrawl = (before: AuditReport, after: AuditReport): boolean =>
  before.startedAt === after.startedAt && before.site.url === after.site.url;

/**
 * Why a fault that is not there any more may not be called mended, though its place was looked at: the same bytes were judged
 * again, or it was about a year that has left the window in which the rule looks.
 */
export function noMoreDue(rule: string, finding: Finding, from: Side, to: Side): BlindCause | undefined {
  if (isSameCrawl(from.report, to.report)) return 'same-crawl';
  const year = yearOf(finding);
  if (year === undefined || periodOf(from.report.asOf) === periodOf(to.report.asOf)) return undefined;
  return yearsLookedAt(rule, finding, from, to).some((seen) => seen <= year) ? undefined : 'time-passed';
}

const yearOf = ({ data }: Finding): number | undefined =>
  typeof data?.['year'] === 'number' ? data['year'] : undefined;

/** Years come due on 1 January, and reports of the year before by 31 March (Regulation, article 49). */
const periodOf = (day: string): string => `${day.slice(0, 4)} ${day.slice(5) > '03-31' ? 'after' : 'before'}`;

/** Years that the later run is known to have looked at: its own findings of the rule, and the annual reports it read. */
function yearsLookedAt(rule: string, { url }: Finding, from: Side, to: Side): readonly number[] {
  const found = (to.outcomes.get(rule)?.findings ?? []).flatMap((finding) => yearOf(finding) ?? []);
  const purpose = url === undefined ? undefined : from.places.purposes.get(from.places.keyOf(url));
  if (purpose === undefined || !/^(?:column:annual-report|report:)/.test(purpose)) return found;
  const read = [...to.places.purposes.values()].flatMap((one) => /^report:(\d{4})/.exec(one)?.[1] ?? []).map(Number);
  return [...found, ...read];
}
