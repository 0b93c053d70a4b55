import type { DnsProbe, FamilyProbe, HostProbe } from '../../model/snapshot.js';
import type { SiteModel } from '../../model/site-model.js';
import { aaaaFact, isOwnFault, sixFact, sixProbes } from './address-facts.js';

/** Whether a host of the site answers over IPv6, and what says so. */
export interface HostFact {
  readonly fact: 'alive' | 'no-address' | 'dead' | 'no-route' | 'unknown';
  /** Why it is unknown. */
  readonly reason?: 'unreadable' | 'not-crawled';
  readonly dns?: DnsProbe;
  readonly probe?: HostProbe | FamilyProbe;
}

/** `host` with its port, unless that is the scheme's own. The site's own host is known from its home page. */
export function hostFact(site: SiteModel, host: string): HostFact {
  const { hostname } = new URL(`http://${host}`);
  const answer = aaaaFact(site, hostname);
  if (answer.fact === 'not-asked') return { fact: 'unknown', reason: 'not-crawled' };
  const dns = answer.probe;
  if (answer.fact === 'absent') return { fact: 'no-address', dns };
  if (answer.fact === 'error') return { fact: 'unknown', reason: 'unreadable', dns };
  return host === new URL(site.site.url).host ? ownFact(site) : otherFact(site, host);
}

function ownFact(site: SiteModel): HostFact {
  const facts = sixProbes(site).map((probe) => ({ probe, fact: sixFact(site, probe) }));
  const alive = facts.find(({ fact }) => fact === 'alive');
  if (alive) return { fact: 'alive', probe: alive.probe };
  const [first] = facts;
  if (!first) return site.environment.ipv6Route ? { fact: 'unknown', reason: 'not-crawled' } : { fact: 'no-route' };
  if (facts.some(({ fact }) => fact === 'no-route')) return { fact: 'no-route', probe: first.probe };
  return facts.every(({ fact }) => fact === 'dead')
    ? { fact: 'dead', probe: first.probe }
    : { fact: 'unknown', reason: 'unreadable', probe: first.probe };
}

function otherFact(site: SiteModel, host: string): HostFact {
  const probes = site.probes.filter((probe) => probe.kind === 'host').filter(({ url }) => new URL(url).host === host);
  const six = probes.find(({ family }) => family === 6);
  if (!six) return site.environment.ipv6Route ? { fact: 'unknown', reason: 'not-crawled' } : { fact: 'no-route' };
  if (six.why === 'no-route') return { fact: 'no-route', probe: six };
  if (isThere(six)) return { fact: 'alive', probe: six };
  // A host that is silent over IPv4 too is dead, which says nothing of IPv6.
  const isDead = !isOwnFault(six.why) && probes.some((probe) => probe.family === 4 && isThere(probe));
  return isDead ? { fact: 'dead', probe: six } : { fact: 'unknown', reason: 'unreadable', probe: six };
}

const isThere = ({ status }: HostProbe): boolean => status !== undefined && status < 500;
