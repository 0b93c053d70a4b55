import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { decodeFlash, encodeFlash, type Flash } from './flash.js';
import type { Office } from './office.js';
import type { Language } from './route.js';

const FLASH_SECONDS = 60;
const LANGUAGE_SECONDS = 365 * 86_400;

/** `__Host-` binds a cookie to this host over TLS; plain loopback has no TLS. */
const nameOf = (office: Office, name: string): string => (office.server.isSecure ? `__Host-${name}` : name);
const traits = (office: Office) => ({
  path: '/',
  httpOnly: true,
  sameSite: 'Lax' as const,
  secure: office.server.isSecure,
});

/** The session's secret, as sent. */
export const sessionCookie = (c: Context, office: Office): string | undefined =>
  getCookie(c, nameOf(office, 'gongkai'));

/** Gives the browser a session, until it is closed. */
export const giveSession = (c: Context, office: Office, secret: string): void =>
  setCookie(c, nameOf(office, 'gongkai'), secret, traits(office));

/** Takes it back. */
export const takeSession = (c: Context, office: Office): void => {
  deleteCookie(c, nameOf(office, 'gongkai'), traits(office));
};

/** Chosen by `?lang=`, else as chosen before, else Chinese. A choice is remembered. */
export function languageOf(c: Context, office: Office): Language {
  const asked = c.req.query('lang');
  if (asked === 'zh' || asked === 'en') {
    setCookie(c, nameOf(office, 'lang'), asked, { ...traits(office), maxAge: LANGUAGE_SECONDS });
    return asked;
  }
  return getCookie(c, nameOf(office, 'lang')) === 'en' ? 'en' : 'zh';
}

/** What the page before left to be said. */
export const readFlash = (c: Context, office: Office): Flash | undefined =>
  decodeFlash(getCookie(c, nameOf(office, 'said')));

/** It is said once. */
export const clearFlash = (c: Context, office: Office): void => {
  if (getCookie(c, nameOf(office, 'said')) !== undefined) deleteCookie(c, nameOf(office, 'said'), traits(office));
};

/** Leads to a page of this server (303), leaving a sentence for it. Any other address leads to the overview. */
export function goTo(c: Context, office: Office, path: string, flash?: Flash): Response {
  if (flash) setCookie(c, nameOf(office, 'said'), encodeFlash(flash), { ...traits(office), maxAge: FLASH_SECONDS });
  return c.redirect(ownPath(path), 303);
}

/** A path of this server, whatever was asked for: no other host, no backslash, nothing that ends the header. */
export function ownPath(path: string): string {
  // eslint-disable-next-line no-control-regex -- these are what is refused
  if (!/^\/(?![/\\])[^\\\u0000-\u0020\u007f]*$/.test(path)) return '/';
  const url = new URL(path, 'http://office.invalid');
  return url.host === 'office.invalid' ? url.pathname + url.search + url.hash : '/';
}
