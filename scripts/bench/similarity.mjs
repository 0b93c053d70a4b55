import { benchProgram } from './bench-program.mjs';

/** CPU time to tell how alike two long reports are, beside sets of strings. */
export function similarity({ rounds }) {
  const figures = benchProgram('similarity', [rounds]);
  return { ...figures, ratio: figures.similarityMs / figures.setsMs };
}
