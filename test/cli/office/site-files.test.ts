import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bringPartial, keepPartial, publishFiles } from '../../../src/cli/office/site-files.js';
import type { AuditJob } from '../../../src/schedule/work/held-audit.js';
import type { Blobs } from '../../../src/store/blobs/blobs.js';
import { diskBlobs } from '../../../src/store/blobs/disk-blobs.js';

let root: string;
let blobs: Blobs;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gongkai-files-'));
  // Far away in all but place: what is kept there is brought by keys alone.
  blobs = { ...diskBlobs(join(root, 'bucket')), kind: 's3' };
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const job = (fence: number): AuditJob => ({
  ...{ run: 'ye-1', site: 'shizhong', fence, worker: `w${fence}`, attempt: fence, crashes: 0, delays: 0 },
  entry: { id: 'shizhong', name: '市中区', url: 'http://shizhong.example.gov.cn/', kind: 'district' },
  ...{ profile: null, asOf: '2026-11-22', onlyRules: null, formats: [] },
});
const machine = (name: string): string => {
  const folder = join(root, name);
  mkdirSync(folder);
  return folder;
};
const fail = (error: unknown): void => {
  throw error;
};
const keys = async (prefix: string): Promise<readonly string[]> => {
  const found: string[] = [];
  for await (const { key } of blobs.list(prefix)) found.push(key);
  return found.sort();
};

test('another machine goes on with what the first had fetched, to the last byte that was kept', async () => {
  const first = machine('first');
  writeFileSync(join(first, 'snapshot.warc.gz'), Buffer.alloc(9 * 1024 * 1024, 1));
  writeFileSync(join(first, 'crawl.jsonl'), '{"url":"/"}\n');
  const stop = keepPartial(blobs, job(1), first, fail);
  appendFileSync(join(first, 'snapshot.warc.gz'), 'more');
  await stop();
  const second = machine('second');
  await bringPartial(blobs, job(2), second);
  for (const name of ['snapshot.warc.gz', 'crawl.jsonl'])
    expect(readFileSync(join(second, name)).equals(readFileSync(join(first, name)))).toBe(true);
});

test('a first process that wakes up late spoils nothing of what the second keeps and publishes', async () => {
  const [first, second, third] = [machine('first'), machine('second'), machine('third')];
  writeFileSync(join(first, 'snapshot.warc.gz'), 'one');
  await keepPartial(blobs, job(1), first, fail)();
  await bringPartial(blobs, job(2), second);
  appendFileSync(join(second, 'snapshot.warc.gz'), ' two');
  await keepPartial(blobs, job(2), second, fail)();
  appendFileSync(join(first, 'snapshot.warc.gz'), ' late');
  await keepPartial(blobs, job(1), first, fail)();
  await bringPartial(blobs, job(3), third);
  expect(readFileSync(join(third, 'snapshot.warc.gz'), 'utf8')).toBe('one two');
  writeFileSync(join(third, 'report.json'), '{}');
  mkdirSync(join(third, 'evidence'));
  writeFileSync(join(third, 'evidence', 'a.png'), 'x');
  writeFileSync(join(third, '.claim-1-0123456789ab.json'), '{}');
  await publishFiles(blobs, job(3), third);
  expect(await keys('runs/')).toEqual(
    ['evidence/a.png', 'report.json', 'snapshot.warc.gz'].map((name) => `runs/ye-1/shizhong/${name}`),
  );
  expect(await keys('partial/')).toEqual([]);
});

test('a machine that had come further itself goes on with its own', async () => {
  const [first, second] = [machine('first'), machine('second')];
  writeFileSync(join(first, 'snapshot.warc.gz'), 'kept');
  await keepPartial(blobs, job(1), first, fail)();
  writeFileSync(join(second, 'snapshot.warc.gz'), 'kept and more');
  await bringPartial(blobs, job(2), second);
  expect(readFileSync(join(second, 'snapshot.warc.gz'), 'utf8')).toBe('kept and more');
});
