import { squeeze } from '../../lib/text/squeeze.js';
import type { Grid } from '../../model/page.js';
import { occursInAny } from '../parts/occurs-in.js';
import type { ReadPages } from './read-pages.js';

/** Words of the rule set that head the columns of a catalogue, and that state a body in running text. */
export interface CatalogueWords {
  readonly matters: readonly string[];
  readonly bodies: readonly string[];
  /** A body put beside its matter without a label: （区民政局）. */
  readonly bodyMarks: readonly string[];
}

/** One 决策事项, as a table's row or a line names it. */
export interface Matter {
  readonly name: string;
  readonly body?: string;
  /** The cells of its row by the heads of their columns. */
  readonly cells: readonly { readonly head: string; readonly text: string }[];
}

/** The matters that a catalogue names. Empty where neither a table nor its lines show any. */
export function readMatters(
  { text, grids }: Pick<ReadPages, 'text' | 'grids'>,
  words: CatalogueWords,
): readonly Matter[] {
  const tables = grids.map((grid) => mattersOfTable(grid, words));
  const best = tables.reduce<readonly Matter[]>((a, b) => (b.length > a.length ? b : a), []);
  return best.length > 0 ? best : mattersOfText(text, words);
}

function mattersOfTable(grid: Grid, words: CatalogueWords): readonly Matter[] {
  const isHead = (cell: string, patterns: readonly string[]): boolean =>
    cell.length <= LONGEST_HEAD && occursInAny(squeeze(cell), patterns);
  const at = grid.findIndex((row) => row.some((cell) => isHead(cell, words.matters)));
  const head = grid[at];
  if (!head) return [];
  const body = head.findIndex((cell) => isHead(cell, words.bodies));
  const name = head.findIndex((cell, index) => index !== body && isHead(cell, words.matters));
  if (name === -1) return [];
  const seen = new Set<string>();
  return grid.slice(at + 1).flatMap((row): Matter[] => {
    const title = row[name] ?? '';
    // A cell over the whole row heads a group of matters.
    if (title === '' || seen.has(title) || row.every((cell) => cell === title)) return [];
    seen.add(title);
    const charged = body === -1 ? '' : (row[body] ?? '');
    return [
      {
        name: title,
        ...(isFilled(charged) ? { body: charged } : {}),
        cells: head.map((column, index) => ({ head: squeeze(column), text: row[index] ?? '' })),
      },
    ];
  });
}
const LONGEST_HEAD = 16;
const isFilled = (cell: string): boolean => /[\p{L}\p{N}]/u.test(cell) && !/^(?:无|暂无)$/.test(cell);

/** Lines such as 1.《青禾区养老服务规划》（承办单位：区民政局）, or a sentence that strings them together. */
function mattersOfText(text: string, words: CatalogueWords): readonly Matter[] {
  const even = text.normalize('NFKC').replace(/[^\S\n]+/g, '');
  const pieces = even.split(/\n|[。；;]|、(?=[^、]{4,40}\()/);
  const matters: Matter[] = [];
  let last: string | undefined;
  for (const piece of pieces) {
    const states = occursInAny(piece, words.bodies) || occursInAny(piece, words.bodyMarks);
    if (states) {
      const label = piece.search(/[(（]|承办|责任|牵头|主办|起草|实施/);
      const own = piece.slice(0, Math.max(0, label)).replace(NUMBERING, '');
      const body = piece.slice(Math.max(0, label)).replace(/^[(（]|[)）]$/g, '');
      const name = own.length >= 4 ? own : last;
      const value = body.replace(/^[^:：为]{0,12}[:：为]/, '');
      if (name !== undefined && isFilled(value)) matters.push({ name, body: value, cells: [] });
      last = undefined;
    } else if (NUMBERING.test(piece) && piece.length > 6) {
      if (last !== undefined) matters.push({ name: last, cells: [] });
      last = piece.replace(NUMBERING, '');
    }
  }
  if (last !== undefined) matters.push({ name: last, cells: [] });
  return matters;
}
const NUMBERING = /^(?:[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]?[、.．:：]?|[①-⑳])(?=\S{4})/;
