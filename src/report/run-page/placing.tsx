import type { PlaceRange, Placing, Rivals } from '../../model/ranking.js';
import { points } from '../figures.js';
import type { RunPageWords } from './words.js';

/** Where a scale of scores ends: at the base of 100, or beyond it where bonus leads there. */
export const scaleEnd = (scores: readonly { readonly max: number }[]): number =>
  scores.reduce((end, { max }) => (max > end ? Math.ceil(max / 10) * 10 : end), 100);

interface Score {
  readonly min: number;
  readonly max: number;
  readonly value: number;
}

/** The bar of a score: its interval, and a tick where it stands. Figures beside it say the same. */
function IntervalBar({ score: { min, max, value }, end }: { readonly score: Score; readonly end: number }) {
  const x = (points: number): number => Math.round((Math.min(end, Math.max(0, points)) / end) * 1000) / 10;
  const width = Math.max(1, Math.round((x(max) - x(min)) * 10) / 10);
  return (
    <svg class="interval-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <path class="fill-sunk" d="M0 2h100v4H0z" />
      <path class="fill-band" d={`M${Math.min(99, x(min))} 1h${width}v6h-${width}z`} />
      <path class="fill-ink" d={`M${Math.min(99, Math.max(0, x(value) - 0.5))} 0h1v8h-1z`} />
    </svg>
  );
}

/** Score with its interval, in figures and drawn. */
export function ScoreCell({
  score,
  end,
}: {
  readonly score: Score & { readonly isKnown: boolean };
  readonly end: number;
}) {
  const { min, max, value, isKnown } = score;
  return (
    <td class="number score-cell" data-sort={isKnown ? value : -1}>
      <b>{isKnown ? points(value) : '—'}</b>
      {min === max ? null : (
        <small class="interval">
          {points(min)} – {points(max)}
        </small>
      )}
      {isKnown ? <IntervalBar score={score} end={end} /> : null}
    </td>
  );
}

/** The place, or where one without a verdict would stand. */
export function PlaceCell({ placing, words }: { readonly placing: Placing | undefined; readonly words: RunPageWords }) {
  if (placing?.place !== undefined)
    return (
      <td class="number place" data-sort={placing.place}>
        <b>{placing.place}</b>
      </td>
    );
  if (placing?.provisional === undefined)
    return (
      <td class="number place" data-sort={1e9}>
        —
      </td>
    );
  return (
    <td class="number place" data-sort={placing.provisional + 0.5}>
      <small>
        {words.provisional} {placing.provisional}
      </small>
    </td>
  );
}

function Range({ range, words }: { readonly range: PlaceRange | undefined; readonly words: RunPageWords }) {
  if (!range) return <>{words.unknown}</>;
  return <>{range.best === range.worst ? words.certain : words.places(range.best, range.worst)}</>;
}

/** So many rivals are named on the page; the mark tells how many there are. */
const NAMED = 8;

function RivalNames({
  label,
  rivals,
  nameOf,
  words,
  separator,
}: {
  readonly label: string;
  readonly rivals: Rivals;
  readonly nameOf: (id: string) => string;
  readonly words: RunPageWords;
  readonly separator: string;
}) {
  if (rivals.count === 0) return null;
  const named = rivals.ids.slice(0, NAMED).map(nameOf);
  return (
    <p>
      <span class="label">{label}</span>
      {named.join(separator)} {rivals.count > named.length ? words.andMore(rivals.count) : ''}
    </p>
  );
}

/** Where the place may end up, and from whom it cannot be told apart. */
export function RangeCell({
  placing,
  words,
  nameOf,
  separator,
  apart,
}: {
  readonly placing: Placing | undefined;
  readonly words: RunPageWords;
  readonly nameOf: (id: string) => string;
  readonly separator: string;
  readonly apart: (count: number) => string;
}) {
  if (!placing)
    return (
      <td class="ranges" data-sort={1e9}>
        {words.unknown}
      </td>
    );
  const { ifDecided, ifWeighted, rivals } = placing;
  const isApart = rivals.undecided.count + rivals.weights.count > 0;
  const most = Math.max(rivals.undecided.count, rivals.weights.count);
  return (
    <td class="ranges" data-sort={ifDecided.best}>
      <dl>
        <div>
          <dt>{words.byUndecided}</dt>
          <dd>
            <Range range={ifDecided} words={words} />
          </dd>
        </div>
        <div>
          <dt>{words.byWeights}</dt>
          <dd>
            <Range range={ifWeighted} words={words} />
          </dd>
        </div>
      </dl>
      {isApart ? (
        <details class="apart">
          <summary>
            <span aria-hidden="true">≈</span> {apart(most)}
          </summary>
          <RivalNames
            label={words.rivalsUndecided}
            rivals={rivals.undecided}
            nameOf={nameOf}
            words={words}
            separator={separator}
          />
          <RivalNames
            label={words.rivalsWeights}
            rivals={rivals.weights}
            nameOf={nameOf}
            words={words}
            separator={separator}
          />
        </details>
      ) : null}
    </td>
  );
}
