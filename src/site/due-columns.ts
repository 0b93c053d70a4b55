/** The columns that must be kept up to date, each counted once: 动态要闻类 one by one, 通知公告 and 政策文件类 with what lies below them. */
import { squeeze } from '../lib/text/squeeze.js';
import { columnKindOf } from '../locate/columns/column-kind.js';
import type { ColumnKind } from '../model/plan.js';
import type { Column, SiteModel } from '../model/site-model.js';
import { ownBody } from './own-body.js';

/** A kind of column as a rule names it. */
export interface DueKind extends ColumnKind {
  /** What an office calls it: 动态要闻类. */
  readonly kind: string;
  /** Columns below one of this kind are part of it (一级栏目), not counted by themselves. */
  readonly firstLevelOnly?: boolean;
}

export interface DueColumn<Kind extends DueKind> {
  readonly column: Column;
  readonly kind: Kind;
  /** Columns of the same kind below it that are counted with it. */
  readonly parts: readonly Column[];
}

/** `others`: names that make a column another kind, whatever its ColumnType says. */
export function dueColumns<Kind extends DueKind>(
  site: SiteModel,
  kinds: readonly Kind[],
  others: readonly string[],
): readonly DueColumn<Kind>[] {
  const columns = [...new Map(site.population.things.map((column) => [column.url, column])).values()];
  const ownIsCity = /市(?:人民政府)?$/.test(ownBody(site));
  const named = columns.flatMap((column) => {
    const names = namesOf(column);
    if (!ownIsCity && names.some((name) => CITY.test(name))) return [];
    const { columnType } = column;
    const known = columnKindOf({ names, ...(columnType === undefined ? {} : { columnType }) }, kinds, others);
    return known ? [{ column, ...known }] : [];
  });
  const lies = (below: Column, above: Column): boolean => below !== above && isPartOf(below, above);
  return named.flatMap(({ column, kind, by }) => {
    const same = named.filter((other) => other.kind === kind);
    const above = same.filter((other) => lies(column, other.column));
    const below = same.filter((other) => lies(other.column, column));
    if (kind.firstLevelOnly === true || by === 'type') if (above.length > 0) return [];
    // 新闻中心 gathers what 本地要闻 and 部门动态 publish.
    const counted = kind.firstLevelOnly === true ? [] : below.filter((other) => other.by === 'name');
    if (counted.length > 0) return [];
    return [{ column, kind, parts: below.map((other) => other.column) }];
  });
}

/** The city's own news on the site of a district below it. */
const CITY = /^(?:本|全)?市(?:级|内|委|直|府|政府|人民政府|要闻|新闻|动态)/;

/** As the link reads, and as the page calls itself. */
const namesOf = ({ name, pages }: Column): readonly string[] => [name, pages[0]?.facts.columnName ?? ''];

/** One links the other as its sub-column, names it on the way to itself, or has an address in its folder. */
function isPartOf(below: Column, above: Column): boolean {
  if (above.subColumns.some(({ url }) => url === below.url)) return true;
  const trail = below.pages[0]?.facts.breadcrumb.slice(0, -1).map(squeeze) ?? [];
  if (trail.includes(squeeze(above.name))) return true;
  const folder = folderOf(above.url);
  return folder !== undefined && below.url.startsWith(folder);
}

/** Of an address that is the index of a folder below the root. */
function folderOf(url: string): string | undefined {
  const folder = url.replace(/\/(?:index|default)\.(?:s?html?|jsp|aspx?|php|jhtml)$/i, '/');
  return folder.endsWith('/') && URL.canParse(folder) && new URL(folder).pathname !== '/' ? folder : undefined;
}
