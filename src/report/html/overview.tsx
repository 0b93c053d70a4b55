import type { RuleOutcome } from '../../model/report.js';
import { points } from '../figures.js';
import { CloseInterval } from './close-interval.js';
import { OUTCOME_MARKS } from './marks.js';
import { Sections } from './sections.js';
import { ruleTitle, type ReportView } from './view.js';

const OUTCOMES = ['failed', 'cantTell', 'passed', 'untested', 'inapplicable'] as const;

/** How many rules came out how. */
function Counts({ view }: { readonly view: ReportView }) {
  const { words, report } = view;
  return (
    <ul class="counts">
      {OUTCOMES.map((value) => (
        <li class={`count-${value}`} title={words.outcomeMeaning[value]}>
          <span class="mark" aria-hidden="true">
            {OUTCOME_MARKS[value]}
          </span>
          <b>{report.outcomes.filter((outcome) => outcome.value === value).length}</b>
          <span>{words.outcome[value]}</span>
        </li>
      ))}
    </ul>
  );
}

function FirstFix({ view }: { readonly view: ReportView }) {
  const { words } = view;
  const first = view.firstFix.slice(0, 6);
  if (first.length === 0) return null;
  const cost = (outcome: RuleOutcome): string =>
    outcome.level === 'veto' ? words.level.veto : words.count.lost(points(outcome.points.outOf - outcome.points.max));
  return (
    <section class="card" aria-labelledby="first-fix">
      <h2 id="first-fix">{words.text.firstFix}</h2>
      <p class="muted">{words.text.firstFixNote}</p>
      <ol class="fixes">
        {first.map((outcome) => (
          <li>
            <a href={`#rule-${outcome.rule}`}>{ruleTitle(view, outcome)}</a>
            <span class="cost">{cost(outcome)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Everything between the verdict and the list of findings. */
export function Overview({ view }: { readonly view: ReportView }) {
  return (
    <div class="overview">
      <Counts view={view} />
      <FirstFix view={view} />
      <CloseInterval view={view} />
      <Sections view={view} />
    </div>
  );
}
