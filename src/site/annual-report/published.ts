/** 主动公开政府信息情况: the table (or tables) of section two, told by its headings. */
import type { Format } from './application-lines.js';
import { readFigure, type Figure } from './figure.js';
import { splitRow, type TableRow } from './table-rows.js';

export interface PublishedTable {
  /** Undefined where its headings are those of neither format, or of both. */
  readonly format: Format | undefined;
  /** Its headings that told the format. */
  readonly headings: readonly string[];
  /** Blocks of its format that are not there: （一）, （五） … */
  readonly missing: readonly string[];
  /** 行政规范性文件: 制发; 废止 and 现行有效 only in the format of 2021. */
  readonly normative?: { readonly made: Figure; readonly repealed?: Figure; readonly inForce?: Figure };
}

const HEADINGS: Readonly<Record<Format, RegExp>> = {
  2019: /^(?:本年新制作数量|本年新公开数量|对外公开总数量|上一年项目数量|采购项目数量|采购总金额)/,
  2021: /^(?:本年制发件数|本年废止件数|现行有效件数|本年处理决定数量|本年收费金额)/,
};
const BLOCKS: readonly { readonly number: string; readonly row: RegExp; readonly formats: readonly Format[] }[] = [
  { number: '一', row: /^(?:行政)?规范性文件$/, formats: [2019, 2021] },
  { number: '五', row: /^(?:行政许可|其[他它]对外管理服务事项)$/, formats: [2019, 2021] },
  { number: '六', row: /^行政(?:处罚|强制)$/, formats: [2019, 2021] },
  { number: '八', row: /^行政事业性收费$/, formats: [2019, 2021] },
  { number: '九', row: /^政府集中采购$/, formats: [2019] },
];
const BLOCK_TITLE = /第二十条第?\(([一五六八九])\)项/g;

/** Undefined where no table bears a heading of section two. */
export function readPublished(rows: readonly TableRow[]): PublishedTable | undefined {
  const cells = rows.flatMap((row) => row.cells);
  const headings = { 2019: found(cells, HEADINGS[2019]), 2021: found(cells, HEADINGS[2021]) };
  const titles = new Set(cells.flatMap((cell) => [...cell.matchAll(BLOCK_TITLE)].map(([, number]) => number)));
  if (titles.size === 0 && headings[2019].length + headings[2021].length === 0) return undefined;
  const [old, current] = [headings[2019].length > 0, headings[2021].length > 0];
  const format = old === current ? undefined : old ? 2019 : 2021;
  const missing = BLOCKS.filter(
    ({ number, row, formats }) =>
      format !== undefined &&
      formats.includes(format) &&
      !titles.has(number) &&
      !cells.some((cell) => row.test(bare(cell))),
  ).map(({ number }) => `（${number}）`);
  const normative = normativeIn(rows);
  return {
    format,
    headings: format === undefined ? [] : headings[format],
    missing,
    ...(normative ? { normative } : {}),
  };
}

const bare = (cell: string): string => cell.replace(/[^\p{Script=Han}]/gu, '');
const found = (cells: readonly string[], pattern: RegExp): string[] => [
  ...new Set(cells.flatMap((cell) => pattern.exec(cell)?.[0] ?? [])),
];

function normativeIn(rows: readonly TableRow[]): PublishedTable['normative'] {
  const at = rows.findIndex(({ cells }) => BLOCKS[0]?.row.test(bare(splitRow(cells, 2).labels.at(-1) ?? '')) === true);
  const row = rows[at];
  const head = rows.slice(0, Math.max(0, at)).findLast(({ cells }) => cells.some((cell) => MADE.test(cell)));
  if (!row || !head || head.cells.length !== row.cells.length) return undefined;
  const below = (heading: RegExp): Figure | undefined => {
    const column = head.cells.findIndex((cell) => heading.test(cell));
    return column < 0 ? undefined : readFigure(row.cells[column] ?? '');
  };
  const [made, repealed, inForce] = [below(MADE), below(/^本年废止/), below(/^现行有效/)];
  return made && { made, ...(repealed ? { repealed } : {}), ...(inForce ? { inForce } : {}) };
}

const MADE = /^本年(?:制发|新制作)/;
