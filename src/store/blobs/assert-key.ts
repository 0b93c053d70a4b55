const PART = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;
/** Of S3; a file system allows more. */
const LONGEST = 1024;
/** Most file systems allow 255; what is written lies there for a moment under a longer name. */
const LONGEST_PART = 200;

/** What is kept beside them in the data folder (the database, the cache) is nobody's evidence. */
const ROOTS = ['runs', 'profiles', 'uploads', 'log', 'partial'] as const;

/** True for a key, and for what keys begin with up to a `/`. */
export const isPath = (path: string): boolean => {
  const parts = path.split('/');
  const isRooted = (ROOTS as readonly string[]).includes(parts[0] ?? '');
  return isRooted && path.length <= LONGEST && parts.every((part) => part.length <= LONGEST_PART && PART.test(part));
};

/** True for `runs/b-1/c_2.json`: below one of the roots, no part empty or beginning with a point, only letters, digits, `.`, `_`, `-`. */
export const isKey = (key: string): boolean => key.includes('/') && isPath(key);

/** Throws a `TypeError` for what might lead elsewhere, before it reaches a disk or a server. */
export function assertKey(key: string): void {
  if (!isKey(key)) throw new TypeError(`not a key: ${JSON.stringify(key).slice(0, 120)}`);
}

/** Of a listing: empty, or what keys begin with, up to and with a `/`. */
export function assertPrefix(prefix: string): void {
  if (prefix !== '' && !(prefix.endsWith('/') && isPath(prefix.slice(0, -1))))
    throw new TypeError(`not a prefix: ${JSON.stringify(prefix).slice(0, 120)}`);
}
