/** What evaluators decide, beside notices that were issued before or after: every figure was worked out by hand first. */
import { expect, it } from 'vitest';
import { siteStandings } from '../../src/history/standings.js';
import { countFindings } from '../../src/history/list-findings.js';
import type { Actor } from '../../src/model/actor.js';
import { DEFAULT_SETTINGS } from '../../src/model/office-settings.js';
import { letterMeans } from '../../src/dashboard/rectification/letter-means.js';
import { draftNotices } from '../../src/rectification/draft-notices.js';
import { issueNotice } from '../../src/rectification/issue-notice.js';
import { planRetest } from '../../src/rectification/plan-retest.js';
import { remind } from '../../src/rectification/remind.js';
import { saveReply } from '../../src/rectification/reply.js';
import { giveOpinion } from '../../src/review/give-opinion.js';
import type { GivenOpinion } from '../../src/review/read-opinion.js';
import { raiseItem } from '../../src/review/raise-item.js';
import type { ReviewDesk } from '../../src/review/review-desk.js';
import { withdrawDecision } from '../../src/review/withdraw-decision.js';
import { planRun } from '../../src/schedule/plan-run.js';
import { diskBlobs } from '../../src/store/blobs/disk-blobs.js';
import { chooseFindings } from '../../src/store/rectification/choose-findings.js';
import { countedScores } from '../../src/store/rectification/counted-scores.js';
import { countLedger } from '../../src/store/rectification/ledger.js';
import { monthFigures } from '../../src/store/rectification/month-figures.js';
import { readProgress } from '../../src/store/rectification/progress.js';
import { seeNotice } from '../../src/store/rectification/read-notice.js';
import { findingOf, judgedReport, type JudgedRule } from '../support/judged-report.js';
import { NO_WISHES } from '../support/notice-wishes.js';
import {
  arrive,
  failed,
  NOT_SELECTED,
  PASSED,
  QINGHE_OFFICE,
  SETTINGS,
  SUPERVISOR,
  withSites,
} from '../support/rectification-office.js';
import { eachStore, type TestStore } from '../support/store.js';

const LIN: Actor = { id: 'u-lin', name: '林评估', role: 'evaluator', sight: 'all' };
const ZHOU: Actor = { id: 'u-zhou', name: '周评估', role: 'evaluator', sight: 'all' };
const at = (day: string): string => `${day}T02:00:00.000Z`;
const by = (day: string) => ({ actor: SUPERVISOR, at: at(day) });
const doubt = (seed: string, quote: string): JudgedRule => {
  const finding = findingOf(seed, 'cantTell');
  const evidence = finding.evidence.map((one) => ({ ...one, quote }));
  return { value: 'cantTell', reason: 'candidates', findings: [{ ...finding, evidence }] };
};

function officeOf(store: TestStore) {
  const office = { store, blobs: diskBlobs(store.folder) };
  const { profile } = judgedReport({ guide: PASSED, column: PASSED, home: PASSED });
  const desk: ReviewDesk = {
    ...office,
    now: () => new Date(at('2025-11-12')),
    settings: () => Promise.resolve(DEFAULT_SETTINGS),
    profile: () => Promise.resolve(profile),
  };
  const letters = letterMeans({ ...desk, blobs: office.blobs, templates: NO_WISHES.template });
  return {
    ...office,
    desk,
    arrive: (run: string, day: string, sketches: Readonly<Record<string, JudgedRule>>, more = {}) =>
      arrive(office, run, at(day), { guide: PASSED, column: PASSED, home: PASSED, ...sketches }, more),
    /** Drafts and issues a notice about all that stands. */
    issue: async (day: string) => {
      const [notice = ''] = await draftNotices(store, { choice: {}, per: 'site' }, letters, by(day));
      await issueNotice(store, { notice, dueOn: '2025-11-25' }, SETTINGS, by(day));
      return notice;
    },
    /** The site's office answers that all that is open is mended. */
    reply: async (notice: string, day: string) => {
      const { items } = await seeNotice(store.db, notice, QINGHE_OFFICE);
      const open = items.filter(({ state }) => state !== 'withdrawn');
      const answers = open.map(({ finding }) => ({ finding, claim: 'mended' as const, note: '已经改好' }));
      await saveReply(store, { notice, items: answers, isHandedIn: true }, { actor: QINGHE_OFFICE, at: at(day) });
    },
    /** One says it, another agrees. */
    overrule: async (run: string, given: GivenOpinion) => {
      const { item } = await raiseItem(desk, LIN, { run, site: 'qinghe', rule: 'guide' }, given);
      expect(await giveOpinion(desk, ZHOU, item, given)).toBe('settled');
      return item;
    },
    retest: async (notice: string, day: string) =>
      (await planRetest(store, { notices: [{ id: notice }] }, planRun, by(day))).run,
    states: async (notice: string) => {
      const { notice: row, items } = await seeNotice(store.db, notice, SUPERVISOR);
      return `${row.state}: ${items.map(({ state }) => state).join(' ')}`;
    },
    choices: async () =>
      (await chooseFindings(store.db, 'all', {}, { limit: 50 }))
        .map(({ fingerprint }) => fingerprint.slice(0, 1))
        .sort()
        .join(''),
    final: async (run: string) =>
      (await store.db.selectFrom('audits').select('final_value').where('run', '=', run).executeTakeFirstOrThrow())
        .final_value,
    second: async () => (await countedScores(store.db, SUPERVISOR, { period: '2025-11' }))[0]?.second?.value,
  };
}

