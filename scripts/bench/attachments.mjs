import { benchProgram } from './bench-program.mjs';

/** CPU time to read a PDF of so many pages of text and tables, beside its library's text alone. */
export function attachments({ pages }) {
  const figures = benchProgram('attachments', [pages]);
  return { ...figures, ratio: figures.pdfMs / figures.libraryMs };
}
