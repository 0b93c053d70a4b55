import { benchProgram } from './bench-program.mjs';

/** CPU time to read one page whole, beside parse5 alone. */
export function pageLayer({ pages }) {
  const figures = benchProgram('page-layer', [pages]);
  return { ...figures, ratio: figures.pageMs / figures.parse5Ms };
}
