import type { Result } from 'sarif';
import type { AuditReport } from '../../model/report.js';
import type { Fault, PipelineOptions } from '../faults.js';
import { pagePath } from '../page-path.js';
import { LEVEL } from './rule-descriptors.js';
import { literal } from './literal.js';
import { sarifWords } from './words.js';

/**
 * A fault as a result. What waits for a person is of kind `review`, never `fail`. Pages are places of files to those who
 * read it, so the path stands for the page; the address itself is the logical location and stands in the message.
 */
export function resultOf(report: AuditReport, fault: Fault, ruleIndex: number, { lang }: PipelineOptions): Result {
  const { outcome, finding, severity, message, address, key } = fault;
  const isReview = severity === 'review';
  const isOpen = outcome.value !== 'failed' || finding?.value === 'cantTell';
  const open = isOpen ? `${sarifWords(lang).open}${lang === 'en' ? ': ' : '：'}` : '';
  const { waiver } = outcome;
  return {
    ruleId: outcome.rule,
    ruleIndex,
    kind: isReview ? 'review' : 'fail',
    level: LEVEL[severity],
    message: { text: literal(`${open}${message} ${address}`) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: pagePath(address) ?? pagePath(report.site.url) ?? report.site.id },
          // Findings are of pages; tools that show lines want one.
          region: { startLine: 1 },
        },
        logicalLocations: [{ name: address, fullyQualifiedName: address, kind: 'resource' }],
      },
    ],
    // The report's own identity of a fault; the other is the one that code scanning tells alerts apart by.
    fingerprints: { 'gongkai/v1': key },
    partialFingerprints: { primaryLocationLineHash: `${key}:1` },
    ...(waiver && {
      suppressions: [
        {
          kind: 'external',
          status: 'accepted',
          justification: `${waiver.justification} (${waiver.approvedBy}, ${waiver.expiresOn})`,
        },
      ],
    }),
    properties: {
      value: finding?.value ?? outcome.value,
      address,
      ...(outcome.reason !== undefined && { reason: outcome.reason }),
      ...(finding && { code: finding.code }),
      ...(finding?.unit !== undefined && { unit: finding.unit }),
      ...(finding?.column !== undefined && { column: finding.column }),
      ...(finding?.dueOn !== undefined && { dueOn: finding.dueOn }),
      ...(finding && finding.evidence.length > 0 && { evidence: finding.evidence.slice(0, EVIDENCE_AT_MOST) }),
    },
  };
}

/** The rest stands in report.json. */
const EVIDENCE_AT_MOST = 3;
