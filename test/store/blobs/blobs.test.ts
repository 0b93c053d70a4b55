import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/lib/text/canonical-json.js';
import { NoSuchBlob, type Blobs } from '../../../src/store/blobs/blobs.js';
import { diskBlobs } from '../../../src/store/blobs/disk-blobs.js';
import { s3Blobs } from '../../../src/store/blobs/s3-blobs.js';
import { startS3 } from '../../support/s3.js';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();
const keysOf = async (blobs: Blobs, prefix: string): Promise<readonly string[]> => {
  const keys: string[] = [];
  for await (const { key } of blobs.list(prefix)) keys.push(key);
  return keys.sort();
};

describe.each(['disk', 's3'] as const)('evidence kept in %s', (kind) => {
  let blobs: Blobs;
  let folder: string;
  let stop: () => Promise<void> = () => Promise.resolve();
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'gongkai-blobs-'));
    if (kind === 'disk') blobs = diskBlobs(folder);
    else {
      const s3 = await startS3();
      stop = s3.stop;
      blobs = s3Blobs(s3.place, { cache: join(folder, 'cache') });
    }
  });
  afterAll(async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is read as it was put, and replaced whole', async () => {
    const key = 'runs/2026-11/huxin/report.json';
    expect(await blobs.put(key, '{"得分":61}')).toEqual({ key, bytes: 13, sha256: sha256('{"得分":61}') });
    expect(text(await blobs.read(key))).toBe('{"得分":61}');
    await blobs.put(key, Buffer.from('{}'));
    expect(text(await blobs.read(key))).toBe('{}');
    expect(await blobs.facts(key)).toEqual({ key, bytes: 2 });
    expect(readFileSync(await blobs.localFile(key), 'utf8')).toBe('{}');
  });

  it('is sent from a file, however large, and streamed', async () => {
    const source = join(folder, '..', `gongkai-large-${process.pid}-${kind}.bin`);
    const large = Buffer.alloc(17 * 1024 * 1024 + 5, '湖心区政务公开');
    writeFileSync(source, large);
    const { bytes, sha256: hash } = await blobs.put('runs/2026-11/huxin/snapshot.warc.gz', { path: source });
    expect([bytes, hash]).toEqual([large.length, sha256(large)]);
    const parts: Buffer[] = [];
    for await (const part of await blobs.stream('runs/2026-11/huxin/snapshot.warc.gz')) parts.push(part as Buffer);
    expect(Buffer.concat(parts).equals(large)).toBe(true);
    const local = await blobs.localFile('runs/2026-11/huxin/snapshot.warc.gz');
    expect(local.endsWith('snapshot.warc.gz')).toBe(true);
    expect(readFileSync(local).equals(large)).toBe(true);
    rmSync(source);
  });

  it('is listed by what its keys begin with', async () => {
    for (const key of ['runs/list/a/1.png', 'runs/list/a/b/2.png', 'runs/list/ab/3.png', 'runs/list/c.json'])
      await blobs.put(key, key);
    expect(await keysOf(blobs, 'runs/list/a/')).toEqual(['runs/list/a/1.png', 'runs/list/a/b/2.png']);
    expect(await keysOf(blobs, 'runs/list/')).toHaveLength(4);
    expect(await keysOf(blobs, 'runs/nobody/')).toEqual([]);
  });

  it('is not there before it is put and after it is removed', async () => {
    const key = 'uploads/0f';
    expect(await blobs.has(key)).toBe(false);
    await expect(blobs.read(key)).rejects.toThrow(NoSuchBlob);
    await expect(blobs.localFile(key)).rejects.toThrow(NoSuchBlob);
    await expect(blobs.stream(key)).rejects.toThrow(NoSuchBlob);
    await blobs.put(key, '');
    expect(await blobs.facts(key)).toEqual({ key, bytes: 0 });
    await blobs.remove(key);
    await blobs.remove(key);
    expect(await blobs.has(key)).toBe(false);
  });

  it.each([
    '',
    '/etc/passwd',
    '../office.sqlite',
    'runs/../../x',
    'runs/./x',
    'runs//x',
    'runs/x/',
    'runs\\x',
    'runs/..%2fx',
    'runs/x\u0000',
    'runs/栏目',
    '.hidden',
    'office.sqlite',
    'cache/x',
    'runs',
    'runs/.claim-1.json',
    `runs/${'x'.repeat(300)}`,
    'runs/x?versionId=1',
  ])('refuses the key %j before anything is touched', async (key) => {
    await expect(blobs.put(key, 'x')).rejects.toThrow(TypeError);
    await expect(blobs.read(key)).rejects.toThrow(TypeError);
    await expect(blobs.remove(key)).rejects.toThrow(TypeError);
    await expect(blobs.localFile(key)).rejects.toThrow(TypeError);
    expect(() => blobs.list(`${key}/../`)).toThrow(TypeError);
  });
});

describe('evidence on disk', () => {
  it('follows no link and shows no file half written', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gongkai-blobs-'));
    const blobs = diskBlobs(folder);
    await blobs.put('runs/a/report.json', '{}');
    symlinkSync('/etc/passwd', join(folder, 'runs/a/link.json'));
    writeFileSync(join(folder, 'runs/a/.report.json.0123456789ab.tmp'), '{');
    expect(await keysOf(blobs, '')).toEqual(['runs/a/report.json']);
    await expect(blobs.read('runs/a/link.json')).rejects.toThrow(NoSuchBlob);
    rmSync(folder, { recursive: true });
  });

  it('takes a file that lies at its place already as it is', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gongkai-blobs-'));
    const blobs = diskBlobs(folder);
    await blobs.put('runs/a/crawl.jsonl', 'x');
    const path = await blobs.localFile('runs/a/crawl.jsonl');
    expect(await blobs.put('runs/a/crawl.jsonl', { path })).toMatchObject({ bytes: 1, sha256: sha256('x') });
    expect(await blobs.localFile('runs/a/crawl.jsonl')).toBe(path);
    rmSync(folder, { recursive: true });
  });
});
