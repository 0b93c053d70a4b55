import { decodeText } from '../../lib/charset/decode-text.js';
import type { Say } from '../language.js';
import { listProblemsError } from '../config/list-problems.js';
import { readUserFile } from '../config/read-yaml.js';
import type { Table } from './table.js';

/** The table of a CSV file, with commas, tabs or semicolons; UTF-8, UTF-16 or GB18030. */
export const csvTable = async (path: string, say: Say): Promise<Table> => {
  const { parse, CsvError } = await import('csv-parse/sync');
  const text = decodeText(await readUserFile(path, say), 'text/csv').text.replace(/^\ufeff/, '');
  const head = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const delimiter = [',', '\t', ';'].reduce((best, one) =>
    head.split(one).length > head.split(best).length ? one : best,
  );
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as never;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = 'lines' in error && typeof error.lines === 'number' ? error.lines : 1;
    const message = say(`CSV 写法有误：${error.message}`, `CSV: ${error.message}`);
    throw listProblemsError(path, [{ line, message }], say);
  }
  const [heading, ...rows] = records.map(({ record, info }, at) => {
    const place = { line: at === 0 ? 1 : info.lines };
    return { place, cells: record.map((cell) => ({ text: cell, place })) };
  });
  return {
    heading: heading?.cells ?? [],
    rows: rows.filter(({ cells }) => cells.some(({ text: shown }) => shown !== '')),
  };
};
