import { isAscii, isUtf8 } from 'node:buffer';

/** A text and the encoding that its bytes turned out to be in: lower case, e.g. `utf-8`, `gbk`, `gb18030`, `utf-16le`. */
export interface DecodedText {
  readonly text: string;
  readonly charset: string;
}

const headBytes = 4096;

/**
 * Bytes of a Chinese page → text. A byte order mark wins; then validity: bytes that are UTF-8 are read so whatever
 * they declare, bytes that are not are read as declared, else as GB 18030 (which every gb label means here: a strict
 * `gb2312` decoder loses characters that real pages use). Never throws.
 */
export const decodeText = (bytes: Uint8Array, contentType = ''): DecodedText => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decode(bytes, 'utf-8', 'utf-8');
  const wide = utf16Of(bytes);
  if (wide !== undefined) return decode(bytes, wide, wide);
  const declared = labelIn(contentType) ?? declaredIn(bytes);
  if (isAscii(bytes)) return decode(bytes, 'utf-8', gbLabel(declared) ?? 'utf-8');
  if (isUtf8(bytes)) return decode(bytes, 'utf-8', 'utf-8');
  if (isNearlyUtf8(bytes)) return decode(bytes, 'utf-8', 'utf-8');
  if (declared === 'big5' || declared === 'big5-hkscs') return decode(bytes, 'big5', 'big5');
  return decode(bytes, 'gb18030', gbLabel(declared) ?? 'gb18030');
};

const decode = (bytes: Uint8Array, decoder: string, charset: string): DecodedText => ({
  text: new TextDecoder(decoder).decode(bytes),
  charset,
});

const gbLabel = (label: string | undefined): string | undefined => {
  if (label === undefined || !/^(?:x-)?gb|^cp936$|^ms936$|^chinese$/.test(label)) return undefined;
  return /^gb(?:k|2312|18030)$/.test(label) ? label : 'gb18030';
};

/** By mark, or by the zero bytes that Latin mark-up leaves in every other place. */
const utf16Of = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const end = Math.min(bytes.length, 256);
  if (end < 16) return undefined;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < end; index++) {
    if (bytes[index] !== 0) continue;
    if (index % 2 === 0) even++;
    else odd++;
  }
  if (odd > end / 4 && even < odd / 8) return 'utf-16le';
  return even > end / 4 && odd < even / 8 ? 'utf-16be' : undefined;
};

const labelIn = (text: string): string | undefined => /charset\s*=\s*["']?\s*([\w-]+)/i.exec(text)?.[1]?.toLowerCase();

const declaredIn = (bytes: Uint8Array): string | undefined => {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, headBytes));
  const tag = /<meta\b[^>]{0,500}?charset\s*=\s*["']?\s*([\w-]+)/i.exec(head);
  return (tag ?? /<\?xml\b[^>]{0,200}?encoding\s*=\s*["']\s*([\w-]+)/i.exec(head))?.[1]?.toLowerCase();
};

/** UTF-8 but for a few torn characters: a body cut in the middle, a description cut by bytes. */
const isNearlyUtf8 = (bytes: Uint8Array): boolean => {
  let whole = 0;
  let torn = 0;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] as number;
    if (byte < 0x80) continue;
    const more = byte >= 0xf0 && byte < 0xf5 ? 3 : byte >= 0xe0 ? (byte < 0xf0 ? 2 : 0) : byte >= 0xc2 ? 1 : 0;
    let followed = 0;
    while (followed < more && ((bytes[index + followed + 1] ?? 0) & 0xc0) === 0x80) followed++;
    if (more > 0 && followed === more) whole++;
    else torn++;
    index += followed;
  }
  return whole > torn * 20;
};
