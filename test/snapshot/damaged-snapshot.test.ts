/** Whatever the bytes: fewer records or a clear error, never a crash, never a body that is not what was stored. */
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { packMember } from '../../src/snapshot/gzip-member.js';
import { NoSnapshotError, openSnapshot, UnreadableRecordError } from '../../src/snapshot/open-snapshot.js';
import { formatRecord } from '../../src/snapshot/warc-record.js';
import { answer, at, guide, info, newPath, written } from '../support/snapshots.js';

const path = newPath();
let whole: Buffer;
/** Where each member begins, and the end. */
let starts: number[];

beforeAll(async () => {
  whole = readFileSync(
    await written(async (writer) => {
      await writer.exchange(answer('/', '<h1>青禾区人民政府</h1>'));
      await writer.exchange(answer('/zfxxgkzn/', noise));
      await writer.exchange(answer('/zfxxgkzn/index.html', noise));
      await writer.exchange(answer('/old', '', { status: 302, location: 'http://www.qinghe.gov.cn/' }));
      const file = await writer.exchange(answer('/nianbao.pdf', '%PDF 年报'));
      await writer.attachment(file, report);
      await writer.unanswered({ url: 'http://www.qinghe.gov.cn/x', at, why: 'timeout', purpose: 'population:1' });
      await writer.probe({ kind: 'reach', url: 'http://www.qinghe.gov.cn/', at, elapsedMs: 9, status: 200 });
      await writer.crawl(info);
    }),
  );
  starts = [0];
  for (let end = 0; end < whole.length; starts.push(end)) end += whole.readUInt32LE(end + 16);
});

const report = { format: 'pdf', text: '年报全文', grids: [[['结转', '3']]] } as const;

/** A guide that does not pack well, so that its member is longer than a reader's first look. */
const noise =
  guide + Array.from({ length: 9_000 }, (_, index) => ((index * 2_654_435_761) % 4_294_967_296).toString(36)).join(' ');

/** Everything that a reader gives, checked against what was written; undefined if it is no snapshot. */
function readAll(bytes: Uint8Array): { readonly exchanges: number; readonly bodies: number } | undefined {
  writeFileSync(path, bytes);
  try {
    const snapshot = openSnapshot(path);
    let bodies = 0;
    for (const { record } of snapshot.exchanges) {
      try {
        expect(BODIES).toContain(Buffer.from(snapshot.body(record)).toString('utf8'));
        bodies += 1;
        const text = snapshot.attachment(record);
        if (text) expect(text).toEqual(report);
      } catch (error) {
        expect(error).toBeInstanceOf(UnreadableRecordError);
      }
    }
    snapshot.close();
    expect(snapshot.wholeBytes).toBeLessThanOrEqual(bytes.length);
    return { exchanges: snapshot.exchanges.length, bodies };
  } catch (error) {
    expect(error).toBeInstanceOf(NoSnapshotError);
    return undefined;
  }
}

const BODIES = ['<h1>青禾区人民政府</h1>', noise, '', '%PDF 年报'];
const spot = fc.nat({ max: 1_000_000 });

