import type { UnitGroup } from '../../model/ranking.js';
import { PlaceCell, RangeCell, ScoreCell, scaleEnd } from './placing.js';
import type { RunView } from './run-view.js';

/** So many units are listed; beyond, the reports of the sites have them. Keeps the page of hundreds of portals small. */
const UNITS_LISTED = 1_500;

function Units({ view, group }: { readonly view: RunView; readonly group: UnitGroup }) {
  const { words, common } = view;
  const end = scaleEnd(group.units.map(({ points }) => points));
  const line = view.lines.get(group.site);
  const name = line?.site.name ?? group.site;
  const kind = group.kind === undefined ? undefined : (common.kind[group.kind] ?? group.kind);
  return (
    <details class="unit-group">
      <summary>
        {name}
        {kind === undefined ? '' : ` · ${kind}`}
        <span class="count">{words.unitsOf(group.units.length + group.outside.length)}</span>
      </summary>
      <section class="table-scroll" tabindex={0} aria-label={`${words.units} · ${name} ${kind ?? ''}`}>
        <table class="ranking units">
          <thead>
            <tr>
              <th scope="col" class="number">
                {words.place}
              </th>
              <th scope="col">{words.unit}</th>
              <th scope="col" class="number">
                {words.score}
              </th>
              <th scope="col">{words.placeRange}</th>
            </tr>
          </thead>
          <tbody>
            {group.units.map((unit) => (
              <tr>
                <PlaceCell placing={unit} words={words} />
                <th scope="row">
                  {line?.page === undefined ? unit.name : <a href={`${line.page}#units`}>{unit.name}</a>}
                </th>
                <ScoreCell score={{ ...unit.points, isKnown: true }} end={end} />
                <RangeCell
                  placing={unit}
                  words={words}
                  nameOf={(id) => id}
                  separator={common.listSeparator}
                  apart={words.apartUnits}
                />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {group.outside.length === 0 ? null : (
        <p class="muted">
          {words.outsideUnits}
          {words.colon}
          {group.outside.join(common.listSeparator)}
        </p>
      )}
    </details>
  );
}

/** 各单位排名: units of a portal against each other. */
export function UnitsSection({ view }: { readonly view: RunView }) {
  const { words, ranking } = view;
  if (ranking.unitGroups.length === 0) return null;
  let listed = 0;
  const shown = ranking.unitGroups.filter(({ units }) => (listed += units.length) <= UNITS_LISTED);
  const left = new Set(ranking.unitGroups.filter((group) => !shown.includes(group)).map(({ site }) => site)).size;
  return (
    <section aria-labelledby="units">
      <h2 id="units">{words.units}</h2>
      <p class="muted">{words.unitsNote}</p>
      <div class="unit-groups">
        {shown.map((group) => (
          <Units view={view} group={group} />
        ))}
      </div>
      {left > 0 ? <p class="muted">{words.unitsLeft(new Set(shown.map(({ site }) => site)).size, left)}</p> : null}
    </section>
  );
}

/** 没有结论的网站: why, and what to do. */
export function UnjudgedSection({ view }: { readonly view: RunView }) {
  const { words, common, run, lines } = view;
  return (
    <section aria-labelledby="failures">
      <h2 id="failures">{words.unjudged}</h2>
      {run.failures.length === 0 ? (
        <p class="empty">{common.text.failuresNone}</p>
      ) : (
        <>
          <p class="muted">{words.unjudgedNote}</p>
          <section class="table-scroll" tabindex={0} aria-label={`${words.unjudged} · ${words.name}`}>
            <table class="plain-table unjudged">
              <thead>
                <tr>
                  <th scope="col">{words.name}</th>
                  <th scope="col">{words.cause}</th>
                  <th scope="col">{words.whatToDo}</th>
                </tr>
              </thead>
              <tbody>
                {run.failures.map((failure) => {
                  const line = lines.get(failure.site);
                  const name = line?.site.name ?? failure.site;
                  return (
                    <tr>
                      <th scope="row">{line?.page === undefined ? name : <a href={line.page}>{name}</a>}</th>
                      <td>{common.failure[failure.why] ?? failure.why}</td>
                      <td>{failure.message ?? '—'}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </section>
        </>
      )}
    </section>
  );
}

/** Names that may be linked: files of the run's own folder. */
const PLAIN_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** 本次检查的其他文件. */
export function FilesSection({ view }: { readonly view: RunView }) {
  const { words } = view;
  const files = view.files.filter((file) => PLAIN_NAME.test(file) && file !== 'index.html');
  if (files.length === 0) return null;
  return (
    <section aria-labelledby="files">
      <h2 id="files">{words.files}</h2>
      <ul class="files">
        {files.map((file) => (
          <li>
            <a href={file}>{file}</a> {words.fileNames[file] ?? ''}
          </li>
        ))}
      </ul>
    </section>
  );
}
