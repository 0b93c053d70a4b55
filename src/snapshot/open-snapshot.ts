/** Reads a snapshot: one pass over the heads of its records, bodies on demand. Memory does not grow with bodies. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { CrawlInfo, Exchange, Probe, SnapshotHead, SnapshotReader, Unanswered } from '../model/snapshot.js';
import { MEMBER_HEAD_BYTES, memberLength, unpackMember, unpackStart } from './gzip-member.js';
import { EXCHANGE_FIELD, KIND_FIELD, parseRecord, sha256 } from './warc-record.js';
import type { ParsedRecord } from './warc-record.js';
import type { Resumption } from './resumption.js';

/** A record that the file does not hold whole, or whose bytes are not those its digest names. */
export class UnreadableRecordError extends Error {
  override readonly name = 'UnreadableRecordError';
}

/** A file that is no snapshot of ours, or one that was cut before it said what it is of. */
export class NoSnapshotError extends Error {
  override readonly name = 'NoSnapshotError';
}

/** A snapshot with what is needed to go on with it. */
export interface OpenSnapshot extends SnapshotReader {
  /** Up to here the file holds whole records; what follows was torn by a kill. */
  readonly wholeBytes: number;
}

interface Place {
  readonly offset: number;
  readonly length: number;
  /** A body seen before stands in this record. */
  readonly refersTo?: string;
  readonly digest?: string;
}

/** Enough of a member for the head of its record in all but odd cases, which are unpacked whole. */
const START_BYTES = 8 * 1024;

/** Throws `NoSnapshotError`; the system's error if there is no such file. A torn last record is passed over. */
export function openSnapshot(path: string): OpenSnapshot {
  const file = openSync(path, 'r');
  try {
    return readSnapshot(file, path);
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

function readSnapshot(file: number, path: string): OpenSnapshot {
  const places = new Map<string, Place>();
  const attachments = new Map<string, Place | { readonly failure: string }>();
  const exchanges: Exchange[] = [];
  let unanswered: Unanswered[] = [];
  const probes: Probe[] = [];
  let head: SnapshotHead | undefined;
  let crawl: CrawlInfo | undefined;

  const size = fstatSync(file).size;
  let offset = 0;
  for (;;) {
    const start = read(file, offset, Math.min(START_BYTES, size - offset));
    const length = start.length >= MEMBER_HEAD_BYTES ? memberLength(start) : undefined;
    if (length === undefined || offset + length > size) break;
    const place = { offset, length };
    const record = headOf(file, place, start);
    // A last member of the right length whose bytes never reached the disk is torn too.
    if (!record) break;
    offset += length;
    const id = unbracket(record.fields.get('warc-record-id'));
    const json = (): unknown => JSON.parse(blockOf(file, place).toString('utf8'));
    switch (record.fields.get(KIND_FIELD.toLowerCase())) {
      case 'head':
        head = json() as SnapshotHead;
        break;
      case 'resumed': {
        const { environment, asksAgain } = json() as Resumption;
        crawl = undefined;
        if (head) head = { ...head, environment };
        unanswered = unanswered.filter(({ why }) => !asksAgain.includes(why));
        break;
      }
      case 'exchange': {
        const exchange = JSON.parse(record.fields.get(EXCHANGE_FIELD.toLowerCase()) ?? 'null') as Exchange;
        const refersTo = unbracket(record.fields.get('warc-refers-to'));
        places.set(id, { ...place, digest: exchange.sha256, ...(refersTo !== '' && { refersTo }) });
        exchanges.push(exchange);
        break;
      }
      case 'unanswered':
        unanswered.push(json() as Unanswered);
        break;
      case 'probe':
        probes.push(json() as Probe);
        break;
      case 'attachment': {
        const of = unbracket(record.fields.get('warc-refers-to'));
        const isText = record.fields.get('warc-type') === 'conversion';
        attachments.set(of, isText ? place : (json() as { failure: string }));
        break;
      }
      case 'crawl':
        crawl = json() as CrawlInfo;
        break;
    }
  }
  if (!head) throw new NoSnapshotError(path);

  const body = (record: string): Uint8Array => {
    const place = places.get(record);
    const stored = place?.refersTo === undefined ? place : places.get(place.refersTo);
    if (!place || !stored) throw new UnreadableRecordError(record);
    const payload = attempt(() => payloadOf(file, stored));
    if (payload === undefined || sha256(payload) !== place.digest) throw new UnreadableRecordError(record);
    return payload;
  };

  return {
    head,
    crawl,
    exchanges,
    unanswered,
    probes,
    body,
    attachmentText: (record) => {
      const found = attachments.get(record);
      if (!found || 'failure' in found) return found;
      const text = attempt(() => blockOf(file, found));
      if (text === undefined) throw new UnreadableRecordError(record);
      return { text: text.toString('utf8') };
    },
    close: () => {
      closeSync(file);
    },
    wholeBytes: offset,
  };
}

function headOf(file: number, place: Place, start: Buffer): ParsedRecord | undefined {
  return attempt(
    () =>
      parseRecord(unpackStart(start.subarray(0, place.length))) ?? parseRecord(unpackMember(readPlace(file, place))),
  );
}

function blockOf(file: number, place: Place): Buffer {
  const bytes = unpackMember(readPlace(file, place));
  const record = parseRecord(bytes);
  if (!record || record.blockStart + record.blockLength > bytes.length) throw new UnreadableRecordError();
  return bytes.subarray(record.blockStart, record.blockStart + record.blockLength);
}

/** The body inside a response; the whole block of a resource. */
function payloadOf(file: number, place: Place): Buffer {
  const bytes = unpackMember(readPlace(file, place));
  const record = parseRecord(bytes);
  if (!record) throw new UnreadableRecordError();
  const end = record.blockStart + record.blockLength;
  if (!(record.fields.get('content-type') ?? '').startsWith('application/http')) {
    return bytes.subarray(record.blockStart, end);
  }
  const bodyStart = bytes.indexOf('\r\n\r\n', record.blockStart);
  if (bodyStart < 0) throw new UnreadableRecordError();
  return bytes.subarray(bodyStart + 4, end);
}

const readPlace = (file: number, place: Place): Buffer => read(file, place.offset, place.length);

function read(file: number, offset: number, length: number): Buffer {
  const buffer = Buffer.alloc(Math.max(0, length));
  const bytes = length > 0 ? readSync(file, buffer, 0, length, offset) : 0;
  return buffer.subarray(0, bytes);
}

const unbracket = (value: string | undefined): string => (value ?? '').replace(/^<|>$/g, '');

function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
