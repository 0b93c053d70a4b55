/** Which reader reads what. Libraries are loaded when they are needed: each costs a tenth of a second. */
import type { AttachmentContent, FileFormat } from './attachment-reading.js';
import { UnreadableFile } from './attachment-reading.js';
import { openCompound } from './compound-file.js';
import { isReadable, tellFormat } from './tell-format.js';
import { openZip } from './zip-file.js';

/** `told` is called where the file turns out to be of another format than it seemed. */
export type Reader = (bytes: Uint8Array, told: (format: FileFormat) => Promise<void>) => Promise<AttachmentContent>;

const refuse: Reader = () => Promise.reject(new UnreadableFile('unsupported'));

/** Rejects where a library is missing. */
export async function readerOf(format: FileFormat): Promise<Reader> {
  switch (format) {
    case 'zip':
      return readZip;
    case 'compound':
      return readCompound;
    case 'pdf':
      return (await import('./pdf-text.js')).pdfText;
    case 'docx':
      return (await import('./docx-text.js')).docxText;
    case 'doc':
      return (await import('./doc-text.js')).docText;
    case 'xls':
    case 'xlsx':
    case 'sheet-xml':
      return (await import('./sheet-text.js')).sheetText;
    case 'ofd':
      return (await import('./ofd-text.js')).ofdText;
    case 'rtf':
      return (await import('./rtf-text.js')).rtfText;
    case 'html':
      return (await import('./html-text.js')).htmlText;
    case 'mht':
      return (await import('./mht-text.js')).mhtText;
    case 'text':
      return (await import('./plain-text.js')).plainText;
    default:
      return refuse;
  }
}

const readZip: Reader = async (bytes, told) => {
  const guess = guessPacked(bytes);
  if (guess) await told(guess);
  const entries = await openZip(bytes);
  const format = tellPacked(entries.map(({ name }) => name));
  await told(format);
  if (entries.some(({ isEncrypted }) => isEncrypted)) throw new UnreadableFile('encrypted');
  if (format === 'zip') return await (await import('./zip-text.js')).zipText(entries, contentIn);
  return await (
    await readerOf(format)
  )(bytes, told);
};

/** Undefined for what says nothing. An archive in an archive is only named: it may hold itself. */
async function contentIn(bytes: Uint8Array): Promise<AttachmentContent | undefined> {
  const guess = tellFormat(bytes);
  if (bytes.length === 0 || !isReadable(guess)) return undefined;
  const told = (format: FileFormat): Promise<void> =>
    format === 'zip' ? Promise.reject(new UnreadableFile('unsupported')) : Promise.resolve();
  try {
    const reader = await readerOf(guess);
    return await reader(bytes, told);
  } catch {
    return undefined;
  }
}

/** What an archive holds, by the names of its parts. */
function tellPacked(names: readonly string[]): FileFormat {
  const has = (start: string): boolean => names.some((name) => name.replace(/^\//, '').startsWith(start));
  if (names.some((name) => /^\/?OFD\.xml$/i.test(name))) return 'ofd';
  if (names.some((name) => /^\/?\[Content_Types\]\.xml$/i.test(name))) {
    if (has('word/')) return 'docx';
    if (has('xl/')) return 'xlsx';
    if (has('ppt/')) return 'pptx';
  }
  return names.includes('mimetype') && names.includes('content.xml') ? 'odf' : 'zip';
}

/** The same of an archive whose list of entries may be lost: names stand before the entries too. */
function guessPacked(bytes: Uint8Array): FileFormat | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!file.includes('[Content_Types].xml')) return file.includes('OFD.xml') ? 'ofd' : undefined;
  return file.includes('word/') ? 'docx' : file.includes('xl/') ? 'xlsx' : file.includes('ppt/') ? 'pptx' : undefined;
}

const readCompound: Reader = async (bytes, told) => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // As bytes: Node's search for UTF-16 never ends where the file stands at an odd place in memory.
  const guess = STREAMS.find(([name]) => file.includes(Buffer.from(name, 'utf16le')))?.[1];
  if (guess) await told(guess);
  const compound = openCompound(file);
  const named = (name: string) => compound.streams.find((stream) => stream.name === name);
  if (named('EncryptedPackage')) throw new UnreadableFile('encrypted');
  const [, format] = STREAMS.find(([name]) => named(name)) ?? ['', 'compound' as const];
  await told(format);
  if (format === 'compound') throw new UnreadableFile('unsupported');
  const main = named('WordDocument');
  if (format === 'doc' && main && isLocked(compound.startOf(main))) throw new UnreadableFile('encrypted');
  return await (
    await readerOf(format)
  )(bytes, told);
};

const STREAMS: readonly (readonly [string, FileFormat])[] = [
  ['WordDocument', 'doc'],
  ['Workbook', 'xls'],
  ['Book', 'xls'],
  ['PowerPoint Document', 'ppt'],
];

/** A flag in the head of a document that needs a password. */
const isLocked = (head: Buffer): boolean => head.length > 12 && (head.readUInt16LE(10) & 0x100) !== 0;

/** Entries that a format needs; without them no program opens the file. */
export const MAIN_PARTS: Readonly<Partial<Record<FileFormat, RegExp>>> = {
  docx: /^\/?word\/document[\w-]*\.xml$/i,
  xlsx: /^\/?xl\/workbook[\w-]*\.(?:xml|bin)$/i,
  ofd: /^\/?OFD\.xml$/i,
};
