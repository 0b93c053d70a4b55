import { canonical, sha256 } from '../lib/text/canonical-json.js';
import type { Decision } from '../model/decision.js';
import type { AuditReport, RuleOutcome } from '../model/report.js';
import type { ReviewRow } from '../model/review-row.js';
import type { Question } from './list-questions.js';

/** So many places are shown of one item; the report has all of them. */
const MOST_PLACES = 5;

/** The hash of an item's state: what the report says of it, and what was decided of it by now. */
export const stateOf = (question: Pick<Question, 'fingerprint'>, decision: Decision | undefined): string =>
  decision === undefined
    ? question.fingerprint
    : sha256(question.fingerprint + canonical(decision)).slice(0, question.fingerprint.length);

/** An item as a line of the workbook. */
export function reviewRow(
  question: Question,
  report: AuditReport,
  earlier?: { readonly decision?: Decision; readonly words?: string },
): ReviewRow {
  const { id, unit, title, section, kind, worth, isDivisible, rule, clause } = question;
  const outcome = report.outcomes.find((one) => one.rule === rule);
  const item = report.evidenceItems?.find((one) => one.clause === clause);
  const names = new Map(report.scorecard.sections.map((one) => [one.id, one.title]));
  const findings = (outcome?.findings ?? []).filter((one) => unit === undefined || one.unit === unit);
  const evidence = findings.flatMap((finding) => finding.evidence.map(({ url }) => url));
  return {
    ...{ id, state: stateOf(question, earlier?.decision) },
    ...{ site: report.site.id, siteName: report.site.name, about: rule ?? clause ?? '', title, kind },
    ...(unit !== undefined && { unit }),
    ...(section !== undefined && { section: names.get(section) ?? section }),
    basis: outcome
      ? basisOf(outcome)
      : [item?.document, clause, item?.deadline ?? item?.dueOn].filter(Boolean).join(' '),
    found: item
      ? item.bring
      : findings
          .slice(0, MOST_PLACES)
          .map(({ message }) => message)
          .join('\n'),
    addresses: [...new Set([...findings.flatMap(({ url }) => url ?? []), ...evidence])].slice(0, MOST_PLACES),
    worth: worth / 100,
    isDivisible,
    ...(earlier?.words !== undefined && { earlier: earlier.words }),
  };
}

const basisOf = ({ basis }: RuleOutcome): string =>
  basis
    .map(({ document, number, clause, quote }) =>
      [document, number, clause, quote === undefined ? undefined : `“${quote}”`].filter(Boolean).join(' '),
    )
    .join('\n');
