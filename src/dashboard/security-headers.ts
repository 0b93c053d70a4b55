import type { ServerPlace } from './office.js';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
/** A year. */
const HSTS = 'max-age=31536000';

/** On every answer, whoever made it. What a route has set itself (sandboxed archives, files to be kept) stays. */
export function addSecurityHeaders(headers: Headers, server: ServerPlace): void {
  const standard: Readonly<Record<string, string>> = {
    'Content-Security-Policy': POLICY,
    'X-Content-Type-Options': 'nosniff',
    // Nothing leaves this server; `no-referrer` would have browsers call the origin of our own forms `null`.
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()',
    // A route with a policy of its own says in it who may frame it.
    ...(!headers.has('Content-Security-Policy') && { 'X-Frame-Options': 'DENY' }),
    'Cache-Control': 'no-store',
    ...(server.isSecure && { 'Strict-Transport-Security': HSTS }),
  };
  for (const [name, value] of Object.entries(standard)) if (!headers.has(name)) headers.set(name, value);
}
