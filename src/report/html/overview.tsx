import type { RuleOutcome } from '../../model/report.js';
import { points } from '../figures.js';
import { OUTCOME_MARKS } from './marks.js';
import { ruleTitle, type ReportView } from './view.js';

const OUTCOMES = ['failed', 'cantTell', 'passed', 'untested', 'inapplicable'] as const;

/** How many rules came out how. */
export function Counts({ view }: { readonly view: ReportView }) {
  const { words, report } = view;
  return (
    <ul class="counts">
      {OUTCOMES.map((value) => (
        <li class={`count-${value}`}>
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

/** Undecided rules with points, the ones that move the interval most first. */
function CloseInterval({ view }: { readonly view: ReportView }) {
  const { words } = view;
  const shown = view.open.slice(0, 6);
  if (shown.length === 0) return null;
  return (
    <section class="card" aria-labelledby="close-interval">
      <h2 id="close-interval">{words.text.closeInterval}</h2>
      <ol class="fixes">
        {shown.map((outcome) => (
          <li>
            <a href={outcome.findings.length > 0 ? `#rule-${outcome.rule}` : '#not-judged'}>
              {ruleTitle(view, outcome)}
            </a>
            <span class="cost">{words.count.gain(points(outcome.points.max - outcome.points.min))}</span>
          </li>
        ))}
      </ol>
      {view.open.length > shown.length ? (
        <p class="muted">
          <a href="#not-judged">
            {words.text.filterAll} {words.count.rules(view.open.length)}
          </a>
        </p>
      ) : null}
    </section>
  );
}

/** One bar: what is earned, what is still open, what is lost. */
function Bar({ earned, max, outOf }: { readonly earned: number; readonly max: number; readonly outOf: number }) {
  const x = (value: number): string => String(outOf > 0 ? Math.round((value / outOf) * 20000) / 100 : 0);
  return (
    <svg class="bar" viewBox="0 0 200 10" preserveAspectRatio="none" aria-hidden="true">
      <rect class="bar-track" width="200" height="10" rx="2" />
      <rect class="bar-open" width={x(max)} height="10" rx="2" />
      <rect class="bar-earned" width={x(earned)} height="10" rx="2" />
    </svg>
  );
}

function Sections({ view }: { readonly view: ReportView }) {
  const { words, report } = view;
  const withProblems = new Map(view.problems.map((section) => [section.id, section.outcomes]));
  return (
    <section class="card" aria-labelledby="sections">
      <h2 id="sections">{words.text.sections}</h2>
      <table class="sections">
        <thead>
          <tr>
            <th scope="col">{words.text.section}</th>
            <th scope="col" class="bar-cell">
              <span class="legend legend-earned">{words.text.sectionEarned}</span>
              <span class="legend legend-open">{words.text.sectionOpen}</span>
            </th>
            <th scope="col" class="number">
              {words.text.points}
            </th>
            <th scope="col" class="number">
              {words.outcome.failed}
            </th>
            <th scope="col" class="number">
              {words.outcome.cantTell}
            </th>
          </tr>
        </thead>
        <tbody>
          {report.scorecard.sections.map((section) => {
            const problems = withProblems.get(section.id) ?? [];
            const count = (value: string): number =>
              report.outcomes.filter((outcome) => outcome.section === section.id && outcome.value === value).length;
            return (
              <tr>
                <th scope="row">
                  {problems.length > 0 ? <a href={`#section-${section.id}`}>{section.title}</a> : section.title}
                </th>
                <td class="bar-cell">
                  <Bar earned={section.min} max={section.max} outOf={section.outOf} />
                </td>
                <td class="number">
                  {section.outOf > 0 ? words.count.ofPoints(points(section.min), points(section.outOf)) : '—'}
                  {section.max > section.min ? (
                    <small>{words.count.gain(points(section.max - section.min))}</small>
                  ) : null}
                </td>
                <td class="number">{count('failed') || '·'}</td>
                <td class="number">{count('cantTell') || '·'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** Everything between the verdict and the list of findings. */
export function Overview({ view }: { readonly view: ReportView }) {
  return (
    <div class="overview">
      <Counts view={view} />
      <div class="pair">
        <FirstFix view={view} />
        <CloseInterval view={view} />
      </div>
      <Sections view={view} />
    </div>
  );
}
