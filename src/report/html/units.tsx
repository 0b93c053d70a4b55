import type { Finding, RuleOutcome, UnitResult } from '../../model/report.js';
import { points } from '../figures.js';
import { hasScore } from '../has-score.js';
import { Address, messageOf } from './finding.js';
import { OUTCOME_MARKS } from './marks.js';
import { anchorOf, aside, legible, ruleTitle, type ReportView } from './view.js';

/** A unit with all that the page says of it. */
interface UnitView {
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

function problemsOf(unit: UnitResult, outcomes: readonly RuleOutcome[]): UnitProblem[] {
  return outcomes.flatMap((outcome) => {
    const findings = outcome.findings.filter((finding) => finding.unit === unit.name);
    const own = outcome.units?.find(({ name }) => name === unit.name);
    if (findings.length === 0 && !UNSETTLED.has(own?.value ?? '')) return [];
    return [{ outcome, findings, ...(own?.reason !== undefined && { reason: own.reason }) }];
  });
}

/** Units of one kind, best first. */
function placed(view: ReportView, units: readonly { unit: UnitResult; anchor: string }[]): UnitView[] {
  const base = view.report.profile.scoring?.base ?? 100;
  const scored = units.filter(({ unit }) => hasScore(unit.points, base));
  const order = [...scored].sort(
    (a, b) => b.unit.points.value - a.unit.points.value || b.unit.points.min - a.unit.points.min,
  );
  const unscored = units.filter(({ unit }) => !hasScore(unit.points, base));
  return [...order, ...unscored].map(({ unit, anchor }) => {
    const better = scored.filter((other) => other.unit.points.value > unit.points.value).length;
    const problems = problemsOf(unit, view.report.outcomes);
    return { unit, anchor, problems, ...(hasScore(unit.points, base) && { place: better + 1 }) };
  });
}

const kindWord = ({ words }: ReportView, kind: string): string => words.kind[kind] ?? kind;

function Score({
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

function Ranking({
  kind,
  units,
  view,
}: {
  readonly kind: string;
  readonly units: readonly UnitView[];
  readonly view: ReportView;
}) {
  const { text, outcome: word, count } = view.words;
  return (
    <table class="ranking units">
      <caption>
        {kindWord(view, kind)} <span class="count">{count.units(units.length)}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col" class="number">
            {text.unitRank}
          </th>
          <th scope="col">{text.unit}</th>
          <th scope="col" class="number">
            {text.score}
          </th>
          <th scope="col" class="number">
            {word.failed}
          </th>
          <th scope="col" class="number">
            {word.cantTell}
          </th>
          <th scope="col" class="number">
            {text.findingsCount}
          </th>
          <th scope="col">{text.unitPage}</th>
        </tr>
      </thead>
      <tbody>
        {units.map(({ unit, anchor, place, problems }) => (
          <tr>
            <td class="number">{place ?? '—'}</td>
            <th scope="row">
              <a href={`#${anchor}`}>{legible(unit.name, anchor)}</a>
            </th>
            <td class="number">
              <Score unit={unit} hasPlace={place !== undefined} view={view} />
            </td>
            <td class="number">{unit.outcomes['failed'] ?? '·'}</td>
            <td class="number">{(unit.outcomes['cantTell'] ?? 0) + (unit.outcomes['untested'] ?? 0) || '·'}</td>
            <td class="number">{problems.reduce((sum, { findings }) => sum + findings.length, 0) || '·'}</td>
            <td>{unit.url === undefined ? '—' : <Address url={unit.url} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
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

function UnitSection({
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
              {text.score} <Score unit={unit} hasPlace view={view} />
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

/** 单位情况: departments and townships of the roster, ranked by kind, then each with what was found at it. */
export function Units({ view }: { readonly view: ReportView }) {
  const { words, report } = view;
  const units = (report.units ?? []).map((unit, index) => ({ unit, anchor: `unit-${index + 1}` }));
  if (units.length === 0) return null;
  const kinds = [...new Set(units.map(({ unit }) => unit.kind))].map((kind) => ({
    kind,
    members: placed(
      view,
      units.filter(({ unit }) => unit.kind === kind),
    ),
  }));
  return (
    <section aria-labelledby="units">
      <h2 id="units">{words.text.units}</h2>
      <p class="muted">{words.text.unitsNote}</p>
      <div class="kinds">
        {kinds.map(({ kind, members }) => (
          <Ranking kind={kind} units={members} view={view} />
        ))}
      </div>
      <div class="unit-sections">
        {kinds.flatMap(({ kind, members }) => members.map((one) => <UnitSection kind={kind} one={one} view={view} />))}
      </div>
    </section>
  );
}
