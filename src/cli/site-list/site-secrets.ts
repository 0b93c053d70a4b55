import { UsageError } from '../errors.js';
import type { Say } from '../language.js';

/** What the owner of a site gave us to get in. Sent to the site's own host only; never written anywhere. */
export interface SiteSecrets {
  readonly headers?: Readonly<Record<string, string>>;
  readonly auth?: { readonly username: string; readonly password: string };
  /** Values by name. */
  readonly cookies?: Readonly<Record<string, string>>;
}

/** The keys of a config or a site that hold them. */
export const secretKeys = ['headers', 'auth', 'cookies'] as const;

/** What stands in a config holds for every site; a site's own entry goes before it, name by name. */
export const joinSecrets = (common: SiteSecrets, own: SiteSecrets): SiteSecrets => {
  const headers = { ...common.headers, ...own.headers };
  const cookies = { ...common.cookies, ...own.cookies };
  const auth = own.auth ?? common.auth;
  return {
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(auth && { auth }),
    ...(Object.keys(cookies).length > 0 && { cookies }),
  };
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads `headers`, `auth` and `cookies` of a config or a site. The messages never repeat a value. */
export const readSecrets = (
  { headers, auth, cookies }: { readonly headers?: unknown; readonly auth?: unknown; readonly cookies?: unknown },
  say: Say,
): SiteSecrets => {
  const all = headers === undefined ? {} : readHeaders(headers, say);
  // A cookie that stands among the headers is one all the same: it must stay beside those that the site sets.
  const isCookie = ([name]: readonly [string, string]): boolean => name.toLowerCase() === 'cookie';
  const asHeaders = Object.entries(all)
    .filter(isCookie)
    .map(([, text]) => readCookies(text, say));
  const others = Object.fromEntries(Object.entries(all).filter((entry) => !isCookie(entry)));
  const given = Object.assign({}, ...asHeaders, cookies === undefined ? {} : readCookies(cookies, say)) as Record<
    string,
    string
  >;
  return {
    ...(Object.keys(others).length > 0 && { headers: others }),
    ...(auth === undefined ? {} : { auth: readAuth(auth, say) }),
    ...(Object.keys(given).length > 0 && { cookies: given }),
  };
};

/** A map, or `name=value; other=value` as a browser shows it. */
const readCookies = (value: unknown, say: Say): Record<string, string> => {
  const isLine = typeof value === 'string';
  const pairs = isLine ? pairsOf(value) : isRecord(value) ? Object.entries(value) : [];
  if (pairs.length === 0) {
    throw new UsageError(
      say(
        'cookies 要写成 名称: 值，或者写成一行 名称=值; 名称=值',
        'cookies wants `name: value` lines, or one line name=value; name=value',
      ),
    );
  }
  return Object.fromEntries(
    pairs.map(([name, text]) => {
      // RFC 6265 4.1.1; what browsers send of blanks, commas and quotes is taken too.
      const isSendable = ['string', 'number'].includes(typeof text) && /^[\x20-\x3a\x3c-\x7e]*$/.test(String(text));
      if (!TOKEN.test(name) || !isSendable) {
        // What stands first in a line without `=` may be the value.
        const which = isLine || !TOKEN.test(name) ? '' : name;
        throw new UsageError(
          which === ''
            ? say('cookies 写法不对，要写成 名称=值; 名称=值', 'cookies is malformed: it wants name=value; name=value')
            : say(`cookies 里的 ${which} 写法不对`, `cookies: ${which} is malformed`),
        );
      }
      return [name, String(text)];
    }),
  );
};

const pairsOf = (line: string): (readonly [name: string, value: string | undefined])[] =>
  line
    .split(';')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const at = part.indexOf('=');
      return at < 0 ? [part.trim(), undefined] : [part.slice(0, at).trim(), part.slice(at + 1).trim()];
    });

/** RFC 9110 5.6.2. */
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** What frames a message or belongs to the connection (RFC 9110 7.6.1): neither our client nor a browser takes it from elsewhere. */
const OF_CONNECTION = /^(?:host|connection|content-length|expect|keep-alive|te|trailer|transfer-encoding|upgrade)$/i;

const readHeaders = (value: unknown, say: Say): Record<string, string> => {
  if (!isRecord(value)) throw new UsageError(say('headers 要写成 名称: 值', 'headers wants `name: value` lines'));
  return Object.fromEntries(
    Object.entries(value).map(([name, text]) => {
      if (OF_CONNECTION.test(name)) {
        throw new UsageError(
          say(`headers 不能有 ${name}：它由程序自己来写`, `headers cannot hold ${name}: the program writes it itself`),
          /^host$/i.test(name)
            ? [
                say(
                  '要让域名指向另一台机器，用 resolve（主机:端口:IP地址）',
                  'to have a name stand for another machine use resolve (HOST:PORT:ADDRESS)',
                ),
              ]
            : [],
        );
      }
      // RFC 9110 5.1 and 5.5: a token, and no control characters in the value; Chinese cannot be sent as it is.
      const isClean = /^[\t\x20-\x7e\x80-\xff]*$/.test(String(text));
      if (!TOKEN.test(name) || !['string', 'number'].includes(typeof text) || !isClean) {
        throw new UsageError(say(`headers 里的 ${name} 写法不对`, `headers: ${name} is malformed`));
      }
      return [name, String(text)];
    }),
  );
};

const readAuth = (value: unknown, say: Say): { username: string; password: string } => {
  const { username, password, ...rest } = isRecord(value) ? value : {};
  if (typeof username !== 'string' || typeof password !== 'string' || Object.keys(rest).length > 0) {
    throw new UsageError(
      say('auth 要写 username 和 password 两项，都用引号括起来', 'auth wants username and password, both quoted'),
    );
  }
  return { username, password };
};
