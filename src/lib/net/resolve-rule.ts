/** `HOST:PORT:ADDRESS` as curl has it: for that host and port this address is connected to, whatever the DNS says. */
import { addressOfLiteral } from './address.js';

export interface ResolveRule {
  readonly host: string;
  readonly port: number;
  readonly addresses: readonly string[];
}

/** Reads one rule; undefined if it is not `HOST:PORT:ADDRESS[,ADDRESS]` with literal addresses (IPv6 in brackets or bare). */
export function parseResolveRule(text: string): ResolveRule | undefined {
  const match = /^(\[[^\]]+\]|[^:[\]]+):(\d{1,5}):(.+)$/.exec(text.trim());
  const [, host, port, rest] = match ?? [];
  if (host === undefined || port === undefined || rest === undefined) return undefined;
  const addresses = rest.split(',').map((address) => addressOfLiteral(address.trim()));
  if (Number(port) < 1 || Number(port) > 65535 || addresses.includes(undefined)) return undefined;
  return { host: host.toLowerCase(), port: Number(port), addresses: addresses.filter((a) => a !== undefined) };
}
