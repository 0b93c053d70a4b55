/** OLE compound files (DOC, XLS, WPS, protected DOCX): which streams they hold, and whether they hold them whole. */
import { UnreadableFile } from './attachment-reading.js';

export interface CompoundStream {
  readonly name: string;
  readonly bytes: number;
  readonly first: number;
}

export interface CompoundFile {
  /** Of the root storage alone: what is embedded in a document has streams of the same names further down. */
  readonly streams: readonly CompoundStream[];
  /** The first bytes of a stream, as many as are in one sector; none for what lies in the mini stream. */
  startOf(stream: CompoundStream): Buffer;
}

const ENTRY = 128;
const HEADER = 512;
const LAST_REGULAR = 0xfffffffa;
const STREAM = 2;
const NO_ENTRY = 0xffffffff;
/** Entries of a directory that is read; documents have a few dozen. */
const MOST_ENTRIES = 20_000;

/** Throws `UnreadableFile`: `truncated` where a stream goes on beyond the end of the file, `damaged` where it goes in circles. */
export function openCompound(file: Buffer): CompoundFile {
  if (file.length < HEADER) throw new UnreadableFile('truncated');
  const shift = file.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) throw new UnreadableFile('damaged');
  const sectorBytes = 2 ** shift;
  const most = Math.ceil(file.length / sectorBytes);
  const placeOf = (sector: number): number => {
    const place = (sector + 1) * sectorBytes;
    if (place >= file.length) throw new UnreadableFile('truncated');
    return place;
  };
  const wordAt = (place: number): number => {
    if (place + 4 > file.length) throw new UnreadableFile('truncated');
    return file.readUInt32LE(place);
  };
  const tables = allocationTables(file, { sectorBytes, most, placeOf, wordAt });
  const next = (sector: number): number => {
    const table = tables[Math.floor((sector * 4) / sectorBytes)];
    if (table === undefined) throw new UnreadableFile('truncated');
    return wordAt(placeOf(table) + ((sector * 4) % sectorBytes));
  };
  const chain = (first: number): number[] => {
    const sectors: number[] = [];
    for (let sector = first; sector < LAST_REGULAR; sector = next(sector)) {
      if (sectors.length > most) throw new UnreadableFile('damaged');
      placeOf(sector);
      sectors.push(sector);
    }
    return sectors;
  };

  const directory = Buffer.concat(
    chain(file.readUInt32LE(48))
      .slice(0, Math.ceil((MOST_ENTRIES * ENTRY) / sectorBytes))
      .map((sector) => file.subarray(placeOf(sector), placeOf(sector) + sectorBytes)),
  );
  const streams = childrenOf(directory);
  const leastRegular = file.readUInt32LE(56);
  for (const { bytes, first } of streams) {
    if (bytes < leastRegular) continue;
    if (chain(first).length * sectorBytes < bytes) throw new UnreadableFile('damaged');
  }
  return {
    streams,
    startOf: ({ bytes, first }) =>
      bytes < leastRegular
        ? Buffer.alloc(0)
        : file.subarray(placeOf(first), Math.min(file.length, placeOf(first) + sectorBytes)),
  };
}

interface Sectors {
  readonly sectorBytes: number;
  readonly most: number;
  readonly placeOf: (sector: number) => number;
  readonly wordAt: (place: number) => number;
}

/** The sectors that say which sector follows which: the first 109 stand in the header, further ones in a chain. */
function allocationTables(file: Buffer, { sectorBytes, most, placeOf, wordAt }: Sectors): number[] {
  const tables: number[] = [];
  for (let index = 0; index < 109; index += 1) tables.push(file.readUInt32LE(76 + index * 4));
  let links = 0;
  for (let sector = file.readUInt32LE(68); sector < LAST_REGULAR; links += 1) {
    if (links > most) throw new UnreadableFile('damaged');
    const place = placeOf(sector);
    for (let at = 0; at < sectorBytes - 4; at += 4) tables.push(wordAt(place + at));
    sector = wordAt(place + sectorBytes - 4);
  }
  return tables.filter((sector) => sector < LAST_REGULAR);
}

/** The entries of the root storage: a binary tree whose links are numbers of entries. */
function childrenOf(directory: Buffer): CompoundStream[] {
  const streams: CompoundStream[] = [];
  const seen = new Set<number>();
  const waiting = directory.length < ENTRY ? [] : [directory.readUInt32LE(76)];
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    const at = number * ENTRY;
    if (number === NO_ENTRY || seen.has(number) || at + ENTRY > directory.length) continue;
    seen.add(number);
    waiting.push(directory.readUInt32LE(at + 68), directory.readUInt32LE(at + 72));
    const nameBytes = Math.min(64, directory.readUInt16LE(at + 64));
    const name = directory.toString('utf16le', at, at + Math.max(0, nameBytes - 2));
    const isStream = directory.readUInt8(at + 66) === STREAM;
    streams.push({
      name,
      bytes: isStream ? directory.readUInt32LE(at + 120) : 0,
      first: directory.readUInt32LE(at + 116),
    });
  }
  return streams;
}
