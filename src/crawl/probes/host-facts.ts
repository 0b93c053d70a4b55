/** What is known of the host before any page is asked for: its records, whether they can be reached from here, its TLS. */
import { withoutCredentials } from '../../lib/url/normalise-url.js';
import { addressFact } from '../../model/dns-facts.js';
import type { CrawlPlan } from '../../model/plan.js';
import type { DnsProbe, Probe, TlsProbe } from '../../model/snapshot.js';
import type { OpenSnapshot } from '../../snapshot/open-snapshot.js';
import { withGrace } from '../ask-address.js';
import type { CrawlOptions } from '../crawl-options.js';
import type { CrawlSession } from '../crawl-session.js';
import { hasIpv6Route } from '../environment.js';
import { hasDnsName, probeDns } from './probe-dns.js';
import type { Names } from './probe-dns.js';
import { probeTls } from './probe-tls.js';

/** Records of the host and its zone; those of an earlier part of the crawl are not asked for again. */
export async function dnsFacts(
  plan: CrawlPlan,
  options: CrawlOptions,
  host: string,
  earlier: OpenSnapshot | undefined,
  names: Names,
  signal: AbortSignal,
): Promise<readonly DnsProbe[]> {
  const known = dnsOf(earlier?.probes ?? []);
  // Names are asked for before anything else: what came after them says that they were all written down.
  const isWhole = earlier !== undefined && earlier.exchanges.length + earlier.probes.length > known.length;
  const isWanted = plan.probes.has('dns') || plan.probes.has('ipv6') || plan.probes.has('hosts');
  if (isWhole || !isWanted || !hasDnsName(host)) return known;
  const found = await probeDns(host, options.dns, signal, names);
  return [...known, ...found.filter((probe) => !known.includes(probe))];
}

export const dnsOf = (probes: readonly Probe[]): readonly DnsProbe[] =>
  probes.filter((probe): probe is DnsProbe => probe.kind === 'dns');

function ipv6Of(dns: readonly DnsProbe[], host: string): readonly string[] {
  const found = addressFact(dns, host);
  return found.fact === 'answered' ? found.addresses : [];
}

/** Whether this machine has a way to IPv6 at all, or to one of the host's own addresses. */
export async function canReachIpv6(dns: readonly DnsProbe[], host: string): Promise<boolean> {
  const addresses = ipv6Of(dns, host);
  const routes = await Promise.all([hasIpv6Route(), ...addresses.map((address) => hasIpv6Route(address))]);
  return routes.includes(true);
}

/** The port of the target, as all probes use it; of a plain-HTTP target on its default port, the port of HTTPS. */
export async function tlsFacts(
  { plan, options, guard, writer, outbound, signal }: CrawlSession,
  earlier: readonly Probe[],
): Promise<TlsProbe | undefined> {
  const known = earlier.find((probe) => probe.kind === 'tls');
  if (known) return known;
  const { hostname, port } = new URL(withoutCredentials(plan.site.url));
  const url = `https://${hostname}${port === '' ? '' : `:${port}`}/`;
  const probing = outbound.send(
    { url, method: 'TLS', purpose: 'probe:tls', via: 'tls', robots: 'exempt' },
    () => withGrace(probeTls(guard, hostname, port === '' ? 443 : Number(port), options), signal),
    ({ code }) => (code === undefined ? {} : { fault: code }),
  );
  // Cut off by an abort it has nothing to say; taken up again, the crawl asks anew.
  const probe = await probing.catch((error: unknown) => {
    if (signal.aborted) return undefined;
    throw error;
  });
  if (probe) await writer.probe(probe);
  return probe;
}
