/** Which addresses lie on the public internet. Everything else is refused unless a host is allowed to be private. */
import ipaddr from 'ipaddr.js';

/** The plain form of an IP address, without brackets and zone; undefined for a name. Odd spellings are numbers too. */
export function addressOfLiteral(host: string): string | undefined {
  const bare = host.replace(/^\[(.*)\]$/, '$1').replace(/%.*$/, '');
  if (bare.includes(':')) return ipaddr.IPv6.isValid(bare) ? ipaddr.IPv6.parse(bare).toString() : undefined;
  // The library learns by an exception that a name is none, and every request asks.
  if (!/^\d[\da-fx.]*$/i.test(bare)) return undefined;
  // 127.1, 0x7f.1, 2130706433 and 0177.0.0.1 connect as IPv4 everywhere, so they are read as what they mean.
  return ipaddr.IPv4.isValid(bare) ? ipaddr.IPv4.parse(bare).toString() : undefined;
}

/** True only for global unicast; an IPv4 address wrapped in IPv6 counts as what it wraps. False for what is no address. */
export function isPublicAddress(address: string): boolean {
  const plain = addressOfLiteral(address);
  if (plain === undefined) return false;
  const parsed = ipaddr.parse(plain);
  if (parsed instanceof ipaddr.IPv4) return parsed.range() === 'unicast';
  if (parsed.isIPv4MappedAddress()) return isPublicAddress(parsed.toIPv4Address().toString());
  const bytes = parsed.toByteArray();
  // RFC 4291 2.5.5.1: the deprecated ::a.b.c.d form is read as unicast by the library.
  if (bytes.slice(0, 12).every((byte) => byte === 0)) return false;
  return parsed.range() === 'unicast';
}
