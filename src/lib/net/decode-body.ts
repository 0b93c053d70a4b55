/** Undoes Content-Encoding within a limit, so that a small answer cannot fill the memory. */
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { NetworkError } from './fault.js';

const gunzipAsync = promisify(gunzip);
const inflateAsync = promisify(inflate);
const inflateRawAsync = promisify(inflateRaw);
const brotliAsync = promisify(brotliDecompress);

/** More than this many codings on one answer is an attack, not a server. */
const MOST_CODINGS = 3;

/** The entity body. Throws with a code when it is cut short, of an unknown coding, or inflates beyond `limitBytes`. */
export async function decodeBody(wire: Buffer, contentEncoding: string, limitBytes: number): Promise<Buffer> {
  const codings = contentEncoding
    .split(',')
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '');
  if (codings.length > MOST_CODINGS) throw new NetworkError('ERR_CONTENT_CODING');
  let body = wire;
  for (const coding of codings.reverse()) body = await decodeOne(body, coding, limitBytes);
  return body;
}

async function decodeOne(body: Buffer, coding: string, maxOutputLength: number): Promise<Buffer> {
  if (body.length === 0) return body;
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      // Some servers keep the header and send plain text: what bears no gzip mark is taken as it is.
      return body[0] === 0x1f && body[1] === 0x8b ? await gunzipAsync(body, { maxOutputLength }) : body;
    case 'deflate':
      // RFC 9110 8.4.1.2: zlib format, but some send raw deflate.
      return ((body[0] ?? 0) & 0x0f) === 8 && (((body[0] ?? 0) << 8) | (body[1] ?? 0)) % 31 === 0
        ? await inflateAsync(body, { maxOutputLength })
        : await inflateRawAsync(body, { maxOutputLength });
    case 'br':
      return await brotliAsync(body, { maxOutputLength });
    case 'zstd':
    case 'compress':
    case 'x-compress':
      throw new NetworkError('ERR_CONTENT_CODING');
    default:
      return body; // `identity`, `none`, `utf-8`: no coding at all
  }
}
