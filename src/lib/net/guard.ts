/** Decides which address a host is connected at: resolved once, checked, and only then connected to. */
import { lookup as systemLookup } from 'node:dns/promises';
import { addressOfLiteral, isPublicAddress } from './address.js';
import { NetworkError } from './fault.js';
import type { ResolveRule } from './resolve-rule.js';

export interface GuardOptions {
  /** Host names (or literals) that may lie at private addresses; no other host may. */
  readonly privateHosts?: readonly string[];
  readonly resolve?: readonly ResolveRule[];
  /** Stands in for the system's resolver in tests. */
  readonly lookup?: (host: string) => Promise<readonly string[]>;
  /** A resolver that is silent for so long gives no answer at all (`ETIMEDOUT`). */
  readonly lookupTimeoutMs?: number;
}

/** Longer than the system's resolver tries several servers. */
const LOOKUP_TIMEOUT_MS = 30_000;

export interface Guard {
  /**
   * The checked addresses of a host, IPv4 first. Throws `NetworkError`: `ERR_PRIVATE_ADDRESS` when it has none that
   * is allowed, the resolver's code when it has none at all.
   */
  addressesOf(host: string, port: number): Promise<readonly string[]>;
  /** Whether this host may be connected at this address. */
  allows(host: string, address: string): boolean;
}

/** A guard with a memory: a name keeps the addresses it was checked with for as long as the guard lives. */
export function createGuard(options: GuardOptions = {}): Guard {
  const privateHosts = new Set((options.privateHosts ?? []).map(plainHost));
  const resolved = new Map<string, Promise<readonly string[]>>();
  const lookup = options.lookup ?? lookupAll;

  const allows = (host: string, address: string): boolean =>
    isPublicAddress(address) || privateHosts.has(plainHost(host));

  const resolve = (name: string): Promise<readonly string[]> => {
    const known = resolved.get(name);
    if (known) return known;
    const asked = within(options.lookupTimeoutMs ?? LOOKUP_TIMEOUT_MS, lookup(name));
    resolved.set(name, asked);
    asked.catch(() => resolved.delete(name));
    return asked;
  };

  return {
    allows,
    async addressesOf(host, port) {
      const name = plainHost(host);
      const rule = options.resolve?.find((entry) => plainHost(entry.host) === name && entry.port === port);
      const literal = addressOfLiteral(name);
      const found = rule?.addresses ?? (literal === undefined ? await resolve(name) : [literal]);
      if (found.length === 0) throw new NetworkError('ENOTFOUND');
      const allowed = found.filter((address) => allows(name, address));
      if (allowed.length === 0) throw new NetworkError('ERR_PRIVATE_ADDRESS');
      return allowed;
    },
  };
}

/** A host as it is compared: lower case, no brackets, no closing dot, literals in plain form. */
export function plainHost(host: string): string {
  const bare = host
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');
  return addressOfLiteral(bare) ?? bare;
}

async function within<T>(limitMs: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new NetworkError('ETIMEDOUT'));
    }, limitMs);
  });
  try {
    return await Promise.race([answer, silence]);
  } finally {
    clearTimeout(timer);
  }
}

async function lookupAll(host: string): Promise<readonly string[]> {
  const found = await systemLookup(host, { all: true });
  const sorted = [...found].sort((a, b) => a.family - b.family);
  return [...new Set(sorted.map(({ address }) => address))];
}
