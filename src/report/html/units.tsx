import type { UnitResult } from '../../model/report.js';
import { hasScore } from '../has-score.js';
import { Address } from './finding.js';
import { UnitCard, UnitScore, kindWord, problemsOf, type UnitView } from './unit-card.js';
import { legible, type ReportView } from './view.js';

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
              <UnitScore unit={unit} hasPlace={place !== undefined} view={view} />
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
        {kinds.flatMap(({ kind, members }) => members.map((one) => <UnitCard kind={kind} one={one} view={view} />))}
      </div>
    </section>
  );
}
