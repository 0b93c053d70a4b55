/**
 * One gzip member a record, each saying its own length in the `sl` extra field (WARC 1.1, annex E), so that a reader
 * steps from record to record without inflating bodies. Every gzip tool reads them.
 */
import { promisify } from 'node:util';
import { constants, gunzipSync, gzip, gzipSync } from 'node:zlib';

const gzipAsync = promisify(gzip);

const FLAG_EXTRA = 4;
const PLAIN_HEADER_BYTES = 10;
/** XLEN, `sl`, its length, compressed length, uncompressed length. */
const EXTRA_BYTES = 2 + 2 + 2 + 4 + 4;
/** CRC and size stand at the end of a member. */
const TRAILER_BYTES = 8;

/** Bytes that must be at hand to know a member's length. */
export const MEMBER_HEAD_BYTES = PLAIN_HEADER_BYTES + EXTRA_BYTES;

/** Three of the largest bodies that a crawl takes: what claims or inflates to more is none of our records. */
const MOST_CONTENT_BYTES = 64 * 1024 * 1024;

/** So little is packed sooner than it is handed to another thread and back; most records are no larger. */
const SMALL_BYTES = 4096;

export async function packMember(content: Buffer): Promise<Buffer> {
  const options = { level: 6 };
  const packed = content.length <= SMALL_BYTES ? gzipSync(content, options) : await gzipAsync(content, options);
  const extra = Buffer.alloc(EXTRA_BYTES);
  extra.writeUInt16LE(EXTRA_BYTES - 2, 0);
  extra.write('sl', 2, 'latin1');
  extra.writeUInt16LE(8, 4);
  extra.writeUInt32LE(packed.length + EXTRA_BYTES, 6);
  extra.writeUInt32LE(content.length, 10);
  const header = Buffer.from(packed.subarray(0, PLAIN_HEADER_BYTES));
  header[3] = FLAG_EXTRA;
  header[9] = 255; // the system it was packed on does not matter
  return Buffer.concat([header, extra, packed.subarray(PLAIN_HEADER_BYTES)]);
}

/** Length in bytes of the member that begins here; undefined where no member of ours begins. */
export function memberLength(head: Buffer): number | undefined {
  const isOurs =
    head.length >= MEMBER_HEAD_BYTES &&
    head[0] === 0x1f &&
    head[1] === 0x8b &&
    head[3] === FLAG_EXTRA &&
    head.toString('latin1', 12, 14) === 'sl';
  if (!isOurs) return undefined;
  const length = head.readUInt32LE(16);
  const isPossible = length >= MEMBER_HEAD_BYTES + TRAILER_BYTES && head.readUInt32LE(20) <= MOST_CONTENT_BYTES;
  return isPossible ? length : undefined;
}

/** What the first bytes of a member hold, unproved by its checksum; the rest is not missed. Throws on a wrong bit. */
export function unpackStart(bytes: Buffer): Buffer {
  return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MOST_CONTENT_BYTES });
}

/** The whole content of a member. Throws if a bit of it is wrong, or it inflates beyond the largest record. */
export const unpackMember = (member: Buffer): Buffer => gunzipSync(member, { maxOutputLength: MOST_CONTENT_BYTES });
