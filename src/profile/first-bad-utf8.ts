/** Line and column (in characters) of the first byte that is not UTF-8; undefined if all is. */
export function firstBadUtf8(bytes: Uint8Array): { readonly line: number; readonly column: number } | undefined {
  const strict = new TextDecoder('utf-8', { fatal: true });
  if (isValid(strict, bytes)) return undefined;
  let line = 1;
  for (let start = 0; start <= bytes.length; line++) {
    const end = bytes.indexOf(0x0a, start);
    const row = bytes.subarray(start, end < 0 ? bytes.length : end);
    if (!isValid(strict, row)) return { line, column: goodCharacters(strict, row) + 1 };
    if (end < 0) break;
    start = end + 1;
  }
  return { line: 1, column: 1 };
}

function isValid(strict: InstanceType<typeof TextDecoder>, bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function goodCharacters(strict: InstanceType<typeof TextDecoder>, row: Uint8Array): number {
  let good = '';
  let start = 0;
  for (let end = 1; end <= row.length && end - start <= 4; end++) {
    const piece = row.subarray(start, end);
    if (!isValid(strict, piece)) continue;
    good += strict.decode(piece);
    start = end;
  }
  return good.length;
}
