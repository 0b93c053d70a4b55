/** The tables of a report as findings show them: as printed, with the cells of an identity marked. */
import type { CellMark, MarkedTable } from '../../model/marked-table.js';
import { COLUMNS, LINES, type Line } from '../../site/annual-report/application-lines.js';
import type { ApplicationsTable } from '../../site/annual-report/applications.js';
import { GROUPS, RESULTS, type DisputesTable } from '../../site/annual-report/disputes.js';
import type { Cell, Identity, LikelyCell } from '../../site/annual-report/identities.js';

/** Titles of the sections whose tables these are. */
export const TABLE_TITLES = {
  published: '主动公开政府信息情况',
  applications: '收到和处理政府信息公开申请情况',
  disputes: '政府信息公开行政复议、行政诉讼情况',
} as const;

/** `（三）不予公开 1.属于国家秘密`. */
export const lineName = ({ group, label }: Line): string => (group === undefined ? label : `${group} ${label}`);

/** The table of section three. */
export function markedApplications(
  { format, lines }: ApplicationsTable,
  identity: Identity,
  likely: LikelyCell | undefined,
): MarkedTable {
  const order = LINES[format].filter(({ id }) => lines.has(id));
  const place = ({ line, column }: Cell): { row: number; column: number } => ({
    row: order.findIndex(({ id }) => id === line),
    column,
  });
  return {
    title: TABLE_TITLES.applications,
    columns: COLUMNS,
    rows: order.map((line) => ({
      label: lineName(line),
      cells: (lines.get(line.id) ?? []).map(({ text }) => text),
    })),
    marks: marksOf(identity, likely, place),
  };
}

/** The table of section four, a row for each of its three groups. */
export const markedDisputes = (
  { groups }: DisputesTable,
  identity: Identity,
  likely: LikelyCell | undefined,
): MarkedTable => ({
  title: TABLE_TITLES.disputes,
  columns: RESULTS,
  rows: GROUPS.map((label, group) => ({ label, cells: (groups[group] ?? []).map(({ text }) => text) })),
  marks: marksOf(identity, likely, ({ line, column }) => ({
    row: GROUPS.findIndex((group) => group === line),
    column,
  })),
});

const marksOf = (
  { parts, due }: Identity,
  likely: LikelyCell | undefined,
  place: (cell: Cell) => { row: number; column: number },
): CellMark[] =>
  [
    ...(likely ? [{ ...place(likely), as: 'likely' as const }] : []),
    ...parts.map((cell) => ({ ...place(cell), as: 'part' as const })),
    ...due.map((cell) => ({ ...place(cell), as: 'due' as const })),
  ].filter(({ row }) => row >= 0);
