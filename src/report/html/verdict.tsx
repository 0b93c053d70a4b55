import type { RuleOutcome } from '../../model/report.js';
import { Chart } from '../charts/chart.js';
import { scoreScale } from '../charts/score-scale.js';
import { points } from '../figures.js';
import { messageOf } from './finding.js';
import { anchorOf, ruleTitle, verdictWhy, type ReportView } from './view.js';

/** Scale of 0 to 100 with the interval as a band, the estimate and the pass mark as marks. */
function Scale({ view }: { readonly view: ReportView }) {
  const { words, report, hasEstimate } = view;
  const { min, max, value } = report.scorecard.points;
  const passMark = report.profile.scoring?.passMark;
  const name = {
    id: 'scale',
    title: words.text.score,
    description: [
      ...(hasEstimate ? [`${words.text.score} ${points(value)}`] : []),
      `${words.text.interval} ${words.count.interval(points(min), points(max))}`,
      ...(passMark === undefined ? [] : [words.count.passMark(points(passMark))]),
    ].join(words.listSeparator),
  };
  const interval = {
    min,
    max,
    base: report.profile.scoring?.base ?? 100,
    ...(hasEstimate && { value }),
    ...(passMark !== undefined && { passMark }),
  };
  return <Chart width="half" draw={(width) => scoreScale(interval, name, width)} />;
}

function Score({ view }: { readonly view: ReportView }) {
  const { words, report, hasEstimate } = view;
  const { value, min, max, bonus } = report.scorecard.points;
  const passMark = report.profile.scoring?.passMark;
  const note = !hasEstimate ? words.text.scoreNone : min === max ? words.text.decided : words.text.scoreNote;
  return (
    <div class="score">
      <span class="label">{words.text.score}</span>
      <p class="score-value">
        <strong>{hasEstimate ? points(value) : '—'}</strong>
        {hasEstimate && words.text.scoreUnit !== '' ? <span class="unit">{words.text.scoreUnit}</span> : null}
        {bonus > 0 ? (
          <span class="muted">
            {words.text.bonus} +{points(bonus)}
          </span>
        ) : null}
      </p>
      <Scale view={view} />
      <p class="muted">
        {words.text.interval} <b>{words.count.interval(points(min), points(max))}</b> · {note}
      </p>
      {passMark === undefined ? null : <p class="muted pass-mark">{words.count.passMark(points(passMark))}</p>}
    </div>
  );
}

function RuleLinks({ view, outcomes }: { readonly view: ReportView; readonly outcomes: readonly RuleOutcome[] }) {
  return (
    <>
      {outcomes.map((outcome, index) => (
        <>
          {index > 0 ? view.words.listSeparator : ''}
          <a href={anchorOf(view, outcome)}>{ruleTitle(view, outcome)}</a>
        </>
      ))}
    </>
  );
}

/** What the vetoes say: the ones that hold, the ones still open, or that there is none. */
function Vetoes({ view }: { readonly view: ReportView }) {
  const { words, failedVetoes, openVetoes } = view;
  const state = failedVetoes.length > 0 ? 'failed' : openVetoes.length > 0 ? 'open' : 'none';
  return (
    <section class={`vetoes vetoes-${state}`} aria-labelledby="vetoes-title">
      <h2 id="vetoes-title">
        {words.text.vetoes}
        {failedVetoes.length > 0 ? <span class="count">{words.count.items(failedVetoes.length)}</span> : null}
      </h2>
      {failedVetoes.length > 0 ? (
        <ul>
          {failedVetoes.map((outcome) => {
            const finding = outcome.findings[0];
            return (
              <li>
                <a href={`#rule-${outcome.rule}`}>{ruleTitle(view, outcome)}</a>
                {finding ? <p>{messageOf(finding, view)}</p> : null}
              </li>
            );
          })}
        </ul>
      ) : null}
      {state === 'none' ? <p>{words.text.noVeto}</p> : null}
      {openVetoes.length > 0 ? (
        <p>
          {words.text.vetoesOpen}
          {view.lang === 'en' ? ': ' : '：'}
          <RuleLinks view={view} outcomes={openVetoes} />
        </p>
      ) : null}
    </section>
  );
}

/** The head of the page: who, what came out, why, and how sure it is. */
export function VerdictPanel({ view }: { readonly view: ReportView }) {
  const { report, words } = view;
  const { verdict } = report.scorecard;
  return (
    <div class={`verdict verdict-${verdict}`}>
      <div class="verdict-word">
        <span class="label">{words.text.verdict}</span>
        <p class="stamp">{words.verdict[verdict]}</p>
        <p class="why">{verdictWhy(view)}</p>
      </div>
      <Score view={view} />
      <Vetoes view={view} />
    </div>
  );
}
