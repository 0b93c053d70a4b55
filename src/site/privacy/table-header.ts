import { hasLongNumber } from '../../lib/text/personal/number-runs.js';
import type { Grid } from '../../model/page.js';

/** What the columns of a table are called, and the first row behind these names. */
export interface TableHeader {
  readonly names: readonly string[];
  readonly end: number;
}

const HEADER_WORDS =
  /姓名|名字|户主|申请人|联系人|负责人|责任人|电话|手机|联系方式|身份证|证件|公民身份|账号|帐号|账户|卡号|住址|地址|职务|单位|部门|金额|序号|性别|年龄|备注|学校|班级|岗位|编号|号码|代码/;
/** A table's own title and notes stand above. */
const MOST_ROWS_ABOVE = 12;

/** Of a table without a row of names: undefined. Names over two rows are put together. */
export function readTableHeader(grid: Grid): TableHeader | undefined {
  const at = grid.slice(0, MOST_ROWS_ABOVE).findIndex(isHeader);
  if (at === -1) return undefined;
  let end = at + 1;
  while (end < grid.length && end < at + 3 && isHeader(grid[end] ?? [])) end += 1;
  const width = Math.max(...grid.slice(at, end).map((row) => row.length));
  const names = Array.from({ length: width }, (_, column) =>
    [...new Set(grid.slice(at, end).map((row) => row[column] ?? ''))].join(''),
  );
  return { names, end };
}

const isHeader = (row: readonly string[]): boolean =>
  new Set(row.filter((cell) => cell.length <= 20 && HEADER_WORDS.test(cell))).size >= 2 && !row.some(hasLongNumber);
