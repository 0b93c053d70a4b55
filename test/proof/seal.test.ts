import { generateKeyPairSync, createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Chain } from '../../src/model/chain.js';
import { forge, isSignedBy, publicKey, signingKey } from '../../src/proof/chain.js';
import { sealedRun } from '../support/sealed-run.js';

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** JSON with its keys in order and no blanks, as any language writes it. */
const plain = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(plain).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${plain((value as Record<string, unknown>)[key])}`).join(',')}}`;
};

describe('a chain', () => {
  test('is recomputed in a few lines by whoever can hash a text', async () => {
    const { path } = await sealedRun();
    const { format, tool, of, head, links } = JSON.parse(readFileSync(path('chain.json'), 'utf8')) as Chain;
    let running = sha256(plain({ format, tool, of }));
    for (const { chain, ...link } of links) {
      running = sha256(running + plain(link));
      expect(running).toBe(chain);
    }
    expect(running).toBe(head);
  });

  test('says of every record where it lies and what it is', async () => {
    const { path } = await sealedRun();
    const { links } = JSON.parse(readFileSync(path('chain.json'), 'utf8')) as Chain;
    const file = openSync(path('snapshot.warc.gz'), 'r');
    const records = links.filter((link) => link.step === 'record');
    for (const { offset, bytes, sha256: hash, block, payload, type } of records) {
      const member = Buffer.alloc(bytes);
      readSync(file, member, 0, bytes, offset);
      expect(sha256(member)).toBe(hash);
      const content = gunzipSync(member);
      const own = content.subarray(content.indexOf('\r\n\r\n') + 4, -4);
      expect(sha256(own)).toBe(block);
      if (type === 'response') expect(sha256(own.subarray(own.indexOf('\r\n\r\n') + 4))).toBe(payload);
    }
    closeSync(file);
    expect(new Set(records.map(({ type }) => type))).toEqual(
      new Set(['warcinfo', 'metadata', 'response', 'request', 'revisit']),
    );
  });

  test('holds no secret of the site', async () => {
    const { path } = await sealedRun();
    expect(readFileSync(path('chain.json'), 'utf8')).not.toContain('secret');
  });
});

describe('a signature', () => {
  const pair = () =>
    generateKeyPairSync('ed25519', {
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
  const header = { tool: { name: 'gongkai', version: '0.0.0-test' }, of: { kind: 'run', id: '2025q4' } } as const;
  const link = { step: 'site', site: 'qinghe', head: 'a'.repeat(64) } as const;

  test('is that of one key and one head', () => {
    const [own, other] = [pair(), pair()];
    const chain = forge(header, [link], signingKey(own.privateKey));
    expect(isSignedBy(chain, publicKey(own.publicKey))).toBe(true);
    expect(isSignedBy(chain, publicKey(other.publicKey))).toBe(false);
    expect(isSignedBy({ ...chain, head: 'b'.repeat(64) }, publicKey(own.publicKey))).toBe(false);
    expect(isSignedBy(forge(header, [link]), publicKey(own.publicKey))).toBe(false);
  });
});
