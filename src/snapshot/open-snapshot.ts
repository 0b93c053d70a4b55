/** Reads a snapshot: one pass over the heads of its records, bodies on demand. Memory does not grow with bodies. */
import { closeSync, openSync } from 'node:fs';
import type { AttachmentReading } from '../lib/isolate/attachment-reading.js';
import type { CrawlInfo, Exchange, Probe, SnapshotHead, SnapshotReader, Unanswered } from '../model/snapshot.js';
import { attempt } from './attempt.js';
import { unpackMember, unpackStart } from './gzip-member.js';
import { readBytes, readMembers } from './read-members.js';
import type { Place } from './read-members.js';
import * as stored from './stored-shapes.js';
import { EXCHANGE_FIELD, KIND_FIELD, parseRecord, sha256 } from './warc-record.js';
import type { ParsedRecord } from './warc-record.js';

/** A record that the file does not hold whole, or whose bytes are not those its digest names. */
export class UnreadableRecordError extends Error {
  override readonly name = 'UnreadableRecordError';
}

/** A file that is no snapshot of ours, or one that was cut or damaged where it says what it is of. */
export class NoSnapshotError extends Error {
  override readonly name = 'NoSnapshotError';
  constructor(
    path: string,
    /** A web archive, but written or packed anew by another tool. */
    readonly isForeignArchive: boolean,
  ) {
    super(path);
  }
}

/** A snapshot with what is needed to go on with it. */
export interface OpenSnapshot extends SnapshotReader {
  /** Up to here the file holds whole records; what follows was torn by a kill. */
  readonly wholeBytes: number;
  /** Records passed over because their bytes are not what was written. */
  readonly damaged: number;
}

interface Stored extends Place {
  /** A body seen before stands in this record. */
  readonly refersTo?: string;
  readonly digest: string;
}

/** Throws `NoSnapshotError`; the system's error if there is no such file. Torn and damaged records are passed over. */
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
  const places = new Map<string, Stored>();
  const attachments = new Map<string, Place | Extract<AttachmentReading, { failure: unknown }>>();
  const tables = new Map<string, Place>();
  const exchanges: Exchange[] = [];
  let unanswered: Unanswered[] = [];
  const probes: Probe[] = [];
  let head: SnapshotHead | undefined;
  let crawl: CrawlInfo | undefined;

  /** False for a record whose content is not what one of its kind holds. */
  const take = (place: Place, record: ParsedRecord): boolean => {
    const id = unbracket(record.fields.get('warc-record-id'));
    const refersTo = unbracket(record.fields.get('warc-refers-to'));
    const json = <T>(isFit: (value: unknown) => value is T): T | undefined => {
      const value = attempt((): unknown => JSON.parse(blockOf(file, place).toString('utf8')));
      return isFit(value) ? value : undefined;
    };
    switch (record.fields.get(KIND_FIELD.toLowerCase())) {
      case 'head': {
        const found = json(stored.isHead);
        head = found ?? head;
        return found !== undefined;
      }
      case 'resumed': {
        const resumption = json(stored.isResumption);
        if (!resumption) return false;
        crawl = undefined;
        if (head) head = { ...head, environment: resumption.environment };
        unanswered = unanswered.filter(({ why }) => !resumption.asksAgain.includes(why));
        return true;
      }
      case 'exchange': {
        const text = record.fields.get(EXCHANGE_FIELD.toLowerCase()) ?? '';
        const exchange = attempt((): unknown => JSON.parse(text));
        if (!stored.isExchange(exchange)) return false;
        places.set(id, { ...place, digest: exchange.sha256, ...(refersTo !== '' && { refersTo }) });
        exchanges.push(exchange);
        return true;
      }
      case 'unanswered':
        return keep(unanswered, json(stored.isUnanswered));
      case 'probe':
        return keep(probes, json(stored.isProbe));
      case 'attachment': {
        const isText = record.fields.get('warc-type') === 'conversion';
        const found = isText ? place : json(stored.isFailure);
        if (found)
          attachments.set(refersTo, 'failure' in found ? { ...found, format: found.format ?? 'unknown' } : found);
        return found !== undefined;
      }
      case 'attachment-tables':
        tables.set(refersTo, place);
        return true;
      case 'crawl': {
        const found = json(stored.isCrawlInfo);
        crawl = found ?? crawl;
        return found !== undefined;
      }
      default:
        return true;
    }
  };

  let wholeBytes = 0;
  let damaged = 0;
  let doubtful = 0;
  for (const { place, record } of readMembers(file)) {
    if (record && take(place, record)) {
      wholeBytes = place.offset + place.length;
      damaged += doubtful;
      doubtful = 0;
    }
    // At the end of the file it is torn: of the right length, but its bytes never reached the disk.
    else doubtful += 1;
  }
  if (!head) throw new NoSnapshotError(path, isArchive(file));

  const body = (record: string): Uint8Array => {
    const place = places.get(record);
    const holder = place?.refersTo === undefined ? place : places.get(place.refersTo);
    if (!place || !holder) throw new UnreadableRecordError(record);
    const payload = attempt(() => payloadOf(file, holder));
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
    attachment: (record) => {
      const found = attachments.get(record);
      if (!found || 'failure' in found) return found;
      const beside = tables.get(record);
      // Text without its tables would pass for a file that has none.
      if (!beside) return undefined;
      const text = attempt(() => blockOf(file, found));
      const kept = attempt((): unknown => JSON.parse(blockOf(file, beside).toString('utf8')));
      if (text === undefined || !stored.isTables(kept)) throw new UnreadableRecordError(record);
      return { ...kept, text: text.toString('utf8') };
    },
    close: () => {
      closeSync(file);
    },
    wholeBytes,
    damaged,
  };
}

function keep<T>(list: T[], value: T | undefined): boolean {
  if (value === undefined) return false;
  list.push(value);
  return true;
}

/** The block of a record, proved by the checksum of its member. Throws where it is damaged. */
function blockOf(file: number, place: Place): Buffer {
  const { bytes, record } = recordAt(file, place);
  return bytes.subarray(record.blockStart, record.blockStart + record.blockLength);
}

/** The body inside a response; the whole block of a resource. */
function payloadOf(file: number, place: Place): Buffer {
  const { bytes, record } = recordAt(file, place);
  const end = record.blockStart + record.blockLength;
  if (!(record.fields.get('content-type') ?? '').startsWith('application/http')) {
    return bytes.subarray(record.blockStart, end);
  }
  const bodyStart = bytes.indexOf('\r\n\r\n', record.blockStart);
  if (bodyStart < 0) throw new UnreadableRecordError();
  return bytes.subarray(bodyStart + 4, end);
}

function recordAt(file: number, place: Place): { readonly bytes: Buffer; readonly record: ParsedRecord } {
  const bytes = unpackMember(readBytes(file, place));
  const record = parseRecord(bytes);
  if (!record || record.blockStart + record.blockLength > bytes.length) throw new UnreadableRecordError();
  return { bytes, record };
}

/** Begins like a web archive, packed or not. */
function isArchive(file: number): boolean {
  const start = readBytes(file, { offset: 0, length: 64 * 1024 });
  const text = attempt(() => unpackStart(start)) ?? start;
  return /^WARC\/\d/.test(text.toString('latin1', 0, 16));
}

const unbracket = (value: string | undefined): string => (value ?? '').replace(/^<|>$/g, '');
