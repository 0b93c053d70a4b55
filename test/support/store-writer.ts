/**
 * A process that writes a store until it is killed: `node --import tsx store-writer.ts FOLDER [URL]`. Each transaction adds a list with
 * three sites and an entry of the log; its id is printed once it is committed.
 */
import { randomUUID } from 'node:crypto';
import { appendLog } from '../../src/store/log/append-log.js';
import { openStore } from '../../src/store/open-store.js';

const [folder = '', url] = process.argv.slice(2);
const store = await openStore({ folder, url });
const at = '2026-11-22T01:00:00.000Z';
process.stdout.write('open\n');
for (;;) {
  const id = randomUUID();
  await store.transaction(async (trx) => {
    await trx.insertInto('lists').values({ id, title: '名单', created_at: at }).execute();
    for (let position = 0; position < 3; position += 1) {
      const site = `${id}-${position}`;
      const place = { name: '湖心区', url: 'https://huxin.example/', kind: 'district', entry: '{}' };
      await trx
        .insertInto('sites')
        .values({ id: site, ...place, active: 1, created_at: at, changed_at: at })
        .execute();
      await trx.insertInto('list_sites').values({ list: id, site, position }).execute();
    }
    await appendLog(trx, { at, actor: 'system', action: 'list.saved', subject: `list:${id}` });
  });
  process.stdout.write(`${id}\n`);
}
