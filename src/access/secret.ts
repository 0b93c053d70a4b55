import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits as text for a cookie, a link or a token. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is stored of a secret. It has 256 bits: no salt and no slow hash are needed. */
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Whether two secrets are one; how long it takes tells nothing about them. */
export const isSameSecret = (a: string, b: string): boolean =>
  a.length > 0 && timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());
