/** Transactions a second, each a site, its log entry and an event, beside bare inserts of the same rows: `store.ts COUNT`. */
import { performance } from 'node:perf_hooks';
import { SYSTEM } from '../../src/model/actor.js';
import { recordEvent } from '../../src/store/events/record-event.js';
import { verifyLog } from '../../src/store/log/verify-log.js';
import { saveSites } from '../../src/store/sites/save-sites.js';
import { noPostgres, startPostgres } from '../support/postgres.js';
import { openTestStore, type TestStore } from '../support/store.js';
import { openStore } from '../../src/store/open-store.js';

const count = Number(process.argv[2]);
const at = '2026-11-22T01:00:00.000Z';
const perSecond = (rows: number, startedAt: number): number => rows / ((performance.now() - startedAt) / 1_000);

async function measure({ db, transaction }: Pick<TestStore, 'db' | 'transaction'>) {
  let startedAt = performance.now();
  const write = async (index: number): Promise<void> => {
    const site = { id: `s${index}`, name: '湖心区人民政府', url: 'https://huxin.example/', kind: 'district' };
    await transaction(async (trx) => {
      await saveSites(trx, SYSTEM, [site], { at });
      await recordEvent(trx, { key: `run-missed:${index}`, kind: 'run-missed', at, data: {} });
    });
  };
  for (let index = 0; index < count; index += 1) await write(index);
  const transactions = perSecond(count, startedAt);
  const rows = Array.from({ length: count * 20 }, (_, index) => ({ id: `l${index}`, title: '名单', created_at: at }));
  startedAt = performance.now();
  await transaction(async (trx) => {
    for (let start = 0; start < rows.length; start += 500)
      await trx
        .insertInto('lists')
        .values(rows.slice(start, start + 500))
        .execute();
  });
  const inserts = perSecond(rows.length, startedAt);
  startedAt = performance.now();
  const { entries } = await verifyLog(db);
  return { transactions, inserts, verified: perSecond(entries, startedAt) };
}

const sqlite = await openTestStore();
const figures: Record<string, unknown> = { count, sqlite: await measure(sqlite) };
await sqlite.drop();
if (noPostgres === undefined) {
  const server = await startPostgres();
  const store = await openStore({ folder: '/', url: await server.newDatabase() });
  figures['postgres'] = await measure(store);
  await store.close();
  await server.stop();
}
process.stdout.write(JSON.stringify(figures));
