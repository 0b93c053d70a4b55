/** Steps through the members of a snapshot file by their heads: no body is inflated on the way. */
import { fstatSync, readSync } from 'node:fs';
import { attempt } from './attempt.js';
import { MEMBER_HEAD_BYTES, memberLength, unpackMember, unpackStart } from './gzip-member.js';
import { parseRecord } from './warc-record.js';
import type { ParsedRecord } from './warc-record.js';

/** Where a member lies in the file. */
export interface Place {
  readonly offset: number;
  readonly length: number;
}

export interface Member {
  readonly place: Place;
  /** The head of its record; undefined where the bytes are damaged. */
  readonly record: ParsedRecord | undefined;
}

/** Enough of a member for the head of its record in all but odd cases: more would only inflate more of a body. */
const START_BYTES = 2 * 1024;
/** Members up to this length cost no more to prove than to look at. */
const PROVED_BYTES = 8 * 1024;
/** Room for an odd head: an address, a location and a posted form of the greatest length. */
const LONGEST_START_BYTES = 256 * 1024;

/**
 * Every member up to the first bytes that begin none. Short ones are proved by their checksum, longer ones when their
 * block is read.
 */
export function* readMembers(file: number): Generator<Member> {
  const { size } = fstatSync(file);
  for (let offset = 0; offset < size;) {
    const start = readBytes(file, { offset, length: Math.min(START_BYTES, size - offset) });
    const length = start.length >= MEMBER_HEAD_BYTES ? memberLength(start) : undefined;
    if (length === undefined || offset + length > size) return;
    const place = { offset, length };
    yield { place, record: headOf(file, place, start) };
    offset += length;
  }
}

function headOf(file: number, place: Place, start: Buffer): ParsedRecord | undefined {
  if (place.length <= PROVED_BYTES) {
    const whole = place.length <= start.length ? start.subarray(0, place.length) : readBytes(file, place);
    return attempt(() => parseRecord(unpackMember(whole)));
  }
  const near = attempt(() => parseRecord(unpackStart(start)));
  if (near) return near;
  const length = Math.min(place.length, LONGEST_START_BYTES);
  return attempt(() => parseRecord(unpackStart(readBytes(file, { ...place, length }))));
}

/** The bytes at a place, fewer where the file ends sooner. */
export function readBytes(file: number, { offset, length }: Place): Buffer {
  const buffer = Buffer.alloc(length);
  return buffer.subarray(0, readSync(file, buffer, 0, length, offset));
}
