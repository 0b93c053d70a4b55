import { createHash } from 'node:crypto';
import serialize from 'canonicalize';

/** JSON in the one form of RFC 8785; the same value always gives the same text. */
export const canonical = (value: unknown): string =>
  (serialize as unknown as typeof serialize.default)(value) ?? 'null';

/** Hex. */
export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
