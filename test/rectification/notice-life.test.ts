import { expect, it } from 'vitest';
import { draftNotices } from '../../src/rectification/draft-notices.js';
import { issueNotice } from '../../src/rectification/issue-notice.js';
import { readLetter } from '../../src/rectification/letters.js';
import { planRetest } from '../../src/rectification/plan-retest.js';
import { remind } from '../../src/rectification/remind.js';
import { saveReply } from '../../src/rectification/reply.js';
import { planRun } from '../../src/schedule/plan-run.js';
import { diskBlobs } from '../../src/store/blobs/disk-blobs.js';
import { seeNotice } from '../../src/store/rectification/read-notice.js';
import {
  arrive,
  failed,
  findingIds,
  means,
  NOT_SELECTED,
  PASSED,
  QINGHE_OFFICE,
  SETTINGS,
  SUPERVISOR,
  withSites,
} from '../support/rectification-office.js';
import { textOfDocx } from '../support/read-docx.js';
import { eachStore, type TestStore } from '../support/store.js';

const at = (day: string, hour = 2): string => `${day}T${String(hour).padStart(2, '0')}:00:00.000Z`;
const supervisor = (day: string) => ({ actor: SUPERVISOR, at: at(day) });
const unit = (day: string) => ({ actor: QINGHE_OFFICE, at: at(day) });

/** 青禾 has three faults of two rules, and a notice about them that was issued on 2025-11-20, due on 2025-12-04. */
async function issued(store: TestStore) {
  const blobs = diskBlobs(store.folder);
  const office = { store, blobs };
  await withSites(store);
  await arrive(office, 'r1', at('2025-11-19'), { guide: failed('1', '2'), column: failed('3'), home: PASSED });
  const ids = await findingIds(store);
  const [notice = ''] = await draftNotices(
    store,
    { findings: Object.values(ids), per: 'site' },
    means({ store, blobs }),
    supervisor('2025-11-20'),
  );
  await issueNotice(store, { notice, dueOn: '2025-12-04' }, SETTINGS, supervisor('2025-11-20'));
  return { ...office, notice, ids, see: () => seeNotice(store.db, notice, SUPERVISOR) };
}

const events = async (store: TestStore, kind: string): Promise<number> =>
  (await store.db.selectFrom('events').select('key').where('kind', '=', kind).execute()).length;

