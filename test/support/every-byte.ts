/** All that lies in a folder, with what is packed unpacked: for a secret that must be nowhere. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';

/** Each file, archive member and packed stream by its name. */
export function* everyByte(folder: string): Generator<readonly [name: string, bytes: Buffer]> {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    yield [path, Buffer.from(path)];
    yield* unpacked(path, readFileSync(path));
  }
}

function* unpacked(name: string, bytes: Buffer): Generator<readonly [string, Buffer]> {
  yield [name, bytes];
  const start = bytes.subarray(0, 4).toString('latin1');
  if (start.startsWith('\x1f\x8b')) yield* unpacked(`${name} (gunzipped)`, gunzipSync(bytes));
  else if (start === 'PK\x03\x04')
    for (const [inner, part] of Object.entries(unzipSync(bytes)))
      yield* unpacked(`${name}/${inner}`, Buffer.from(part));
  else if (start === '%PDF') yield* streamsOf(name, bytes);
}

function* streamsOf(name: string, pdf: Buffer): Generator<readonly [string, Buffer]> {
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 7)) {
    try {
      yield [`${name} stream at ${at}`, inflateSync(pdf.subarray(at + 7), { finishFlush: 2 })];
    } catch {
      // not packed so: it stands in the file as it is
    }
  }
}

/** Names of what holds one of the words, as text in UTF-8 or as base64. */
export const holdersOf = (folder: string, words: readonly string[]): readonly string[] => {
  const needles = words.flatMap((word) => [word, Buffer.from(word).toString('base64').replace(/=+$/, '')]);
  return [...everyByte(folder)].flatMap(([name, bytes]) =>
    needles.some((needle) => bytes.includes(needle)) ? [name] : [],
  );
};
