/** Text that is made piece by piece, as the bytes of a file: a run of thousands of sites never stands in memory as a whole. */
export async function* asBytes(pieces: Iterable<string>): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield await Promise.resolve(Buffer.from(piece));
}
