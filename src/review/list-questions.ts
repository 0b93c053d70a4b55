import { canonical, sha256 } from '../lib/text/canonical-json.js';
import { subjectOf, type Basis } from '../model/decision.js';
import type { Profile, Rule } from '../model/profile.js';
import type { AuditReport, EvidenceItem, RuleOutcome } from '../model/report.js';
import { basisOf } from '../scoring/decision-holds.js';

/** Something that a report leaves to a person. */
export interface Question {
  readonly id: string;
  readonly subject: string;
  readonly rule?: string;
  readonly unit?: string;
  readonly clause?: string;
  readonly kind: 'candidates' | 'doubt' | 'evidence' | 'decided';
  readonly title: string;
  readonly titleEn?: string;
  readonly section?: string;
  readonly level: string;
  readonly value: string;
  readonly reason?: string;
  /** Hundredths: points of the rule or item; how many of them are undecided. */
  readonly worth: number;
  readonly stake: number;
  /** A part of the points may be given. */
  readonly isDivisible: boolean;
  readonly basis: Basis;
  /** Changes with anything of the report that the question rests on, and with a decision on it. */
  readonly fingerprint: string;
}

/** More undecided units than these are a matter of looking again, not of deciding one by one. */
const MOST_UNITS = 12;
/** Never begun for want of means: a person with other means may settle it. */
const BY_OTHER_MEANS: ReadonlySet<string | undefined> = new Set(['no-browser', 'no-ipv6-route']);

/**
 * What a report (with the decisions that hold worked in) still leaves to evaluators: doubts, candidates, evidence items, undecided
 * units. Nothing of a site that was not there: it has to be audited again. Advice is asked about only where candidates were found.
 */
export function listQuestions(
  report: AuditReport,
  machine: AuditReport,
  profile: Pick<Profile, 'rules'>,
): readonly Question[] {
  if (wasUnreachable(machine)) return [];
  const rules = new Map(profile.rules.map((rule) => [rule.id, rule]));
  const ofRules = report.outcomes.flatMap((outcome) => {
    const rule = rules.get(outcome.rule);
    if (!rule) return [];
    const open = (outcome.units ?? []).filter(({ value }) => value === 'cantTell');
    const units = outcome.review === undefined && open.length <= MOST_UNITS ? open : [];
    return [
      ...(isOpen(outcome) ? [questionOf(machine, rules, { rule: rule.id })] : []),
      ...units.map(({ name }) => questionOf(machine, rules, { rule: rule.id, unit: name })),
    ];
  });
  const items = (report.evidenceItems ?? []).filter(({ review }) => review === undefined);
  const ofItems = items.map(({ clause }) => questionOf(machine, rules, { clause }));
  return [...ofRules, ...ofItems].filter((one) => one !== undefined);
}

/** Whether the site was not there at all, so that no person can settle anything by this report. */
export const wasUnreachable = ({ crawl: { stoppedBecause, pages } }: AuditReport): boolean =>
  stoppedBecause === 'unreachable' || (stoppedBecause === 'blocked' && pages === 0);

const isOpen = ({ value, reason, level, points, review }: RuleOutcome): boolean => {
  if (review) return false;
  if (value === 'cantTell') return level !== 'advice' || reason === 'candidates';
  if (value === 'untested') return level !== 'advice' && BY_OTHER_MEANS.has(reason);
  return value === 'failed' && points.max > points.min;
};

/** Any rule, unit or item of a report as a question, also where it is decided; undefined where the report has no such thing. */
export function questionOf(
  machine: AuditReport,
  rules: ReadonlyMap<string, Rule>,
  subject: { readonly rule?: string; readonly unit?: string; readonly clause?: string },
): Question | undefined {
  const basis = basisOf(machine, rules, subject);
  if (!basis) return undefined;
  const word = subjectOf(subject);
  const shared = { id: questionId(machine.site.id, word), subject: word, basis };
  if (subject.clause !== undefined) {
    const item = machine.evidenceItems?.find(({ clause }) => clause === subject.clause);
    return item && { ...shared, ...askItem(item) };
  }
  const outcome = machine.outcomes.find(({ rule }) => rule === subject.rule);
  const rule = rules.get(subject.rule ?? '');
  return outcome && rule && { ...shared, ...askRule(rule, outcome, subject.unit) };
}

const hundredths = (points: number): number => Math.round(points * 100);

const askItem = (item: EvidenceItem): Omit<Question, 'id' | 'subject' | 'basis'> => ({
  clause: item.clause,
  kind: 'evidence',
  title: item.phrase ?? item.bring,
  ...(item.section !== undefined && { section: item.section }),
  level: 'deduction',
  value: 'untested',
  worth: hundredths(item.worth ?? 0),
  stake: 0,
  isDivisible: (item.worth ?? 0) > 0,
  fingerprint: hashOf(item),
});

function askRule(
  rule: Rule,
  outcome: RuleOutcome,
  unit: string | undefined,
): Omit<Question, 'id' | 'subject' | 'basis'> {
  const own = unit === undefined ? outcome : outcome.units?.find(({ name }) => name === unit);
  const { value, reason } = own ?? outcome;
  const { title, titleEn, section, level, points } = outcome;
  return {
    rule: rule.id,
    ...(unit !== undefined && { unit }),
    kind: value === 'cantTell' || value === 'untested' || isOpen(outcome) ? kindOf(reason) : 'decided',
    title,
    ...(titleEn !== undefined && { titleEn }),
    section,
    level,
    value,
    ...(reason !== undefined && { reason }),
    worth: rule.points,
    stake: unit === undefined ? hundredths(points.max) - hundredths(points.min) : 0,
    isDivisible: unit === undefined && rule.pointsPer !== undefined && rule.points > 0,
    fingerprint: hashOf({ unit, outcome: withoutPictures(outcome) }),
  };
}

const kindOf = (reason: string | undefined): Question['kind'] => (reason === 'candidates' ? 'candidates' : 'doubt');

/** Pictures are made after judging. */
const withoutPictures = (outcome: RuleOutcome): RuleOutcome => ({
  ...outcome,
  findings: outcome.findings.map((finding) => ({
    ...finding,
    evidence: finding.evidence.map(({ screenshot: _, ...rest }) => rest),
  })),
});

/** The same in every run. */
export const questionId = (site: string, subject: string): string => sha256(`${site}\n${subject}`).slice(0, 16);

const hashOf = (value: object): string => sha256(canonical(JSON.parse(JSON.stringify(value)))).slice(0, 16);
