/** Which sites lie at private addresses, as far as can be told before anything is asked, and which of them may. */
import { addressOfLiteral, isPublicAddress } from '../lib/net/address.js';
import { parseResolveRule } from '../lib/net/resolve-rule.js';
import type { SiteEntry } from '../model/site-entry.js';

interface Wishes {
  readonly allowPrivate?: boolean;
  /** `HOST:PORT:ADDRESS` each; a site's own are added. */
  readonly resolve?: readonly string[];
}

/** True where the address itself, or where `resolve` sends it, is private, loopback or otherwise special. */
export const isPrivateSite = (site: SiteEntry, { resolve = [] }: Wishes): boolean => {
  const url = new URL(site.url);
  const host = url.hostname.toLowerCase().replace(/\.$/, '');
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  const pinned = [...resolve, ...(site.resolve ?? [])]
    .map(parseResolveRule)
    .find((rule) => rule?.host === host && rule.port === port);
  const literal = addressOfLiteral(host);
  const addresses = pinned?.addresses ?? (literal === undefined ? [] : [literal]);
  const isLocalName = host === 'localhost' || host.endsWith('.localhost');
  return (isLocalName && !pinned) || !addresses.every((address) => isPublicAddress(address));
};

/** The hosts that may be private where that is allowed: those of the sites and of `resolve`, no other. */
export const privateHostsOf = (sites: readonly SiteEntry[], wishes: Wishes): readonly string[] => {
  if (wishes.allowPrivate !== true) return [];
  const pinned = [...(wishes.resolve ?? []), ...sites.flatMap((site) => site.resolve ?? [])];
  const hosts = [
    ...sites.map((site) => new URL(site.url).hostname),
    ...pinned.flatMap((rule) => parseResolveRule(rule)?.host ?? []),
  ];
  return [...new Set(hosts)];
};
