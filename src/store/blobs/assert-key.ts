const PART = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;
/** Of S3; a file system allows more. */
const LONGEST = 1024;
/** Most file systems allow 255; what is written lies there for a moment under a longer name. */
const LONGEST_PART = 200;

/** True for `a/b-1/c_2.json`: no empty part, none that begins with a point, nothing but letters, digits, `.`, `_`, `-`. */
export const isKey = (key: string): boolean =>
  key.length <= LONGEST && key.split('/').every((part) => part.length <= LONGEST_PART && PART.test(part));

/** Throws a `TypeError` for what might lead elsewhere, before it reaches a disk or a server. */
export function assertKey(key: string): void {
  if (!isKey(key)) throw new TypeError(`not a key: ${JSON.stringify(key).slice(0, 120)}`);
}

/** Of a listing: empty, or a key followed by `/`. */
export function assertPrefix(prefix: string): void {
  if (prefix !== '' && !(prefix.endsWith('/') && isKey(prefix.slice(0, -1))))
    throw new TypeError(`not a prefix: ${JSON.stringify(prefix).slice(0, 120)}`);
}
