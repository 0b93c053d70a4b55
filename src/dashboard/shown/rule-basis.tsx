import type { RuleOutcome } from '../../model/report.js';
import type { Call } from '../route.js';

/** Clauses that a rule rests on, quoted, and how it is mended. Texts are made harmless before they come here. */
export function RuleBasis({
  call,
  outcome,
}: {
  call: Call;
  outcome: Pick<RuleOutcome, 'basis' | 'remedy' | 'remedyEn'>;
}) {
  const { say, lang } = call;
  const remedy = lang === 'en' ? (outcome.remedyEn ?? outcome.remedy) : outcome.remedy;
  return (
    <dl class="stack basis">
      {outcome.basis.length === 0 ? null : (
        <div>
          <dt>{say({ zh: '依据', en: 'Source' })}</dt>
          {outcome.basis.map(({ document, number, clause, quote }) => (
            <dd lang="zh-CN">
              {document.startsWith('《') ? document : `《${document}》`}
              {number === undefined ? '' : `（${number}）`} {clause ?? ''}
              {quote === undefined ? null : <q>{quote}</q>}
            </dd>
          ))}
        </div>
      )}
      {remedy === undefined ? null : (
        <div>
          <dt>{say({ zh: '怎样整改', en: 'How to mend it' })}</dt>
          <dd>{remedy}</dd>
        </div>
      )}
    </dl>
  );
}
