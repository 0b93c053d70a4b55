/** The headings of a published catalogue (主动公开目录), and which of them a column of the site stands for. */
import { jaccard, shingles } from '../../lib/text/shingles.js';
import { squeeze } from '../../lib/text/squeeze.js';
import type { PageView } from '../../model/site-model.js';
import { occursInAny } from '../parts/occurs-in.js';
import { isHeading, numberingDepth, withoutNumbering } from '../parts/outline.js';

const LONGEST = 30;
/** The head of a table stands among its first rows. */
const HEAD_ROWS = 3;

/** Distinct headings: of tables the cells under a head so named, else numbered headings of the text. */
export function catalogueHeadings(pages: readonly PageView[], heads: readonly string[]): readonly string[] {
  const fromTables = pages.flatMap((page) => page.read().grids.flatMap((grid) => underHeads(grid, heads)));
  const headings = fromTables.length > 0 ? fromTables : pages.flatMap(numberedHeadings);
  return [...new Set(headings)];
}

function underHeads(grid: readonly (readonly string[])[], heads: readonly string[]): readonly string[] {
  for (const [at, row] of grid.slice(0, HEAD_ROWS).entries()) {
    const column = row.findIndex((cell) => cell.length <= LONGEST && occursInAny(squeeze(cell), heads));
    if (column === -1) continue;
    return grid.slice(at + 1).flatMap((cells) => {
      const name = withoutNumbering(squeeze(cells[column] ?? ''));
      return name.length > 1 && name.length <= LONGEST && !occursInAny(name, heads) ? [name] : [];
    });
  }
  return [];
}

const numberedHeadings = (page: PageView): readonly string[] =>
  page
    .read()
    .contentText.split('\n')
    .map((line) => line.trim())
    .filter((line) => numberingDepth(line) !== undefined && isHeading(line))
    .map((line) => squeeze(withoutNumbering(line)))
    .filter((name) => name.length > 1);

/** Words that names of columns and headings bear or leave out as they like. */
const MARKS = /[\p{P}\p{S}]+/gu;
const FILLER = /政府信息|信息公开|主动公开|信息|公开|情况|工作|事项|相关|内容|领域|类$/g;
/** Names of half the same pairs of characters mean the same matter. */
const ALIKE = 0.5;

/** A column of that name, of a part of it, or of nearly the same words. */
export function isSameMatter(heading: string, name: string): boolean {
  const [one, other] = [heading, name].map((text) => squeeze(text).replace(MARKS, '').replace(FILLER, ''));
  if (one === undefined || other === undefined || one.length < 2 || other.length < 2)
    return squeeze(heading) === squeeze(name);
  return one.includes(other) || other.includes(one) || jaccard(shingles(one, 2), shingles(other, 2)) >= ALIKE;
}
