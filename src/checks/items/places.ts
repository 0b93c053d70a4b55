import { Type, type Static } from '@sinclair/typebox';
import type { Evidence } from '../../model/outcome.js';
import type { TitleWish } from '../../model/plan.js';
import type { SiteModel } from '../../model/site-model.js';
import { ownBody } from '../../site/own-body.js';
import { columnName } from '../parts/column-state.js';
import { ColumnId, Params } from '../parts/params.js';
import { readPlace, type PlacedRow } from '../parts/place-rows.js';
import type { Look } from '../parts/find-published.js';

/** Columns in which something must stand; one of them is enough. */
export const PlaceParams = Type.Array(
  Params({
    column: ColumnId,
    /** The columns below it to two levels; without it those one level down. */
    below: Type.Optional(Type.Boolean()),
  }),
  { minItems: 1 },
);
type PlaceParams = Static<typeof PlaceParams>;

/** The places with what counts there. */
export function looksAt(site: SiteModel, places: PlaceParams, wish: TitleWish, isOwn: boolean): readonly Look[] {
  const own = isOwn ? ownBody(site) : '';
  return places.map(({ column, below }) => ({
    place: readPlace(site, column, below === true ? 2 : 1),
    wish,
    ...(own === '' ? {} : { own }),
  }));
}

/** Names of the columns, for messages. */
export const placeNames = (site: SiteModel, places: PlaceParams): readonly string[] => [
  ...new Set(places.map(({ column }) => columnName(site, column))),
];

/** Where it was looked for: those places that exist before others. */
export function placeEvidence(looks: readonly Look[]): readonly Evidence[] {
  const places = looks.map(({ place }) => place);
  const ranked = [
    ...places.filter(({ state }) => state !== 'absent'),
    ...places.filter(({ state }) => state === 'absent'),
  ];
  return [...new Map(ranked.flatMap(({ evidence }) => evidence).map((one) => [one.url, one])).values()].slice(0, 3);
}

/** The row that comes nearest, for messages in Chinese. */
export const rowWords = ({ title, publishedOn }: PlacedRow): string => `；最接近的一条：${publishedOn ?? ''} ${title}`;
