/** Members of a snapshot file, to be changed as somebody might who has it in hand. */
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { packMember, unpackMember } from '../../src/snapshot/gzip-member.js';
import { readMembers } from '../../src/snapshot/read-members.js';

export interface ArchiveMember {
  readonly offset: number;
  readonly bytes: Buffer;
  readonly id: string;
  readonly type: string;
  readonly url: string;
}

export function membersOf(path: string): readonly ArchiveMember[] {
  const whole = readFileSync(path);
  const file = openSync(path, 'r');
  try {
    return [...readMembers(file)].map(({ place: { offset, length }, record }) => ({
      offset,
      bytes: whole.subarray(offset, offset + length),
      id: (record?.fields.get('warc-record-id') ?? '').replace(/^<|>$/g, ''),
      type: record?.fields.get('warc-type') ?? '',
      url: record?.fields.get('warc-target-uri') ?? '',
    }));
  } finally {
    closeSync(file);
  }
}

/** Writes the archive anew from other members. */
export function rewriteArchive(path: string, change: (members: readonly Buffer[]) => readonly Buffer[]): void {
  writeFileSync(path, Buffer.concat(change(membersOf(path).map(({ bytes }) => bytes))));
}

/** A member with other content, packed as it should be. */
export const repacked = async (member: Buffer, from: string, to: string): Promise<Buffer> =>
  packMember(Buffer.from(unpackMember(member).toString('latin1').replaceAll(latin1(from), latin1(to)), 'latin1'));

const latin1 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
