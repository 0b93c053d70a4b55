import type { Context } from 'hono';
import { proxyUser } from '../access/proxy-user.js';
import { readToken } from '../access/read-token.js';
import { isSameSecret } from '../access/secret.js';
import { beginSession, readSession } from '../access/sessions.js';
import type { Actor } from '../model/actor.js';
import { Forbidden } from '../model/refusal.js';
import { giveSession, sessionCookie } from './cookies.js';
import { NOBODY } from './nobody.js';
import type { Office } from './office.js';
import { peerOf } from './peer.js';

/** Who asks, and how that is known. */
export interface Entrant {
  readonly actor: Actor;
  /** Of the session; empty for tokens and for nobody. */
  readonly csrf: string;
  readonly isToken: boolean;
  /** Of the session, for signing out. */
  readonly session: string | undefined;
}

const STRANGER: Entrant = { actor: NOBODY, csrf: '', isToken: false, session: undefined };

/** Who asks: by API token, by session, or as a trusted proxy says. A token that is not good is nobody, whatever cookie comes with it. */
export async function comeIn(c: Context, office: Office): Promise<Entrant> {
  const now = office.now();
  const authorization = c.req.header('authorization');
  // Another scheme is a matter between the browser and a proxy.
  if (authorization !== undefined && /^bearer\b/i.test(authorization)) {
    const secret = /^Bearer ([\w-]{20,200})$/i.exec(authorization)?.[1];
    const actor = secret === undefined ? undefined : await readToken(office.store.db, secret, now);
    return actor === undefined ? STRANGER : { actor, csrf: '', isToken: true, session: undefined };
  }
  const named = nameFromProxy(c, office);
  const secret = sessionCookie(c, office);
  const session = secret === undefined ? undefined : await readSession(office.store.db, secret, now);
  const { trustHeader } = office.server;
  // Behind a proxy that signs people in, a session is worth something only with the name that it was begun with.
  if (session !== undefined && (trustHeader === undefined || named === session.login))
    return { actor: session.actor, csrf: session.csrf, isToken: false, session: session.hash };
  if (named === undefined) return STRANGER;
  const user = await office.store.transaction((trx) =>
    proxyUser(trx, { login: named, admitsUnknown: office.server.admitsUnknown === true, at: now.toISOString() }),
  );
  if (user === undefined) return STRANGER;
  const begun = await office.store.transaction((trx) => beginSession(trx, { user, now }));
  giveSession(c, office, begun.secret);
  const fresh = await readSession(office.store.db, begun.secret, now);
  return fresh === undefined ? STRANGER : { actor: fresh.actor, csrf: fresh.csrf, isToken: false, session: fresh.hash };
}

/** The name in the trusted header. From anybody but a proxy that is trusted it is an attempt to come in as somebody else. */
function nameFromProxy(c: Context, office: Office): string | undefined {
  const { trustHeader, isProxy } = office.server;
  if (trustHeader === undefined) return undefined;
  const value = c.req.header(trustHeader);
  if (value === undefined) return undefined;
  if (!isProxy(peerOf(c)))
    throw new Forbidden({ zh: '不接受此来源的登录信息。', en: 'Sign-in by this header is not accepted from here.' });
  const login = value.trim();
  return /^[^\p{C}]{1,120}$/u.test(login) ? login : undefined;
}

/** Throws `Forbidden` unless a request that changes something comes from a page of this server (tokens are no browsers). */
export function assertOwnRequest(c: Context, office: Office, entrant: Entrant, sent: string): void {
  if (entrant.isToken) return;
  const refuse = (): never => {
    throw new Forbidden({
      zh: '这次提交不是从本系统的页面发出的，或页面已过期。请返回刷新页面后再提交。',
      en: 'This was not sent from a page of this system, or the page is out of date. Go back, reload and send again.',
    });
  };
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') refuse();
  const origin = c.req.header('origin');
  if (origin !== undefined && !(URL.canParse(origin) && office.server.hosts.has(new URL(origin).host))) refuse();
  if (entrant.csrf !== '' && !isSameSecret(entrant.csrf, sent)) refuse();
}
