import type { Scorecard } from '../../model/report.js';
import { Chart } from '../charts/chart.js';
import { sectionBars } from '../charts/section-bars.js';
import { points } from '../figures.js';
import type { ReportView } from './view.js';

type Section = Scorecard['sections'][number];

/** Sums are of whole hundredths; only their notation as fractions is inexact. */
const total = (sections: readonly Section[], key: 'min' | 'max' | 'outOf'): number =>
  Math.round(sections.reduce((sum, section) => sum + section[key], 0) * 100) / 100;

function Legend({ view }: { readonly view: ReportView }) {
  const { text } = view.words;
  return (
    <p class="legends" aria-hidden="true">
      <span class="legend legend-earned">{text.sectionEarned}</span>
      <span class="legend legend-open">{text.sectionOpen}</span>
      <span class="legend legend-lost">{text.sectionLost}</span>
    </p>
  );
}

function Bars({ view, scored }: { readonly view: ReportView; readonly scored: readonly Section[] }) {
  const { text } = view.words;
  const bars = scored.map(({ id, min, max, outOf }) => ({
    title: view.sections.get(id) ?? id,
    earned: min,
    open: max - min,
    lost: outOf - max,
  }));
  const name = {
    id: 'section-bars',
    title: text.sections,
    description: `${text.sectionEarned}, ${text.sectionOpen}, ${text.sectionLost}`,
  };
  return (
    <>
      <Legend view={view} />
      <Chart draw={(width) => sectionBars(bars, name, width)} />
    </>
  );
}

function Row({ section, view }: { readonly section: Section; readonly view: ReportView }) {
  const { report } = view;
  const { id, min, max, outOf } = section;
  const title = view.sections.get(id) ?? id;
  const hasProblems = view.problems.some((one) => one.id === id);
  const count = (value: string): number =>
    report.outcomes.filter((outcome) => outcome.section === id && outcome.value === value).length;
  const figure = (value: number): string => (outOf > 0 ? points(value) : '—');
  return (
    <tr>
      <th scope="row">{hasProblems ? <a href={`#section-${id}`}>{title}</a> : title}</th>
      <td class="number">{figure(outOf)}</td>
      <td class="number">{figure(min)}</td>
      <td class="number">{max > min ? points(max - min) : '·'}</td>
      <td class="number">{outOf > max ? points(outOf - max) : '·'}</td>
      <td class="number">{count('failed') || '·'}</td>
      <td class="number">{count('cantTell') || '·'}</td>
    </tr>
  );
}

/** How the points became the score, once nothing is open; while something is, there is no one sum to show. */
function Scaled({
  view,
  earned,
  outOf,
}: {
  readonly view: ReportView;
  readonly earned: number;
  readonly outOf: number;
}) {
  const { scorecard, profile } = view.report;
  const { min, max, bonus } = scorecard.points;
  if (min !== max || outOf === 0 || bonus > 0) return null;
  return (
    <p class="muted">
      {view.words.count.scaled(points(earned), points(outOf), points(profile.scoring?.base ?? 100), points(min))}
    </p>
  );
}

/** 各部分得分: as bars and as a table. */
export function Sections({ view }: { readonly view: ReportView }) {
  const { words, report } = view;
  const { sections } = report.scorecard;
  const { text, outcome } = words;
  const scored = sections.filter(({ outOf }) => outOf > 0);
  const [outOf, min, max] = [total(scored, 'outOf'), total(scored, 'min'), total(scored, 'max')];
  const heads = [
    text.sectionOutOf,
    text.sectionEarned,
    text.sectionOpen,
    text.sectionLost,
    outcome.failed,
    outcome.cantTell,
  ];
  return (
    <section class="card" aria-labelledby="sections">
      <h2 id="sections">{text.sections}</h2>
      {scored.length === 0 ? null : <Bars view={view} scored={scored} />}
      <table class="sections">
        <thead>
          <tr>
            <th scope="col">{text.section}</th>
            {heads.map((head) => (
              <th scope="col" class="number">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sections.map((section) => (
            <Row section={section} view={view} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{text.total}</th>
            {[outOf, min, max - min, outOf - max].map((figure) => (
              <td class="number">{points(figure)}</td>
            ))}
            {(['failed', 'cantTell'] as const).map((value) => (
              <td class="number">{report.outcomes.filter((one) => one.value === value).length}</td>
            ))}
          </tr>
        </tfoot>
      </table>
      <Scaled view={view} earned={min} outOf={outOf} />
    </section>
  );
}