/** The same sums wherever they are told: what stands, ledger, progress, month. */
async function sums({ db }: TestStore) {
  const [standing] = await siteStandings(db, SUPERVISOR, { site: 'qinghe' });
  const listed = await countFindings(db, SUPERVISOR, {
    kind: 'fault',
    states: ['new', 'persisting', 'reopened', 'expired'],
  });
  const ledger = await countLedger(db, SUPERVISOR, {}, '2025-12-20');
  const [progress] = await readProgress(db, SUPERVISOR, { today: '2025-12-20' });
  const month = await monthFigures(db, SUPERVISOR, { month: '2025-11', on: '2025-12-20' });
  const told = { open: ledger.open, closed: ledger.closed, overdue: ledger.overdue };
  const late = month.overdue.reduce((sum, { items }) => sum + items, 0);
  expect({ open: progress?.open, closed: progress?.closed, overdue: progress?.overdue }).toEqual(told);
  expect({ open: month.open, closed: month.closed, overdue: late }).toEqual(told);
  const open = Object.values(listed).reduce((sum, many) => sum + Number(many), 0);
  expect(standing?.open).toBe(open);
  return { faults: open, ...told, withdrawn: ledger.withdrawn };
}

eachStore('认定与整改', (open) => {
  it('下发之后认定不是问题：不再要求整改，得分、台账、通报里都没有它；撤回认定，问题又在，要另行下发', async () => {
    const store = await open();
    const office = officeOf(store);
    await withSites(store);
    await office.arrive('r1', '2025-11-10', { guide: failed('1', '2'), column: failed('3') });
    const notice = await office.issue('2025-11-11');
    expect(await sums(store)).toEqual({ faults: 3, open: 3, closed: 0, overdue: 3, withdrawn: 0 });
    const item = await office.overrule('r1', { value: 'passed', reason: '依据县政府通知，该栏目已归并' });
    expect(await office.final('r1')).toBe(66.67);
    expect(await office.states(notice)).toBe('issued: withdrawn withdrawn open');
    expect(await sums(store)).toEqual({ faults: 1, open: 1, closed: 0, overdue: 1, withdrawn: 2 });
    await office.reply(notice, '2025-11-20');
    // Only what is still asked is tested again, and what was refuted reproaches nobody.
    const run = await office.retest(notice, '2025-11-26');
    const { only_rules } = await store.db
      .selectFrom('audits')
      .select('only_rules')
      .where('run', '=', run)
      .executeTakeFirstOrThrow();
    expect(JSON.parse(only_rules ?? '')).toEqual(['column']);
    await office.arrive(run, '2025-11-26', { guide: NOT_SELECTED, home: NOT_SELECTED }, { only: ['column'] });
    expect(await office.states(notice)).toBe('closed: withdrawn withdrawn closed');
    expect(await office.second()).toBe(100);
    expect(await sums(store)).toEqual({ faults: 0, open: 0, closed: 1, overdue: 0, withdrawn: 2 });
    await withdrawDecision(office.desk, SUPERVISOR, item, '依据有误');
    expect([await office.final('r1'), await office.second()]).toEqual([33.33, 66.67]);
    expect(await office.states(notice)).toBe('closed: withdrawn withdrawn closed');
    expect(await office.choices()).toBe('12');
    expect(await sums(store)).toEqual({ faults: 2, open: 0, closed: 1, overdue: 0, withdrawn: 2 });
  });

  it('认定不是问题之后：同样的问题再出现不打开已销号的，多出一处就都要重新看', async () => {
    const store = await open();
    const office = officeOf(store);
    await withSites(store);
    await office.arrive('r1', '2025-11-10', { guide: failed('1', '2') });
    const notice = await office.issue('2025-11-11');
    await office.overrule('r1', { value: 'failed', refuted: ['2'.repeat(16)], reason: '第二处是历史栏目' });
    expect(await office.states(notice)).toBe('issued: open withdrawn');
    expect([await office.final('r1'), await office.choices()]).toEqual([66.67, '']);
    await office.arrive('r2', '2025-11-12', { guide: failed('1', '2') });
    expect(await sums(store)).toEqual({ faults: 1, open: 1, closed: 0, overdue: 1, withdrawn: 1 });
    await office.arrive('r3', '2025-11-14', { guide: failed('1', '2', '4') });
    expect([await office.states(notice), await office.choices()]).toEqual(['issued: open withdrawn', '24']);
    expect(await sums(store)).toEqual({ faults: 3, open: 1, closed: 0, overdue: 1, withdrawn: 1 });
  });

  it('经评估人确认的疑点可以下发；复查还是那样就是没有改，页面变了要重新认定，合格了才销号', async () => {
    const store = await open();
    const office = officeOf(store);
    await withSites(store);
    await office.arrive('r1', '2025-11-10', { guide: doubt('5', '指南没有写明受理机构') });
    expect(await office.choices()).toBe('');
    const { id } = await store.db
      .selectFrom('review_items')
      .select('id')
      .where('rule', '=', 'guide')
      .executeTakeFirstOrThrow();
    await giveOpinion(office.desk, LIN, id, { value: 'failed', reason: '确实没有受理机构' });
    expect(await office.choices()).toBe('5');
    const notice = await office.issue('2025-11-12');
    await office.reply(notice, '2025-11-20');
    const next = async (day: string, guide: JudgedRule): Promise<string> => {
      const run = await office.retest(notice, day);
      await office.arrive(run, day, { guide, column: NOT_SELECTED, home: NOT_SELECTED }, { only: ['guide'] });
      return office.states(notice);
    };
    expect(await next('2025-11-26', doubt('5', '指南没有写明受理机构'))).toBe('retested: notMended');
    expect(await next('2025-11-27', doubt('5', '指南写明受理机构'))).toBe('retested: cannotTell');
    expect(await next('2025-11-28', PASSED)).toBe('closed: closed');
  });

  it('疑点的确认撤回了，通知书里的也撤销', async () => {
    const store = await open();
    const office = officeOf(store);
    await withSites(store);
    await office.arrive('r1', '2025-11-10', { guide: doubt('5', '指南没有写明受理机构'), column: failed('3') });
    const { id } = await store.db
      .selectFrom('review_items')
      .select('id')
      .where('rule', '=', 'guide')
      .executeTakeFirstOrThrow();
    await giveOpinion(office.desk, LIN, id, { value: 'failed', reason: '确实没有受理机构' });
    const notice = await office.issue('2025-11-12');
    await withdrawDecision(office.desk, SUPERVISOR, id, '看错了网站');
    const { items } = await seeNotice(store.db, notice, SUPERVISOR);
    expect(items.map(({ rule, state, closed_how }) => `${rule} ${state} ${String(closed_how)}`).sort()).toEqual([
      'column open null',
      'guide withdrawn ruling',
    ]);
  });

  it('复查进行时另一次检查后开始先入库：复查不算，另排一次', async () => {
    const store = await open();
    const office = officeOf(store);
    await withSites(store);
    await office.arrive('r1', '2025-11-10', { guide: failed('1') });
    const notice = await office.issue('2025-11-11');
    const run = await office.retest(notice, '2025-11-26');
    await office.arrive('r2', '2025-11-27', { guide: failed('1') });
    await office.arrive(
      run,
      '2025-11-26',
      { guide: PASSED, column: NOT_SELECTED, home: NOT_SELECTED },
      { only: ['guide'] },
    );
    expect(await office.states(notice)).toBe('issued: open');
    expect(await remind(store, new Date(at('2025-11-27')), planRun)).toMatchObject({ retested: 1 });
    expect(await office.states(notice)).toBe('retesting: open');
  });

  it('复查时网站打不开：没有复查成，第二天再来，不记在单位头上', async () => {
    const store = await open();
    const office = officeOf(store);
    await withSites(store);
    await office.arrive('r1', '2025-11-10', { guide: failed('1') });
    const notice = await office.issue('2025-11-11');
    const run = await office.retest(notice, '2025-11-26');
    const silent: JudgedRule = { value: 'untested', reason: 'unreachable' };
    await office.arrive(
      run,
      '2025-11-26',
      { guide: silent, column: NOT_SELECTED, home: NOT_SELECTED },
      { only: ['guide'], stoppedBecause: 'unreachable' },
    );
    expect(await office.states(notice)).toBe('issued: open');
    expect(await office.second()).toBeUndefined();
    expect(await remind(store, new Date(at('2025-11-26')), planRun)).toMatchObject({ retested: 0 });
    expect(await remind(store, new Date(at('2025-11-27')), planRun)).toMatchObject({ retested: 1 });
  });

  it('打不开的那次检查不作首次：通知书、本月的得分都按看得到的那次', async () => {
    const store = await open();
    const office = officeOf(store);
    await withSites(store);
    await office.arrive('r1', '2025-11-10', { guide: failed('1') });
    const silent: JudgedRule = { value: 'untested', reason: 'unreachable' };
    await office.arrive(
      'r2',
      '2025-11-15',
      { guide: silent, column: silent, home: silent },
      { stoppedBecause: 'unreachable' },
    );
    const notice = await office.issue('2025-11-16');
    expect((await seeNotice(store.db, notice, SUPERVISOR)).notice.run).toBe('r1');
    const [counted] = await countedScores(store.db, SUPERVISOR, { period: '2025-11' });
    expect(counted?.first).toMatchObject({ run: 'r1', value: 66.67 });
  });
});
