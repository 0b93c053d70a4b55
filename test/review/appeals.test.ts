import { expect, test } from 'vitest';
import { giveOpinion } from '../../src/review/give-opinion.js';
import { lodgeAppeal, withdrawAppeal } from '../../src/review/lodge-appeal.js';
import { listAppeals, readAppeal } from '../../src/review/read-appeals.js';
import { findingOf, judgedReport } from '../support/judged-report.js';
import { deskOn, LIN, officeOf } from '../support/review-desk.js';
import { openTestStore } from '../support/store.js';

const FINANCE = '青禾区财政局';
const STREET = '稻香街道办事处';
const OWNER = officeOf('qinghe-office', 'qinghe');
const appeal = { run: 'r1', site: 'qinghe', rule: 'b', reason: '更新日期写在指南附件里，请打开附件核对' };

async function inOffice(work: (desk: ReturnType<typeof deskOn>) => Promise<void>) {
  const store = await openTestStore();
  const desk = deskOn(store);
  try {
    await desk.arrive(
      'r1',
      judgedReport(
        {
          a: { value: 'passed' },
          b: { value: 'failed', findings: [findingOf('1', 'failed'), findingOf('2', 'failed')] },
          u: {
            value: 'failed',
            units: [
              { name: FINANCE, value: 'failed' },
              { name: STREET, value: 'passed' },
            ],
            findings: [findingOf('3', 'failed', { unit: FINANCE })],
          },
        },
        { units: [FINANCE, STREET] },
      ),
    );
    await work(desk);
  } finally {
    await store.drop();
  }
}

test('granted: the result turns, the unit reads the answer, and the log and the messages know', () =>
  inOffice(async (desk) => {
    const id = await lodgeAppeal(desk, OWNER, appeal);
    expect(await readAppeal(desk.store.db, OWNER, id)).toMatchObject({ state: 'lodged', due_on: '2025-11-28' });
    await giveOpinion(desk, LIN, await desk.item('rule:b'), { value: 'passed', reason: '附件里有更新日期' });
    expect(await readAppeal(desk.store.db, OWNER, id)).toMatchObject({
      state: 'granted',
      answer: '附件里有更新日期',
      answered_by: '林评估',
    });
    expect(await desk.audit('r1')).toMatchObject({ points_value: 33.33, final_value: 66.67 });
    const events = await desk.store.db.selectFrom('events').select('kind').orderBy('at').execute();
    expect(events.map(({ kind }) => kind).sort()).toEqual(['appeal-decided', 'appeal-lodged']);
  }));

test('rejected: the result stays, with the reason', () =>
  inOffice(async (desk) => {
    const id = await lodgeAppeal(desk, OWNER, appeal);
    await giveOpinion(desk, LIN, await desk.item('rule:b'), { value: 'failed', reason: '附件打不开' });
    expect(await readAppeal(desk.store.db, OWNER, id)).toMatchObject({ state: 'rejected', answer: '附件打不开' });
    expect(await desk.audit('r1')).toMatchObject({ final_value: 33.33 });
  }));

test('one finding of two is refuted: granted, though the rule stays failed', () =>
  inOffice(async (desk) => {
    const id = await lodgeAppeal(desk, OWNER, { ...appeal, fingerprint: '1'.repeat(16) });
    const refuted = ['1'.repeat(16)];
    await giveOpinion(desk, LIN, await desk.item('rule:b'), { value: 'failed', reason: '一处不成立', refuted });
    expect(await readAppeal(desk.store.db, OWNER, id)).toMatchObject({ state: 'granted' });
  }));

test('a unit of a portal appeals against what concerns it, and sees nothing else', () =>
  inOffice(async (desk) => {
    const finance = officeOf('finance', 'qinghe', FINANCE);
    const street = officeOf('street', 'qinghe', STREET);
    await expect(lodgeAppeal(desk, finance, appeal)).rejects.toMatchObject({ status: 404 });
    const own = { ...appeal, rule: 'u', fingerprint: '3'.repeat(16) };
    await expect(lodgeAppeal(desk, street, own)).rejects.toMatchObject({ status: 404 });
    const id = await lodgeAppeal(desk, finance, own);
    await expect(readAppeal(desk.store.db, street, id)).rejects.toMatchObject({ status: 404 });
    expect((await listAppeals(desk.store.db, street, { limit: 50 })).rows).toEqual([]);
    expect((await listAppeals(desk.store.db, finance, { limit: 50 })).rows).toMatchObject([{ id, unit: FINANCE }]);
    const other = officeOf('other', 'yunling');
    await expect(lodgeAppeal(desk, other, appeal)).rejects.toMatchObject({ status: 404 });
    await giveOpinion(desk, LIN, await desk.item(`rule:u@${FINANCE}`), { value: 'passed', reason: '已设栏目' });
    expect(await readAppeal(desk.store.db, finance, id)).toMatchObject({ state: 'granted' });
    expect(await desk.audit('r1')).toMatchObject({ final_value: 66.67 });
  }));

test('one appeal at a time against the same; taken back, nobody is asked any more', () =>
  inOffice(async (desk) => {
    const id = await lodgeAppeal(desk, OWNER, appeal);
    await expect(lodgeAppeal(desk, OWNER, appeal)).rejects.toMatchObject({ status: 409 });
    await withdrawAppeal(desk, OWNER, id);
    expect(await desk.items()).toMatchObject([{ subject: 'rule:b', state: 'gone' }]);
    await expect(withdrawAppeal(desk, OWNER, id)).rejects.toMatchObject({ status: 409 });
  }));

test('viewers and evaluators lodge none, and an empty reason is none', () =>
  inOffice(async (desk) => {
    await expect(lodgeAppeal(desk, LIN, appeal)).rejects.toMatchObject({ status: 403 });
    await expect(lodgeAppeal(desk, OWNER, { ...appeal, reason: ' ' })).rejects.toMatchObject({ status: 422 });
    await expect(lodgeAppeal(desk, OWNER, { ...appeal, run: 'r9' })).rejects.toMatchObject({ status: 404 });
  }));
