import type { Finding, RuleOutcome, UnitResult } from '../../model/report.js';
import { points } from '../figures.js';
import { Address, messageOf } from './finding.js';
import { OUTCOME_MARKS } from './marks.js';
import { anchorOf, aside, legible, ruleTitle, type ReportView } from './view.js';

/** A unit with all that the page says of it. */
export interface UnitView {
  readonly unit: UnitResult;
  readonly anchor: string;
  /** Among units of its kind, by what is decided; equal scores share a place. None without a score. */
  readonly place?: number;
  readonly problems: readonly UnitProblem[];
}

/** A rule that failed at a unit or is open there. It may be open without a finding: then the reason stands alone. */
interface UnitProblem {
  readonly outcome: RuleOutcome;
  readonly findings: readonly Finding[];
  readonly reason?: string;
}

const UNSETTLED: ReadonlySet<string> = new Set(['failed', 'cantTell', 'untested']);

/** What failed at a unit or is open there, by rule. */
export function problemsOf(unit: UnitResult, outcomes: readonly RuleOutcome[]): UnitProblem[] {
  return outcomes.flatMap((outcome) => {
    const findings = outcome.findings.filter((finding) => finding.unit === unit.name);
    const own = outcome.units?.find(({ name }) => name === unit.name);
    if (findings.length === 0 && !UNSETTLED.has(own?.value ?? '')) return [];
    return [{ outcome, findings, ...(own?.reason !== undefined && { reason: own.reason }) }];
  });
}

/** Kind of a unit in words. */
export const kindWord = ({ words }: ReportView, kind: string): string => words.kind[kind] ?? kind;

/** Its score, with the range that open rules leave. */
export function UnitScore({
  unit,
  hasPlace,
  view,
}: {
  readonly unit: UnitResult;
  readonly hasPlace: boolean;
  readonly view: ReportView;
}) {
  const { min, max, value } = unit.points;
  return hasPlace ? (
    <>
      <b>{points(value)}</b>
      {max > min ? (
        <span class="interval">{aside(view, view.words.count.interval(points(min), points(max)))}</span>
      ) : null}
    </>
  ) : (
    <>—</>
  );
}

/** How each rule that judges units came out for this one: failed and open ones by name, the others counted. */
function Judged({ unit, view }: { readonly unit: UnitResult; readonly view: ReportView }) {
  const { words } = view;
  const counts = (['passed', 'failed', 'cantTell', 'untested', 'inapplicable'] as const).filter(
    (value) => (unit.outcomes[value] ?? 0) > 0,
  );
  return (
    <ul class="tally">
      {counts.map((value) => (
        <li class={`count-${value}`}>
          <span class="mark" aria-hidden="true">
            {OUTCOME_MARKS[value]}
          </span>{' '}
          {words.outcome[value]} {unit.outcomes[value]}
        </li>
      ))}
    </ul>
  );
}

function Problem({ outcome, findings, reason, view }: UnitProblem & { readonly view: ReportView }) {
  const { words } = view;
  const why = reason === undefined ? undefined : (words.reason[reason] ?? words.unknownReason(reason));
  return (
    <li>
      <p>
        <a href={anchorOf(view, outcome)}>{ruleTitle(view, outcome)}</a>
        {outcome.units === undefined ? <span class="muted"> {words.text.unitMoved}</span> : null}
        {why === undefined ? null : <span class="muted"> {why.name}</span>}
      </p>
      <ul class="plain">
        {findings.map((finding) => (
          <li>
            {finding.value === 'cantTell' ? <span class="tag tag-cantTell">{words.outcome.cantTell}</span> : null}{' '}
            {messageOf(finding, view)}{' '}
            <a class="to-evidence" href={`#finding-${finding.fingerprint}`}>
              {words.text.evidence}
            </a>
            {finding.dueOn === undefined ? null : (
              <span class="muted">
                {' '}
                {words.text.dueOn} {finding.dueOn}
              </span>
            )}
          </li>
        ))}
      </ul>
    </li>
  );
}

/** A unit with its score and all that was found at it. */
export function UnitCard({
  kind,
  one,
  view,
}: {
  readonly kind: string;
  readonly one: UnitView;
  readonly view: ReportView;
}) {
  const { unit, anchor, place, problems } = one;
  const { text } = view.words;
  return (
    <section class="card unit-card" aria-labelledby={anchor}>
      <h3 id={anchor}>
        {legible(unit.name, anchor)} <span class="count">{kindWord(view, kind)}</span>
      </h3>
      <p class="subject">
        {place === undefined ? (
          <span>{text.unitScoreNone}</span>
        ) : (
          <>
            <span>
              {text.score} <UnitScore unit={unit} hasPlace view={view} />
            </span>
            <span>
              {text.unitRank} {place}
            </span>
          </>
        )}
        {unit.url === undefined ? null : <Address url={unit.url} />}
      </p>
      <Judged unit={unit} view={view} />
      {problems.length === 0 ? (
        <p class="muted">{text.unitFine}</p>
      ) : (
        <ul class="unit-problems">
          {problems.map((problem) => (
            <Problem {...problem} view={view} />
          ))}
        </ul>
      )}
    </section>
  );
}
