import type { RuleOutcome } from '../../model/report.js';
import { points } from '../figures.js';
import { ruleTitle, type ReportView } from './view.js';

function RuleLine({ outcome, view }: { readonly outcome: RuleOutcome; readonly view: ReportView }) {
  const { words } = view;
  const hasCard = view.hasCard.has(outcome);
  const open = outcome.points.max - outcome.points.min;
  return (
    <li>
      {hasCard ? <a href={`#rule-${outcome.rule}`}>{ruleTitle(view, outcome)}</a> : ruleTitle(view, outcome)}
      {outcome.level === 'veto' ? <span class="level level-veto">{words.level.veto}</span> : null}
      {open > 0 ? <span class="muted">{words.count.gain(points(open))}</span> : null}
    </li>
  );
}

/** So many rules are read at a glance; longer lists are folded. */
const GLANCE = 8;

function RuleList({ outcomes, view }: { readonly outcomes: readonly RuleOutcome[]; readonly view: ReportView }) {
  const rules = (
    <ul class="plain">
      {outcomes.map((outcome) => (
        <RuleLine outcome={outcome} view={view} />
      ))}
    </ul>
  );
  return outcomes.length <= GLANCE ? (
    rules
  ) : (
    <details>
      <summary>{view.words.count.rules(outcomes.length)}</summary>
      {rules}
    </details>
  );
}

/** What was not judged and why, one block a reason. */
export function NotJudged({ view }: { readonly view: ReportView }) {
  const { words, notJudged } = view;
  if (notJudged.length === 0) return null;
  return (
    <section aria-labelledby="not-judged">
      <h2 id="not-judged">{words.text.notJudged}</h2>
      <p class="muted">{words.text.notJudgedNote}</p>
      <div class="reasons">
        {notJudged.map(({ reason, outcomes }) => {
          const { name, meaning, todo } = words.reason[reason] ?? words.unknownReason(reason);
          return (
            <section class="card reason-card">
              <h3>
                {name}
                <span class="count">{words.count.items(outcomes.length)}</span>
              </h3>
              <p>{meaning}</p>
              {todo === undefined ? null : (
                <p>
                  <span class="label">{words.text.whatToDo}</span> {todo}
                </p>
              )}
              <RuleList outcomes={outcomes} view={view} />
            </section>
          );
        })}
      </div>
    </section>
  );
}

/** Rules that do not apply; folded. */
export function Inapplicable({ view }: { readonly view: ReportView }) {
  const { words, inapplicable } = view;
  if (inapplicable.length === 0) return null;
  const total = inapplicable.reduce((sum, group) => sum + group.outcomes.length, 0);
  return (
    <section aria-labelledby="inapplicable">
      <h2 id="inapplicable">{words.text.inapplicable}</h2>
      <details>
        <summary>
          {words.count.rules(total)} · {words.text.inapplicableNote}
        </summary>
        {inapplicable.map(({ reason, outcomes }) => {
          const { name, meaning } = words.reason[reason] ?? words.unknownReason(reason);
          return (
            <>
              <h3>{name}</h3>
              <p class="muted">{meaning}</p>
              <ul class="plain">
                {outcomes.map((outcome) => (
                  <RuleLine outcome={outcome} view={view} />
                ))}
              </ul>
            </>
          );
        })}
      </details>
    </section>
  );
}

/** Rules that passed; folded. */
export function Passed({ view }: { readonly view: ReportView }) {
  const { words, passed } = view;
  return (
    <section aria-labelledby="passed">
      <h2 id="passed">{words.text.passed}</h2>
      {passed.length === 0 ? (
        <p class="empty">{words.text.passedNone}</p>
      ) : (
        <details>
          <summary>{words.count.rules(passed.length)}</summary>
          <table class="passed">
            <thead>
              <tr>
                <th scope="col">{words.text.rule}</th>
                <th scope="col">{words.text.section}</th>
                <th scope="col">{words.text.level}</th>
                <th scope="col" class="number">
                  {words.text.points}
                </th>
                <th scope="col" class="number">
                  {words.text.checked}
                </th>
              </tr>
            </thead>
            <tbody>
              {passed.map((outcome) => (
                <tr>
                  <th scope="row" id={`rule-${outcome.rule}`}>
                    {ruleTitle(view, outcome)}
                  </th>
                  <td>{view.sections.get(outcome.section)}</td>
                  <td>{words.level[outcome.level]}</td>
                  <td class="number">{outcome.points.outOf > 0 ? points(outcome.points.earned) : '—'}</td>
                  <td class="number">{outcome.checked}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  );
}
