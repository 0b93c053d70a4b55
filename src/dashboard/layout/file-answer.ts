import type { Context } from 'hono';

/** A file to be saved: never shown within the office's pages, whatever is in it. Its name may be any text. */
export function fileAnswer(
  c: Context,
  { name, type, bytes }: { name: string; type: string; bytes: Uint8Array | string | ReadableStream },
): Response {
  c.header('Content-Type', type);
  c.header('Content-Disposition', attachment(name));
  c.header('Content-Security-Policy', "sandbox; default-src 'none'");
  return c.body(typeof bytes === 'string' || bytes instanceof ReadableStream ? bytes : new Uint8Array(bytes));
}

/** The header that has a file saved under a name (RFC 6266, RFC 8187): no path, no control character, nothing that ends the header. */
export function attachment(name: string): string {
  const cleaned = [...name.replace(UNSAFE, '_')].slice(0, 150).join('');
  const safe = cleaned.replace(/^\.+/, '_') || 'file';
  const ascii = safe.replace(/[^\u0020-\u007e]/g, '_').replace(/[%;']/g, '_');
  const encoded = encodeURIComponent(safe).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

// eslint-disable-next-line no-control-regex -- these are what must go
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Surrogate}/\\:*?"<>|]+/gu;
