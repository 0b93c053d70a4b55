/** What the DNS said of names so far, and the way to ask for more: each answer is written into the snapshot once. */
import { addressFact } from '../../model/dns-facts.js';
import type { AddressFact } from '../../model/dns-facts.js';
import type { DnsProbe } from '../../model/snapshot.js';
import type { Names } from './probe-dns.js';

export interface NameBook {
  /** AAAA of a name, aliases followed. `not-asked` when aborted, or when the resolver fell silent. */
  addressesOf(host: string): Promise<AddressFact>;
}

export interface NameBookParts {
  readonly names: Names;
  /** In the snapshot already. */
  readonly facts: readonly DnsProbe[];
  readonly write: (probe: DnsProbe) => Promise<unknown>;
  readonly signal: AbortSignal;
}

/** A resolver that kept silent so often in a row is asked no more: each silence costs a quarter of a minute. */
const MOST_SILENCES = 3;
const SILENT = new Set(['ETIMEOUT', 'ECONNREFUSED']);

export function openNameBook({ names, facts, write, signal }: NameBookParts): NameBook {
  const known = [...facts];
  let silences = 0;
  return {
    addressesOf: async (host) => {
      const before = addressFact(known, host);
      if (before.fact === 'answered' || signal.aborted || silences >= MOST_SILENCES) return before;
      const chain = await names.askChain(host);
      if (signal.aborted) return { fact: 'not-asked' };
      for (const probe of chain) {
        if (known.includes(probe)) continue;
        known.push(probe);
        silences = SILENT.has(probe.code ?? '') ? silences + 1 : 0;
        await write(probe);
      }
      return addressFact(known, host);
    },
  };
}
