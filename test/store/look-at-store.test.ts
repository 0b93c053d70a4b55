import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { lookAtBucket } from '../../src/store/blobs/look-at-bucket.js';
import { lookAtStore } from '../../src/store/look-at-store.js';
import { startS3 } from '../support/s3.js';
import { eachStore } from '../support/store.js';

describe('looking at a store that is not there', () => {
  it('says so and makes none', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gongkai-look-'));
    expect(await lookAtStore({ folder })).toMatchObject({ exists: false });
    expect(readdirSync(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  it('tells a server that does not answer and an address that is none', async () => {
    const folder = tmpdir();
    await expect(lookAtStore({ folder, url: 'postgres://office@127.0.0.1:9/office' })).rejects.toMatchObject({
      trouble: 'unreachable',
    });
    await expect(lookAtStore({ folder, url: 'mysql://127.0.0.1/office' })).rejects.toMatchObject({
      trouble: 'address',
    });
  });
});

eachStore('looking at a store', (open, dialect) => {
  it('while it is at work and when it rests, tells that it is up to date, and leaves nothing behind', async () => {
    const { folder, url, close } = await open();
    expect(await lookAtStore({ folder, ...(url !== undefined && { url }) })).toMatchObject({
      ...{ exists: true, pending: [], mayAlter: true },
      server: expect.stringMatching(dialect === 'sqlite' ? /^SQLite \d/ : /^PostgreSQL \d/) as string,
    });
    if (url !== undefined) return;
    await close();
    const files = readdirSync(folder);
    expect(await lookAtStore({ folder })).toMatchObject({ exists: true, pending: [] });
    expect(readdirSync(folder)).toEqual(files);
  });

  it('says which steps are still to be taken', async () => {
    const { db, folder, url } = await open();
    await sql`delete from store_versions where name = '08-rankings'`.execute(db);
    expect(await lookAtStore({ folder, ...(url !== undefined && { url }) })).toMatchObject({
      pending: ['08-rankings'],
    });
  });

  it('refuses one of a newer program, and one of another', async () => {
    const { db, folder, url } = await open();
    const place = { folder, ...(url !== undefined && { url }) };
    await sql`insert into store_versions (name) values ('99-tomorrow')`.execute(db);
    await expect(lookAtStore(place)).rejects.toMatchObject({ trouble: 'newer' });
    await sql`drop table store_versions`.execute(db);
    await expect(lookAtStore(place)).rejects.toMatchObject({ trouble: 'foreign' });
  });
});

describe('looking at a bucket', () => {
  it('says whether it is there', async () => {
    const { place, stop } = await startS3();
    try {
      await lookAtBucket(place);
      await expect(lookAtBucket({ ...place, bucket: 'elsewhere' })).rejects.toMatchObject({ trouble: 'place' });
    } finally {
      await stop();
    }
  });
});
