import type { BlindCause } from '../model/comparison.js';
import type { OutcomeValue } from '../model/outcome.js';
import type { Finding, RuleOutcome } from '../model/report.js';
import { hasLeftSample } from './left-sample.js';
import { isKeptPlace } from './places-read.js';
import type { Side } from './side.js';

/** Why a run says nothing of a fault that another run found. */
export interface BlindSpot {
  readonly because: BlindCause;
  /** The outcome's reason, where it is what kept the run from seeing. */
  readonly reason?: string;
}

/** Outcomes that decide nothing about any place. */
const SILENT: Partial<Record<OutcomeValue, BlindCause>> = {
  inapplicable: 'inapplicable',
  untested: 'untested',
  cantTell: 'rule-undecided',
};

/**
 * Why `other`, in which a fault of `own` does not stand, says nothing of it; undefined where `other` looked at the place and
 * decided, so that the fault was not there.
 */
export function blindSpot(rule: string, finding: Finding, own: Side, other: Side): BlindSpot | undefined {
  const outcome = other.outcomes.get(rule);
  if (!outcome) return { because: 'rule-absent' };
  const because = SILENT[outcome.value];
  if (because) return { because, ...(outcome.reason !== undefined && { reason: outcome.reason }) };
  if (outcome.value === 'failed') {
    const doubts = outcome.findings.filter(({ value }) => value === 'cantTell');
    if (doubts.some((doubt) => isSamePlace(doubt, finding, own, other))) return { because: 'place-undecided' };
    // Open points that no doubt explains: a part of what the rule counts was not seen.
    if (doubts.length === 0 && outcome.points.max > outcome.points.min) return { because: 'part-undecided' };
  }
  if (!wasLookedAt(outcome, finding, own, other) || wasPassedOver(rule, outcome, finding, own, other))
    return { because: whyUnread(finding, own, other) };
  const isOther = isOneOfMany(finding, own) || hasLeftSample(rule, finding, own, other);
  return isOther ? { because: 'other-sample' } : undefined;
}

/** The rule tells which pages it examined, and this one, which it examined in the other run, is not among them. */
function wasPassedOver(rule: string, outcome: RuleOutcome, { url }: Finding, own: Side, other: Side): boolean {
  if (url === undefined || outcome.value === 'passed') return false;
  const key = own.places.keyOf(url);
  const wasExamined = (of: RuleOutcome | undefined, { places }: Side): boolean =>
    pagesOf(of).some((page) => places.keyOf(page) === key);
  return wasExamined(own.outcomes.get(rule), own) && pagesOf(outcome).length > 0 && !wasExamined(outcome, other);
}

const pagesOf = (outcome: RuleOutcome | undefined): readonly string[] => {
  const pages: unknown = outcome?.measured?.['pages'];
  if (!Array.isArray(pages)) return [];
  return pages.flatMap((page: unknown) => {
    const { url } = (page ?? {}) as { readonly url?: unknown };
    return typeof url === 'string' ? [url] : [];
  });
};

function isSamePlace(doubt: Finding, finding: Finding, own: Side, other: Side): boolean {
  const same = (a: string | undefined, b: string | undefined): boolean => a !== undefined && a === b;
  if (doubt.unit !== undefined || finding.unit !== undefined) return same(doubt.unit, finding.unit);
  return (
    same(doubt.column, finding.column) ||
    doubt.url === undefined ||
    finding.url === undefined ||
    other.places.keyOf(doubt.url) === own.places.keyOf(finding.url)
  );
}

/**
 * A rule that passed saw all it asks for, at whatever address that stands now; but where it draws pages from many, only what
 * was read again was looked at again. One that failed elsewhere says something only of the pages that were read.
 */
function wasLookedAt(outcome: RuleOutcome, { url }: Finding, own: Side, other: Side): boolean {
  if (url === undefined || !own.places.isTold || !other.places.isTold)
    return outcome.value === 'passed' || !other.report.crawl.truncated;
  const key = own.places.keyOf(url);
  const purpose = own.places.purposes.get(key);
  if (other.places.read.has(key)) return true;
  if (purpose?.startsWith('link') === true) return other.places.asked.has(key);
  return outcome.value === 'passed' && isKeptPlace(purpose);
}

/**
 * A fault of an article by its title, told of a page that is not the article's own: of the titles that were tried there, as in a
 * site's search, another run tries others.
 */
function isOneOfMany({ url, data }: Finding, { places }: Side): boolean {
  const purpose = url === undefined ? undefined : places.purposes.get(places.keyOf(url));
  return (
    typeof data?.['title'] === 'string' && purpose !== undefined && /^(?:home|platform|channel|column)\b/.test(purpose)
  );
}

const whyUnread = ({ url }: Finding, own: Side, { places }: Side): BlindCause =>
  url !== undefined && places.purposes.has(own.places.keyOf(url)) ? 'not-answered' : 'not-read';
