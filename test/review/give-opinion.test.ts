import { expect, test } from 'vitest';
import { claimItem, releaseItem } from '../../src/review/claim-item.js';
import { giveOpinion } from '../../src/review/give-opinion.js';
import { raiseItem } from '../../src/review/raise-item.js';
import { withdrawDecision } from '../../src/review/withdraw-decision.js';
import { findingOf, judgedReport, type JudgedRule } from '../support/judged-report.js';
import { CHIEF, deskOn, LIN, officeOf, WANG, ZHOU } from '../support/review-desk.js';
import { eachStore } from '../support/store.js';

const candidate = (seed = 'e', more: Partial<JudgedRule> = {}): JudgedRule => ({
  value: 'cantTell',
  reason: 'candidates',
  decidedBy: 'evaluator',
  findings: [findingOf(seed, 'cantTell')],
  ...more,
});
const RULES = {
  a: { value: 'passed' },
  b: { value: 'failed', findings: [findingOf('b', 'failed')] },
  c: candidate(),
  t: { value: 'cantTell', reason: 'truncated' },
} as const;
const yes = { value: 'passed', reason: '已打开页面核对，符合' };
const no = { value: 'failed', reason: '页面没有这一内容' };

eachStore('evaluators decide', (open) => {
  const desk = async (rules: Readonly<Record<string, JudgedRule>> = RULES) => {
    const made = deskOn(await open());
    await made.arrive('r1', judgedReport(rules));
    return made;
  };

  test('what a report leaves open is asked, and a decision moves the final score while the machine’s stays', async () => {
    const made = await desk();
    expect((await made.items()).map(({ subject, state }) => `${subject} ${state}`)).toEqual([
      'rule:c open',
      'rule:t open',
    ]);
    expect(await giveOpinion(made, LIN, await made.item('rule:c'), no)).toBe('settled');
    expect(await made.audit('r1')).toMatchObject({
      points_value: 50,
      final_value: 33.33,
      final_min: 25,
      final_max: 50,
    });
    expect((await made.items()).map(({ subject, state }) => `${subject} ${state}`)).toEqual([
      'rule:c settled',
      'rule:t open',
    ]);
  });

  test('the same is not decided twice, and what an evaluator did not see he does not decide', async () => {
    const made = await desk();
    const id = await made.item('rule:c');
    await expect(giveOpinion(made, LIN, id, { ...yes, version: 9 })).rejects.toMatchObject({ status: 409 });
    await giveOpinion(made, LIN, id, { ...yes, version: 1 });
    await expect(giveOpinion(made, ZHOU, id, no)).rejects.toMatchObject({ status: 409 });
  });

  test('two at the same moment: one decides, the other is told', async () => {
    const made = await desk();
    const id = await made.item('rule:c');
    const both = await Promise.allSettled([giveOpinion(made, LIN, id, yes), giveOpinion(made, ZHOU, id, no)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test.each([
    ['no reason', { value: 'passed', reason: '  ' }, 'reason'],
    ['no such decision', { value: 'perhaps', reason: '理由' }, 'value'],
    ['a part of points that are not shared', { value: 'partly', earned: 3, reason: '理由' }, 'value'],
    ['a day that is over', { ...yes, until: '2025-11-20' }, 'until'],
    ['a day that is none', { ...yes, until: '2025-02-30' }, 'until'],
    ['a finding of another rule', { ...no, refuted: ['f'.repeat(16)] }, 'refuted'],
    ['a file that is none', { ...yes, files: [{ name: '照片.png', sha256: '../../etc' }] }, 'files'],
  ])('refused: %s', async (_, given, field) => {
    const made = await desk();
    await expect(giveOpinion(made, LIN, await made.item('rule:c'), given)).rejects.toMatchObject({
      status: 422,
      fields: { [field]: expect.anything() as unknown },
    });
    expect(await made.audit('r1')).toMatchObject({ final_value: 50 });
  });

  test('who may not, does not; who does not see the site is told that there is nothing', async () => {
    const made = await desk();
    const id = await made.item('rule:c');
    await expect(giveOpinion(made, officeOf('o', 'qinghe'), id, yes)).rejects.toMatchObject({ status: 403 });
    const far = { ...LIN, sight: new Map([['other', {}]]) };
    await expect(giveOpinion(made, far, id, yes)).rejects.toMatchObject({ status: 404 });
  });

  test('an item at somebody’s desk is left to him for twenty minutes', async () => {
    const made = await desk();
    const id = await made.item('rule:c');
    await claimItem(made, LIN, id);
    await expect(claimItem(made, ZHOU, id)).rejects.toMatchObject({ status: 409 });
    await expect(giveOpinion(made, ZHOU, id, yes)).rejects.toMatchObject({ status: 409 });
    await releaseItem(made, ZHOU, id);
    await expect(claimItem(made, ZHOU, id)).rejects.toMatchObject({ status: 409 });
    made.at('2025-11-21T02:20:01.000Z');
    await claimItem(made, ZHOU, id);
    await giveOpinion(made, ZHOU, id, yes);
  });

  test('two people: the first counts nothing until a second says the same', async () => {
    const made = await desk();
    made.set({ twoPersonReview: true });
    const id = await made.item('rule:c');
    expect(await giveOpinion(made, LIN, id, no)).toBe('second');
    expect(await made.audit('r1')).toMatchObject({ final_value: 50 });
    await expect(giveOpinion(made, LIN, id, no)).rejects.toMatchObject({ status: 409 });
    expect(await giveOpinion(made, ZHOU, id, no)).toBe('settled');
    expect(await made.audit('r1')).toMatchObject({ final_value: 33.33 });
    const log = await made.store.db.selectFrom('log').select(['action', 'detail']).orderBy('seq').execute();
    expect(log.map(({ action }) => action)).toEqual(['review.opinion', 'review.opinion', 'review.decided']);
    // The first opinion stands nowhere where the second could read it before he decides.
    expect(log[0]?.detail).not.toContain('failed');
    expect(JSON.parse(log[2]?.detail ?? '')).toMatchObject({
      second: 'zhou',
      before: { value: 50 },
      after: { value: 33.33 },
    });
  });

  test('two who disagree are settled by a third', async () => {
    const made = await desk();
    made.set({ twoPersonReview: true });
    const id = await made.item('rule:c');
    await giveOpinion(made, LIN, id, no);
    expect(await giveOpinion(made, ZHOU, id, yes)).toBe('disputed');
    expect(await giveOpinion(made, WANG, id, yes)).toBe('settled');
    expect(await made.audit('r1')).toMatchObject({ final_value: 66.67 });
  });

  test('nobody decides alone what he raised', async () => {
    const made = await desk();
    const about = { run: 'r1', site: 'qinghe', rule: 'a' };
    const raised = await raiseItem(made, LIN, about, { value: 'failed', reason: '打开的是旧版页面' });
    expect(raised.state).toBe('second');
    expect(await made.audit('r1')).toMatchObject({ final_value: 50 });
    await giveOpinion(made, ZHOU, raised.item, { value: 'failed', reason: '同意' });
    expect(await made.audit('r1')).toMatchObject({ final_value: 0 });
  });

  test('a decision that is taken back leaves the score as if it had never been', async () => {
    const made = await desk();
    const before = await made.audit('r1');
    const id = await made.item('rule:c');
    await giveOpinion(made, LIN, id, no);
    await expect(withdrawDecision(made, ZHOU, id, '看错了')).rejects.toMatchObject({ status: 403 });
    await withdrawDecision(made, LIN, id, '看错了');
    const { final_value, final_min, final_max, final_verdict } = before;
    expect(await made.audit('r1')).toMatchObject({ final_value, final_min, final_max, final_verdict });
    await giveOpinion(made, CHIEF, id, yes);
    expect(await made.audit('r1')).toMatchObject({ final_value: 66.67 });
  });

  test('files that were handed in are kept by hash, and must be there', async () => {
    const made = await desk();
    const id = await made.item('rule:c');
    const files = [{ name: '专区照片.png', sha256: 'a'.repeat(64) }];
    await expect(giveOpinion(made, LIN, id, { ...yes, files })).rejects.toMatchObject({ status: 422 });
    made.upload('a'.repeat(64));
    await giveOpinion(made, LIN, id, { ...yes, files });
    const [row] = await made.store.db.selectFrom('review_decisions').select('decision').execute();
    expect(JSON.parse(row?.decision ?? '')).toMatchObject({ evidence: files });
  });
});
