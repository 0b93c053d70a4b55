/** Units of 青禾区 as checks see them, in a few words. */
import type { Column, Sighting, UnitItems, UnitPage, UnitRow } from '../../src/model/site-model.js';
import { unitWishKey, type UnitItemWish } from '../../src/model/unit-plan.js';
import { column, evidence, found, whole, type SiteSketch } from './fake-site.js';

export const finance = { name: '青禾区财政局' };
export const street = { name: '稻香街道办事处' };
const roster = { site: { units: [finance, street] } };

const paths = new Map([
  [finance.name, '/bm/czj/'],
  [street.name, '/bm/dx/'],
]);

export const unitPage = (
  unit: UnitPage['unit'],
  sketch: Partial<UnitPage> = {},
  page: Partial<Column> = {},
): UnitPage => ({
  unit,
  column: column(unit.name, paths.get(unit.name) ?? '/bm/', page),
  ...sketch,
});

/** Both units; the second as the sketch says, the first without anything to find fault with. */
export const bothUnits = (sound: Partial<UnitPage>, second: UnitPage): SiteSketch => ({
  ...roster,
  units: whole([unitPage(finance, sound), second]),
});
export const withUnits = (units: NonNullable<SiteSketch['units']>): SiteSketch => ({ ...roster, units });

/** Columns of a unit by id; a word for those that hold nothing. */
export const columnsOf = (
  states: Readonly<Record<string, Column | Sighting<Column>>>,
): ReadonlyMap<string, Sighting<Column>> =>
  new Map(Object.entries(states).map(([id, one]) => [id, 'state' in one ? one : found(one)]));

export const unitRow = (title: string, publishedOn?: string, sketch: Partial<UnitRow> = {}): UnitRow => {
  const path = `/bm/${encodeURIComponent(title)}.html`;
  return {
    title,
    url: evidence(path).url,
    ...(publishedOn === undefined ? {} : { publishedOn }),
    listName: '通知公告',
    listedOn: { ...evidence('/bm/'), quote: title },
    isOwn: true,
    ...sketch,
  };
};

export const itemsOf = (
  wish: UnitItemWish,
  rows: readonly UnitRow[],
  reason?: UnitItems['reason'],
): ReadonlyMap<string, UnitItems> =>
  new Map([[unitWishKey(wish), { rows, looked: [evidence('/bm/')], ...(reason ? { reason } : {}) }]]);
