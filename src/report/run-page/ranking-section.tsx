import type { RankedSite, RankingGroup } from '../../model/ranking.js';
import { Address } from '../html/finding.js';
import { PlaceCell, RangeCell, ScoreCell, scaleEnd } from './placing.js';
import { groupTitle, type RunView, type SiteLine } from './run-view.js';

/** Name, address and what else tells which site it is; links to its report. */
function SiteName({ view, line }: { readonly view: RunView; readonly line: SiteLine }) {
  const { words, common, sources } = view;
  const { site, page, failedVetoes } = line;
  const source = sources?.bySite.get(site.id);
  return (
    <th scope="row">
      {page === undefined ? site.name : <a href={page}>{site.name}</a>}
      <small>
        <Address url={site.url} />
        {site.region === undefined ? null : (
          <span>
            {words.region} {site.region}
          </span>
        )}
        {source === undefined ? null : (
          <span>
            {words.source} {source.run} · {source.asOf}
          </span>
        )}
      </small>
      {failedVetoes.length === 0 ? null : (
        <small class="vetoed">
          {common.level.veto}
          {words.colon}
          {failedVetoes.map(({ rule, title }, at) => (
            <>
              {at > 0 ? common.listSeparator : ''}
              {page === undefined ? title : <a href={`${page}#rule-${rule}`}>{title}</a>}
            </>
          ))}
        </small>
      )}
      {site.sentence === undefined ? null : <small class="sentence">{site.sentence}</small>}
    </th>
  );
}

function Row({
  view,
  line,
  ranked,
  end,
}: {
  readonly view: RunView;
  readonly line: SiteLine;
  readonly ranked?: RankedSite;
  readonly end: number;
}) {
  const { words, common, lines } = view;
  const { site, failed, findings } = line;
  const undecided = site.outcomes['cantTell'] ?? 0;
  return (
    <tr id={`at-${site.id}`} data-site="" data-verdict={site.verdict} data-failed={failed.join(' ')}>
      <PlaceCell placing={ranked} words={words} />
      <SiteName view={view} line={line} />
      <td class={`word-${site.verdict}`}>{common.verdict[site.verdict]}</td>
      <ScoreCell score={{ ...site.points, isKnown: ranked?.hasEstimate === true }} end={end} />
      <RangeCell
        placing={ranked}
        words={words}
        nameOf={(id) => lines.get(id)?.site.name ?? id}
        separator={common.listSeparator}
        apart={words.apart}
      />
      <td class="number" data-sort={site.vetoes.length}>
        {site.vetoes.length === 0 ? '·' : site.vetoes.length}
      </td>
      <td class="number" data-sort={site.outcomes['failed'] ?? 0}>
        {site.outcomes['failed'] ?? 0}
        {findings > 0 ? <small class="interval">{words.findings(findings)}</small> : null}
      </td>
      <td class="number" data-sort={undecided}>
        {undecided === 0 ? '·' : undecided}
      </td>
    </tr>
  );
}

function Group({ view, group, at }: { readonly view: RunView; readonly group: RankingGroup; readonly at: number }) {
  const { words, common } = view;
  const end = scaleEnd(group.sites.map(({ points }) => points));
  const columns = [
    ['place', words.place, true],
    ['name', words.name, false],
    ['verdict', words.verdict, false],
    ['score', words.score, true],
    ['range', words.placeRange, false],
    ['vetoes', words.vetoes, true],
    ['failed', words.failed, true],
    ['undecided', words.undecided, true],
  ] as const;
  const rows: readonly { readonly line: SiteLine | undefined; readonly ranked?: RankedSite }[] = [
    ...group.sites.map((ranked) => ({ line: view.lines.get(ranked.site), ranked })),
    ...group.outside.map((id) => ({ line: view.lines.get(id) })),
  ];
  return (
    <div class="ranking-group" data-kind={group.kind} data-sites="">
      <h3 id={`group-${at + 1}`}>
        {groupTitle(view, group)}
        <span class="count">{common.count.sites(rows.length)}</span>
      </h3>
      <section class="table-scroll" tabindex={0} aria-labelledby={`group-${at + 1}`}>
        <table class="ranking" data-sortable="">
          <thead>
            <tr>
              {columns.map(([key, label, isNumber]) => (
                <th
                  scope="col"
                  class={isNumber ? 'number' : undefined}
                  data-column={key}
                  aria-sort={key === 'place' ? 'ascending' : 'none'}
                >
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ line, ranked }) =>
              line ? <Row view={view} line={line} end={end} {...(ranked && { ranked })} /> : null,
            )}
          </tbody>
        </table>
      </section>
      {group.outside.length > 0 && group.sites.length > 0 ? (
        <p class="muted">
          {words.outside(group.outside.length)}
          {words.colon}
          {words.outsideNote(group.outside.length)}
        </p>
      ) : null}
    </div>
  );
}

