import { expect, test } from 'vitest';
import type { FilledRow, ReviewRow } from '../../src/model/review-row.js';
import { giveOpinion } from '../../src/review/give-opinion.js';
import { applySheet, rowsForSheet } from '../../src/review/sheet-of-store.js';
import { diskBlobs } from '../../src/store/blobs/disk-blobs.js';
import { findingOf, judgedReport, type JudgedRule } from '../support/judged-report.js';
import { deskOn, LIN, officeOf, ZHOU } from '../support/review-desk.js';
import { openTestStore } from '../support/store.js';

const found = (seed: string): JudgedRule => ({
  value: 'cantTell',
  reason: 'candidates',
  findings: [findingOf(seed, 'cantTell')],
});

async function inOffice(
  work: (desk: ReturnType<typeof deskOn>, rows: () => Promise<readonly ReviewRow[]>) => Promise<void>,
) {
  const store = await openTestStore();
  const made = deskOn(store);
  const blobs = diskBlobs(store.folder);
  try {
    const judged = judgedReport({ a: { value: 'passed' }, c: found('c'), d: found('d') });
    await made.arrive('r1', judged);
    await blobs.put('runs/r1/qinghe/report.json', JSON.stringify(judged.report));
    await work(made, () => rowsForSheet({ ...made, blobs }, LIN, { view: 'todo', sort: 'age' }));
  } finally {
    await store.drop();
  }
}

const fill = ({ id, state }: ReviewRow, more: Partial<FilledRow> = {}): FilledRow => ({
  ...{ id, state, value: 'passed', reason: '已核对', files: [] },
  cells: { id: 'A3', value: 'N3', earned: 'O3', reason: 'P3', until: 'Q3', files: 'R3', by: 'S3' },
  ...more,
});
const none = new Map<string, { name: string; sha256: string }>();

test('what the queue shows goes out, decisions come back in together', () =>
  inOffice(async (desk, rows) => {
    const out = await rows();
    expect(out.map(({ about, worth }) => `${about} ${worth}`).sort()).toEqual(['c 10', 'd 10']);
    const filled = out.map((row) => fill(row, row.about === 'c' ? { value: 'failed' } : {}));
    expect(await applySheet(desk, LIN, { rows: filled, faults: [] }, none)).toEqual({ taken: 2, settled: 2 });
    expect(await desk.audit('r1')).toMatchObject({ final_value: 66.67 });
  }));

test('a trial says what would come in, and nothing stays', () =>
  inOffice(async (desk, rows) => {
    const filled = (await rows()).map((row) => fill(row));
    const sheet = { rows: filled, faults: [] };
    expect(await applySheet(desk, LIN, sheet, none, { isTrial: true })).toEqual({ taken: 2, settled: 2 });
    expect((await desk.items()).map(({ state }) => state)).toEqual(['open', 'open']);
    expect(await applySheet(desk, LIN, sheet, none)).toEqual({ taken: 2, settled: 2 });
  }));

test('a cell is told of once', () =>
  inOffice(async (desk, rows) => {
    const [row] = await rows();
    if (!row) throw new Error('nothing is asked');
    const faults = [{ cell: 'P3', zh: '请写明理由', en: 'give a reason' }];
    await expect(applySheet(desk, LIN, { rows: [fill(row, { reason: '' })], faults }, none)).rejects.toMatchObject({
      faults,
    });
  }));

test('an item that changed since is refused, and with it the whole workbook', () =>
  inOffice(async (desk, rows) => {
    const out = await rows();
    await giveOpinion(desk, ZHOU, await desk.item('rule:c'), { value: 'passed', reason: '已核对' });
    const filled = out.map((row) => fill(row));
    await expect(applySheet(desk, LIN, { rows: filled, faults: [] }, none)).rejects.toMatchObject({
      status: 422,
      faults: [{ cell: 'A3', zh: /导出之后/ }],
    });
    expect(await desk.audit('r1')).toMatchObject({ final_value: 100, final_min: 100 });
    expect((await desk.items()).map(({ state }) => state)).toEqual(['settled', 'open']);
  }));

test('files that it names come with it; who may not evaluate may not this way either', () =>
  inOffice(async (desk, rows) => {
    const [row] = await rows();
    if (!row) throw new Error('nothing is asked');
    const filled = [fill(row, { files: ['签到表.pdf'] })];
    await expect(applySheet(desk, LIN, { rows: filled, faults: [] }, none)).rejects.toMatchObject({
      faults: [{ cell: 'R3' }],
    });
    await expect(applySheet(desk, officeOf('o', 'qinghe'), { rows: filled, faults: [] }, none)).rejects.toMatchObject({
      status: 403,
    });
  }));

test('the same item cannot be decided twice in one workbook', () =>
  inOffice(async (desk, rows) => {
    const [row] = await rows();
    if (!row) throw new Error('nothing is asked');
    const twice = [fill(row), fill(row, { value: 'failed' })];
    await expect(applySheet(desk, LIN, { rows: twice, faults: [] }, none)).rejects.toMatchObject({ status: 422 });
    expect(await desk.audit('r1')).toMatchObject({ final_value: 100, final_max: 100 });
  }));
