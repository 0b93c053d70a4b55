/** What the owner of a site gave us to get in, and where it is sent: to the site's own host and port, and nowhere else. */
import { plainHost } from './guard.js';

export interface OwnersMeans {
  readonly headers?: Readonly<Record<string, string>>;
  readonly auth?: { readonly username: string; readonly password: string };
  /** Values by name. */
  readonly cookies?: Readonly<Record<string, string>>;
}

export interface OwnersAccess {
  /** Headers for an address, that of basic authentication among them; names in lower case. */
  readonly headersFor: (url: URL) => Readonly<Record<string, string>>;
  readonly cookiesFor: (url: URL) => Readonly<Record<string, string>>;
}

/**
 * Access to the site at `home`. What was given for a site of HTTPS never leaves unencrypted; a site of HTTP at its usual port
 * may send its visitors on to HTTPS.
 */
export function ownersAccess(home: string, { headers = {}, auth, cookies = {} }: OwnersMeans): OwnersAccess {
  const { protocol, hostname, port, username, password } = new URL(home);
  const inAddress = username === '' ? undefined : { username: decoded(username), password: decoded(password) };
  const given = auth ?? inAddress;
  const basic = given && `Basic ${Buffer.from(`${given.username}:${given.password}`, 'utf8').toString('base64')}`;
  const sent: Readonly<Record<string, string>> = {
    ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    ...(basic !== undefined && { authorization: basic }),
  };
  const isOwn = (url: URL): boolean =>
    plainHost(url.hostname) === plainHost(hostname) &&
    url.port === port &&
    (url.protocol === 'https:' || url.protocol === protocol);
  return {
    headersFor: (url) => (isOwn(url) ? sent : {}),
    cookiesFor: (url) => (isOwn(url) ? cookies : {}),
  };
}

/** A `%` that encodes nothing is one. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
