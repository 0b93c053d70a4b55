/** One pass over an archive: its links, what it was made for, and which body each answer has. */
import { attempt } from '../snapshot/attempt.js';
import { openSnapshot } from '../snapshot/open-snapshot.js';
import { EXCHANGE_FIELD } from '../snapshot/warc-record.js';
import type { SnapshotHead } from '../model/snapshot.js';
import type { Alteration } from './alteration.js';
import { named } from './compare-records.js';
import { linkSnapshot, unbracket, type ReadRecord, type RecordLink, type SnapshotLink } from './link-snapshot.js';

export interface ExaminedArchive {
  readonly snapshot: SnapshotLink;
  readonly records: readonly RecordLink[];
  /** Undefined where the archive no longer says what it was made for. */
  readonly head?: SnapshotHead;
  /** Hash of the body of each answer, by record: of a body seen before, that of the record that holds it. */
  readonly bodies: ReadonlyMap<string, string>;
  /** Records whose bytes are not those that they say themselves. */
  readonly untrue: readonly Alteration[];
}

/** Rejects with the system's error where there is no such file. */
export async function examineArchive(path: string, file: string): Promise<ExaminedArchive> {
  const bodies = new Map<string, string>();
  const untrue: Alteration[] = [];
  const { snapshot, records } = await linkSnapshot(path, file, (link, read) => {
    const holder = unbracket(read.record.fields.get('warc-refers-to'));
    const isRevisit = link.type === 'revisit';
    const body = isRevisit ? bodies.get(holder ?? '') : link.payload;
    if (link.id !== undefined && body !== undefined) bodies.set(link.id, body);
    if (!isTrue(link, read, body)) untrue.push({ kind: 'record-false', record: named(link) });
  });
  const head = attempt(() => {
    const reader = openSnapshot(path);
    reader.close();
    return reader.head;
  });
  return { snapshot, records, bodies, untrue, ...(head && { head }) };
}

/** The digests that a record states, of its block and of its body, are those of its bytes. */
function isTrue(link: RecordLink, { record: { fields } }: ReadRecord, body: string | undefined): boolean {
  const stated = [
    [fields.get('warc-block-digest'), link.block],
    [fields.get('warc-payload-digest'), body],
  ] as const;
  if (stated.some(([label, hash]) => label !== undefined && label !== `sha256:${hash}`)) return false;
  const exchange = fields.get(EXCHANGE_FIELD.toLowerCase());
  if (exchange === undefined) return true;
  const said = attempt(() => JSON.parse(exchange) as { readonly sha256?: unknown; readonly record?: unknown });
  return said?.sha256 === body && said?.record === link.id;
}
