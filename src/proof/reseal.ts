/** A new chain for a report that evaluators decided on: what was seen and judged stays as it was sealed, only the report's links change. */
import type { KeyObject } from 'node:crypto';
import type { Chain, LooseLink } from '../model/chain.js';
import type { Reviews } from '../model/decision.js';
import type { AuditReport } from '../model/report.js';
import { forge } from './chain.js';
import { linkOutcome, linkRest, linkReviews, linkScorecard } from './link-report.js';
import { linkReportFile, only } from './site-things.js';

const OF_REPORT: ReadonlySet<string> = new Set(['outcome', 'scorecard', 'rest', 'file', 'reviews', 'decision']);

/** True where `report.json` is the file that the chain was made over. */
export const isSealedReport = ({ links }: Chain, reportText: string): boolean =>
  only(links, 'file')?.sha256 === linkReportFile(reportText).sha256;

/**
 * Links of snapshot, records, rules, question and pictures are taken from the old chain, not from the disk: whatever was altered there
 * since stays to be found. The program named is the one that judged.
 */
export function resealReport(
  { links, tool, of }: Chain,
  { report, text }: { readonly report: AuditReport; readonly text: string },
  { reviews, text: reviewsText }: { readonly reviews: Reviews; readonly text: string },
  key?: KeyObject,
): Chain {
  const kept = links.filter(({ step }) => !OF_REPORT.has(step)).map(({ chain: _, ...link }): LooseLink => link);
  const pictures = kept.filter(({ step }) => step === 'picture');
  const seen = kept.filter(({ step }) => step !== 'picture');
  const made: readonly LooseLink[] = [
    ...seen,
    ...report.outcomes.map(linkOutcome),
    linkScorecard(report.scorecard),
    linkRest(report),
    linkReportFile(text),
    ...(reviews.decisions.length > 0 ? linkReviews(reviewsText, reviews) : []),
    ...pictures,
  ];
  return forge({ tool, of }, made, key);
}
