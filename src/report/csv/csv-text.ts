import { stringify } from 'csv-stringify/sync';

/**
 * Rows as CSV for Excel and LibreOffice: CRLF, every text in quotes, so that no other separator splits it. What a
 * spreadsheet could take for a formula gets a leading `'` (OWASP), also after blanks and quotes that a lenient reader drops.
 */
export const csvText = (rows: readonly (readonly (string | number)[])[]): string =>
  stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? inOneLine(cell) : cell))),
    { record_delimiter: 'windows', quoted_string: true, escape_formulas: true },
  );

const inOneLine = (text: string): string => {
  const line = text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ');
  return FORMULA.test(line) ? `'${line}` : line;
};

const FORMULA = /^[\s"'“”‘’\ufeff\ufffd]+[=+\-@＝＋－＠]/;
