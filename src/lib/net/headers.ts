/** Response headers as they came, in order; names may repeat. */
export interface HeaderList {
  readonly entries: readonly (readonly [name: string, value: string])[];
  /** First value of a name, without regard to case. */
  get(name: string): string | undefined;
  all(name: string): readonly string[];
}

/** Headers from a list of pairs. */
export function headerList(entries: readonly (readonly [string, string])[]): HeaderList {
  const all = (name: string): string[] =>
    entries.filter(([key]) => key.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
  return { entries, all, get: (name) => all(name)[0] };
}

/** Headers from undici's flat list of raw names and values. */
export function decodeHeaders(raw: readonly (Buffer | Buffer[])[]): HeaderList {
  const entries: [string, string][] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = raw[i];
    const value = raw[i + 1];
    if (!(name instanceof Buffer) || value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) entries.push([name.toString('latin1'), decodeValue(one)]);
  }
  return headerList(entries);
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
const gb18030 = new TextDecoder('gb18030');

/** Chinese file names and Location paths stand raw in headers, in UTF-8 or GBK. */
function decodeValue(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return gb18030.decode(bytes);
  }
}
