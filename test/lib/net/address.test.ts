import { describe, expect, test } from 'vitest';
import { addressOfLiteral, isPublicAddress } from '../../../src/lib/net/address.js';

describe('which addresses are public', () => {
  test.each([
    ['8.8.8.8', 'a resolver of the public internet'],
    ['223.5.5.5', 'the same in China'],
    ['2400:3200::1', 'global unicast'],
    ['::ffff:8.8.8.8', 'a public address wrapped in IPv6'],
  ])('%s is: %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  test.each([
    ['127.0.0.1', 'loopback'],
    ['127.1', 'loopback, short'],
    ['0x7f.1', 'loopback, hexadecimal'],
    ['0177.0.0.1', 'loopback, octal'],
    ['2130706433', 'loopback as one number'],
    ['10.1.2.3', 'private'],
    ['172.16.0.1', 'private'],
    ['192.168.1.1', 'private'],
    ['100.64.0.1', 'carrier-grade NAT'],
    ['169.254.169.254', 'link-local: metadata of clouds'],
    ['0.0.0.0', 'unspecified'],
    ['192.0.2.1', 'documentation'],
    ['198.18.0.1', 'benchmarking'],
    ['224.0.0.1', 'multicast'],
    ['240.0.0.1', 'reserved'],
    ['255.255.255.255', 'broadcast'],
    ['::1', 'loopback'],
    ['[::1]', 'loopback in brackets'],
    ['::', 'unspecified'],
    ['::127.0.0.1', 'the deprecated IPv4-compatible form'],
    ['::ffff:127.0.0.1', 'loopback wrapped in IPv6'],
    ['::ffff:7f00:1', 'the same in hexadecimal'],
    ['fe80::1', 'link-local'],
    ['fe80::1%eth0', 'link-local with a zone'],
    ['fc00::1', 'unique local'],
    ['ff02::1', 'multicast'],
    ['64:ff9b::7f00:1', 'NAT64 of loopback'],
    ['2002:7f00:1::', '6to4 of loopback'],
    ['2001::1', 'Teredo'],
    ['2001:db8::1', 'documentation'],
    ['www.example.gov.cn', 'no address at all'],
  ])('%s is not: %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test('a name is no literal', () => {
    expect(addressOfLiteral('zwgk.example.gov.cn')).toBeUndefined();
    expect(addressOfLiteral('1234abcd.gov.cn')).toBeUndefined();
  });
});
