import { UsageError } from './errors.js';
import type { Say } from './language.js';

/** A fault of a user's file, at its place. */
export interface ListProblem {
  readonly line: number;
  readonly column?: number;
  /** In a workbook: sheet and cell, said instead of the line. */
  readonly cell?: string;
  readonly message: string;
}

/** All faults of one file as one usage error, in the order of the file, in the form editors jump to. */
export const listProblemsError = (file: string, problems: readonly ListProblem[], say: Say): UsageError => {
  const inOrder = [...problems].sort((a, b) => a.line - b.line || (a.column ?? 0) - (b.column ?? 0));
  return new UsageError(
    say(`${file} 有 ${problems.length} 处问题：`, `${file} has ${problems.length} problem(s):`),
    inOrder.map(({ line, column, cell, message }) =>
      cell === undefined
        ? `${file}:${line}${column === undefined ? '' : `:${column}`} ${message}`
        : `${file} ${cell} ${message}`,
    ),
  );
};
