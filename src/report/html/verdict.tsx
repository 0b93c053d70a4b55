import type { RuleOutcome } from '../../model/report.js';
import { points } from '../figures.js';
import { ruleTitle, verdictWhy, type ReportView } from './view.js';

/** Scale of 0 to 100 with the interval as a band and the estimate as a mark. */
function Scale({ view }: { readonly view: ReportView }) {
  const { min, max, value } = view.report.scorecard.points;
  const { words } = view;
  const x = (score: number): number => Math.min(100, Math.max(0, score)) * 6;
  const label = `${words.text.interval} ${words.count.interval(points(min), points(max))}`;
  return (
    <svg class="scale" viewBox="-6 0 612 44" role="img" aria-label={label}>
      <rect class="scale-track" x="0" y="14" width="600" height="8" rx="4" />
      <rect
        class="scale-band"
        x={String(x(min))}
        y="14"
        width={String(Math.max(4, x(max) - x(min)))}
        height="8"
        rx="4"
      />
      {view.hasEstimate ? (
        <rect class="scale-mark" x={String(x(value) - 2)} y="8" width="4" height="20" rx="2" />
      ) : null}
      {[0, 20, 40, 60, 80, 100].map((tick) => (
        <text
          class="scale-tick"
          x={String(x(tick))}
          y="40"
          text-anchor={tick === 0 ? 'start' : tick === 100 ? 'end' : 'middle'}
        >
          {tick}
        </text>
      ))}
    </svg>
  );
}

function Score({ view }: { readonly view: ReportView }) {
  const { words, report, hasEstimate } = view;
  const { value, min, max, bonus } = report.scorecard.points;
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
    </div>
  );
}

function RuleLinks({ view, outcomes }: { readonly view: ReportView; readonly outcomes: readonly RuleOutcome[] }) {
  const linked = new Set(view.problems.flatMap((section) => section.outcomes));
  return (
    <>
      {outcomes.map((outcome, index) => (
        <>
          {index > 0 ? view.words.listSeparator : ''}
          <a href={linked.has(outcome) ? `#rule-${outcome.rule}` : '#not-judged'}>{ruleTitle(view, outcome)}</a>
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
                {finding ? (
                  <p>{view.lang === 'en' ? (finding.messageEn ?? finding.message) : finding.message}</p>
                ) : null}
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
