/** Whether the hosts that pages link to and the home page loads from have IPv6, and whether the linked ones answer over it. */
import PQueue from 'p-queue';
import { isFault } from '../../lib/net/fault.js';
import { linkLevels, resourcesOfHome } from '../../locate/link-levels.js';
import type { HostProbe, Probe, StoppedBecause } from '../../model/snapshot.js';
import type { CrawlSession } from '../crawl-session.js';
import { hasIpv6Route } from '../environment.js';
import type { NameBook } from './name-book.js';
import { hasDnsName } from './probe-dns.js';

/** Only a crawl that came to its own end goes on: where it was cut short or kept out, more requests help nobody. */
const ENDS_WELL: ReadonlySet<StoppedBecause> = new Set(['complete', 'budget']);
/** A portal links to some dozens of hosts of its own; those with most links come first. */
const MOST_HOSTS = 60;
const MOST_RESOURCE_HOSTS = 60;
/** Hosts asked side by side; each of them, and each machine, at its own pace. */
const AT_ONCE = 60;
/** A host that needs longer for its first page than this is none that visitors reach. */
const TIMEOUT_MS = 10_000;
/** Addresses of one host that are tried before it is called dead. */
const MOST_ADDRESSES = 2;

/** AAAA of each host; one request to each linked one over IPv6, and where that fails one over IPv4. `earlier` is kept. */
export async function probeHosts(
  session: CrawlSession,
  book: NameBook,
  stopped: StoppedBecause,
  earlier: readonly Probe[],
): Promise<void> {
  const { plan, state, signal } = session;
  const site = new URL(plan.site.url);
  if (!plan.probes.has('hosts') || !ENDS_WELL.has(stopped) || !hasDnsName(site.hostname)) return;
  const pages = [...state.pages.values()];
  const { second, third } = linkLevels(pages, state.redirects, plan.site.url);
  const linked = new Map([...second.hosts, ...third.hosts].map(({ host, origin }) => [host, origin]));
  const known = new Set(
    earlier.flatMap((probe) => (probe.kind === 'host' && probe.family === 6 ? [new URL(probe.url).host] : [])),
  );
  const loaded = new Set(resourcesOfHome(pages).map((url) => new URL(url).hostname));
  const queue = new PQueue({ concurrency: AT_ONCE });
  // The site's own host is asked at each of its addresses anyway.
  const asked = [...linked].filter(([host]) => host !== site.host && !known.has(host)).slice(0, MOST_HOSTS);
  const named = [...loaded].filter((name) => hasDnsName(name) && name !== site.hostname).slice(0, MOST_RESOURCE_HOSTS);
  await queue.addAll([
    ...asked.map(([, origin]) => async () => {
      if (!signal.aborted) await probeHost(session, book, origin);
    }),
    ...named.map((name) => async () => {
      if (!signal.aborted) await book.addressesOf(name);
    }),
  ]);
}

async function probeHost(session: CrawlSession, book: NameBook, origin: string): Promise<void> {
  const { hostname } = new URL(origin);
  if (!hasDnsName(hostname)) return;
  const found = await book.addressesOf(hostname);
  if (found.fact !== 'answered') return;
  let last: HostProbe | undefined;
  for (const address of found.addresses.slice(0, MOST_ADDRESSES)) {
    last = await probeAddress(session, origin, address);
    if (answers(last)) break;
  }
  if (!last || last.why === 'interrupted' || session.signal.aborted) return;
  // What IPv4 says goes first: killed between the two, the crawl asks again.
  if (!answers(last) && last.why !== 'no-route' && last.why !== 'private-address') {
    const four = await ask(session, origin, 4);
    if (four.why === 'interrupted') return;
    await session.writer.probe(four);
  }
  await session.writer.probe(last);
}

/** Any answer shows that the host is there; a server error may be a proxy's with nothing behind it. */
const answers = ({ status }: HostProbe): boolean => status !== undefined && status < 500;

async function probeAddress(session: CrawlSession, origin: string, address: string): Promise<HostProbe> {
  if (!(await hasIpv6Route(address))) {
    const at = new Date().toISOString();
    return { kind: 'host', url: origin, family: 6, address, at, elapsedMs: 0, why: 'no-route' };
  }
  return await ask(session, origin, 6, address);
}

/** HEAD, then GET where that brings nothing good: some servers do not know HEAD, and a lost packet is no dead host. */
async function ask(session: CrawlSession, origin: string, family: 4 | 6, address?: string): Promise<HostProbe> {
  const probe = { kind: 'host', url: origin, family, ...(address !== undefined && { address }) } as const;
  const at = new Date().toISOString();
  let last: HostProbe = { ...probe, at, elapsedMs: 0 };
  for (const method of ['HEAD', 'GET'] as const) {
    const forced = address === undefined ? { family } : { address };
    const answer = await session.askOnce({ url: origin, method, timeoutMs: TIMEOUT_MS, ...forced }, 'probe:hosts');
    const elapsedMs = last.elapsedMs + answer.elapsedMs;
    last = isFault(answer)
      ? { ...probe, at, elapsedMs, why: answer.why }
      : { ...probe, at, elapsedMs, status: answer.status };
    if (answers(last) || last.why === 'interrupted' || last.why === 'private-address') break;
  }
  return last;
}
