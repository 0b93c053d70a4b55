/** Form data and queries as browsers send them: in the charset of the page. */
import iconv from 'iconv-lite';

/** Names and values → `application/x-www-form-urlencoded`, blanks as plus signs; a charset that nobody knows is UTF-8. */
export const encodeForm = (pairs: readonly (readonly [name: string, value: string])[], charset: string): string =>
  pairs.map((pair) => pair.map((text) => encodePart(text, charset)).join('=')).join('&');

/** An address as a page writes it, its query in the page's charset as the URL standard has it; a path is always UTF-8. */
export function encodeQuery(written: string, charset: string): string {
  const [, path = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(written) ?? [];
  return /[^\0-\x7f]/.test(query)
    ? `${path}${query.replace(/[^\0-\x7f]+/g, (text) => encodeRun(text, charset))}${fragment}`
    : written;
}

function encodeRun(text: string, charset: string): string {
  const encoded = [...bytesOf(text, charset)].map((byte) =>
    byte > 0x7e || byte === 0x26 || byte === 0x23 || byte === 0x3b
      ? `%${byte.toString(16).toUpperCase()}`
      : String.fromCharCode(byte),
  );
  return encoded.join('');
}

const UNRESERVED = /[A-Za-z0-9*._-]/;

function encodePart(text: string, charset: string): string {
  const lines = text.replace(/\r\n?|\n/g, '\r\n');
  let encoded = '';
  for (const byte of bytesOf(lines, charset)) {
    const char = String.fromCharCode(byte);
    if (char === ' ') encoded += '+';
    else if (byte < 0x80 && UNRESERVED.test(char)) encoded += char;
    else encoded += `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return encoded;
}

/** Characters that the charset lacks are sent as references, as the HTML standard has it. */
function bytesOf(text: string, charset: string): Buffer {
  if (/^utf-?8$/i.test(charset) || !iconv.encodingExists(charset)) return Buffer.from(text, 'utf8');
  const name = /^gb/i.test(charset) ? 'gb18030' : charset;
  if (name === 'gb18030') return iconv.encode(text, name);
  const known = [...text].map((char) =>
    iconv.decode(iconv.encode(char, name), name) === char ? char : `&#${String(char.codePointAt(0))};`,
  );
  return iconv.encode(known.join(''), name);
}
