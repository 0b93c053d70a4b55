/** Expected against found, rule by rule. */
import type { AuditReport } from '../../src/model/report.js';
import { either, none, untested } from './expected.js';
import type { Acceptable, Expected } from './expected.js';
import { pendingRules } from './pending-rules.js';
import type { AuditedSite } from './audit-site.js';
import type { SiteCase } from './site-case.js';
import { whereShown } from './where-shown.js';

export type Mark =
  | 'right'
  /** Praised, though it is not so: counts double. */
  | 'wrong-pass'
  | 'wrong-accusation'
  | 'wrongly-undecided'
  | 'wrongly-inapplicable'
  /** The value is right, the reason or the figures are not. */
  | 'wrong-detail';

export interface Comparison {
  readonly rule: string;
  readonly mark: Mark;
  readonly expected: string;
  readonly found: string;
}

type Outcome = AuditReport['outcomes'][number];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof RegExp);

/** Whether the figure found says what is expected: arrays as sets, objects by the keys named, patterns within text. */
export const agrees = (expected: unknown, found: unknown): boolean => {
  if (expected instanceof RegExp)
    return expected.test(typeof found === 'string' ? found : (JSON.stringify(found) ?? ''));
  if (Array.isArray(expected)) {
    if (!Array.isArray(found) || found.length !== expected.length) return false;
    const rest = [...(found as unknown[])];
    return expected.every((one) => {
      const at = rest.findIndex((other) => agrees(one, other));
      if (at < 0) return false;
      rest.splice(at, 1);
      return true;
    });
  }
  if (isRecord(expected)) {
    return isRecord(found) && Object.entries(expected).every(([key, value]) => agrees(value, found[key]));
  }
  return expected === found;
};

const describe = (one: Acceptable): string =>
  `${one.value}${one.reasons ? `(${one.reasons.join('|')})` : ''}${one.measured ? ` ${show(one.measured)}` : ''}${one.says ? ` says ${one.says.join(' ')}` : ''}`;

/** Of a rule that nothing judges yet. */
const PENDING: Expected = either(untested('not-implemented'), none('kind', 'not-in-force'));

const show = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => (inner instanceof RegExp ? String(inner) : inner));

const found = (outcome: Outcome): string => {
  const messages = outcome.findings.slice(0, 2).map((finding) => `${finding.code}: ${finding.message}`);
  return `${outcome.value}${outcome.reason ? `(${outcome.reason})` : ''} ${show(outcome.measured ?? {}).slice(0, 300)}${messages.length ? ` «${messages.join(' / ').slice(0, 240)}»` : ''}`;
};

/** One finding that all patterns agree with. */
const isSaid = (patterns: readonly RegExp[], outcome: Outcome): boolean =>
  outcome.findings.some((finding) => {
    const text = JSON.stringify([finding.message, finding.data, finding.column, finding.url, finding.evidence]);
    return patterns.every((pattern) => pattern.test(text));
  });

const markOf = (expected: Expected, outcome: Outcome): Mark => {
  const sameValue = expected.filter((one) => one.value === outcome.value);
  const isWhole = sameValue.some(
    (one) =>
      (!one.reasons || one.reasons.some((reason) => reason === outcome.reason)) &&
      (!one.measured || agrees(one.measured, outcome.measured)) &&
      (!one.says || isSaid(one.says, outcome)),
  );
  if (isWhole) return 'right';
  if (sameValue.length > 0) return 'wrong-detail';
  if (outcome.value === 'passed') return 'wrong-pass';
  if (outcome.value === 'failed') return 'wrong-accusation';
  if (outcome.value === 'inapplicable') return 'wrongly-inapplicable';
  return 'wrongly-undecided';
};

/** One comparison for each rule that the truth names, then verdict, exit status and requests. */
export const compareSite = (site: SiteCase, audited: AuditedSite): Comparison[] => {
  const { report, transcript } = audited;
  if (!report) {
    return [
      {
        rule: '(report)',
        mark: 'wrongly-undecided',
        expected: 'report.json',
        found: `none, exit ${transcript.status}: ${transcript.stderr.slice(-400)}`,
      },
    ];
  }
  const comparisons = Object.entries(site.truth).map(([rule, due]): Comparison => {
    const expected = pendingRules.has(rule) ? PENDING : due;
    const outcome = report.outcomes.find((one) => one.rule === rule);
    const said = expected.map(describe).join(' or ');
    if (!outcome) return { rule, mark: 'wrongly-undecided', expected: said, found: 'no such outcome' };
    return { rule, mark: markOf(expected, outcome), expected: said, found: found(outcome) };
  });
  const extra = (rule: string, isRight: boolean, expected: string, what: string): void => {
    comparisons.push({ rule, mark: isRight ? 'right' : 'wrong-detail', expected, found: what });
  };
  if (site.verdict) {
    const { verdict, vetoes, points } = report.scorecard;
    extra(
      '(verdict)',
      site.verdict.includes(verdict),
      site.verdict.join('|'),
      `${verdict} vetoes=${vetoes.join(',')} points=${show(points)}`,
    );
  }
  if (site.exit) {
    extra(
      '(exit)',
      site.exit.includes(transcript.status ?? -1),
      site.exit.join('|'),
      `${transcript.status} ${transcript.stderr.slice(-200)}`,
    );
  }
  if (site.maxRequests !== undefined) {
    extra(
      '(requests)',
      audited.requests.length <= site.maxRequests,
      `≤ ${site.maxRequests}`,
      String(audited.requests.length),
    );
  }
  if (site.secrets) {
    const shown = whereShown(site.secrets, audited);
    extra('(masked)', shown.length === 0, 'no number in the clear', shown.slice(0, 5).join(' '));
  }
  if (site.only) {
    const others = report.outcomes.filter((one) => !site.only?.includes(one.rule) && one.reason !== 'not-selected');
    extra(
      '(only)',
      others.length === 0,
      'untested: not-selected',
      others
        .map((one) => `${one.rule}=${one.value}(${one.reason ?? ''})`)
        .slice(0, 5)
        .join(' '),
    );
  }
  return comparisons;
};
