/** A column of a unit with what stands below it, opened as far as the rule reads it: 机构概况, 主要职责, 内设机构. */
import type { CantTellReason } from '../../model/outcome.js';
import { isFileAddress } from '../address.js';
import type { Gathered } from '../columns/gather-below.js';
import type { LocatedColumn } from '../columns/read-column.js';
import type { SeenPage } from '../seen-page.js';
import { whyShort } from './place-lists.js';
import { UNIT_PRIORITY } from './unit-ground.js';
import type { UnitColumns } from './unit-columns.js';

export function gatherOfUnit(columns: UnitColumns, column: LocatedColumn, most: number): Gathered {
  const { ground, roster } = columns.unit;
  const below = column.subColumns.slice(0, most).map((marked) => columns.read(marked));
  const lists = [column, ...below];
  const rows = [...new Map(lists.flatMap(({ items }) => items).map((item) => [item.url, item])).values()];
  const due = rows.filter(({ url }) => !isFileAddress(url));
  const opened: SeenPage[] = [];
  let unread: CantTellReason | undefined;
  for (const item of due.slice(0, most)) {
    const [from] = column.pages;
    const visit = ground.want(item.url, {
      purpose: 'unit:item',
      priority: UNIT_PRIORITY - 4,
      ...(from ? { from: { page: from } } : {}),
    });
    if (visit.state === 'seen') opened.push(visit.page);
    else if (visit.state !== 'dead') unread ??= visit.reason;
  }
  const reason =
    lists.map((list) => whyShort(roster, list, undefined)).find((why) => why !== undefined) ??
    unread ??
    (column.subColumns.length > most ? 'not-crawled' : undefined);
  return {
    lists,
    opened,
    unopened: Math.max(0, due.length - most),
    isWhole: reason === undefined,
    ...(reason ? { reason } : {}),
  };
}
