/** The home page over every IPv6 address of its host, and over IPv4 to compare with: family and address forced. */
import { isIP } from 'node:net';
import { isFault } from '../lib/net/fault.js';
import type { HttpAnswer, HttpFault } from '../lib/net/http-client.js';
import { withoutCredentials } from '../lib/url/normalise-url.js';
import type { FamilyProbe, Probe } from '../model/snapshot.js';
import type { CrawlSession } from './crawl-session.js';
import { newExchange } from './crawl-session.js';
import { hasIpv6Route } from './environment.js';

const MOST_REDIRECTS = 10;
/** Hosts behind a delivery network name many addresses; these many are tried. */
const MOST_ADDRESSES = 8;

/**
 * One probe an IPv6 address, and one of IPv4 if there is any of IPv6. Bodies go into the snapshot. `earlier` are those of a
 * crawl that is taken up again: it may have been killed between two of them.
 */
export async function probeFamilies(
  session: CrawlSession,
  ipv6Addresses: readonly string[],
  earlier: readonly Probe[],
): Promise<void> {
  const addresses = ipv6Addresses.slice(0, MOST_ADDRESSES);
  if (addresses.length === 0) return;
  const host = new URL(session.plan.site.url).hostname;
  const known = earlier.filter((probe) => probe.kind === 'ipv6');
  const isKnown = (address: string): boolean => known.some((probe) => probe.address === address);
  const ipv4 = known.some(({ family }) => family === 4) ? undefined : await ipv4Address(session, host);
  for (const address of [...(ipv4 === undefined ? [] : [ipv4]), ...addresses.filter((one) => !isKnown(one))]) {
    const probe = await probeAddress(session, address);
    if (probe.why !== 'interrupted') await session.writer.probe(probe);
  }
}

async function ipv4Address(session: CrawlSession, host: string): Promise<string | undefined> {
  const { protocol, port } = new URL(session.plan.site.url);
  try {
    const found = await session.guard.addressesOf(host, Number(port) || (protocol === 'https:' ? 443 : 80));
    return found.find((address) => isIP(address) === 4);
  } catch {
    return undefined;
  }
}

async function probeAddress(session: CrawlSession, address: string): Promise<FamilyProbe> {
  const home = withoutCredentials(session.plan.site.url);
  const family = isIP(address) === 6 ? 6 : 4;
  const probe = { kind: 'ipv6', url: home, family, address, at: new Date().toISOString() } as const;
  if (family === 6 && !(await hasIpv6Route(address))) return { ...probe, elapsedMs: 0, why: 'no-route' };
  let url = home;
  let elapsedMs = 0;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const answer = await askAt(session, url, new URL(home).hostname, address, family);
    elapsedMs += answer.elapsedMs;
    if (isFault(answer)) return { ...probe, elapsedMs, why: answer.why };
    if (answer.location === undefined) return { ...probe, elapsedMs, ...(await keep(session, answer)) };
    url = answer.location;
  }
  return { ...probe, elapsedMs, why: 'too-many-redirects' };
}

/** A redirect to another host is followed within the family; that host's own addresses are the guard's to find. */
function askAt(
  session: CrawlSession,
  url: string,
  host: string,
  address: string,
  family: 4 | 6,
): Promise<HttpAnswer | HttpFault> {
  const forced = new URL(url).hostname === host ? { address } : { family };
  return session.askOnce({ url, ...forced }, 'probe:ipv6');
}

async function keep(session: CrawlSession, answer: HttpAnswer): Promise<Partial<FamilyProbe>> {
  const { record, contentType } = await session.writer.exchange(newExchange(answer, 'probe:ipv6'));
  const digest = session.readDigest(answer.body, {
    url: answer.url,
    status: answer.status,
    ...(contentType !== undefined && { contentType }),
  });
  return { status: answer.status, record, ...(digest.facts.title !== '' && { title: digest.facts.title }) };
}
