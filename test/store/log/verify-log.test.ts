import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { diskBlobs } from '../../../src/store/blobs/disk-blobs.js';
import { anchorLog, readAnchors } from '../../../src/store/log/anchor-log.js';
import { appendLog, hashEntry } from '../../../src/store/log/append-log.js';
import { verifyLog } from '../../../src/store/log/verify-log.js';
import { readLog } from '../../../src/store/log/read-log.js';
import { SYSTEM } from '../../../src/model/actor.js';
import { Forbidden } from '../../../src/model/refusal.js';
import { eachStore, type TestStore } from '../../support/store.js';

const instant = (minute: number): string => new Date(Date.UTC(2026, 10, 22, 1, minute)).toISOString();

/** So many decisions, one entry each. */
const decide = async ({ transaction }: TestStore, count: number): Promise<void> => {
  for (let index = 1; index <= count; index += 1) {
    const entry = { actor: index % 2 ? 'u1' : 'u2', action: 'review.decided', subject: `site:s${index}` };
    await transaction((trx) => appendLog(trx, { at: instant(index), ...entry, detail: { 理由: '已核实', index } }));
  }
};

/** As somebody with all rights over the database would: the guard is taken away first. */
const tamper = async ({ db, dialect }: TestStore, change: string): Promise<void> => {
  const guards = dialect === 'sqlite' ? ['log_no_update', 'log_no_delete'] : ['log_no_change'];
  for (const name of guards) await sql.raw(`drop trigger ${name}${dialect === 'sqlite' ? '' : ' on log'}`).execute(db);
  await sql.raw(change).execute(db);
};

eachStore('the log', (open) => {
  it('is whole as it was written', async () => {
    const store = await open();
    await decide(store, 5);
    const { db } = store;
    const last = await db.selectFrom('log').select('hash').where('seq', '=', 5).executeTakeFirst();
    expect(await verifyLog(db)).toEqual({ entries: 5, head: last?.hash, anchors: 0 });
  });

  it('is neither altered nor removed from: the database refuses', async () => {
    const store = await open();
    await decide(store, 2);
    for (const change of ["update log set actor = 'u9'", 'delete from log', 'delete from log where seq = 2'])
      await expect(sql.raw(change).execute(store.db)).rejects.toThrow(/never altered or removed/);
    if (store.dialect === 'postgres')
      await expect(sql.raw('truncate log').execute(store.db)).rejects.toThrow(/never altered or removed/);
    expect(await verifyLog(store.db)).not.toHaveProperty('fault');
  });

  it('names the first entry at fault', async () => {
    const store = await open();
    await decide(store, 5);
    const faultAfter = async (change: string): Promise<unknown> => {
      let fault: unknown;
      const undone = new Error('undone');
      const work = store.db.transaction().execute(async (trx) => {
        await tamper({ ...store, db: trx }, change);
        fault = (await verifyLog(trx)).fault;
        throw undone;
      });
      await expect(work).rejects.toBe(undone);
      return fault;
    };
    const cases: readonly (readonly [change: string, seq: number, what: string])[] = [
      ["update log set actor = 'u2' where seq = 3", 3, 'altered'],
      ["update log set detail = '{}' where seq = 5", 5, 'altered'],
      ["update log set hash = 'x' where seq = 2", 2, 'altered'],
      ['delete from log where seq = 1', 1, 'missing'],
      ['delete from log where seq = 4', 4, 'missing'],
      ['delete from log where seq >= 4', 4, 'missing'],
      ['delete from log', 1, 'missing'],
      ['delete from log_head', 1, 'added'],
      ['update log_head set seq = 4', 5, 'added'],
      ["update log_head set hash = ''", 5, 'altered'],
    ];
    for (const [change, seq, what] of cases)
      expect([change, await faultAfter(change)]).toEqual([change, { seq, what }]);
  });

  it('whose end was cut off in good order is found out by an anchor, and so is one written anew', async () => {
    const store = await open();
    const { db, folder } = store;
    const blobs = diskBlobs(folder);
    await decide(store, 4);
    const now = new Date(instant(30));
    expect(await anchorLog(db, blobs, now)).toMatchObject({ seq: 4, at: instant(30) });
    expect(await anchorLog(db, blobs, now)).toBeUndefined();
    await decide(store, 1);
    const { anchors, unreadable } = await readAnchors(blobs);
    expect(unreadable).toEqual([]);
    expect(await verifyLog(db, anchors)).toMatchObject({ entries: 5, anchors: 1 });
    const rows = await db.selectFrom('log').selectAll().where('seq', '<=', 3).orderBy('seq').execute();
    await tamper(store, 'delete from log where seq >= 4');
    await sql.raw(`update log_head set seq = 3, hash = '${rows[2]?.hash ?? ''}'`).execute(db);
    expect(await verifyLog(db)).not.toHaveProperty('fault');
    expect((await verifyLog(db, anchors)).fault).toEqual({ seq: 4, what: 'missing' });
    const forged = { seq: 4, at: instant(4), actor: 'u2', action: 'review.decided', subject: 'site:s9', detail: '{}' };
    const hash = hashEntry(rows[2]?.hash ?? '', forged);
    await db
      .insertInto('log')
      .values({ ...forged, hash })
      .execute();
    await sql.raw(`update log_head set seq = 4, hash = '${hash}'`).execute(db);
    expect(await verifyLog(db)).not.toHaveProperty('fault');
    expect((await verifyLog(db, anchors)).fault).toEqual({ seq: 4, what: 'rewritten' });
  });

  it('counts without gaps however many write at once, and loses what was rolled back', async () => {
    const store = await open();
    const { db, transaction } = store;
    const work = Array.from({ length: 40 }, (_, index) =>
      transaction(async (trx) => {
        const entry = { at: instant(1), actor: 'u1', action: 'run.planned', subject: `run:${index}` };
        await appendLog(trx, entry);
        if (index % 4 === 0) throw new RangeError('changed its mind');
      }).catch((error: unknown) => {
        if (!(error instanceof RangeError)) throw error;
      }),
    );
    await Promise.all(work);
    expect(await verifyLog(db)).toMatchObject({ entries: 30 });
    expect(await verifyLog(db)).not.toHaveProperty('fault');
  });

  it('is read page by page, newest first, by who, what and when, by administrators alone', async () => {
    const store = await open();
    await decide(store, 5);
    const { db } = store;
    const other = { at: instant(9), actor: 'u1', action: 'reviewers.named', subject: 'settings' };
    await store.transaction((trx) => appendLog(trx, other));
    const read = async (wish: object) => (await readLog(db, SYSTEM, { limit: 3, ...wish })).map(({ seq }) => seq);
    expect(await read({})).toEqual([6, 5, 4]);
    expect(await read({ before: 4 })).toEqual([3, 2, 1]);
    expect(await read({ actor: 'u2' })).toEqual([4, 2]);
    expect(await read({ action: 'review' })).toEqual([5, 4, 3]);
    expect(await read({ action: 'review.decided', from: instant(4), to: instant(4) })).toEqual([4]);
    expect(await read({ subject: 'site:s2' })).toEqual([2]);
    const [entry] = await readLog(db, SYSTEM, { limit: 1, subject: 'site:s2' });
    expect(entry?.detail).toEqual({ 理由: '已核实', index: 2 });
    const viewer = { id: 'u3', name: '只读', role: 'viewer', sight: 'all' } as const;
    await expect(readLog(db, viewer, { limit: 1 })).rejects.toThrow(Forbidden);
  });
});
