/** The home page over every address of its host, family and address forced: what a browser, which falls back to IPv4, hides. */
import { isIP } from 'node:net';
import { addressOfLiteral } from '../../lib/net/address.js';
import { isFault } from '../../lib/net/fault.js';
import type { HttpAnswer, HttpFault } from '../../lib/net/http-client.js';
import { withoutCredentials } from '../../lib/url/normalise-url.js';
import type { FamilyProbe, Probe } from '../../model/snapshot.js';
import type { CrawlSession } from '../crawl-session.js';
import { newExchange } from '../crawl-session.js';
import { hasIpv6Route } from '../environment.js';
import type { NameBook } from './name-book.js';
import { DEAD, otherScheme } from '../other-scheme.js';

const MOST_REDIRECTS = 10;
/** Hosts behind a delivery network name many addresses; these many of each family are tried. */
const MOST_ADDRESSES = 8;

/**
 * One probe an address: IPv4 first, to compare with, and nothing where the host has no AAAA. Where IPv4 is dead by the scheme
 * of the target, the other one is tried too. Bodies go into the snapshot. `earlier` are the probes of a crawl that is taken
 * up again: it may have been killed between two of them.
 */
export async function probeFamilies(session: CrawlSession, book: NameBook, earlier: readonly Probe[]): Promise<void> {
  const home = withoutCredentials(session.plan.site.url);
  const { hostname } = new URL(home);
  const found = await book.addressesOf(hostname);
  if (found.fact !== 'answered') return;
  const known = earlier.filter((probe) => probe.kind === 'ipv6');
  const probeAt = async (url: string, address: string): Promise<FamilyProbe | undefined> => {
    const before = known.find((probe) => probe.address === address && probe.url === url);
    if (before) return before;
    const probe = await probeAddress(session, book, url, address);
    if (probe.why === 'interrupted' || session.signal.aborted) return undefined;
    await session.writer.probe(probe);
    return probe;
  };
  const fours = (await ipv4Addresses(session, home)).slice(0, MOST_ADDRESSES);
  const sixes = found.addresses.slice(0, MOST_ADDRESSES);
  for (const url of [home, otherScheme(home)]) {
    const compared: (FamilyProbe | undefined)[] = [];
    for (const address of fours) compared.push(await probeAt(url, address));
    for (const address of sixes) await probeAt(url, address);
    if (compared.some((probe) => !probe || !DEAD.has(probe.why as HttpFault['why'] | undefined))) return;
    if (compared.length === 0) return;
  }
}

async function ipv4Addresses({ guard }: CrawlSession, url: string): Promise<readonly string[]> {
  const { hostname, protocol, port } = new URL(url);
  try {
    const found = await guard.addressesOf(hostname, Number(port) || (protocol === 'https:' ? 443 : 80));
    return found.filter((address) => isIP(address) === 4);
  } catch {
    return [];
  }
}

/** Nothing that a second try could change. */
const FINAL: ReadonlySet<FamilyProbe['why']> = new Set(['no-route', 'private-address', 'interrupted', 'dns', 'robots']);

/** Two tries before anything is called dead: a shield that counts requests, or a lost packet, tells nothing of a family. */
async function probeAddress(session: CrawlSession, book: NameBook, url: string, address: string): Promise<FamilyProbe> {
  const first = await probeOnce(session, book, url, address);
  const isGood = first.status !== undefined && first.status < 400;
  if (isGood || FINAL.has(first.why) || session.signal.aborted) return first;
  const again = await probeOnce(session, book, url, address);
  return again.why === 'interrupted' ? first : again;
}

async function probeOnce(session: CrawlSession, book: NameBook, url: string, address: string): Promise<FamilyProbe> {
  const family = isIP(address) === 6 ? 6 : 4;
  const probe = { kind: 'ipv6', url, family, address, at: new Date().toISOString() } as const;
  if (family === 6 && !(await hasIpv6Route(address))) return { ...probe, elapsedMs: 0, why: 'no-route' };
  const own = new URL(url).hostname;
  let at = url;
  let elapsedMs = 0;
  const ended = (): Partial<FamilyProbe> => (at === url ? {} : { finalUrl: withoutCredentials(at) });
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const { hostname } = new URL(at);
    const forced = hostname === own ? { address } : await addressElsewhere(book, hostname, family);
    if ('why' in forced) return { ...probe, elapsedMs, ...ended(), why: forced.why };
    const answer: HttpAnswer | HttpFault = await session.askOnce({ url: at, ...forced }, 'probe:ipv6');
    elapsedMs += answer.elapsedMs;
    if (isFault(answer)) return { ...probe, elapsedMs, ...ended(), why: answer.why };
    if (answer.location === undefined) return { ...probe, elapsedMs, ...ended(), ...(await keep(session, answer)) };
    at = answer.location;
  }
  return { ...probe, elapsedMs, ...ended(), why: 'too-many-redirects' };
}

/** A redirect to another host is followed within the family: over IPv4 the guard knows the way, over IPv6 the DNS is asked. */
async function addressElsewhere(
  book: NameBook,
  hostname: string,
  family: 4 | 6,
): Promise<{ readonly address: string } | { readonly family: 4 } | { readonly why: 'dns' | 'no-route' }> {
  if (family === 4) return { family };
  const literal = addressOfLiteral(hostname);
  if (literal !== undefined) return isIP(literal) === 6 ? { address: literal } : { why: 'dns' };
  const found = await book.addressesOf(hostname);
  if (found.fact !== 'answered') return { why: 'dns' };
  for (const address of found.addresses) if (await hasIpv6Route(address)) return { address };
  return { why: 'no-route' };
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
