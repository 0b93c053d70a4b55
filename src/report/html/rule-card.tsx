import type { RuleOutcome } from '../../model/report.js';
import { beijingTime } from '../beijing-time.js';
import { points } from '../figures.js';
import { FindingItem } from './finding.js';
import { OUTCOME_MARKS } from './marks.js';
import { Measured } from './measured.js';
import { aside, ruleTitle, type ReportView } from './view.js';

/** 《title》 (number) clause “quote”. */
export function Basis({ basis, view }: { readonly basis: RuleOutcome['basis']; readonly view: ReportView }) {
  return (
    <ul class="basis">
      {basis.map((source) => (
        <li lang="zh-CN">
          {source.document.startsWith('《') ? source.document : `《${source.document}》`}
          {source.number === undefined ? '' : `（${source.number}）`} {source.clause ?? ''}
          {source.quote === undefined ? null : <q>{source.quote}</q>}
          {view.lang === 'en' && source.clause !== undefined ? (
            <span class="muted"> ({view.words.text.clause})</span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Points({ outcome, view }: { readonly outcome: RuleOutcome; readonly view: ReportView }) {
  const { count } = view.words;
  const { earned, max, min, outOf } = outcome.points;
  if (outOf === 0) return null;
  return (
    <span class="points">
      {count.ofPoints(points(earned), points(outOf))}
      {max > min ? <small>{count.gain(points(max - min))}</small> : null}
    </span>
  );
}

/** A rule that failed or could not be decided, with all that is needed to see why and to mend it. */
export function RuleCard({ outcome, view }: { readonly outcome: RuleOutcome; readonly view: ReportView }) {
  const { words, lang } = view;
  const remedy = lang === 'en' ? (outcome.remedyEn ?? outcome.remedy) : outcome.remedy;
  const reason = outcome.reason === undefined ? undefined : words.reason[outcome.reason];
  const { waiver, review } = outcome;
  return (
    <article
      class={`rule rule-${outcome.value}`}
      id={`rule-${outcome.rule}`}
      data-card={outcome.value}
      data-level={outcome.level}
    >
      <header>
        <h4>
          <span class={`tag tag-${outcome.value}`}>
            <span aria-hidden="true">{OUTCOME_MARKS[outcome.value]}</span> {words.outcome[outcome.value]}
          </span>
          <span class="rule-title">{ruleTitle(view, outcome)}</span>
        </h4>
        <p class="rule-facts">
          <span class={`level level-${outcome.level}`}>{words.level[outcome.level]}</span>
          <Points outcome={outcome} view={view} />
          <code>{outcome.rule}</code>
        </p>
      </header>
      {reason === undefined ? null : (
        <p class="reason">
          <b>{reason.name}</b>
          {lang === 'en' ? ': ' : '：'}
          {reason.meaning} {reason.todo ?? ''}
        </p>
      )}
      <ol class="findings">
        {outcome.findings.map((finding) => (
          <FindingItem finding={finding} view={view} />
        ))}
      </ol>
      <dl class="rows">
        {outcome.measured === undefined ? null : <Measured measured={outcome.measured} words={words} />}
        {outcome.basis.length === 0 ? null : (
          <div class="row">
            <dt>{words.text.basis}</dt>
            <dd>
              <Basis basis={outcome.basis} view={view} />
            </dd>
          </div>
        )}
        {remedy === undefined ? null : (
          <div class="row row-remedy">
            <dt>{words.text.remedy}</dt>
            <dd>{remedy}</dd>
          </div>
        )}
        {waiver === undefined ? null : (
          <div class="row">
            <dt>{words.text.waived}</dt>
            <dd>
              {waiver.justification}
              {aside(view, waiver.approvedBy, waiver.expiresOn)}
            </dd>
          </div>
        )}
        {review === undefined ? null : (
          <div class="row">
            <dt>{words.text.reviewed}</dt>
            <dd>
              {words.outcome[review.value as keyof typeof words.outcome] ?? review.value}
              {lang === 'en' ? ': ' : '：'}
              {review.reason}
              {aside(view, review.by, beijingTime(review.at))}
            </dd>
          </div>
        )}
      </dl>
    </article>
  );
}
