import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendLog } from '../../../src/store/log/append-log.js';
import { verifyLog } from '../../../src/store/log/verify-log.js';
import { databaseFaults } from '../../../src/store/database/broken-references.js';
import { openStore, type Store } from '../../../src/store/open-store.js';
import { noPostgres, startPostgres, type TestPostgres } from '../../support/postgres.js';
import { eachStore } from '../../support/store.js';

const WRITER = fileURLToPath(new URL('../../support/store-writer.ts', import.meta.url));
const TSX = fileURLToPath(new URL('../../../node_modules/tsx/dist/loader.mjs', import.meta.url));

/** Starts the writer and kills it with -9 once it has committed so many; what it said it had committed. */
async function writeUntilKilled(place: { folder: string; url: string | undefined }, commits: number) {
  const args = ['--import', TSX, WRITER, place.folder, ...(place.url === undefined ? [] : [place.url])];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  const gone = new Promise((resolve) => child.once('exit', resolve));
  for await (const part of child.stdout) {
    said += String(part);
    if (said.split('\n').length > commits + 2) child.kill('SIGKILL');
  }
  await gone;
  return said.split('\n').slice(1, -1);
}

/** Every list whole, every entry of the log there, and nothing else. */
async function expectWhole(store: Store, acknowledged: readonly string[]): Promise<void> {
  const lists = await store.db
    .selectFrom('lists')
    .leftJoin('list_sites', 'list_sites.list', 'lists.id')
    .leftJoin('sites', 'sites.id', 'list_sites.site')
    .select((eb) => ['lists.id', eb.fn.count<number>('sites.id').as('sites')])
    .groupBy('lists.id')
    .execute();
  expect(lists.filter(({ sites }) => sites !== 3)).toEqual([]);
  const ids = new Set(lists.map(({ id }) => id));
  expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
  const proof = await verifyLog(store.db);
  expect(proof).toMatchObject({ entries: lists.length });
  expect(proof).not.toHaveProperty('fault');
  expect(await databaseFaults(store)).toEqual([]);
}

eachStore('writers that are killed at work', (open, dialect) => {
  it('leave every transaction whole that they had committed, and nothing of the others', async () => {
    const store = await open();
    // Two of them get into each other's way in one file.
    const kills = dialect === 'sqlite' ? [3, 9] : [9];
    const written = await Promise.all(kills.map((commits) => writeUntilKilled(store, commits)));
    expect(written.every((ids, index) => ids.length >= (kills[index] ?? 0))).toBe(true);
    await expectWhole(store, written.flat());
  });
});

describe.skipIf(noPostgres !== undefined)('a PostgreSQL that is killed', () => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(async () => {
    await server.stop();
  });

  it('is written on as soon as it is back, each thing once', async () => {
    const url = await server.newDatabase();
    const store = await openStore({ folder: '/', url });
    const done: number[] = [];
    const failed: number[] = [];
    const write = async (index: number): Promise<void> => {
      const entry = { at: '2026-11-22T01:00:00.000Z', actor: 'system', action: 'kept', subject: `thing:${index}` };
      await store
        .transaction((trx) => appendLog(trx, entry))
        .then(
          () => done.push(index),
          () => failed.push(index),
        );
    };
    const work = Promise.all(
      [0, 1, 2, 3].map(async (lane) => {
        for (let step = 0; step < 40; step += 1) await write(lane * 100 + step);
      }),
    );
    await write(999);
    await server.kill();
    await server.start();
    await work;
    // A connection that broke while committing leaves it open whether it was: at most one for each lane.
    expect(failed.length).toBeLessThanOrEqual(4);
    const proof = await verifyLog(store.db);
    expect(proof).not.toHaveProperty('fault');
    const rows = await store.db.selectFrom('log').select('subject').execute();
    const subjects = rows.map(({ subject }) => subject);
    expect(new Set(subjects).size).toBe(subjects.length);
    expect(done.filter((index) => !subjects.includes(`thing:${index}`))).toEqual([]);
    await store.close();
  });

  it('is told of in words while it is away, and answers again afterwards without a new start', async () => {
    const url = await server.newDatabase();
    const store = await openStore({ folder: '/', url });
    await server.kill();
    await expect(store.db.selectFrom('sites').selectAll().execute()).rejects.toThrow();
    await expect(openStore({ folder: '/', url })).rejects.toMatchObject({ trouble: 'unreachable' });
    await server.start();
    expect(await store.db.selectFrom('sites').selectAll().execute()).toEqual([]);
    await store.close();
  });
});
