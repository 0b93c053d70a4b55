/** The cookies of one crawl: some servers answer 302 to themselves until theirs comes back. Never written anywhere. */
import { CookieJar } from 'tough-cookie';
import type { HeaderList } from './headers.js';

export interface Cookies {
  /** The `cookie` header for an address, or nothing. */
  header(url: string): { readonly cookie?: string };
  /** Takes over what an answer sets; true if that changes what would be sent to this address. */
  learn(url: string, headers: HeaderList): boolean;
  /** Takes over one cookie that a browser was given. */
  put(url: string, cookie: string): void;
}

export function createCookies(): Cookies {
  const jar = new CookieJar(undefined, { rejectPublicSuffixes: true, looseMode: true, allowSpecialUseDomain: true });
  const header = (url: string): { readonly cookie?: string } => {
    const cookie = attempt(() => jar.getCookieStringSync(url)) ?? '';
    return cookie === '' ? {} : { cookie };
  };
  const put = (url: string, cookie: string): void => {
    attempt(() => jar.setCookieSync(cookie, url, { ignoreError: true }));
  };
  return {
    header,
    put,
    learn(url, headers) {
      const set = headers.all('set-cookie');
      if (set.length === 0) return false;
      const before = header(url).cookie;
      for (const cookie of set) put(url, cookie);
      return header(url).cookie !== before;
    },
  };
}

/** A cookie that makes no sense is passed over, as browsers do. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
