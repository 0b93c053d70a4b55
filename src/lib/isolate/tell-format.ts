/** What a file is, by its first bytes. What is packed in an archive or a compound file is told by their readers. */
import { isUtf8 } from 'node:buffer';
import type { FileFormat } from './attachment-reading.js';

const MAGIC: readonly (readonly [FileFormat, string])[] = [
  ['zip', '504b0304'],
  ['zip', '504b0506'],
  ['compound', 'd0cf11e0a1b11ae1'],
  ['rtf', '7b5c7274'],
  ['rar', '526172211a07'],
  ['7z', '377abcaf271c'],
  ['gzip', '1f8b'],
  ['png', '89504e470d0a1a0a'],
  ['jpg', 'ffd8ff'],
  ['gif', '47494638'],
  ['tiff', '49492a00'],
  ['tiff', '4d4d002a'],
];

/** Before it a PDF may have other bytes; readers look so far. */
const PDF_WITHIN = 1024;
const HEAD = 4096;

/** A guess for `zip` and `compound`: they hold documents of other formats. */
export function tellFormat(bytes: Uint8Array): FileFormat {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = MAGIC.find(([, hex]) => file.subarray(0, hex.length / 2).toString('hex') === hex);
  if (magic) return magic[0];
  if (file.subarray(0, PDF_WITHIN).includes('%PDF-')) return 'pdf';
  if (file.toString('latin1', 0, 2) === 'BM' && file.length > 14 && file.readUInt32LE(6) === 0) return 'bmp';
  if (file.toString('latin1', 0, 4) === 'RIFF' && file.toString('latin1', 8, 12) === 'WEBP') return 'webp';
  return tellText(file);
}

/** True where there is something to read: other files need no process to be refused in. */
export const isReadable = (format: FileFormat): boolean =>
  ['pdf', 'zip', 'compound', 'sheet-xml', 'rtf', 'html', 'mht', 'text'].includes(format);

function tellText(file: Buffer): FileFormat {
  const head = file
    .toString('latin1', 0, HEAD)
    .replace(/^\u00ef\u00bb\u00bf|^\u00ff\u00fe|\0/g, '')
    .trimStart();
  if (/^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}?MIME-Version:/i.test(head.replace(/\r/g, ''))) return 'mht';
  if (head.startsWith('<')) {
    if (/<\?mso-application[^>]*Word\.Document|<w:wordDocument\b|<pkg:package\b/.test(head)) return 'word-xml';
    if (/<\?mso-application[^>]*Excel\.Sheet|urn:schemas-microsoft-com:office:spreadsheet/.test(head))
      return 'sheet-xml';
    return 'html';
  }
  if (/<(?:html|head|body|table|div)\b/i.test(head)) return 'html';
  return isText(file) ? 'text' : 'unknown';
}

/** Characters of a Chinese encoding, and none that no text has. */
function isText(file: Buffer): boolean {
  if (file.length === 0) return false;
  const isWide = file.length >= 2 && (file.readUInt16LE(0) === 0xfeff || file.readUInt16BE(0) === 0xfeff);
  if (isWide) return true;
  // eslint-disable-next-line no-control-regex
  if (/[\0-\x08\x0e-\x1a]/.test(file.toString('latin1', 0, HEAD))) return false;
  // The last character of the part may be cut.
  return [0, 1, 2, 3].some((cut) => {
    const part = file.subarray(0, Math.max(0, Math.min(file.length, HEAD * 4) - cut));
    return isUtf8(part) || isGbk(part);
  });
}

function isGbk(part: Buffer): boolean {
  try {
    new TextDecoder('gb18030', { fatal: true }).decode(part);
    return true;
  } catch {
    return false;
  }
}
