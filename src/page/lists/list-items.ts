import type { ListItem, PageKind } from '../../model/page-facts.js';
import type { Row, RowGroup } from './find-rows.js';

const friends = /友情链接|相关链接|网站链接|常用链接|友链/;
const minUndated = 2;
/** Shorter ones beside a date are entries of a calendar or a menu. */
const LEAST_LONE_TITLE = 4;

/**
 * The rows that are the page's list. Dated rows always are. Undated ones are on a column page: all of them where
 * nothing is dated, else only those in the box of dated ones or with titles as long as theirs; on a home page where
 * their titles read like news. An article has no list.
 */
export const chooseRows = (groups: readonly RowGroup[], kind: PageKind): Row[] => {
  if (kind !== 'home' && kind !== 'column') return [];
  const dated = groups.reduce((sum, group) => sum + group.datedRows, 0);
  const chosen = groups.filter((group) => {
    if (group.datedRows > 0) return group.datedRows >= Math.min(group.rows.length, 3) * 0.4 || group.averageTitle >= 8;
    if (group.rows.length < minUndated) return kind === 'column' && dated === 0 && group.averageTitle >= 6;
    if (kind === 'home') return group.averageTitle >= 9;
    return dated >= 2 ? group.averageTitle >= 10 : true;
  });
  // The one row of a list may stand beside a menu that no markup sets apart: its date tells it.
  const lone = chosen.length === 0 && kind === 'column' ? groups.filter(({ datedRows }) => datedRows > 0) : [];
  const rows = [...chosen, ...lone].flatMap((group) => {
    if (group.datedRows === 0) return group.rows;
    if (lone.includes(group))
      return group.rows.filter((row) => row.publishedOn !== undefined && row.title.length >= LEAST_LONE_TITLE);
    // Beside dated rows an undated one is a row only if it is made like them and does not read like a menu entry.
    const makes = new Set(group.rows.filter((row) => row.publishedOn !== undefined).map((row) => row.element.tag));
    const least = group.datedRows * 2 < group.rows.length ? 8 : 4;
    return group.rows.filter(
      (row) => row.publishedOn !== undefined || (makes.has(row.element.tag) && row.title.length >= least),
    );
  });
  return rows.sort((one, other) => one.link.element.index - other.link.element.index);
};

/** Rows as plain items; of two with one address the dated, then the longer title stays. */
export const itemsOf = (rows: readonly Row[]): ListItem[] => {
  const items = new Map<string, ListItem>();
  for (const row of rows) {
    if (friends.test(row.title)) continue;
    const item: ListItem = {
      title: row.title,
      url: row.link.url,
      ...(row.publishedOn === undefined ? {} : { publishedOn: row.publishedOn }),
      ...(row.monthDay === undefined ? {} : { monthDay: row.monthDay }),
    };
    const known = items.get(item.url);
    if (known === undefined) items.set(item.url, item);
    else if (
      known.publishedOn === undefined &&
      item.publishedOn !== undefined &&
      known.title.length <= item.title.length + 4
    )
      items.set(item.url, item);
    else if (known.title === '' && item.title !== '') items.set(item.url, item);
  }
  return [...items.values()];
};
