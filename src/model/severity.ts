import { nearest } from '../lib/text/nearest.js';
import type { Level } from './outcome.js';
import type { RuleOutcome } from './report.js';

/** How a pipeline takes an outcome: `error` and `warning` fail a test, `note` is only told, `review` waits for a person, `none` is left out. */
export const SEVERITIES = ['error', 'warning', 'note', 'review', 'none'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What a severity can be set for: a failed rule of a level, and the two ways in which a rule is left open. */
export const SEVERITY_SUBJECTS = ['veto', 'deduction', 'bonus', 'advice', 'cantTell', 'untested'] as const;
export type SeveritySubject = (typeof SEVERITY_SUBJECTS)[number];

/** The severity of each kind of outcome, as `--severity` sets it. */
export type Severities = Readonly<Record<SeveritySubject, Severity>>;

/** What holds unless said otherwise. A bonus that was not earned is no fault. */
export const DEFAULT_SEVERITIES: Severities = {
  veto: 'error',
  deduction: 'warning',
  bonus: 'none',
  advice: 'note',
  cantTell: 'review',
  untested: 'none',
};

/** One part of the text that cannot be used: what stands there, what is allowed, and which of it was probably meant. */
export interface SeverityFault {
  readonly part: string;
  readonly wrong: 'shape' | 'subject' | 'severity' | 'twice';
  readonly allowed: readonly string[];
  readonly meant?: string;
}

/** Reads `veto=error,advice=none` over the defaults; every fault at once. */
export function readSeverities(
  text: string,
): { readonly severities: Severities } | { readonly faults: readonly SeverityFault[] } {
  const faults: SeverityFault[] = [];
  const set = new Map<SeveritySubject, Severity>();
  const parts = text.split(/[,，]/).map((part) => part.trim());
  for (const part of parts.filter((one) => one !== '')) {
    const [key = '', word = '', ...rest] = part.split(/[=＝]/).map((one) => one.trim());
    const subject = SEVERITY_SUBJECTS.find((one) => one === key);
    const severity = SEVERITIES.find((one) => one === word);
    if (rest.length > 0 || key === '' || word === '') faults.push({ part, wrong: 'shape', allowed: [] });
    else if (subject === undefined) faults.push(fault(part, 'subject', key, SEVERITY_SUBJECTS));
    else if (severity === undefined) faults.push(fault(part, 'severity', word, SEVERITIES));
    else if (set.has(subject)) faults.push({ part, wrong: 'twice', allowed: [] });
    else set.set(subject, severity);
  }
  if (set.size === 0 && faults.length === 0) faults.push({ part: text, wrong: 'shape', allowed: [] });
  return faults.length > 0 ? { faults } : { severities: { ...DEFAULT_SEVERITIES, ...Object.fromEntries(set) } };
}

function fault(part: string, wrong: SeverityFault['wrong'], word: string, allowed: readonly string[]): SeverityFault {
  const meant = nearest(word, allowed);
  return { part, wrong, allowed, ...(meant !== undefined && { meant }) };
}

/**
 * How an outcome is taken. A level that is left out is left out whatever came of it; a waived fault is told and fails
 * nothing; rules that are not built or were not selected say nothing of the site.
 */
export function severityOf(
  { level, value, reason, waiver }: Pick<RuleOutcome, 'level' | 'value' | 'reason' | 'waiver'>,
  severities: Severities,
): Severity {
  const ofLevel = severities[level satisfies Level];
  if (value === 'passed' || value === 'inapplicable' || ofLevel === 'none') return 'none';
  if (value === 'failed') return waiver === undefined ? ofLevel : 'note';
  if (value === 'cantTell') return severities.cantTell;
  return reason === 'not-implemented' || reason === 'not-selected' ? 'none' : severities.untested;
}

/** Whether a test of that severity is red. */
export const isFailing = (severity: Severity): boolean => severity === 'error' || severity === 'warning';
