/** One sentence that a page leaves for the next one, e.g. 已保存. In a cookie: nothing but text ever comes back out of it. */
export interface Flash {
  readonly tone: 'good' | 'bad';
  readonly text: string;
}

const LONGEST = 400;

/** For the cookie's value. */
export const encodeFlash = ({ tone, text }: Flash): string =>
  Buffer.from(JSON.stringify([tone, text.slice(0, LONGEST)])).toString('base64url');

/** What a cookie says; undefined for what is no such sentence. */
export function decodeFlash(value: string | undefined): Flash | undefined {
  if (value === undefined || value.length > LONGEST * 8) return undefined;
  try {
    const pair: unknown = JSON.parse(Buffer.from(value, 'base64url').toString('utf8'));
    if (!Array.isArray(pair)) return undefined;
    const [tone, text] = pair as unknown[];
    return (tone === 'good' || tone === 'bad') && typeof text === 'string'
      ? { tone, text: text.slice(0, LONGEST) }
      : undefined;
  } catch {
    return undefined;
  }
}