eachStore('整改通知书的一生', (open) => {
  it('从下发到全部销号：复查看过、改好了的才销号，没有改的留着，没有看到的不动', async () => {
    const store = await open();
    const { notice, ids, see, ...office } = await issued(store);
    const { items } = await see();
    expect(items.map(({ number, state }) => `${number} ${state}`)).toEqual(['1-1 open', '1-2 open', '2 open']);
    await saveReply(
      store,
      {
        notice,
        isHandedIn: true,
        items: Object.values(ids).map((finding) => ({
          ...{ finding, claim: 'mended' as const, url: 'http://www.qinghe.gov.cn/zwgk/new.html', note: '' },
        })),
      },
      unit('2025-12-01'),
    );
    expect((await see()).notice).toMatchObject({ state: 'replied', replied_late: 0, retest_on: '2025-12-05' });
    await remind(store, new Date(at('2025-12-04')), planRun);
    expect((await see()).notice.state).toBe('replied');
    expect(await remind(store, new Date(at('2025-12-05')), planRun)).toMatchObject({ retested: 1 });
    const { retest_run: first } = (await see()).notice;
    const audit = await store.db
      .selectFrom('audits')
      .selectAll()
      .where('run', '=', first ?? '')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(audit.only_rules ?? '')).toEqual(['column', 'guide']);
    await arrive(office, first ?? '', at('2025-12-05', 3), {
      guide: failed('2'),
      column: { value: 'cantTell', reason: 'truncated' },
      home: NOT_SELECTED,
    });
    const after = await see();
    expect(after.notice).toMatchObject({ state: 'retested', items_open: 2, items_closed: 1 });
    expect(after.items.map(({ state, seen }) => `${state} ${seen}`)).toEqual([
      'closed fixed',
      'notMended stillThere',
      'open unseen',
    ]);
    const { run } = await planRetest(store, { notices: [{ id: notice }] }, planRun, supervisor('2025-12-08'));
    await arrive(office, run, at('2025-12-08', 4), { guide: PASSED, column: PASSED, home: NOT_SELECTED });
    expect((await see()).notice).toMatchObject({ state: 'closed', items_open: 0, items_closed: 3 });
    expect(await events(store, 'rectification-closed')).toBe(1);
  });

  it('一年之内又出现的，重新打开；同一次检查送来两遍，只算一遍', async () => {
    const store = await open();
    const { ids, see, ...office } = await issued(store);
    await arrive(office, 'r2', at('2025-12-01'), { guide: PASSED, column: PASSED, home: PASSED });
    // 没有反馈的视为未整改：看到改好了，也不销号。
    expect((await see()).items.map(({ state, seen_why: why }) => `${state} ${why}`)).toEqual(
      Array(3).fill('open no-reply'),
    );
    await store.transaction((trx) =>
      trx
        .updateTable('notices')
        .set({ replied_at: at('2025-12-02') })
        .execute(),
    );
    await arrive(office, 'r3', at('2025-12-03'), { guide: failed('1', '2'), column: PASSED, home: PASSED });
    await arrive(office, 'r4', at('2025-12-04'), { guide: PASSED, column: PASSED, home: PASSED });
    expect((await see()).items.map(({ state }) => state)).toEqual(['closed', 'closed', 'open']);
    await arrive(office, 'r5', at('2026-05-04'), { guide: failed('1'), column: PASSED, home: PASSED });
    await arrive(office, 'r5', at('2026-05-04'), { guide: failed('1'), column: PASSED, home: PASSED });
    const { items } = await see();
    expect(items[0]).toMatchObject({ finding: ids['1'], state: 'reopened', times_reopened: 1, closed_at: null });
  });

  it('临期三个工作日、到期当天、逾期各提醒一次，问多少遍都一样', async () => {
    const store = await open();
    const { see } = await issued(store);
    expect((await see()).notice.remind_on).toBe('2025-12-01');
    for (const day of ['2025-11-28', '2025-12-01', '2025-12-01', '2025-12-02', '2025-12-04', '2025-12-04']) {
      await remind(store, new Date(at(day)), planRun);
    }
    expect(await events(store, 'rectification-due')).toBe(2);
    expect(await events(store, 'rectification-overdue')).toBe(0);
    await remind(store, new Date(at('2025-12-05')), planRun);
    await remind(store, new Date(at('2025-12-06')), planRun);
    expect(await events(store, 'rectification-overdue')).toBe(1);
    expect((await see()).notice.state).toBe('retesting');
  });
});

eachStore('整改通知书的文书', (open) => {
  it('写的正是台账里的问题和编号，存下来以后逐字节不变', async () => {
    const store = await open();
    const { notice, blobs, see } = await issued(store);
    const letter = await readLetter(store, blobs, means({ store, blobs }), notice, QINGHE_OFFICE);
    const text = await textOfDocx(letter.bytes);
    expect(text).toContain('湖公开督〔2025〕1号');
    expect(text).toContain('2025年12月4日');
    for (const { message, number } of (await see()).items) {
      expect(text).toContain(message.replace(/。$/, ''));
      expect(text).toContain(number);
    }
    const kept = await readLetter(store, blobs, means({ store, blobs }), notice, QINGHE_OFFICE);
    expect(Buffer.from(kept.bytes).equals(Buffer.from(letter.bytes))).toBe(true);
    expect((await see()).notice.letter_sha256).toMatch(/^[0-9a-f]{64}$/);
  });
});
