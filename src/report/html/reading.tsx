import { OUTCOME_MARKS } from './marks.js';
import type { ReportView } from './view.js';

const OUTCOMES = ['passed', 'failed', 'cantTell', 'untested', 'inapplicable'] as const;
const LEVELS = ['veto', 'deduction', 'bonus', 'advice'] as const;

/** 怎样读这份报告: what its words mean and how to check its evidence, for somebody who never saw one. */
export function Reading({ view }: { readonly view: ReportView }) {
  const { words } = view;
  return (
    <section aria-labelledby="reading">
      <h2 id="reading">{words.text.reading}</h2>
      <p>{words.text.readingScore}</p>
      <dl class="meanings">
        {OUTCOMES.map((value) => (
          <div>
            <dt>
              <span class={`mark mark-of-${value}`} aria-hidden="true">
                {OUTCOME_MARKS[value]}
              </span>{' '}
              {words.outcome[value]}
            </dt>
            <dd>{words.outcomeMeaning[value]}</dd>
          </div>
        ))}
        {LEVELS.map((level) => (
          <div>
            <dt>
              <span class={`level level-${level}`}>{words.level[level]}</span>
            </dt>
            <dd>{words.levelMeaning[level]}</dd>
          </div>
        ))}
      </dl>
      <p>{words.text.readingEvidence}</p>
    </section>
  );
}

/** Room for the names and the seal of those who answer for a printed report. */
export function SignOff({ view }: { readonly view: ReportView }) {
  const { text } = view.words;
  return (
    <div class="sign-off">
      {[text.signTester, text.signReviewer, text.signApprover, text.signOffice, text.signDate].map((label) => (
        <p>{label}</p>
      ))}
    </div>
  );
}
