import { getDomain } from 'tldts';

/**
 * The name under a public suffix that one body registers: `jn.gov.cn` of `zwgk.jn.gov.cn`, `www.gov.cn` of itself.
 * A name without one, a literal or `localhost` is its own.
 */
export function registrableDomain(host: string): string {
  const name = host.toLowerCase().replace(/\.$/, '');
  return getDomain(name, { allowPrivateDomains: true }) ?? name;
}
