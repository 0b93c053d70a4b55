/** What DNS probes together say of a name's addresses: aliases (CNAME) followed, absence told apart from a resolver that failed. */
import type { DnsProbe, Probe } from './snapshot.js';

/** More aliases in a row than any working zone has; resolvers give up no later. */
export const MOST_ALIASES = 8;

/** `absent` only where the resolver said so of the last name of the chain. */
export type AddressFact =
  | { readonly fact: 'answered'; readonly probe: DnsProbe; readonly addresses: readonly string[] }
  | { readonly fact: 'absent'; readonly probe: DnsProbe }
  | { readonly fact: 'error'; readonly probe: DnsProbe }
  | { readonly fact: 'not-asked' };

/** Addresses of a host: an answer outweighs an absence, an absence an error of the resolver. A loop of aliases is an error. */
export function addressFact(probes: readonly Probe[], host: string, query: 'A' | 'AAAA' = 'AAAA'): AddressFact {
  let name = host;
  const met = new Set<string>();
  for (;;) {
    met.add(plain(name));
    const own = bestOf(probes, name, query);
    if (!own) return { fact: 'not-asked' };
    const addresses = own.answers.filter((address) => !MADE_UP.test(address));
    if (own.result === 'answered' && addresses.length > 0) return { fact: 'answered', probe: own, addresses };
    if (own.result === 'error') return { fact: 'error', probe: own };
    const alias = bestOf(probes, name, 'CNAME')?.answers[0];
    if (alias === undefined) return { fact: 'absent', probe: own };
    if (met.has(plain(alias)) || met.size > MOST_ALIASES) return { fact: 'error', probe: own };
    // A snapshot of an earlier version followed no aliases; the resolver had.
    if (!bestOf(probes, alias, query)) return { fact: 'absent', probe: own };
    name = alias;
  }
}

/** IPv4 in disguise: what a DNS64 resolver makes up where there is no AAAA record (RFC 6052), and addresses mapped from IPv4. */
const MADE_UP = /^(?:64:ff9b:|::ffff:)/i;

const WEIGHTS: Readonly<Record<DnsProbe['result'], number>> = { answered: 2, absent: 1, error: 0 };

function bestOf(probes: readonly Probe[], host: string, query: DnsProbe['query']): DnsProbe | undefined {
  const asked = probes.filter(
    (probe): probe is DnsProbe => probe.kind === 'dns' && probe.query === query && plain(probe.host) === plain(host),
  );
  return asked.sort((a, b) => WEIGHTS[b.result] - WEIGHTS[a.result])[0];
}

const plain = (name: string): string => name.toLowerCase().replace(/\.$/, '');
