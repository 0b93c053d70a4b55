import { sha256 } from '../lib/text/canonical-json.js';
import type { Decision } from '../model/decision.js';
import type { Finding, Review, RuleOutcome } from '../model/report.js';
import type { RulePoints } from './score-rule.js';

/** Points as a report has them. */
export const asPoints = ({ min, max, outOf }: RulePoints): RuleOutcome['points'] => ({
  earned: min / 100,
  min: min / 100,
  max: max / 100,
  outOf: outOf / 100,
});

/** A doubt that an evaluator has confirmed. */
export const asFault = (doubt: Finding, { reason }: Decision): Finding => ({
  ...doubt,
  value: 'failed',
  message: `评估人认定不符合要求：${reason}（${doubt.message}）`,
  ...(doubt.messageEn !== undefined && {
    messageEn: `Decided by an evaluator: ${reason} (${doubt.messageEn})`,
  }),
});

/** A fault that the program had not seen. */
export const faultByDecision = (rule: string, { reason, unit }: Decision): Finding => ({
  fingerprint: sha256([rule, 'reviewed', '', unit ?? ''].join('\n')).slice(0, 16),
  value: 'failed',
  code: 'reviewed',
  message: `评估人认定不符合要求：${reason}`,
  messageEn: `Decided by an evaluator: ${reason}`,
  ...(unit !== undefined && { unit }),
  evidence: [],
});

/** As a report shows a decision, with what the program had said. */
export function reviewOf(
  decision: Decision,
  was: { readonly value: string; readonly reason?: string; readonly findings: { readonly length: number } },
): Review {
  const { value, reason, by, at, second, until, evidence } = decision;
  return {
    value: value === 'partly' ? 'failed' : value,
    ...{ reason, by, at },
    ...(second !== undefined && { second }),
    ...(until !== undefined && { until }),
    was: { value: was.value, ...(was.reason !== undefined && { reason: was.reason }), findings: was.findings.length },
    ...(evidence && evidence.length > 0 && { evidence }),
  };
}
