import { createHash } from 'node:crypto';

const SESSION_NAMES =
  /^(?:jsessionid|phpsessid|aspsessionid\w*|asp\.net_sessionid|sessionid|session_id|cfid|cftoken)$/i;

/** An address without the session ids that differ from visit to visit, and without fragment. */
export function withoutSession(address: string): string {
  const plain = address.replace(/;jsessionid=[^/?#;]*/gi, '');
  if (!URL.canParse(plain)) return plain;
  const url = new URL(plain);
  url.hash = '';
  for (const name of [...url.searchParams.keys()]) if (SESSION_NAMES.test(name)) url.searchParams.delete(name);
  return url.href;
}

/** The same fault at the same place has the same fingerprint in every run: 16 hex digits. */
export function fingerprintOf(fault: { rule: string; code: string; address: string; key: string }): string {
  const parts = [fault.rule, fault.code, withoutSession(fault.address), fault.key];
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);
}
