/** A text made bare for comparing, and where each of its characters stood in the source. */
export interface BareText {
  readonly text: string;
  /** Position in the source of each character of `text`. */
  readonly at: Uint32Array;
  readonly source: string;
}

/** The text with its letters and numbers only: no punctuation, symbols or white space. Compatibility forms are made one. */
export function bareText(source: string): BareText {
  const at = new Uint32Array(source.length * 2);
  let text = '';
  for (let position = 0; position < source.length; position++) {
    const code = source.charCodeAt(position);
    if (isPlainHan(code)) {
      at[text.length] = position;
      text += source[position] ?? '';
      continue;
    }
    const pair = code >= 0xd800 && code < 0xdc00 ? source.slice(position, position + 2) : (source[position] ?? '');
    const kept = pair.normalize('NFKC').toLowerCase().normalize('NFKC').replace(NO_LETTER, '');
    for (let more = 0; more < kept.length; more++)
      if (text.length + more < at.length) at[text.length + more] = position;
    text += kept.slice(0, at.length - text.length);
    if (pair.length > 1) position++;
  }
  return { text, at: at.slice(0, text.length), source };
}

const isPlainHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff;
const NO_LETTER = /[^\p{L}\p{N}]/gu;

/** What the source says where the bare text has this run: the longest piece of it within one line, at most `most` characters. */
export function sourceOf({ at, source }: BareText, start: number, length: number, most: number): string {
  const last = at[start + length - 1];
  if (last === undefined || length <= 0) return '';
  const lines = source.slice(at[start], last + 1).split('\n');
  const longest = lines.reduce((one, other) => (other.length > one.length ? other : one), '').trim();
  return longest.length > most ? `${longest.slice(0, most)}…` : longest;
}

/** The bare text with every match of `pattern` (global) replaced by a mark; marks side by side become one. */
export function markOut(bare: BareText, pattern: RegExp, mark: string): BareText {
  const at = new Uint32Array(bare.text.length);
  const pieces: string[] = [];
  let length = 0;
  let done = 0;
  const keep = (piece: string, from: number): void => {
    for (let offset = 0; offset < piece.length; offset++) at[length + offset] = bare.at[from + offset] ?? 0;
    length += piece.length;
    pieces.push(piece);
  };
  for (const match of bare.text.matchAll(pattern)) {
    if (match[0] === '') continue;
    keep(bare.text.slice(done, match.index), done);
    if (!pieces.findLast((piece) => piece !== '')?.endsWith(mark)) keep(mark, match.index);
    done = match.index + match[0].length;
  }
  keep(bare.text.slice(done), done);
  return { text: pieces.join(''), at: at.slice(0, length), source: bare.source };
}
