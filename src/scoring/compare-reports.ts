import {
  FINDING_STATES,
  type Caution,
  type ComparedFinding,
  type ComparedRule,
  type FindingState,
  type SiteComparison,
  type SiteSummary,
} from '../model/comparison.js';
import type { AuditReport, Finding, RuleOutcome } from '../model/report.js';
import { blindSpot } from './blind-spot.js';
import { sideFor, type Side } from './side.js';
import { changeOfRule, changeOfScore, compareSections, directionOf, sideOf } from './compare-points.js';
import { isSameCrawl, noMoreDue } from './no-more-due.js';
import { matchFindings } from './match-findings.js';
import type { ReadRequest } from './places-read.js';

/** What lies beside a report: requests that the report itself has no room for. */
export interface BesideReports {
  readonly before?: Iterable<ReadRequest>;
  readonly after?: Iterable<ReadRequest>;
}

/**
 * What became of each fault and doubt from one report on a site to another, and what that did to points and verdict. A fault
 * is `fixed` only where the later run looked at its place again and decided; what either run could not see changes nothing.
 */
export function compareReports(before: AuditReport, after: AuditReport, beside: BesideReports = {}): SiteComparison {
  const from = sideFor(before, beside.before);
  const to = sideFor(after, beside.after);
  const rules = [...new Set([...to.outcomes.keys(), ...from.outcomes.keys()])].flatMap(
    (rule) => compareRule(rule, from, to) ?? [],
  );
  return {
    ...summaryOf(before, after),
    findings: countStates(rules.flatMap(({ findings }) => findings)),
    sections: compareSections(before.scorecard, after.scorecard),
    rules,
  };
}

/** A site without its rules: a line of a table. */
export const asSummary = ({ sections: _, rules: __, ...summary }: SiteComparison): SiteSummary => summary;

/** So many findings in each state. */
export function countStates(findings: readonly Pick<ComparedFinding, 'state'>[]): Record<FindingState, number> {
  const counts = Object.fromEntries(FINDING_STATES.map((state) => [state, 0])) as Record<FindingState, number>;
  for (const { state } of findings) counts[state] += 1;
  return counts;
}

function summaryOf(before: AuditReport, after: AuditReport): Omit<SiteSummary, 'findings'> {
  const from = { verdict: before.scorecard.verdict, points: before.scorecard.points };
  const to = { verdict: after.scorecard.verdict, points: after.scorecard.points };
  const { id, name, url, kind } = after.site;
  return {
    site: id,
    ...(before.site.id !== id && { earlierSite: before.site.id }),
    name,
    url,
    kind,
    cautions: cautionsOf(before, after),
    from,
    to,
    direction: directionOf(from, to),
    change: changeOfScore(from, to),
  };
}

function cautionsOf(before: AuditReport, after: AuditReport): Caution[] {
  const hasOtherId = before.site.id !== after.site.id;
  const isElsewhere = hostOf(before.site.url) !== hostOf(after.site.url);
  const isSo: Record<Caution, boolean> = {
    profile: before.profile.digest !== after.profile.digest,
    kind: before.site.kind !== after.site.kind,
    address: before.site.url !== after.site.url,
    id: hasOtherId && !isElsewhere,
    'other-site': hasOtherId && isElsewhere,
    tool: before.tool.version !== after.tool.version,
    order: after.asOf < before.asOf || (after.asOf === before.asOf && after.startedAt < before.startedAt),
    'same-crawl': isSameCrawl(before, after),
    'cut-before': before.crawl.stoppedBecause !== 'complete',
    'cut-after': after.crawl.stoppedBecause !== 'complete',
    scale: before.scorecard.points.outOf !== after.scorecard.points.outOf,
  };
  return (Object.keys(isSo) as Caution[]).filter((caution) => isSo[caution]);
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);

/** A rule that came out otherwise or has anything to show; undefined where there is nothing to tell. */
function compareRule(rule: string, from: Side, to: Side): ComparedRule | undefined {
  const [old, now] = [from.outcomes.get(rule), to.outcomes.get(rule)];
  const named = now ?? old;
  if (!named) return undefined;
  const sides = { ...(old && { from: sideOf(old) }), ...(now && { to: sideOf(now) }) };
  const findings = compareFindings(rule, old, now, from, to);
  if (findings.length === 0 && JSON.stringify(sides.from) === JSON.stringify(sides.to)) return undefined;
  return {
    rule,
    title: named.title,
    ...(named.titleEn !== undefined && { titleEn: named.titleEn }),
    section: named.section,
    level: named.level,
    ...sides,
    change: changeOfRule(old, now),
    findings,
  };
}

function compareFindings(
  rule: string,
  old: RuleOutcome | undefined,
  now: RuleOutcome | undefined,
  from: Side,
  to: Side,
): ComparedFinding[] {
  const { pairs, onlyBefore, onlyAfter } = matchFindings(old?.findings ?? [], now?.findings ?? [], from, to);
  return [
    ...pairs.map(([before, after]) => asPair(before, after)),
    ...onlyAfter.map((finding) => asLater(rule, finding, from, to)),
    ...onlyBefore.map((finding) => asEarlier(rule, finding, from, to)),
  ];
}

function asPair(before: Finding, after: Finding): ComparedFinding {
  const wasFault = before.value === 'failed';
  const isFault = after.value === 'failed';
  const state: FindingState = isFault ? (wasFault ? 'persisting' : 'first-seen') : wasFault ? 'unseen' : 'undecided';
  return {
    state,
    ...shown(after),
    ...(before.fingerprint !== after.fingerprint && { earlierFingerprint: before.fingerprint }),
    ...(wasFault !== isFault && { because: 'same-undecided' as const }),
  };
}

/** A finding of the later report alone. */
function asLater(rule: string, finding: Finding, from: Side, to: Side): ComparedFinding {
  if (finding.value === 'cantTell') return { state: 'undecided', ...shown(finding) };
  const blind = blindSpot(rule, finding, to, from);
  return blind ? { state: 'first-seen', ...blind, ...shown(finding) } : { state: 'new', ...shown(finding) };
}

/** A finding of the earlier report alone. */
function asEarlier(rule: string, finding: Finding, from: Side, to: Side): ComparedFinding {
  const blind = blindSpot(rule, finding, from, to);
  if (blind?.because === 'rule-absent' || blind?.because === 'inapplicable')
    return { state: 'gone', ...blind, ...shown(finding) };
  if (finding.value === 'cantTell') return { state: blind ? 'undecided' : 'settled', ...blind, ...shown(finding) };
  if (blind) return { state: 'unseen', ...blind, ...shown(finding) };
  const because = noMoreDue(rule, finding, from, to);
  if (because) return { state: 'gone', because, ...shown(finding) };
  return { state: 'fixed', rulePassed: to.outcomes.get(rule)?.value === 'passed', ...shown(finding) };
}

function shown({ fingerprint, code, message, messageEn, url, unit, column, dueOn, evidence }: Finding) {
  const quote = evidence.find((one) => one.quote !== undefined)?.quote;
  return {
    fingerprint,
    code,
    message,
    ...(messageEn !== undefined && { messageEn }),
    ...(url !== undefined && { url }),
    ...(unit !== undefined && { unit }),
    ...(column !== undefined && { column }),
    ...(dueOn !== undefined && { dueOn }),
    ...(quote !== undefined && { quote }),
  };
}
