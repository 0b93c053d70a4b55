import { squeeze } from '../../lib/text/squeeze.js';
import { compilePattern } from '../../lib/pattern/pattern.js';
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
  if (body === -1) {
    const upright = mattersDown(grid, isHead, words);
    if (upright.length > 0) return upright;
  }
  const name = head.findIndex((cell, index) => index !== body && isHead(cell, words.matters));
  if (name === -1) return [];
  const seen = new Set<string>();
  return grid.slice(at + 1).flatMap((row): Matter[] => {
    const title = row[name] ?? '';
    // A cell over the whole row, or all of it but the number, heads a group of matters.
    if (title === '' || seen.has(title) || row.slice(row.length > 2 ? 1 : 0).every((cell) => cell === title)) return [];
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

/** Tables that put the heads one under another: 决策事项 | …, 承办单位 | …, for each matter again. */
function mattersDown(
  grid: Grid,
  isHead: (cell: string, patterns: readonly string[]) => boolean,
  words: CatalogueWords,
): readonly Matter[] {
  const matters: { name: string; body?: string; cells: { head: string; text: string }[] }[] = [];
  let hasBodies = false;
  for (const row of grid) {
    const at = row.findIndex((cell) => isHead(cell, words.matters) || isHead(cell, words.bodies));
    const head = row[at];
    const value = row.slice(at + 1).find((cell) => cell !== head);
    if (head === undefined || value === undefined) continue;
    if (isHead(head, words.bodies)) {
      hasBodies = true;
      const current = matters.at(-1);
      if (current && isFilled(value)) current.body = value;
    } else matters.push({ name: value, cells: [{ head: squeeze(head), text: value }] });
  }
  return hasBodies ? matters : [];
}
const isFilled = (cell: string): boolean => /[\p{L}\p{N}]/u.test(cell) && !/^(?:无|暂无)$/.test(cell);

/**
 * Lines such as 1.《青禾区养老服务规划》（承办单位：区民政局）, a label on the next line, a body that heads its matters, or a sentence that
 * strings them together. Numbered lines before the first body and after the last are the notice's own.
 */
function mattersOfText(text: string, words: CatalogueWords): readonly Matter[] {
  const matters: Matter[] = [];
  let group: string | undefined;
  let numbered: string | undefined;
  let before = '';
  const close = (): void => {
    if (numbered !== undefined)
      matters.push({ name: numbered, ...(group === undefined ? {} : { body: group }), cells: [] });
    numbered = undefined;
  };
  for (const piece of piecesOf(text)) {
    const stated = bodyIn(piece, words);
    const own = nameIn(stated ? piece.slice(0, stated.from) : piece);
    if (stated) {
      if (own.length >= LEAST_NAME) close();
      const name = own.length >= LEAST_NAME ? own : (numbered ?? before);
      if (name.length >= LEAST_NAME) matters.push({ name, body: stated.body, cells: [] });
      numbered = undefined;
    } else if (NUMBERING.test(piece)) {
      close();
      if (ORGAN.test(own)) group = own;
      else numbered = own;
    }
    before = stated ? '' : own;
  }
  close();
  const [first, last] = [matters.findIndex(hasBody), matters.findLastIndex(hasBody)];
  return first === -1 ? matters : matters.slice(first, last + 1);
}

const hasBody = ({ body }: Matter): boolean => body !== undefined;
/** A line that is the name of a body and nothing else. */
const ORGAN = /^[\p{Script=Han}]{1,16}(?:局|委|委员会|办公室|政府办|中心|街道|办事处|镇政府|镇|公安分局|支队|大队)$/u;

/** Lines, and the sentences and members of a series in them; what stands in brackets stays together. */
const piecesOf = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    // A body set off by blanks at the end of its line.
    .replace(/[^\S\n]+([\p{Script=Han}、]{2,30}(?:局|委|委员会|办公室|中心|街道办事处|镇))(?=\s*(?:\n|$))/gu, '($1)')
    .replace(/[^\S\n]+/g, '')
    .split(/\n|[。;](?![^()\n]*\))|(?<=\))、/);

/** The body that a piece names, and where its words begin. */
function bodyIn(piece: string, words: CatalogueWords): { readonly body: string; readonly from: number } | undefined {
  for (const pattern of words.bodies) {
    const label = compilePattern(`(?:${pattern})[:为]`).find(piece);
    const body = label && /^[^,;。()]+/.exec(piece.slice(label.index + label.text.length))?.[0];
    if (label && body && isFilled(body)) return { body, from: label.index };
  }
  // Without a label only what is a member of a series, or names a document, is a matter.
  if (!NUMBERING.test(piece) && !piece.includes('《')) return undefined;
  const charged = /由([^,;。()《]{2,24}?)(?:负责|具体)*(?:承办|牵头|主办|起草|编制|制定)/.exec(piece);
  if (charged?.[1] !== undefined) return { body: charged[1], from: charged.index };
  for (const pattern of words.bodyMarks) {
    const mark = compilePattern(pattern).find(piece);
    if (mark) return { body: mark.text.replace(/[()]/g, ''), from: mark.index };
  }
  return undefined;
}

/** The words of a matter, without their number and what introduces the series. */
const nameIn = (words: string): string =>
  words
    .replace(/^[^《]*如下:/, '')
    .replace(NUMBERING, '')
    .replace(/[,:(]+(?:决策)?$/, '');

const NUMBERING =
  /^(?:[(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)]?[、.:]?|[①-⑳])(?=[^\d年月日.]\S{3})(?<=[).、:①-⑳])/;
const LEAST_NAME = 4;
