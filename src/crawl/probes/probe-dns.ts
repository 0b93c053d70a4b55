/** What the DNS says of a site's name. Absence is told apart from a resolver that failed to say. */
import { Resolver } from 'node:dns/promises';
import { addressOfLiteral } from '../../lib/net/address.js';
import { registrableDomain } from '../../lib/url/registrable-domain.js';
import { MOST_ALIASES } from '../../model/dns-facts.js';
import type { DnsProbe } from '../../model/snapshot.js';

/** True for a name that the DNS can know; literals and `localhost` have no DNS facts. */
export function hasDnsName(host: string): boolean {
  return addressOfLiteral(host) === undefined && host !== 'localhost' && !host.endsWith('.localhost');
}

/** Codes by which a resolver says that there is no such record. */
const ABSENT = new Set(['ENOTFOUND', 'ENODATA']);

/** Asks one resolver; what was asked once is not asked again. */
export interface Names {
  ask(host: string, query: DnsProbe['query']): Promise<DnsProbe>;
  /** AAAA of a name, and where it has none, of the names that it stands for (CNAME). */
  askChain(host: string): Promise<readonly DnsProbe[]>;
}

/**
 * `server` is `ADDRESS[:PORT]`; without it the machine's resolver is asked. `known` is taken as answered. Aborted, every
 * question ends at once: what was cut off has no answer worth keeping, which is the caller's to see from the signal.
 */
export function openNames(
  server: string | undefined,
  signal: AbortSignal | undefined,
  known: readonly DnsProbe[] = [],
): Names {
  const resolver = new Resolver({ timeout: 5_000, tries: 2 });
  if (server !== undefined) resolver.setServers([server]);
  signal?.addEventListener(
    'abort',
    () => {
      resolver.cancel();
    },
    { once: true },
  );
  const label = resolver.getServers().join(' ');
  const asked = new Map(known.map((probe) => [`${probe.query} ${probe.host}`, Promise.resolve(probe)]));

  const question = async (name: string, query: DnsProbe['query']): Promise<DnsProbe> => {
    const facts = { kind: 'dns', host: name, query, at: new Date().toISOString(), resolver: label } as const;
    try {
      signal?.throwIfAborted();
      const answers = await records(resolver, name, query);
      return { ...facts, result: answers.length > 0 ? 'answered' : 'absent', answers: [...answers].sort() };
    } catch (error) {
      const code = (error as { code?: string }).code ?? 'UNKNOWN';
      return { ...facts, result: ABSENT.has(code) ? 'absent' : 'error', answers: [], code };
    }
  };
  const ask = (name: string, query: DnsProbe['query']): Promise<DnsProbe> => {
    const key = `${query} ${name}`;
    const answer = asked.get(key) ?? question(name, query);
    asked.set(key, answer);
    return answer;
  };
  const askChain = async (host: string): Promise<readonly DnsProbe[]> => {
    const chain: DnsProbe[] = [];
    const met = new Set<string>();
    // Resolvers follow aliases themselves; those that do not leave it to whoever asks.
    for (let name: string | undefined = host; name !== undefined && !met.has(name) && met.size <= MOST_ALIASES;) {
      met.add(name);
      const address: DnsProbe = await ask(name, 'AAAA');
      chain.push(address);
      if (address.result !== 'absent') break;
      const alias: DnsProbe = await ask(name, 'CNAME');
      chain.push(alias);
      name = alias.answers[0];
    }
    return chain;
  };
  return { ask, askChain };
}

/**
 * A, AAAA, CNAME of the host, and the AAAA of the names it stands for; NS of the nearest zone at or above it; AAAA of each of
 * those name servers. Aborted, it ends at once and says nothing.
 */
export async function probeDns(
  host: string,
  server?: string,
  signal?: AbortSignal,
  names: Names = openNames(server, signal),
): Promise<readonly DnsProbe[]> {
  const own = await Promise.all([names.ask(host, 'A'), names.ask(host, 'AAAA'), names.ask(host, 'CNAME')]);
  const chain = await names.askChain(host);
  const isAlias = own[2].answers.length > 0;
  const nameServers: DnsProbe[] = [];
  // A name that stands for another is no zone: what the resolver says of it is the other's.
  for (const zone of zonesOf(host).slice(isAlias ? 1 : 0)) {
    nameServers.push(await names.ask(zone, 'NS'));
    if (nameServers.at(-1)?.result !== 'absent') break;
  }
  const servers = [...new Set(nameServers.flatMap(({ answers }) => answers))];
  const theirs = await Promise.all(servers.map((name) => names.ask(name, 'AAAA')));
  return signal?.aborted === true ? [] : [...new Set([...own, ...chain, ...nameServers, ...theirs])];
}

async function records(resolver: Resolver, name: string, query: DnsProbe['query']): Promise<readonly string[]> {
  switch (query) {
    case 'A':
      return await resolver.resolve4(name);
    case 'AAAA':
      return await resolver.resolve6(name);
    case 'NS':
      return await resolver.resolveNs(name);
    case 'CNAME':
      return await resolver.resolveCname(name);
  }
}

/** The host and the names above it, down to its registrable domain. */
function zonesOf(host: string): readonly string[] {
  const top = registrableDomain(host);
  const labels = host.split('.');
  const zones = labels.map((_, index) => labels.slice(index).join('.'));
  return zones.slice(0, Math.max(1, zones.indexOf(top) + 1));
}
