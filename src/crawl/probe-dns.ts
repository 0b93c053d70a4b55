/** What the DNS says of a site's name. Absence is told apart from a resolver that failed to say. */
import { Resolver } from 'node:dns/promises';
import { addressOfLiteral } from '../lib/net/address.js';
import { registrableDomain } from '../lib/url/registrable-domain.js';
import type { DnsProbe } from '../model/snapshot.js';

/** True for a name that the DNS can know; literals and `localhost` have no DNS facts. */
export function hasDnsName(host: string): boolean {
  return addressOfLiteral(host) === undefined && host !== 'localhost' && !host.endsWith('.localhost');
}

/** Codes by which a resolver says that there is no such record. */
const ABSENT = new Set(['ENOTFOUND', 'ENODATA']);

/**
 * A, AAAA, CNAME of the host; NS of the nearest zone at or above it; AAAA of each of those name servers.
 * `server` is `ADDRESS[:PORT]`; without it the machine's resolver is asked.
 * Aborted, it ends at once and says nothing: a question that was cut off has no answer worth keeping.
 */
export async function probeDns(host: string, server?: string, signal?: AbortSignal): Promise<readonly DnsProbe[]> {
  const resolver = new Resolver({ timeout: 5_000, tries: 2 });
  if (server !== undefined) resolver.setServers([server]);
  const cancel = (): void => {
    resolver.cancel();
  };
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    const facts = await askAll(resolver, host, signal);
    return signal?.aborted === true ? [] : facts;
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}

async function askAll(resolver: Resolver, host: string, signal?: AbortSignal): Promise<readonly DnsProbe[]> {
  const label = resolver.getServers().join(' ');

  const ask = async (name: string, query: DnsProbe['query']): Promise<DnsProbe> => {
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

  const own = await Promise.all([ask(host, 'A'), ask(host, 'AAAA'), ask(host, 'CNAME')]);
  const nameServers: DnsProbe[] = [];
  for (const zone of zonesOf(host)) {
    nameServers.push(await ask(zone, 'NS'));
    if (nameServers.at(-1)?.result !== 'absent') break;
  }
  const servers = nameServers.flatMap(({ answers }) => answers);
  return [...own, ...nameServers, ...(await Promise.all(servers.map((name) => ask(name, 'AAAA'))))];
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
