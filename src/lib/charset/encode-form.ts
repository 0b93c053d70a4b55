/** Form data as browsers send it: in the charset of the page, percent-encoded, blanks as plus signs. */
import iconv from 'iconv-lite';

/** Names and values → `application/x-www-form-urlencoded`; a charset that nobody knows is UTF-8. */
export const encodeForm = (pairs: readonly (readonly [name: string, value: string])[], charset: string): string =>
  pairs.map((pair) => pair.map((text) => encodePart(text, charset)).join('=')).join('&');

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
