import { expect, test } from 'vitest';
import { giveOpinion } from '../../src/review/give-opinion.js';
import { raiseItem } from '../../src/review/raise-item.js';
import { findingOf, judgedReport, type JudgedRule } from '../support/judged-report.js';
import { deskOn, LIN, ZHOU } from '../support/review-desk.js';
import { openTestStore } from '../support/store.js';

const found = (seed: string): JudgedRule => ({
  value: 'cantTell',
  reason: 'candidates',
  decidedBy: 'evaluator',
  findings: [findingOf(seed, 'cantTell')],
});
const failed = (...seeds: string[]): JudgedRule => ({
  value: 'failed',
  findings: seeds.map((seed) => findingOf(seed, 'failed')),
});
const report = (rules: Record<string, JudgedRule>) => judgedReport({ a: { value: 'passed' }, ...rules });
const yes = { value: 'passed', reason: '已核对' };

async function inOffice(work: (desk: ReturnType<typeof deskOn>) => Promise<void>) {
  const store = await openTestStore();
  try {
    await work(deskOn(store));
  } finally {
    await store.drop();
  }
}

test('the same candidates next month: the decision counts again, and nothing is asked', () =>
  inOffice(async (desk) => {
    await desk.arrive('r1', report({ c: found('e') }));
    await giveOpinion(desk, LIN, await desk.item('rule:c'), { value: 'failed', reason: '不是解读' });
    const after = await desk.arrive('r2', report({ c: found('e') }));
    expect(after.outcomes[1]).toMatchObject({ value: 'failed', review: { by: '林评估' } });
    expect(await desk.audit('r2')).toMatchObject({ points_value: 100, final_value: 50 });
    expect(await desk.items()).toMatchObject([{ subject: 'rule:c', state: 'settled' }]);
  }));

test('other candidates: asked again, with the old decision at hand, and the score is open again', () =>
  inOffice(async (desk) => {
    await desk.arrive('r1', report({ c: found('e') }));
    await giveOpinion(desk, LIN, await desk.item('rule:c'), yes);
    await desk.arrive('r2', report({ c: found('f') }));
    expect(await desk.items()).toMatchObject([{ state: 'open', asked: 'lapsed', decision: null, earlier: /.+\.1$/ }]);
    expect(await desk.audit('r2')).toMatchObject({ out_of: null, final_value: 100 });
    expect(await desk.audit('r1')).toMatchObject({ final_value: 100 });
  }));

test('a refuted fault stays refuted; a new one of the same rule is a fault', () =>
  inOffice(async (desk) => {
    await desk.arrive('r1', report({ b: failed('1') }));
    const about = { run: 'r1', site: 'qinghe', rule: 'b' };
    const { item } = await raiseItem(desk, LIN, about, { value: 'passed', reason: '更新日期写在附件里' });
    await giveOpinion(desk, ZHOU, item, { value: 'passed', reason: '同意' });
    expect(await desk.audit('r1')).toMatchObject({ final_value: 100 });
    await desk.arrive('r2', report({ b: failed('1') }));
    expect(await desk.audit('r2')).toMatchObject({ final_value: 100 });
    await desk.arrive('r3', report({ b: failed('1', '2') }));
    expect(await desk.audit('r3')).toMatchObject({ final_value: 50 });
  }));

test('one question that stood open over three runs is settled in all of them', () =>
  inOffice(async (desk) => {
    for (const run of ['r1', 'r2', 'r3']) await desk.arrive(run, report({ c: found('e') }));
    await giveOpinion(desk, LIN, await desk.item('rule:c'), { value: 'failed', reason: '不是解读' });
    for (const run of ['r1', 'r2', 'r3']) expect(await desk.audit(run)).toMatchObject({ final_value: 50 });
  }));

test('what somebody saw of a site on one day says nothing of the next, unless he said until when', () =>
  inOffice(async (desk) => {
    const open: JudgedRule = { value: 'cantTell', reason: 'robots' };
    await desk.arrive('r1', report({ t: open, u: open }));
    await giveOpinion(desk, LIN, await desk.item('rule:t'), yes);
    await giveOpinion(desk, LIN, await desk.item('rule:u'), { ...yes, until: '2025-12-31' });
    const after = await desk.arrive('r2', report({ t: open, u: open }));
    expect(after.outcomes.map(({ value }) => value)).toEqual(['passed', 'cantTell', 'passed']);
  }));

test('a site that was not there, and a second test of some rules, ask nothing and forget nothing', () =>
  inOffice(async (desk) => {
    await desk.arrive('r1', report({ c: found('e'), t: { value: 'cantTell', reason: 'truncated' } }));
    const before = await desk.items();
    const gone = report({ c: { value: 'untested', reason: 'unreachable' } });
    const crawl = { ...gone.report.crawl, stoppedBecause: 'unreachable' as const, pages: 0 };
    await desk.arrive('r2', { ...gone, report: { ...gone.report, crawl } });
    await desk.arrive('r3', report({ c: found('e'), t: { value: 'untested', reason: 'not-selected' } }));
    expect(await desk.items()).toEqual(before);
  }));

test('what is mended is not asked any more, and the same report twice is once', () =>
  inOffice(async (desk) => {
    await desk.arrive('r1', report({ t: { value: 'cantTell', reason: 'truncated' } }));
    await desk.arrive('r2', report({ t: { value: 'passed' } }));
    expect(await desk.items()).toMatchObject([{ state: 'gone' }]);
  }));
