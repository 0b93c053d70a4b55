/** The cookies of one crawl: some servers answer 302 to themselves until theirs comes back. Never written anywhere. */
import { CookieJar } from 'tough-cookie';
import type { HeaderList } from './headers.js';

export interface Cookies {
  /** The `cookie` header for an address, or nothing. */
  header(url: string): { readonly cookie?: string };
  /**
   * Takes over what an answer sets; true if that changes what would be sent to this address. `sent` is what the request
   * bore: of two under way at once the second to come back learns nothing new, but was asked without it too.
   */
  learn(url: string, headers: HeaderList, sent?: string): boolean;
  /** Takes over one cookie that a browser was given. */
  put(url: string, cookie: string): void;
}

/**
 * `given`: what the site's owner gave us for an address. It is sent beside what the site sets; what the site sets under the
 * same name stands in its place, as in a browser, until the site takes it back.
 */
export function createCookies(given: (url: URL) => Readonly<Record<string, string>> = () => ({})): Cookies {
  const jar = new CookieJar(undefined, { rejectPublicSuffixes: true, looseMode: true, allowSpecialUseDomain: true });
  const header = (url: string): { readonly cookie?: string } => {
    const set = attempt(() => jar.getCookiesSync(url)) ?? [];
    const owners = Object.entries(URL.canParse(url) ? given(new URL(url)) : {})
      .filter(([name]) => !set.some(({ key }) => key === name))
      .map(([name, value]) => `${name}=${value}`);
    const cookie = [...owners, ...set.map((one) => one.cookieString())].join('; ');
    return cookie === '' ? {} : { cookie };
  };
  const put = (url: string, cookie: string): void => {
    attempt(() => jar.setCookieSync(cookie, url, { ignoreError: true }));
  };
  return {
    header,
    put,
    learn(url, headers, sent) {
      const set = headers.all('set-cookie');
      if (set.length === 0) return false;
      for (const cookie of set) put(url, cookie);
      return header(url).cookie !== sent;
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