function Filter({ view }: { readonly view: RunView }) {
  const { words, common, ranking } = view;
  const kinds = [...new Set(ranking.groups.map(({ kind }) => kind))];
  const verdicts = [...new Set(view.run.sites.map(({ verdict }) => verdict))];
  return (
    <search id="site-filter" class="filter" aria-label={words.filter} data-shown={words.filterShown} hidden>
      <label>
        {words.filterWords}
        <input id="site-words" type="search" name="q" placeholder={words.filterHint} autocomplete="off" />
      </label>
      <label>
        {words.filterVerdict}
        <select id="site-verdict" name="verdict">
          <option value="">{words.filterAny}</option>
          {verdicts.map((verdict) => (
            <option value={verdict}>{common.verdict[verdict]}</option>
          ))}
        </select>
      </label>
      {kinds.length > 1 ? (
        <label>
          {words.filterKind}
          <select id="site-kind" name="kind">
            <option value="">{words.filterAny}</option>
            {kinds.map((kind) => (
              <option value={kind}>{common.kind[kind] ?? kind}</option>
            ))}
          </select>
        </label>
      ) : null}
      <label>
        {words.filterRule}
        <select id="site-rule" name="rule">
          <option value="">{words.filterAny}</option>
          {view.rules.map(({ key, title, failed }) =>
            failed.length === 0 ? null : (
              <option value={key}>
                {title} ({failed.length})
              </option>
            ),
          )}
        </select>
      </label>
      <button id="site-reset" type="button">
        {words.filterReset}
      </button>
      <output id="site-count" for="site-words" />
    </search>
  );
}

function HowToRead({ view }: { readonly view: RunView }) {
  const { words, ranking } = view;
  const { seed, draws, sway } = ranking.weighting;
  return (
    <details class="how">
      <summary>{words.how}</summary>
      <ul class="how-list">
        {[
          words.howPlace,
          words.howProvisional,
          words.howRange,
          words.howUndecided,
          words.howWeights(Math.round(sway * 100), draws, seed),
          words.howApart,
        ].map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}

/** 排名: sites of one kind and profile against each other, each with how sure its place is. */
export function RankingSection({ view }: { readonly view: RunView }) {
  const { words, common, ranking } = view;
  return (
    <section aria-labelledby="ranking">
      <h2 id="ranking">{words.ranking}</h2>
      {ranking.groups.length === 0 ? <p class="empty">{common.text.noSites}</p> : null}
      {ranking.groups.length > 1 ? <p class="muted">{words.notComparable}</p> : null}
      {ranking.groups.length > 0 ? (
        <>
          <p class="muted">{words.howApart}</p>
          <HowToRead view={view} />
          <Filter view={view} />
        </>
      ) : null}
      <div class="kinds">
        {ranking.groups.map((group, at) => (
          <Group view={view} group={group} at={at} />
        ))}
      </div>
      <p class="empty" id="site-none" hidden>
        {words.filterNone}
      </p>
    </section>
  );
}
