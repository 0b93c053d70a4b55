import { UsageError } from '../errors.js';
import type { Say } from '../language.js';

/** A fault of a user's file, at its place. */
export interface ListProblem {
  readonly line: number;
  readonly column?: number;
  /** In a workbook: sheet and cell, said instead of the line. */
  readonly cell?: string;
  readonly message: string;
}

/** More at once only scroll the first away, which is often the cause of the others. */
const MOST_SHOWN = 50;

/** The faults of one file as one usage error, in the order of the file, in the form editors jump to. */
export const listProblemsError = (file: string, problems: readonly ListProblem[], say: Say): UsageError => {
  const inOrder = [...problems].sort((a, b) => a.line - b.line || (a.column ?? 0) - (b.column ?? 0));
  return new UsageError(say(`${file} 有 ${problems.length} 处问题：`, `${file} has ${problems.length} problem(s):`), [
    ...inOrder
      .slice(0, MOST_SHOWN)
      .map(({ line, column, cell, message }) =>
        cell === undefined
          ? `${file}:${line}${column === undefined ? '' : `:${column}`} ${message}`
          : `${file} ${cell} ${message}`,
      ),
    ...(inOrder.length > MOST_SHOWN
      ? [
          say(
            `还有 ${inOrder.length - MOST_SHOWN} 处，先改好上面的`,
            `${inOrder.length - MOST_SHOWN} more: mend these first`,
          ),
        ]
      : []),
  ]);
};
