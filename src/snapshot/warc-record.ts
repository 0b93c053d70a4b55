/** A WARC 1.1 record as text and bytes (ISO 28500:2017). */
import { createHash } from 'node:crypto';

export type WarcType = 'warcinfo' | 'response' | 'request' | 'revisit' | 'resource' | 'conversion' | 'metadata';

/** Names this program adds; other readers pass over them. */
export const KIND_FIELD = 'Gongkai-Kind';
export const EXCHANGE_FIELD = 'Gongkai-Exchange';

export interface WarcFields {
  readonly type: WarcType;
  readonly id: string;
  readonly date: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** The bytes of a record, block digest included. A field's value never breaks its line. */
export function formatRecord(record: WarcFields, block: Uint8Array): Buffer {
  const lines = [
    'WARC/1.1',
    `WARC-Type: ${record.type}`,
    `WARC-Record-ID: <${record.id}>`,
    `WARC-Date: ${record.date}`,
    ...record.fields.map(([name, value]) => `${name}: ${oneLine(value)}`),
    `WARC-Block-Digest: ${digestLabel(sha256(block))}`,
    `Content-Length: ${block.length}`,
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'utf8'), block, Buffer.from('\r\n\r\n')]);
}

/** Text without the characters that would end a line of a head. */
export const oneLine = (text: string): string => text.replace(/[\r\n\0]+/g, ' ');

export interface ParsedRecord {
  readonly fields: ReadonlyMap<string, string>;
  /** Where the block begins. */
  readonly blockStart: number;
  readonly blockLength: number;
}

/** The head of a record; undefined if these bytes hold none. Field names are given in lower case. */
export function parseRecord(bytes: Buffer): ParsedRecord | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0 || bytes.toString('latin1', 0, 5) !== 'WARC/') return undefined;
  const lines = bytes.toString('utf8', 0, end).split('\r\n').slice(1);
  const fields = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon > 0) fields.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  const blockLength = Number(fields.get('content-length'));
  return Number.isSafeInteger(blockLength) && blockLength >= 0
    ? { fields, blockStart: end + 4, blockLength }
    : undefined;
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export const digestLabel = (hex: string): string => `sha256:${hex}`;

/** A value as JSON in one line of plain ASCII, as a field may hold it. */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
