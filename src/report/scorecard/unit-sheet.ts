import type { RankedUnit, Ranking, UnitGroup } from '../../model/ranking.js';
import type { AuditReport } from '../../model/report.js';
import type { RunSummary } from '../../model/run.js';
import type { Cell } from './cells.js';
import type { Grid } from './grid.js';
import { listOn, type Column } from './list-sheet.js';
import { placeCell, rangeCell, rivalsText } from './place-cells.js';
import { addressCell } from './ranking-sheet.js';
import type { Speech } from './rule-in-words.js';

type Unit = NonNullable<AuditReport['units']>[number];

/** What the sheet needs of the units of a portal; whole reports would not fit the memory. */
export type PortalUnits = ReadonlyMap<string, Pick<Unit, 'url' | 'points' | 'outcomes'>>;

interface Row {
  readonly group: UnitGroup;
  readonly name: string;
  readonly unit: Pick<Unit, 'url' | 'points' | 'outcomes'> | undefined;
  readonly ranked: RankedUnit | undefined;
}

/** 单位排名: a row a unit, portal by portal, within its kind. */
export function writeUnits(
  grid: Grid,
  given: { readonly run: RunSummary; readonly ranking: Ranking; readonly portals: ReadonlyMap<string, PortalUnits> },
  speech: Speech,
  heading: string,
): void {
  const { own, general } = speech;
  const { sway } = given.ranking.weighting;
  const names = new Map(given.run.sites.map(({ id, name }) => [id, name]));
  const outcome =
    (value: string) =>
    ({ unit }: Row): Cell =>
      unit && { count: unit.outcomes[value] ?? 0 };
  const range =
    (which: 'ifDecided' | 'ifWeighted') =>
    ({ ranked }: Row): Cell =>
      rangeCell(ranked?.[which]);
  const columns: readonly Column<Row>[] = [
    { title: own.units.portal, width: 24, cell: ({ group }) => names.get(group.site) ?? group.site },
    { title: own.ranking.kind, width: 11, cell: ({ group: { kind } }) => kind && (general.kind[kind] ?? kind) },
    { title: own.ranking.place, width: 8, cell: ({ ranked }) => placeCell(ranked, own.ranking.provisional) },
    { title: own.units.name, width: 26, cell: ({ name }) => name },
    {
      title: own.ranking.score,
      width: 8,
      cell: ({ ranked }) => (ranked ? { points: ranked.points.value } : { text: '—', look: 'centre' }),
    },
    { title: own.ranking.min, width: 8, cell: ({ unit }) => unit && { points: unit.points.min } },
    { title: own.ranking.max, width: 8, cell: ({ unit }) => unit && { points: unit.points.max } },
    { title: own.ranking.ifDecided, width: 11, cell: range('ifDecided') },
    { title: own.ranking.ifWeighted(sway), width: 11, cell: range('ifWeighted') },
    {
      title: own.ranking.rivals,
      width: 28,
      cell: ({ ranked }) => (ranked ? rivalsText(ranked.rivals.undecided, (name) => name, speech) : own.units.outside),
    },
    { title: own.units.passed, width: 8, cell: outcome('passed') },
    { title: own.ranking.failed, width: 8, cell: outcome('failed') },
    { title: own.ranking.undecided, width: 8, cell: outcome('cantTell') },
    { title: own.units.url, width: 34, cell: ({ unit }) => addressCell(unit?.url) },
  ];
  const list = listOn(grid, columns, { note: own.units.note, none: own.units.none, heading });
  for (const group of given.ranking.unitGroups) {
    const units = given.portals.get(group.site);
    for (const ranked of group.units) list.add({ group, name: ranked.name, unit: units?.get(ranked.name), ranked });
    for (const name of group.outside) list.add({ group, name, unit: units?.get(name), ranked: undefined });
  }
  list.end();
}
