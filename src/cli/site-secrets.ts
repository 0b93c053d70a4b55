import { UsageError } from './errors.js';
import type { Say } from './language.js';

/** What the owner of a site gave us to get in. Sent to the site's own host only; never written anywhere. */
export interface SiteSecrets {
  readonly headers?: Readonly<Record<string, string>>;
  readonly auth?: { readonly username: string; readonly password: string };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads `headers` and `auth` of a config or a site. The messages never repeat a value. */
export const readSecrets = ({ headers, auth }: { headers?: unknown; auth?: unknown }, say: Say): SiteSecrets => ({
  ...(headers === undefined ? {} : { headers: readHeaders(headers, say) }),
  ...(auth === undefined ? {} : { auth: readAuth(auth, say) }),
});

const readHeaders = (value: unknown, say: Say): Record<string, string> => {
  if (!isRecord(value)) throw new UsageError(say('headers 要写成 名称: 值', 'headers wants `name: value` lines'));
  return Object.fromEntries(
    Object.entries(value).map(([name, text]) => {
      // RFC 9110 5.1 and 5.5: a token, and no control characters in the value.
      // eslint-disable-next-line no-control-regex
      const isClean = !/[\x00-\x08\x0a-\x1f\x7f]/.test(String(text));
      if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name) || !['string', 'number'].includes(typeof text) || !isClean) {
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
