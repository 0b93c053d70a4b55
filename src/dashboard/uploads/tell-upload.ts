import { openZip } from '../../lib/isolate/zip-file.js';

/** What may be handed in as evidence: pictures, PDF, OFD, Word and Excel without macros. Never HTML, SVG, archives or programs. */
export const UPLOAD_TYPES = {
  png: 'image/png',
  jpg: 'image/jpeg',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ofd: 'application/ofd',
} as const;
export type UploadType = keyof typeof UPLOAD_TYPES;

/** For the `accept` of file inputs. */
export const UPLOAD_ACCEPT = Object.keys(UPLOAD_TYPES)
  .map((type) => `.${type}`)
  .join(',');

export type UploadFault = 'unknown' | 'macros' | 'bomb' | 'damaged';

const PNG = '89504e470d0a1a0a';
const JPG = 'ffd8ff';
const ZIP = '504b0304';
/** Packed a thousandfold no document is: Office's own XML comes to a hundredfold at most. */
const MOST_RATIO = 500;
const MOST_UNPACKED_BYTES = 500_000_000;

/** What a file is, by its bytes alone: its name and the type that the browser claims tell nothing. */
export async function tellUpload(bytes: Uint8Array): Promise<UploadType | UploadFault> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = file.subarray(0, 8).toString('hex');
  if (head === PNG) return file.subarray(12, 16).toString('latin1') === 'IHDR' ? 'png' : 'damaged';
  if (head.startsWith(JPG)) return 'jpg';
  if (file.subarray(0, 5).toString('latin1') === '%PDF-')
    return file.subarray(-2048).includes('%%EOF') ? 'pdf' : 'damaged';
  if (head.startsWith(ZIP)) return tellArchive(file);
  return 'unknown';
}

/** By the list of its entries; nothing is unpacked. */
async function tellArchive(file: Buffer): Promise<UploadType | UploadFault> {
  const entries = await openZip(file).catch(() => undefined);
  if (entries === undefined) return 'damaged';
  const unpacked = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  if (unpacked > MOST_UNPACKED_BYTES || unpacked > file.length * MOST_RATIO) return 'bomb';
  const names = new Set(entries.map(({ name }) => name.toLowerCase()));
  if ([...names].some((name) => /vbaproject\.bin$|\/activex\/|\/embeddings\/.*\.(?:bin|exe)$/.test(name)))
    return 'macros';
  if (names.has('ofd.xml')) return 'ofd';
  if (!names.has('[content_types].xml')) return 'unknown';
  if (names.has('word/document.xml')) return 'docx';
  return names.has('xl/workbook.xml') ? 'xlsx' : 'unknown';
}
