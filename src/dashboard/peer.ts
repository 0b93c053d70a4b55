import type { Context } from 'hono';
import type { ServerPlace } from './office.js';

/** Address of whoever holds the other end of the connection: a proxy, where there is one. */
export function peerOf(c: Context): string {
  const env = c.env as { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } } | undefined;
  return env?.incoming?.socket?.remoteAddress ?? '';
}

/** Address of who asks: what trusted proxies have noted, the nearest first that is no proxy; else the peer. */
export function clientOf(c: Context, server: ServerPlace): string {
  const peer = peerOf(c);
  if (!server.isProxy(peer)) return peer;
  const noted = (c.req.header('x-forwarded-for') ?? '').split(',').map((address) => address.trim());
  return noted.reverse().find((address) => address !== '' && !server.isProxy(address)) ?? peer;
}
