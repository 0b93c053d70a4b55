/** However an address is spelled, and wherever it lies, the guard sees what would be connected to. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPublicAddress } from '../../../src/lib/net/address.js';
import { createGuard } from '../../../src/lib/net/guard.js';

const byte = fc.nat(255);
/** Loopback, private, link-local, carrier-grade NAT. */
const inner = fc.oneof(
  fc.tuple(fc.constant(127), byte, byte, byte),
  fc.tuple(fc.constant(10), byte, byte, byte),
  fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte),
  fc.tuple(fc.constant(192), fc.constant(168), byte, byte),
  fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
  fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), byte, byte),
);
type Bytes = readonly [number, number, number, number];
const number = ([a, b, c, d]: Bytes): number => ((a * 256 + b) * 256 + c) * 256 + d;
const hex = (value: number): string => value.toString(16);
const SPELLINGS: readonly ((bytes: Bytes) => string)[] = [
  (bytes) => bytes.join('.'),
  (bytes) => bytes.map((one) => `0x${hex(one)}`).join('.'),
  (bytes) => bytes.map((one) => `0${one.toString(8)}`).join('.'),
  (bytes) => String(number(bytes)),
  (bytes) => `0x${hex(number(bytes))}`,
  ([a, b, c, d]) => `${a}.${(b * 256 + c) * 256 + d}`,
  ([a, b, c, d]) => `${a}.${b}.${c * 256 + d}`,
  (bytes) => bytes.join('。'),
  (bytes) => bytes.join('．'),
  (bytes) => `${bytes.join('.')}.`,
  (bytes) => `[::ffff:${bytes.join('.')}]`,
  ([a, b, c, d]) => `[::ffff:${hex(a * 256 + b)}:${hex(c * 256 + d)}]`,
  (bytes) => `[::${bytes.join('.')}]`,
  (bytes) => `[64:ff9b::${bytes.join('.')}]`,
  ([a, b, c, d]) => `[2002:${hex(a * 256 + b)}:${hex(c * 256 + d)}::1]`,
];

test('no spelling of an inner address passes', async () => {
  const guard = createGuard({ lookup: () => Promise.reject(new Error('asked a resolver')) });
  await fc.assert(
    fc.asyncProperty(inner, fc.constantFrom(...SPELLINGS), async (bytes, spell) => {
      const { hostname } = new URL(`http://${spell(bytes)}/`);
      await expect(guard.addressesOf(hostname, 80)).rejects.toMatchObject({ code: 'ERR_PRIVATE_ADDRESS' });
    }),
    { numRuns: 400 },
  );
});

test('nor does any by way of a name, whatever it resolves to later', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(inner, { minLength: 1, maxLength: 4 }), async (addresses) => {
      const answers = [addresses.map((one) => one.join('.')), ['223.5.5.5']];
      const guard = createGuard({ lookup: () => Promise.resolve(answers.shift() ?? []) });
      for (let asked = 0; asked < 2; asked += 1)
        await expect(guard.addressesOf('rebind.example.cn', 80)).rejects.toMatchObject({ code: 'ERR_PRIVATE_ADDRESS' });
    }),
  );
});

test.each(['fe80::1%eth0', '[fe80::1%25eth0]', '[::]', '0.0.0.0', '0', 'ff02::1', 'fd00::1', '::1', '', 'localhost'])(
  '%s is not public',
  (address) => {
    expect(isPublicAddress(address)).toBe(false);
  },
);
