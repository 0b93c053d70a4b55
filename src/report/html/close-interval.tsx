import type { RuleOutcome } from '../../model/report.js';
import { points } from '../figures.js';
import { anchorOf, ruleTitle, type ReportView } from './view.js';

/** So many rules are read at a glance; the rest is one click away. */
const GLANCE = 8;

function Rows({ outcomes, view }: { readonly outcomes: readonly RuleOutcome[]; readonly view: ReportView }) {
  const { words, report } = view;
  const { text } = words;
  const { outOf } = report.scorecard.points;
  const base = report.profile.scoring?.base ?? 100;
  return (
    <table class="closing">
      <thead>
        <tr>
          <th scope="col">{text.rule}</th>
          <th scope="col">{text.whyOpen}</th>
          <th scope="col" class="number">
            {text.openPoints}
          </th>
          <th scope="col" class="number">
            {text.narrowing}
          </th>
        </tr>
      </thead>
      <tbody>
        {outcomes.map((outcome) => {
          const reason = outcome.reason ?? '';
          const { name, todo } =
            outcome.value === 'failed'
              ? { name: text.partlyOpen, todo: text.partlyOpenTodo }
              : (words.reason[reason] ?? words.unknownReason(reason));
          const open = outcome.points.max - outcome.points.min;
          return (
            <tr>
              <th scope="row">
                <a href={anchorOf(view, outcome)}>{ruleTitle(view, outcome)}</a>
              </th>
              <td>
                {name}
                {todo === undefined ? null : <small>{todo}</small>}
              </td>
              <td class="number">{points(open)}</td>
              <td class="number">
                {outcome.level === 'bonus' || outOf === 0 ? '—' : words.count.narrows(points((open / outOf) * base))}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** What would close the interval: undecided rules with points, the ones that move it most first, with why and what to do. */
export function CloseInterval({ view }: { readonly view: ReportView }) {
  const { text, count } = view.words;
  const rest = view.open.slice(GLANCE);
  if (view.open.length === 0) return null;
  return (
    <section class="card" aria-labelledby="close-interval">
      <h2 id="close-interval">
        {text.closeInterval}
        <span class="count">{count.items(view.open.length)}</span>
      </h2>
      <p class="muted">{text.closeIntervalNote}</p>
      <Rows outcomes={view.open.slice(0, GLANCE)} view={view} />
      {rest.length === 0 ? null : (
        <details>
          <summary>{count.otherRules(rest.length)}</summary>
          <Rows outcomes={rest} view={view} />
        </details>
      )}
    </section>
  );
}
