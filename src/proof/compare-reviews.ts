/** Where the decisions beside a report are not those that were sealed. */
import type { ChainLink, LinkOf } from '../model/chain.js';
import { subjectOf, type Decision } from '../model/decision.js';
import { canonical, sha256 } from '../lib/text/canonical-json.js';
import type { Alteration } from './alteration.js';
import { changesBetween } from './changes.js';
import type { SiteThings } from './site-things.js';

/** The file; where a decision in it was altered, that is told by the decision's own link. */
export function compareReviewsFile(
  link: LinkOf<'reviews'>,
  { reviewsText, reviews }: SiteThings,
): Alteration | undefined {
  const { file } = link;
  if (reviewsText === undefined) return { kind: 'file', file, how: 'missing' };
  if (!reviews) return { kind: 'file', file, how: 'unreadable' };
  return sha256(reviewsText) === link.sha256 ? undefined : { kind: 'file', file, how: 'changed' };
}

/** One decision. Of one that was changed, what the chain itself tells of it can be said. */
export function compareDecision(link: LinkOf<'decision'>, { reviews }: SiteThings): Alteration | undefined {
  if (!reviews) return undefined;
  const { subject } = link;
  const now = reviews.decisions.find((decision) => subjectOf(decision) === subject);
  if (!now) return { kind: 'decision', subject, how: 'missing', changes: [] };
  if (sha256(canonical(now)) === link.sha256) return undefined;
  const told = ({ value, by, at }: Pick<Decision, 'value' | 'by' | 'at'> | LinkOf<'decision'>) => ({ value, by, at });
  return { kind: 'decision', subject, how: 'changed', changes: changesBetween(told(link), told(now)) };
}

/** Decisions that no link is about, and a file of them beside a report that was sealed without any. */
export function decisionsAdded(
  links: readonly ChainLink[],
  { reviews, reviewsText }: SiteThings,
): readonly Alteration[] {
  const known = new Set(links.flatMap((link) => (link.step === 'decision' ? [link.subject] : [])));
  const hasLink = links.some(({ step }) => step === 'reviews');
  if (reviewsText !== undefined && !reviews && !hasLink)
    return [{ kind: 'file', file: 'reviews.json', how: 'unreadable' }];
  return (reviews?.decisions ?? []).flatMap((decision): Alteration[] => {
    const subject = subjectOf(decision);
    return known.has(subject) ? [] : [{ kind: 'decision', subject, how: 'added', changes: [] }];
  });
}
