import { canonical, sha256 } from '../lib/text/canonical-json.js';
import { subjectOf, type Basis, type Decision } from '../model/decision.js';
import type { Rule } from '../model/profile.js';
import type { AuditReport, EvidenceItem, Finding, RuleOutcome } from '../model/report.js';

/**
 * What a decision is about, as the machine's report has it: meaning and worth of the rule, how it came out, faults by fingerprint,
 * and of doubts what was shown of them. Undefined where the report has no such rule, unit or item.
 */
export function basisOf(
  report: Pick<AuditReport, 'outcomes' | 'evidenceItems'>,
  rules: ReadonlyMap<string, Rule>,
  subject: Pick<Decision, 'rule' | 'unit' | 'clause'>,
): Basis | undefined {
  if (subject.clause !== undefined) {
    const item = report.evidenceItems?.find(({ clause }) => clause === subject.clause);
    return item && basisOfItem(item);
  }
  const outcome = report.outcomes.find(({ rule }) => rule === subject.rule);
  const rule = rules.get(subject.rule ?? '');
  return outcome && rule && basisOfRule(rule, outcome, subject.unit);
}

/** The digest changes with anything that a person would look at again. */
export function basisOfRule(rule: Rule, outcome: RuleOutcome, unit?: string): Basis | undefined {
  const own = unit === undefined ? outcome : outcome.units?.find(({ name }) => name === unit);
  if (!own) return undefined;
  const findings = unit === undefined ? outcome.findings : outcome.findings.filter((one) => one.unit === unit);
  const of = (value: Finding['value']): string[] =>
    findings.flatMap((one) => (one.value === value ? [one.fingerprint] : [])).sort();
  const { check, params, level, points, pointsPer } = rule;
  const { value, reason } = own;
  const shown = findings.map(({ fingerprint, value: is, evidence }) => ({
    fingerprint,
    is,
    // A fault is the same while its fingerprint is; of a doubt somebody has looked at what stands there.
    seen: is === 'failed' ? [] : evidence.map(({ url, quote, sha256: hash }) => [url, quote ?? hash]),
  }));
  const meaning = digestOf({ check, params, level, points, pointsPer });
  const sorted = shown.sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
  return {
    digest: digestOf({
      subject: subjectOf({ rule: rule.id, ...(unit !== undefined && { unit }) }),
      meaning,
      value,
      reason,
      sorted,
    }),
    meaning,
    value,
    faults: of('failed'),
    doubts: of('cantTell'),
  };
}

const basisOfItem = ({ clause, phrase, bring, deadline, dueOn, section, worth }: EvidenceItem): Basis => ({
  digest: digestOf({ clause, phrase, bring, deadline, dueOn, section, worth }),
  meaning: '',
  value: 'untested',
  faults: [],
  doubts: [],
});

const digestOf = (value: object): string => sha256(canonical(JSON.parse(JSON.stringify(value)))).slice(0, 32);

/**
 * Whether a decision on an earlier report of the site holds for this one: only while what it was about is the same. That some faults
 * of a rule were refuted covers no new one. Where there was nothing to compare (a doubt without any evidence, a pass), it holds
 * only up to a day that the evaluator set.
 */
export function holdsFor({ clause, value, basis, until }: Decision, now: Basis | undefined, asOf: string): boolean {
  if (!now || (until !== undefined && asOf > until)) return false;
  if (now.digest === basis.digest)
    return clause !== undefined || until !== undefined || basis.faults.length + basis.doubts.length > 0;
  const isRefuted = basis.value === 'failed' && (value === 'passed' || value === 'inapplicable');
  const isWithin = (part: readonly string[], whole: readonly string[]): boolean =>
    part.every((one) => whole.includes(one));
  return (
    isRefuted &&
    now.value === 'failed' &&
    now.meaning === basis.meaning &&
    now.faults.length > 0 &&
    isWithin(now.faults, basis.faults) &&
    now.doubts.length === 0 &&
    basis.doubts.length === 0
  );
}
