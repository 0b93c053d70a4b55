import { expect, it } from 'vitest';
import { Conflict } from '../../src/model/refusal.js';
import { draftNotices } from '../../src/rectification/draft-notices.js';
import { issueNotice } from '../../src/rectification/issue-notice.js';
import { saveReply } from '../../src/rectification/reply.js';
import { diskBlobs } from '../../src/store/blobs/disk-blobs.js';
import { itemsOf } from '../../src/store/rectification/read-notice.js';
import {
  arrive,
  failed,
  findingIds,
  means,
  QINGHE_OFFICE,
  SETTINGS,
  SUPERVISOR,
  withSites,
} from '../support/rectification-office.js';
import { eachStore, type TestStore } from '../support/store.js';

/** How each of several ended that were begun in the same moment: what it answered, or `conflict`. Anything else that is thrown fails. */
const atOnce = async <T>(times: number, act: () => Promise<T>): Promise<(T | 'conflict')[]> =>
  Promise.all(
    Array.from({ length: times }, async () => {
      try {
        return await act();
      } catch (error) {
        if (error instanceof Conflict) return 'conflict' as const;
        throw error;
      }
    }),
  );
const doing = { actor: SUPERVISOR, at: '2026-11-20T02:00:00.000Z' };

eachStore('同一时刻点了两次', (open) => {
  const office = async (): Promise<{
    kept: { store: TestStore; blobs: ReturnType<typeof diskBlobs> };
    ids: string[];
  }> => {
    const store = await open();
    const kept = { store, blobs: diskBlobs(store.folder) };
    await withSites(store);
    await arrive(kept, 'r1', '2026-11-19T02:00:00.000Z', { 'guide-missing': failed('a', 'b') });
    return { kept, ids: Object.values(await findingIds(store)) };
  };
  const draft = async ({ kept, ids }: Awaited<ReturnType<typeof office>>) =>
    draftNotices(kept.store, { findings: ids, per: 'site' }, means(kept), doing);

  it('同样的问题只列入一份通知书', async () => {
    const made = await office();
    const ended = await atOnce(3, () => draft(made));
    expect(ended.filter((one) => one !== 'conflict')).toHaveLength(1);
    const items = await made.kept.store.db.selectFrom('notice_items').select('finding').execute();
    expect(items).toHaveLength(2);
  });
  it('一份草稿只下发一次、只用一个文号；一份反馈只提交一次', async () => {
    const made = await office();
    const { store } = made.kept;
    const [notice = ''] = await draft(made);
    const issued = await atOnce(3, () => issueNotice(store, { notice, dueOn: '2026-12-10' }, SETTINGS, doing));
    expect(issued.flatMap((one) => (one === 'conflict' ? [] : one.number))).toEqual(['湖公开督〔2026〕1号']);
    const items = (await itemsOf(store.db, notice)).map(({ finding }) => ({
      finding,
      claim: 'mended' as const,
      note: '已补发指南',
    }));
    await saveReply(store, { notice, items, isHandedIn: false }, { ...doing, actor: QINGHE_OFFICE });
    const replied = await atOnce(3, () =>
      saveReply(store, { notice, items, isHandedIn: true }, { ...doing, actor: QINGHE_OFFICE }),
    );
    expect(replied.filter((one) => one !== 'conflict')).toHaveLength(1);
    const moves = await store.db.selectFrom('notice_moves').select('action').orderBy('seq').execute();
    expect(moves.map(({ action }) => action)).toEqual(['drafted', 'issued', 'replied']);
    const events = await store.db
      .selectFrom('events')
      .select('kind')
      .where('kind', 'in', ['notice-issued', 'reply-received'])
      .execute();
    expect(events).toHaveLength(2);
  });
});
