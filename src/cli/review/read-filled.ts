import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FilledRow, SheetFault } from '../../model/review-row.js';
import { readReviewSheet } from '../../report/review-sheet/read-review-sheet.js';
import { systemCause } from '../errors/describe-error.js';
import { UsageError } from '../errors.js';
import type { Say } from '../language.js';
import { printable } from '../text/printable.js';

/** More faults than these are counted. */
const MOST_TOLD = 40;

/** The workbook as it was filled. Throws `UsageError` for a file that is none. */
export async function readFilled(
  file: string,
  cwd: string,
  say: Say,
): Promise<{ readonly rows: readonly FilledRow[]; readonly faults: readonly SheetFault[] }> {
  const path = resolve(cwd, file);
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const cause = systemCause(error, say);
    if (cause === undefined) throw error;
    throw new UsageError(say(`读不了 ${path}：${cause}`, `cannot read ${path}: ${cause}`));
  }
  const sheet = await readReviewSheet(bytes);
  if (!sheet)
    throw new UsageError(say(`${file} 不是待认定事项表`, `${file} is no workbook of open items`), [
      say('用 gongkai review export 导出的表，标题行不要改动', 'made by gongkai review export, its headings unchanged'),
    ]);
  return sheet;
}

/** Everything that is wrong, cell by cell; nothing was written. */
export function sheetFaults(file: string, faults: readonly SheetFault[], say: Say): UsageError {
  const told = faults
    .slice(0, MOST_TOLD)
    .map(({ cell, zh, en }) => `${printable(cell)}${say('：', ': ')}${printable(say(zh, en))}`);
  const left = faults.length - told.length;
  return new UsageError(
    say(`${file} 有 ${faults.length} 处不对，什么都没有写`, `${file} has ${faults.length} faults; nothing was written`),
    [...told, ...(left > 0 ? [say(`另有 ${left} 处`, `and ${left} more`)] : [])],
  );
}
