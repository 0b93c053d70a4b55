import type { RankingGroup } from '../../model/ranking.js';
import { Chart } from '../charts/chart.js';
import { countedBars, countedColumns } from '../charts/counted-bars.js';
import type { Ink } from '../charts/inks.js';
import { points } from '../figures.js';
import { groupTitle, type RunView } from './run-view.js';

const VERDICTS = ['qualified', 'unqualified', 'undetermined'] as const;
const INK_OF: Readonly<Record<(typeof VERDICTS)[number], Ink>> = {
  qualified: 'passed',
  unqualified: 'failed',
  undetermined: 'band',
};
/** Classes of ten points; the last one is open, for bonus may lead beyond 100. */
const CLASS_WIDTH = 10;
const CLASSES = 10;

function Totals({ view }: { readonly view: RunView }) {
  const { totals } = view.run;
  const cells = [
    ['passed', totals.qualified, view.common.verdict.qualified],
    ['failed', totals.unqualified, view.common.verdict.unqualified],
    ['cantTell', totals.undetermined, view.common.verdict.undetermined],
    ...(totals.withoutReport > 0
      ? [['untested', totals.withoutReport, view.common.failure['not-begun'] ?? ''] as const]
      : []),
    ['untested', totals.pages, view.common.text.pages],
    ['untested', totals.requests, view.common.text.requests],
  ] as const;
  return (
    <ul class="counts run-counts">
      {cells.map(([look, count, label]) => (
        <li class={`count-${look}`}>
          <b>{count}</b>
          <span>{label}</span>
        </li>
      ))}
    </ul>
  );
}

const median = (values: readonly number[]): number | undefined => {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
};

