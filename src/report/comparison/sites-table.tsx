import type { ComparisonHead, SiteSummary, Standing } from '../../model/comparison.js';
import { changeText, scoreText, STATES_IN_ORDER, verdictText, type Speech } from './say.js';

/** Where the score of a site went: word and figure, uncertain where the ranges overlap. */
export function Direction({ site, speech }: { readonly site: SiteSummary; readonly speech: Speech }) {
  const { own } = speech;
  const change = site.direction === 'none' ? '' : changeText(site);
  return (
    <span class={`nowrap to-${site.direction}`} title={own.directionMeaning[site.direction]}>
      {own.direction[site.direction]}
      {change === '' ? '' : ` ${change}`}
    </span>
  );
}

/** Earlier and later score, one line if both are the same. */
export function Scores({ from, to }: { readonly from: Standing; readonly to: Standing }) {
  const [a, b] = [scoreText(from), scoreText(to)];
  return a === b ? (
    <span class="nowrap">{a}</span>
  ) : (
    <>
      <span class="nowrap">{a}</span> → <span class="nowrap">{b}</span>
    </>
  );
}

/** All sites of both runs, those that got worse first; each leads to its problems. */
export function SitesTable({
  sites,
  linked,
  speech,
}: {
  readonly sites: readonly SiteSummary[];
  /** Ids of the sites whose problems stand on the page. */
  readonly linked: ReadonlySet<string>;
  readonly speech: Speech;
}) {
  const { own } = speech;
  const states = STATES_IN_ORDER.filter((state) => sites.some(({ findings }) => findings[state] > 0));
  return (
    <section aria-labelledby="sites">
      <h2 id="sites">{own.sitesTitle}</h2>
      <p class="muted">{own.estimate}</p>
      <section class="table-scroll" tabindex={0} aria-label={`${own.sitesTitle} · ${own.site}`}>
        <table class="compared">
          <thead>
            <tr>
              {[own.site, own.verdict, own.score, own.certainty].map((title) => (
                <th scope="col">{title}</th>
              ))}
              {states.map((state) => (
                <th scope="col" class="number">
                  {own.stateName[state]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sites.map((site) => (
              <tr>
                <th scope="row">
                  {linked.has(site.site) ? <a href={`#site-${site.site}`}>{site.name}</a> : site.name}
                </th>
                <td class={`nowrap word-${site.to.verdict}`}>{verdictText(site, speech)}</td>
                <td>
                  <Scores from={site.from} to={site.to} />
                </td>
                <td>
                  <Direction site={site} speech={speech} />
                </td>
                {states.map((state) => (
                  <td class="number">{site.findings[state] === 0 ? '·' : site.findings[state]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

/** Sites that stand in one of the runs only. */
export function LoneSites({ head, speech }: { readonly head: ComparisonHead; readonly speech: Speech }) {
  const { own, general } = speech;
  const groups = [
    [own.onlyBefore, head.onlyBefore],
    [own.onlyAfter, head.onlyAfter],
  ] as const;
  if (groups.every(([, sites]) => sites.length === 0)) return null;
  return (
    <section aria-labelledby="lone">
      <h2 id="lone">{own.loneTitle}</h2>
      <ul class="plain">
        {groups.flatMap(([label, sites]) =>
          sites.map((site) => (
            <li>
              {label}
              {own.colon}
              <b>{site.name}</b> <span class={`word-${site.verdict}`}>{general.verdict[site.verdict]}</span>{' '}
              {scoreText(site)}
            </li>
          )),
        )}
      </ul>
    </section>
  );
}
