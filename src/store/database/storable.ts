/** PostgreSQL keeps no NUL in text, and neither database half a surrogate pair: both come from pages, and both are replaced in both. */
// eslint-disable-next-line no-control-regex
const UNSTORABLE = /\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The same value as far as a database keeps it, so that it is read as it was written whichever one it is. */
export const storable = (value: unknown): unknown =>
  typeof value === 'string' ? value.replace(UNSTORABLE, '\ufffd') : value;
