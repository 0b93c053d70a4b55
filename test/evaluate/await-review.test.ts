import { describe, expect, test } from 'vitest';
import { awaitReview, leaveAbsences } from '../../src/evaluate/await-review.js';
import { fold } from '../../src/evaluate/fold.js';
import { cantTell, failed, inapplicable, passed, unseen, type Judgement } from '../../src/model/check.js';
import { evidence } from '../support/fake-site.js';

const shown = { ...evidence('/jy/'), quote: '2024年学前教育招生方案' };
const missing = failed({ code: 'missing', evidence: [] });
const stale = failed({ code: 'stale', evidence: [shown] });
const unread = cantTell('robots', { code: 'undecided', evidence: [] });
const found = passed({ seen: [shown], measured: { count: 3 } });

const outcome = (judgements: readonly Judgement[], hidden?: ReturnType<typeof unseen>) => {
  const run = awaitReview({ judgements, ...(hidden && { unseen: hidden }) }, ['missing', 'blank']);
  const { value, reason } = fold(run.judgements, run.unseen?.unseen);
  return { value, ...(reason !== undefined && { reason }) };
};

describe('a rule that an evaluator decides', () => {
  test.each<[string, readonly Judgement[], object]>([
    ['something was found: it waits', [found], { value: 'cantTell', reason: 'candidates' }],
    ['found, though not as it should be: it waits', [stale], { value: 'cantTell', reason: 'candidates' }],
    ['nothing was found where it must be: a fault', [missing], { value: 'failed' }],
    [
      'one part found, another not: the whole waits',
      [found, missing, unread],
      { value: 'cantTell', reason: 'candidates' },
    ],
    ['nothing found, but a place was not seen: open', [missing, unread], { value: 'cantTell', reason: 'robots' }],
    [
      'what does not apply stays out of it',
      [inapplicable('no-roster')],
      { value: 'inapplicable', reason: 'no-roster' },
    ],
    ['a part that does not apply changes no fault', [missing, inapplicable('no-targets')], { value: 'failed' }],
  ])('%s', (_, judgements, expected) => {
    expect(outcome(judgements)).toEqual(expected);
  });

  test('where more targets may live unseen, nothing found is open', () => {
    expect(outcome([missing], unseen('truncated'))).toEqual({ value: 'cantTell', reason: 'truncated' });
  });

  test('too few of several parts is no absence: some were found', () => {
    const tooFew = failed({ code: 'missing', evidence: [] }, { tally: { met: 1, unmet: 2, unknown: 0 } });
    expect(outcome([tooFew])).toEqual({ value: 'cantTell', reason: 'candidates' });
    const none = failed({ code: 'missing', evidence: [] }, { tally: { met: 0, unmet: 3, unknown: 0 } });
    expect(outcome([none])).toEqual({ value: 'failed' });
  });

  test('a clause that orders something made, not published, never fails for absence', () => {
    const { value, reason } = fold(awaitReview({ judgements: [missing] }, ['missing'], false).judgements, undefined);
    expect({ value, reason }).toEqual({ value: 'cantTell', reason: 'candidates' });
    const unsure = awaitReview({ judgements: [missing, unread] }, ['missing'], false);
    expect(fold(unsure.judgements, undefined).reason).toBe('robots');
  });

  test('judged by the machine, such a clause passes where it was found, and is open where nothing was', () => {
    const of = (judgement: Judgement) => {
      const { value, reason } = fold(leaveAbsences({ judgements: [judgement] }, ['missing']).judgements, undefined);
      return reason === undefined ? value : `${value} ${reason}`;
    };
    expect([found, missing, stale, unread].map(of)).toEqual([
      'passed',
      'cantTell candidates',
      'failed',
      'cantTell robots',
    ]);
  });

  test('a person is shown what was found, quoted, and keeps its figures', () => {
    const [judgement] = awaitReview({ judgements: [found] }, []).judgements;
    expect(judgement).toMatchObject({
      measured: { count: 3 },
      findings: [{ code: 'to-review', data: { quotes: '（2024年学前教育招生方案）' }, evidence: [shown] }],
    });
  });

  test('no more than ten places are shown', () => {
    const many = passed({ seen: Array.from({ length: 25 }, (_, at) => evidence(`/${at}/`)) });
    const [judgement] = awaitReview({ judgements: [many] }, []).judgements;
    expect(judgement?.value === 'cantTell' && judgement.findings[0]?.evidence).toHaveLength(10);
  });
});
