/** The links of a web archive: the file, then every record in it, each hashed from its bytes. */
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { LinkOf } from '../model/chain.js';
import { attempt } from '../snapshot/attempt.js';
import { unpackMember } from '../snapshot/gzip-member.js';
import { readBytes, readMembers, type Place } from '../snapshot/read-members.js';
import { parseRecord, type ParsedRecord } from '../snapshot/warc-record.js';
import { sha256 } from '../lib/text/canonical-json.js';

export type RecordLink = Omit<LinkOf<'record'>, 'chain'>;
export type SnapshotLink = Omit<LinkOf<'snapshot'>, 'chain'>;

/** So many bytes are hashed before others have their turn: crawls go on while a finished site is sealed. */
const TURN_BYTES = 8 * 1024 * 1024;
const CHUNK_BYTES = 1024 * 1024;

/**
 * Reads the file once from end to end, a record at a time. `file` is how the chain names it; `onRecord` is told what each
 * record that can be read says. Rejects with the system's error.
 */
export async function linkSnapshot(
  path: string,
  file: string,
  onRecord?: (link: RecordLink, read: ReadRecord) => void,
): Promise<{ readonly snapshot: SnapshotLink; readonly records: readonly RecordLink[] }> {
  const handle = openSync(path, 'r');
  try {
    const whole = createHash('sha256');
    const records: RecordLink[] = [];
    let done = 0;
    let sinceTurn = 0;
    for (const { place } of readMembers(handle)) {
      const bytes = readBytes(handle, place);
      whole.update(bytes);
      const read = attempt(() => readRecord(bytes));
      const link = linkRecord(place, bytes, read);
      records.push(link);
      if (read) onRecord?.(link, read);
      done += bytes.length;
      sinceTurn += bytes.length;
      if (sinceTurn < TURN_BYTES) continue;
      sinceTurn = 0;
      await setImmediate();
    }
    const { size } = fstatSync(handle);
    for (let offset = done; offset < size;) {
      const bytes = readBytes(handle, { offset, length: Math.min(CHUNK_BYTES, size - offset) });
      if (bytes.length === 0) break;
      whole.update(bytes);
      offset += bytes.length;
    }
    const hash = whole.digest('hex');
    return {
      snapshot: { step: 'snapshot', file, bytes: size, wholeBytes: done, records: records.length, sha256: hash },
      records,
    };
  } finally {
    closeSync(handle);
  }
}

/** What the bytes of a member say, packed and unpacked. */
function linkRecord({ offset }: Place, member: Buffer, read: ReadRecord | undefined): RecordLink {
  const link: RecordLink = { step: 'record', offset, bytes: member.length, sha256: sha256(member) };
  if (!read) return link;
  const { fields } = read.record;
  const id = unbracket(fields.get('warc-record-id'));
  const type = fields.get('warc-type');
  const url = fields.get('warc-target-uri');
  return {
    ...link,
    ...(id !== undefined && { id }),
    ...(type !== undefined && { type }),
    ...(url !== undefined && { url }),
    block: sha256(read.block),
    ...(read.payload && { payload: sha256(read.payload) }),
  };
}

/** A record out of its member: its head, its block, and of an answer the body. */
export interface ReadRecord {
  readonly record: ParsedRecord;
  readonly block: Buffer;
  readonly payload?: Buffer;
}

/** Undefined or thrown where it is damaged. */
function readRecord(member: Buffer): ReadRecord | undefined {
  const bytes = unpackMember(member);
  const record = parseRecord(bytes);
  if (!record || record.blockStart + record.blockLength > bytes.length) return undefined;
  const block = bytes.subarray(record.blockStart, record.blockStart + record.blockLength);
  const type = record.fields.get('warc-type');
  if (type === 'resource') return { record, block, payload: block };
  if (type !== 'response') return { record, block };
  const end = block.indexOf('\r\n\r\n');
  return end < 0 ? { record, block } : { record, block, payload: block.subarray(end + 4) };
}

export const unbracket = (value: string | undefined): string | undefined => value?.replace(/^<|>$/g, '');
