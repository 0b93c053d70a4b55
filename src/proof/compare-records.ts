/** Where an archive is not the one that was sealed: the first record at fault, and how many there are. */
import type { Alteration, NamedRecord } from './alteration.js';
import type { RecordLink, SnapshotLink } from './link-snapshot.js';

/** The file and its records. */
interface Archive {
  readonly snapshot: SnapshotLink;
  readonly records: readonly RecordLink[];
}

/** Each record that is not what and where it was, in the order of the file. */
export function compareRecords(was: Archive, now: Archive): readonly Alteration[] {
  const first = firstDifference(was.records, now.records);
  if (first === undefined) return compareTails(was.snapshot, now.snapshot);
  const known = { was: idsOf(was.records), now: idsOf(now.records) };
  const bytes = new Set(now.records.map(({ sha256 }) => sha256));
  // Where nothing can be read any more, what follows is lost with it.
  const isLost = now.records[first] === undefined;
  const later = isLost ? [] : was.records.slice(first + 1).filter(({ sha256 }) => !bytes.has(sha256));
  return [
    describe(was.records[first], now.records[first], known, now.snapshot),
    ...later.map((link) => {
      const other = link.id === undefined ? undefined : known.now.get(link.id);
      return other ? changed(link, other) : missing(link, now.snapshot);
    }),
  ];
}

const firstDifference = (was: readonly RecordLink[], now: readonly RecordLink[]): number | undefined => {
  const at = was.findIndex((link, index) => !isSame(link, now[index]));
  if (at >= 0) return at;
  return now.length > was.length ? was.length : undefined;
};

const isSame = (one: RecordLink, other: RecordLink | undefined): boolean =>
  one.sha256 === other?.sha256 && one.offset === other.offset;

const compareTails = (was: SnapshotLink, now: SnapshotLink): readonly Alteration[] =>
  was.sha256 === now.sha256 ? [] : [{ kind: 'tail', was: was.bytes - was.wholeBytes, now: now.bytes - now.wholeBytes }];

type Ids = ReadonlyMap<string, RecordLink>;
const idsOf = (links: readonly RecordLink[]): Ids =>
  new Map(links.flatMap((link) => (link.id === undefined ? [] : [[link.id, link] as const])));

function describe(
  was: RecordLink | undefined,
  now: RecordLink | undefined,
  known: { readonly was: Ids; readonly now: Ids },
  snapshot: SnapshotLink,
): Alteration {
  if (!was) return { kind: 'record-added', record: named(now) };
  if (!now) return missing(was, snapshot);
  if (was.id === now.id || now.id === undefined || was.id === undefined) return changed(was, now);
  const [isStillThere, wasThere] = [known.now.has(was.id), known.was.has(now.id)];
  if (isStillThere)
    return wasThere ? { kind: 'record-moved', record: named(was) } : { kind: 'record-added', record: named(now) };
  return wasThere
    ? { kind: 'record-missing', record: named(was) }
    : { kind: 'record-replaced', record: named(was), by: named(now) };
}

/** The file ends before it, or what stands in its place is none of our records. */
const missing = (was: RecordLink, { bytes }: SnapshotLink): Alteration =>
  was.offset + was.bytes > bytes
    ? { kind: 'record-cut', record: named(was) }
    : { kind: 'record-changed', record: named(was), part: 'unreadable' };

const changed = (was: RecordLink, now: RecordLink): Alteration => ({
  kind: 'record-changed',
  record: named(was),
  part:
    now.block === undefined
      ? 'unreadable'
      : was.payload !== now.payload
        ? 'body'
        : was.block !== now.block
          ? 'head'
          : 'packing',
});

export const named = (link: RecordLink | undefined): NamedRecord => ({
  offset: link?.offset ?? 0,
  ...(link?.id !== undefined && { id: link.id }),
  ...(link?.url !== undefined && { url: link.url }),
  ...(link?.type !== undefined && { type: link.type }),
});
