import type { Context } from 'hono';
import type { Call } from './route.js';

/** What links that leave the page begin with: the public address where one is set, else how this request came. */
export function linkBase(c: Context, { settings, office }: Pick<Call, 'settings' | 'office'>): string {
  if (settings.publicUrl !== '') return settings.publicUrl.replace(/\/+$/, '');
  const host = c.req.header('host') ?? new URL(c.req.url).host;
  return `${office.server.isSecure ? 'https' : 'http'}://${host}`;
}