describe('a damaged snapshot', () => {
  test('with a few bytes changed anywhere gives nothing false', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(spot, fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 6 }),
        (changes) => {
          const bytes = Buffer.from(whole);
          for (const [at, mask] of changes) bytes[at % bytes.length]! ^= mask;
          readAll(bytes);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('cut anywhere gives what lies before the cut', () => {
    for (let length = 0; length < whole.length; length += length < 4_000 ? 97 : 997) {
      const read = readAll(whole.subarray(0, length));
      const members = starts.filter((start) => start > 0 && start <= length).length;
      if (members < 2) expect(read).toBeUndefined();
      else expect(read?.exchanges ?? 0).toBeLessThanOrEqual(members);
    }
  });

  test('with members in another order still gives each body', () => {
    const members = starts.slice(0, -1).map((start, index) => whole.subarray(start, starts[index + 1]));
    fc.assert(
      fc.property(fc.shuffledSubarray(members, { minLength: members.length }), (shuffled) => {
        expect(readAll(Buffer.concat(shuffled))).toEqual({ exchanges: 5, bodies: 5 });
      }),
      { numRuns: 30 },
    );
  });

  test('of arbitrary bytes is none', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (bytes, looksPacked) => {
        const header = looksPacked ? whole.subarray(0, 24) : Buffer.alloc(0);
        expect(readAll(Buffer.concat([header, bytes]))).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });

  test('loses one record where one is damaged, and says how many', () => {
    const bytes = Buffer.from(whole);
    const [, , third = 0, fourth = 0] = starts;
    bytes.fill(0x55, third + 30, fourth); // the answer of the home page
    writeFileSync(path, bytes);
    const snapshot = openSnapshot(path);
    expect(snapshot.exchanges.map(({ url }) => new URL(url).pathname)).toEqual([
      '/zfxxgkzn/',
      '/zfxxgkzn/index.html',
      '/old',
      '/nianbao.pdf',
    ]);
    expect(snapshot.damaged).toBe(1);
    expect(snapshot.crawl).toEqual(info);
    expect(snapshot.wholeBytes).toBe(whole.length);
    snapshot.close();
  });

  test('with a member that claims no length, or one beyond the file, ends there', () => {
    for (const length of [0, 1, 24, 31, 0xff_ff_ff_ff]) {
      const bytes = Buffer.from(whole);
      bytes.writeUInt32LE(length, (starts[4] ?? 0) + 16);
      expect(readAll(bytes)?.exchanges).toBe(1);
    }
  });
});

describe('a hostile snapshot', () => {
  const fact = (kind: string, block: string, fields: readonly (readonly [string, string])[] = []): Promise<Buffer> =>
    packMember(
      formatRecord(
        {
          type: 'metadata',
          id: 'urn:uuid:6f1c2a52-9a0e-4b9a-8d3e-2b6a0f1c7d11',
          date: at,
          fields: [['Gongkai-Kind', kind], ...fields, ['Content-Type', 'application/json']],
        },
        Buffer.from(block),
      ),
    );

  test.each(['null', '[]', '7', '"text"', '{', '{"site":null}', '{"__proto__":{"site":1}}', '{"kind":"dns","at":"x"}'])(
    'whose facts are %s has none',
    async (json) => {
      const members = await Promise.all([
        ...['head', 'resumed', 'unanswered', 'probe', 'attachment', 'crawl'].map((kind) => fact(kind, json)),
        fact('exchange', '', [['Gongkai-Exchange', json]]),
      ]);
      expect(readAll(Buffer.concat(members))).toBeUndefined();
      const after = readAll(Buffer.concat([whole, ...members]));
      expect(after).toEqual({ exchanges: 5, bodies: 5 });
    },
  );

  test('whose member inflates without end is read without it', async () => {
    const zeros = await packMember(Buffer.alloc(80 * 1024 * 1024));
    zeros.writeUInt32LE(1_000, 20); // claims to be small
    expect(zeros.length).toBeLessThan(200_000);
    expect(readAll(Buffer.concat([whole, zeros, zeros]))).toEqual({ exchanges: 5, bodies: 5 });
    const long = await fact('head', `{"site":"${'x'.repeat(70 * 1024 * 1024)}"}`);
    expect(readAll(long)).toBeUndefined();
  });

  test('whose body is another than its digest names gives no body', async () => {
    const digest = 'a'.repeat(64);
    const exchange = {
      ...{ record: 'urn:uuid:1', url: 'http://www.qinghe.gov.cn/false', method: 'GET', status: 200, headers: {} },
      ...{ capturedAt: at, sha256: digest, bodyBytes: 5, elapsedMs: 1, via: 'render', purpose: 'home' },
    };
    const record = await packMember(
      formatRecord(
        {
          type: 'resource',
          id: 'urn:uuid:1',
          date: at,
          fields: [
            ['Gongkai-Kind', 'exchange'],
            ['Gongkai-Exchange', JSON.stringify(exchange)],
            ['Content-Type', 'text/html'],
          ],
        },
        Buffer.from('false'),
      ),
    );
    expect(readAll(Buffer.concat([whole, record]))).toEqual({ exchanges: 6, bodies: 5 });
  });
});

describe('an archive of another tool', () => {
  const foreign =
    'WARC/1.0\r\nWARC-Type: warcinfo\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2025-11-20T02:00:00Z\r\nContent-Length: 0\r\n\r\n\r\n\r\n';

  test.each([
    ['packed', () => Promise.resolve(gzipSync(foreign)), true],
    ['plain', () => Promise.resolve(Buffer.from(foreign)), true],
    ['a ZIP', () => Promise.resolve(Buffer.from('PK\u0003\u0004')), false],
    ['nothing at all', () => Promise.resolve(Buffer.alloc(0)), false],
  ])('%s is known for what it is', async (_, bytes, isArchive) => {
    writeFileSync(path, await bytes());
    expect(() => openSnapshot(path)).toThrow(expect.objectContaining({ isForeignArchive: isArchive }) as Error);
  });
});
