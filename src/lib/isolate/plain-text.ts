/** Text files in whatever Chinese encoding; rows of values with commas or tabs between them are a table too. */
import { parse } from 'csv-parse/sync';
import { decodeText } from '../charset/decode-text.js';
import type { AttachmentContent, Rows } from './attachment-reading.js';
import { UnreadableFile } from './attachment-reading.js';
import { contentOf } from './content-of.js';

const MOST_ROWS = 20_000;
const MOST_BYTES = 8 * 1024 * 1024;

/** `UnreadableFile` (`too-large`) for logs and data that nobody reads as a document. */
export function plainText(bytes: Uint8Array): Promise<AttachmentContent> {
  if (bytes.length > MOST_BYTES) throw new UnreadableFile('too-large');
  const { text } = decodeText(bytes);
  const source = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const rows = rowsOf(source, ',') ?? rowsOf(source, '\t');
  if (!rows) return Promise.resolve(contentOf([source.trimEnd()], []));
  if (rows.length > MOST_ROWS) throw new UnreadableFile('too-large');
  const lines = rows.map((row) => row.join('\t'));
  return Promise.resolve(contentOf(lines, [rows]));
}

/** Undefined where lines are not all of one number of values. */
function rowsOf(source: string, delimiter: string): Rows | undefined {
  try {
    const options = { delimiter, skip_empty_lines: true, trim: true, relax_column_count: false };
    const rows: string[][] = parse(source, options);
    return rows.length >= 2 && (rows[0]?.length ?? 0) >= 2 ? rows : undefined;
  } catch {
    return undefined;
  }
}