function Groups({ view }: { readonly view: RunView }) {
  const { words, common, ranking } = view;
  const shown = (value: number | undefined): string => (value === undefined ? '—' : points(value));
  return (
    <>
      <section class="table-scroll" tabindex={0} aria-label={`${words.summary} · ${words.group}`}>
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">{words.group}</th>
              {[
                words.sites,
                ...VERDICTS.map((verdict) => common.verdict[verdict]),
                words.median,
                words.highest,
                words.lowest,
              ].map((label) => (
                <th scope="col" class="number">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ranking.groups.map((group, at) => {
              const values = group.sites.flatMap(({ hasEstimate, points: { value } }) => (hasEstimate ? [value] : []));
              const many = (verdict: string): number => group.sites.filter((site) => site.verdict === verdict).length;
              return (
                <tr>
                  <th scope="row">
                    <a href={`#group-${at + 1}`}>{groupTitle(view, group)}</a>
                  </th>
                  <td class="number">{group.sites.length + group.outside.length}</td>
                  <td class="number">{many('qualified')}</td>
                  <td class="number">{many('unqualified')}</td>
                  <td class="number">{many('undetermined') + group.outside.length}</td>
                  <td class="number">{shown(median(values))}</td>
                  <td class="number">{shown(values.length === 0 ? undefined : Math.max(...values))}</td>
                  <td class="number">{shown(values.length === 0 ? undefined : Math.min(...values))}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      <p class="muted">{words.estimateNote}</p>
    </>
  );
}

/** How many sites of a group lie in each class of scores, by verdict. */
function distributionOf({
  sites,
}: RankingGroup): readonly { readonly verdict: (typeof VERDICTS)[number]; readonly values: number[] }[] {
  return VERDICTS.map((verdict) => {
    const values = Array.from({ length: CLASSES }, () => 0);
    for (const site of sites) {
      const at = Math.min(CLASSES - 1, Math.max(0, Math.floor(site.points.value / CLASS_WIDTH)));
      if (site.verdict === verdict && site.hasEstimate) values[at] = (values[at] ?? 0) + 1;
    }
    return { verdict, values };
  });
}

function Distribution({
  view,
  group,
  at,
}: {
  readonly view: RunView;
  readonly group: RankingGroup;
  readonly at: number;
}) {
  const { words, common } = view;
  const labels = Array.from({ length: CLASSES }, (_, bin) =>
    bin === CLASSES - 1 ? words.lastBin(bin * CLASS_WIDTH) : words.bin(bin * CLASS_WIDTH, (bin + 1) * CLASS_WIDTH),
  );
  const series = distributionOf(group);
  const title = groupTitle(view, group);
  return (
    <figure class="chart-card">
      <figcaption>{title}</figcaption>
      <Chart
        draw={(width) =>
          countedColumns(
            labels.map((label) => label.replace(/–.*$/, '–')),
            series.map(({ verdict, values }) => ({ ink: INK_OF[verdict], values })),
            {
              id: `scores-${at + 1}`,
              title: `${words.distribution} · ${title}`,
              description: words.distributionText(title),
            },
            width,
          )
        }
      />
      <details>
        <summary>{words.table}</summary>
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">{words.range}</th>
              {series.map(({ verdict }) => (
                <th scope="col" class="number">
                  {common.verdict[verdict]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {labels.map((label, bin) => (
              <tr>
                <th scope="row">{label}</th>
                {series.map(({ values }) => (
                  <td class="number">{values[bin] || '·'}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

function Sections({ view }: { readonly view: RunView }) {
  const { words, common, sections } = view;
  if (sections.length === 0) return null;
  return (
    <section aria-labelledby="sections">
      <h3 id="sections">{words.sections}</h3>
      <p class="legend-line">
        <span class="legend legend-failed">{common.outcome.failed}</span>
        <span class="legend legend-band">{common.outcome.cantTell}</span>
      </p>
      <figure class="chart-card">
        <Chart
          draw={(width) =>
            countedBars(
              sections.map(({ title }) => title),
              [
                { ink: 'failed', values: sections.map(({ failed }) => failed) },
                { ink: 'band', values: sections.map(({ undecided }) => undecided) },
              ],
              { id: 'problem-sections', title: words.sections, description: words.sectionsText },
              width,
            )
          }
        />
        <details>
          <summary>{words.table}</summary>
          <table class="plain-table">
            <thead>
              <tr>
                <th scope="col">{words.section}</th>
                <th scope="col" class="number">
                  {common.outcome.failed}
                </th>
                <th scope="col" class="number">
                  {common.outcome.cantTell}
                </th>
              </tr>
            </thead>
            <tbody>
              {sections.map(({ title, failed, undecided }) => (
                <tr>
                  <th scope="row">{title}</th>
                  <td class="number">{failed}</td>
                  <td class="number">{undecided}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      </figure>
    </section>
  );
}

/** Scores of a few sites are told by the ranking; a distribution says something from here on. */
const DISTRIBUTION_FROM = 8;

/** 总体情况: how many came out how, how scores are spread, where the problems lie. */
export function Summary({ view }: { readonly view: RunView }) {
  const { words, common, findings, ranking, sources } = view;
  const spread = ranking.groups.filter(({ sites }) => sites.length >= DISTRIBUTION_FROM);
  const failedRules = view.rules.filter(({ failed }) => failed.length > 0).length;
  const days = new Set([...(sources?.bySite.values() ?? [])].map(({ asOf }) => asOf));
  return (
    <section aria-labelledby="summary">
      <h2 id="summary">{words.summary}</h2>
      <Totals view={view} />
      <p class="summary-line">
        {[
          words.problems(findings.failed, failedRules),
          ...(findings.undecided > 0 ? [words.toVerify(findings.undecided)] : []),
        ].join(view.lang === 'en' ? '; ' : '；')}
        {view.lang === 'en' ? '.' : '。'}
      </p>
      {sources ? <p class="muted">{words.sourcesNote(sources.runs, sources.left)}</p> : null}
      {days.size > 1 ? <p class="muted">{words.daysDiffer}</p> : null}
      {ranking.groups.length > 0 ? <Groups view={view} /> : null}
      {spread.length > 0 ? (
        <section aria-labelledby="distribution">
          <h3 id="distribution">{words.distribution}</h3>
          <p class="legend-line">
            {VERDICTS.map((verdict) => (
              <span class={`legend legend-${INK_OF[verdict]}`}>{common.verdict[verdict]}</span>
            ))}
          </p>
          <div class="chart-cards">
            {spread.map((group) => (
              <Distribution view={view} group={group} at={ranking.groups.indexOf(group)} />
            ))}
          </div>
        </section>
      ) : null}
      <Sections view={view} />
    </section>
  );
}
