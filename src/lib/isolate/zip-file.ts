/** Archives from strangers: what they hold, and entries unpacked one at a time, never more than is allowed. */
import zlib from 'node:zlib';
import yauzl from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { UnreadableFile } from './attachment-reading.js';

export interface ZipEntry {
  /** As it stands in the archive: never a place to write to. */
  readonly name: string;
  readonly bytes: number;
  readonly isEncrypted: boolean;
  readonly isFolder: boolean;
  /** Throws `UnreadableFile`: `too-large` beyond `mostBytes`, `damaged` where it does not unpack to what it says. */
  read(mostBytes: number): Promise<Buffer>;
}

/** Far more than any document has; an archive of more is refused. */
const MOST_ENTRIES = 10_000;

/** Throws `UnreadableFile`: `truncated` where the list of entries at the end is missing, `damaged` where it is wrong. */
export async function openZip(bytes: Uint8Array): Promise<readonly ZipEntry[]> {
  const file = withoutTail(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const archive = await new Promise<ZipFile>((resolve, reject) => {
    // Names are decoded by us: Chinese archives have them in GBK.
    yauzl.fromBuffer(file, { lazyEntries: true, decodeStrings: false, validateEntrySizes: true }, (error, opened) => {
      if (opened) resolve(opened);
      else reject(new UnreadableFile(/signature not found/i.test(error?.message ?? '') ? 'truncated' : 'damaged'));
    });
  });
  if (archive.entryCount > MOST_ENTRIES) throw new UnreadableFile('too-large');
  return await new Promise((resolve, reject) => {
    const entries: ZipEntry[] = [];
    archive.on('entry', (entry: Entry) => {
      entries.push(entryOf(archive, entry));
      archive.readEntry();
    });
    archive.on('error', () => {
      reject(new UnreadableFile('damaged'));
    });
    archive.on('end', () => {
      resolve(entries);
    });
    archive.readEntry();
  });
}

/** Download pages written in JSP send line breaks behind the file; office programs pass over them. */
function withoutTail(file: Buffer): Buffer {
  const at = file.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  const end = at < 0 || at + END_BYTES > file.length ? file.length : at + END_BYTES + file.readUInt16LE(at + 20);
  return end < file.length ? file.subarray(0, end) : file;
}

/** Length of the record that ends an archive, without its comment. */
const END_BYTES = 22;

function entryOf(archive: ZipFile, entry: Entry): ZipEntry {
  const name = nameOf(entry);
  return {
    name,
    bytes: entry.uncompressedSize,
    isEncrypted: (entry.generalPurposeBitFlag & 1) !== 0,
    isFolder: name.endsWith('/'),
    read: (mostBytes) => unpack(archive, entry, mostBytes),
  };
}

function nameOf(entry: Entry): string {
  const raw: unknown = entry.fileName;
  const bytes = Buffer.isBuffer(raw) ? raw : Buffer.from(String(raw), 'utf8');
  const decoded = (label: string): string | undefined => {
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {
      return undefined;
    }
  };
  return (decoded('utf-8') ?? decoded('gb18030') ?? bytes.toString('latin1')).replaceAll('\\', '/');
}

async function unpack(archive: ZipFile, entry: Entry, mostBytes: number): Promise<Buffer> {
  if (entry.uncompressedSize > mostBytes) throw new UnreadableFile('too-large');
  return await new Promise((resolve, reject) => {
    archive.openReadStream(entry, (error, stream) => {
      if (error) {
        reject(new UnreadableFile(/unsupported compression/i.test(error.message) ? 'unsupported' : 'damaged'));
        return;
      }
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', () => {
        reject(new UnreadableFile('damaged'));
      });
      stream.on('end', () => {
        const content = Buffer.concat(chunks);
        if (isAsSummed(content, entry.crc32)) resolve(content);
        else reject(new UnreadableFile('damaged'));
      });
    });
  });
}

/** Node knows this sum since 20.15. */
const isAsSummed = (content: Buffer, sum: number): boolean => !('crc32' in zlib) || zlib.crc32(content) === sum;
