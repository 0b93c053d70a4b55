/** Whether a file that a library gave up on is broken for everybody, or only beyond the library. */
import type { AttachmentFailure, FileFormat } from './attachment-reading.js';
import { UnreadableFile } from './attachment-reading.js';
import { openCompound } from './compound-file.js';
import { MAIN_PARTS } from './readers.js';
import { readXml } from './read-xml.js';
import { openZip } from './zip-file.js';

/** What is unpacked at most to see whether an archive is whole. */
const MOST_BYTES = 128 * 1024 * 1024;

/** Broken only where its own structure says so; else it is our reader's failure. */
export async function whyUnread(bytes: Uint8Array, format: FileFormat, error: unknown): Promise<AttachmentFailure> {
  const { name, message } = error instanceof Error ? error : { name: '', message: '' };
  if (name === 'PasswordException' || /password[- ]protected|encrypted/i.test(message)) return 'encrypted';
  try {
    if (format === 'pdf') return name === 'InvalidPDFException' ? 'damaged' : 'reader-failed';
    const main = MAIN_PARTS[format];
    if (main || format === 'zip') await proveZip(bytes, main);
    if (format === 'doc' || format === 'xls') openCompound(Buffer.from(bytes));
    return 'reader-failed';
  } catch (cause) {
    return cause instanceof UnreadableFile ? cause.failure : 'reader-failed';
  }
}

/** Throws `UnreadableFile` where an entry does not unpack, or the main part is missing or no XML. */
async function proveZip(bytes: Uint8Array, main: RegExp | undefined): Promise<void> {
  let left = MOST_BYTES;
  let isThere = main === undefined;
  for (const entry of await openZip(bytes)) {
    if (entry.isFolder) continue;
    const content = await entry.read(left);
    left -= content.length;
    if (main?.test(entry.name) !== true) continue;
    isThere = true;
    if (entry.name.endsWith('.xml')) readXml(content);
  }
  if (!isThere) throw new UnreadableFile('damaged');
}
