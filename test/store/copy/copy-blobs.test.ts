import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { diskBlobs } from '../../../src/store/blobs/disk-blobs.js';
import { s3Blobs } from '../../../src/store/blobs/s3-blobs.js';
import { copyBlobs } from '../../../src/store/copy/copy-blobs.js';
import { startS3 } from '../../support/s3.js';

it('evidence is copied to a bucket and back; what is there and the same stays, what differs is replaced', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-copy-'));
  const { place, stop } = await startS3();
  try {
    const [disk, back] = [diskBlobs(join(folder, 'a')), diskBlobs(join(folder, 'b'))];
    const bucket = s3Blobs(place, { cache: join(folder, 'cache') });
    const keys = Array.from({ length: 30 }, (_, index) => `runs/r/s${index}/report.json`);
    for (const key of keys) await disk.put(key, `{"${key}":1}`);
    await bucket.put('runs/r/s3/report.json', '{"runs/r/s3/report.json":2}');
    await bucket.put('runs/r/s4/report.json', '{"runs/r/s4/report.json":1}');
    expect(await copyBlobs(disk, bucket)).toMatchObject({ files: 30, wereThere: 1 });
    expect(await copyBlobs(disk, bucket)).toMatchObject({ files: 30, wereThere: 30 });
    expect(await copyBlobs(bucket, back)).toMatchObject({ files: 30, wereThere: 0 });
    for (const key of keys) expect(Buffer.from(await back.read(key)).toString()).toBe(`{"${key}":1}`);
    const cut = new Error('cut');
    const broken = { ...back, put: () => Promise.reject(cut) };
    await back.remove('runs/r/s9/report.json');
    await expect(copyBlobs(bucket, broken)).rejects.toBe(cut);
  } finally {
    await stop();
    rmSync(folder, { recursive: true });
  }
});
