import { describe, expect, it } from 'vitest';
import { changedSites } from '../../src/history/changed-sites.js';
import { compareAudits } from '../../src/history/compare-audits.js';
import { countFindings, listFindings, readFinding } from '../../src/history/list-findings.js';
import { ruleOverRuns, rulesNow, sitesOfRule, undecidedRules } from '../../src/history/rule-history.js';
import { runHistory } from '../../src/history/run-history.js';
import { siteScores } from '../../src/history/site-scores.js';
import { siteStandings } from '../../src/history/standings.js';
import { unitScores } from '../../src/history/unit-history.js';
import { unreadSites } from '../../src/history/unread-sites.js';
import { writeFinal } from '../../src/history/write-final.js';
import { SYSTEM, type Actor } from '../../src/model/actor.js';
import { Invalid, NotFound } from '../../src/model/refusal.js';
import type { AuditReport, Finding, RuleOutcome } from '../../src/model/report.js';
import type { Store } from '../../src/store/open-store.js';
import { outcomeOf, reportOf } from '../cli/reports.js';
import { memoryBlobs } from '../support/memory-blobs.js';
import { recordAudit } from '../support/record-audit.js';
import { eachStore } from '../support/store.js';

const fault = (site: string, name: string, extra: Partial<Finding> = {}): Finding => ({
  ...{ fingerprint: `${site}${name}`, value: 'failed', code: 'blank', message: `${name}栏目空白`, evidence: [] },
  ...{ url: `http://www.${site}.example/`, column: name },
  ...extra,
});
const blank = (site: string, ...names: string[]): RuleOutcome => ({
  ...outcomeOf({ rule: 'columns-blank', value: names.length > 0 ? 'failed' : 'passed' }),
  findings: names.map((name) => fault(site, name)),
});
const audit = (
  site: string,
  day: string,
  value: number,
  outcomes: RuleOutcome[],
  extra: Partial<AuditReport> = {},
): AuditReport => {
  const plain = reportOf({ id: site, value, min: value, outcomes, verdict: value >= 60 ? 'qualified' : 'unqualified' });
  const url = `http://www.${site}.example/`;
  const points = { ...plain.scorecard.points, max: value };
  return {
    ...plain,
    site: { id: site, name: `${site} 区人民政府`, url, kind: 'district' },
    ...{ asOf: day, startedAt: `${day}T09:00:00+08:00`, finishedAt: `${day}T09:30:00+08:00` },
    scorecard: { ...plain.scorecard, points },
    crawl: { ...plain.crawl, log: { entries: [{ url, purpose: 'home', at: '', status: 200 }], left: 0 } },
    ...extra,
  };
};
const silent = (site: string, day: string): AuditReport => {
  const untested = { ...outcomeOf({ rule: 'columns-blank', value: 'untested', reason: 'unreachable' }) };
  const report = audit(site, day, 0, [untested]);
  return {
    ...report,
    scorecard: { ...report.scorecard, verdict: 'undetermined' },
    crawl: { ...report.crawl, stoppedBecause: 'unreachable', truncated: true, log: { entries: [], left: 0 } },
  };
};
const units = [
  { name: '民政局', kind: 'department', points: { value: 80, min: 70, max: 90, outOf: 10 }, outcomes: { passed: 2 } },
  { name: '住建局', kind: 'department', points: { value: 40, min: 40, max: 40, outOf: 10 }, outcomes: { failed: 2 } },
];
const ofUnits = (...names: string[]): RuleOutcome => ({
  ...outcomeOf({ rule: 'unit-columns', value: 'failed' }),
  findings: names.map((unit) => fault('yunxi', `${unit}的目录`, { unit })),
});

/** 云溪 gets better, 青山 worse and is silent at last; 湖畔 has one audit. */
async function live(store: Store) {
  const blobs = memoryBlobs();
  const take = (run: string, report: AuditReport) => recordAudit(store, blobs, { run, report });
  await take('may', audit('yunxi', '2026-05-04', 55, [blank('yunxi', '统计信息', '行政许可')], { units }));
  await take('may', audit('qingshan', '2026-05-04', 82, [blank('qingshan')]));
  await take(
    'june',
    audit('yunxi', '2026-06-04', 71, [blank('yunxi', '行政许可'), ofUnits('民政局', '住建局')], { units }),
  );
  await take('june', audit('qingshan', '2026-06-04', 66, [blank('qingshan', '应急管理')]));
  await take('july', silent('qingshan', '2026-07-04'));
  await take('july', audit('hupan', '2026-07-04', 90, [blank('hupan')]));
  return blobs;
}

const office: Actor = { id: 'u1', name: '青山区政务公开办', role: 'office', sight: new Map([['qingshan', {}]]) };
const unit: Actor = { id: 'u2', name: '民政局', role: 'office', sight: new Map([['yunxi', { unit: '民政局' }]]) };
const nobody: Actor = { id: 'u3', name: '新来的', role: 'office', sight: new Map() };

eachStore('history of three sites over three runs', (open) => {
  it('tells a score over time, what it did, and which runs could not tell it', async () => {
    const store = await open();
    await live(store);
    const scores = await siteScores(store.db, SYSTEM, 'qingshan');
    expect(
      scores.map(({ run, value, direction, change, isJudged, open: standing }) => [
        run,
        value,
        direction,
        change,
        isJudged,
        standing,
      ]),
    ).toEqual([
      ['may', 82, undefined, undefined, true, 0],
      ['june', 66, 'down', -16, true, 1],
      ['july', 0, undefined, undefined, false, 1],
    ]);
  });

  it('shows a silent site by its last standing, and says since when nobody could see it', async () => {
    const store = await open();
    await live(store);
    const standings = await siteStandings(store.db, SYSTEM);
    expect(
      standings.map(({ site, standing, unread }) => [site, standing?.run, standing?.value, unread?.stoppedBecause]),
    ).toEqual([
      ['hupan', 'july', 90, undefined],
      ['qingshan', 'june', 66, 'unreachable'],
      ['yunxi', 'june', 71, undefined],
    ]);
    const { rows } = await unreadSites(store.db, SYSTEM);
    expect(rows).toMatchObject([{ site: 'qingshan', how: 'unread', run: 'july', lastJudged: { run: 'june' } }]);
    expect(
      (await siteStandings(store.db, SYSTEM, { run: 'may' })).map(({ site, standing }) => [site, standing?.value]),
    ).toEqual([
      ['qingshan', 82],
      ['yunxi', 55],
    ]);
  });

  it('tells who got worse and who better', async () => {
    const store = await open();
    await live(store);
    expect((await changedSites(store.db, SYSTEM, { direction: 'down' })).rows).toMatchObject([
      { site: 'qingshan', change: -16, arrived: 1, appeared: 1 },
    ]);
    expect((await changedSites(store.db, SYSTEM, { direction: 'up' })).rows).toMatchObject([
      { site: 'yunxi', change: 16, fixed: 1, verdictBefore: 'unqualified', verdict: 'qualified' },
    ]);
  });

  it('lists findings by state, part by part, and tells the life of one', async () => {
    const store = await open();
    await live(store);
    const all: string[] = [];
    for (let after: string | undefined; ;) {
      const part = await listFindings(store.db, SYSTEM, { limit: 2, ...(after !== undefined && { after }) });
      all.push(...part.rows.map(({ id }) => id));
      after = part.next;
      if (after === undefined) break;
    }
    expect([all.length, new Set(all).size]).toEqual([5, 5]);
    expect(await countFindings(store.db, SYSTEM)).toEqual({ new: 3, persisting: 1, fixed: 1 });
    const [mended] = (await listFindings(store.db, SYSTEM, { states: ['fixed'] })).rows;
    const { finding, moves } = await readFinding(store.db, SYSTEM, mended?.id ?? '');
    expect(finding).toMatchObject({ message: '统计信息栏目空白', closed: { run: 'june' } });
    expect(moves.map(({ run, from, to, why }) => [run, from, to, why])).toEqual([
      ['may', null, 'new', 'first-look'],
      ['june', 'new', 'fixed', 'mended'],
    ]);
    const unseen = await listFindings(store.db, SYSTEM, { isUnseen: true });
    expect(unseen.rows).toMatchObject([
      { site: 'qingshan', state: 'new', unseen: { because: 'untested', reason: 'unreachable', run: 'july' } },
    ]);
  });

  it('counts a rule now and over runs, and keeps what was last decided of a silent site', async () => {
    const store = await open();
    await live(store);
    expect(await rulesNow(store.db, SYSTEM, { rule: 'columns-blank' })).toMatchObject([
      { passed: 1, failed: 1, untested: 1 },
    ]);
    expect(
      (await ruleOverRuns(store.db, SYSTEM, { rule: 'columns-blank' })).map(({ run, passed, failed, untested }) => [
        run,
        passed,
        failed,
        untested,
      ]),
    ).toEqual([
      ['may', 1, 1, 0],
      ['june', 0, 2, 0],
      ['july', 1, 0, 1],
    ]);
    const [silentNow] = (await sitesOfRule(store.db, SYSTEM, { rule: 'columns-blank', value: 'untested' })).rows;
    expect(silentNow).toMatchObject({
      site: 'qingshan',
      reason: 'unreachable',
      decided: { value: 'failed', run: 'june', since: '2026-06-04T01:00:00.000Z' },
    });
    expect(await undecidedRules(store.db, SYSTEM)).toMatchObject([
      { rule: 'columns-blank', reason: 'unreachable', sites: 1 },
    ]);
    expect(
      (await runHistory(store.db, SYSTEM)).rows.map(({ run, sites, qualified, unread, fixed, worse }) => [
        run,
        sites,
        qualified,
        unread,
        fixed,
        worse,
      ]),
    ).toEqual([
      ['july', 2, 1, 1, 0, 0],
      ['june', 2, 2, 0, 1, 1],
      ['may', 2, 1, 0, 0, 0],
    ]);
  });

  it('compares two audits of a site', async () => {
    const store = await open();
    const blobs = await live(store);
    const comparison = await compareAudits(blobs, SYSTEM, { site: 'yunxi', from: 'may', to: 'june' });
    expect(comparison.findings).toMatchObject({ fixed: 1, persisting: 1 });
    await expect(compareAudits(blobs, SYSTEM, { site: 'yunxi', from: '../may', to: 'june' })).rejects.toThrow(NotFound);
  });

  it('shows an office its own sites alone, whatever it asks', async () => {
    const store = await open();
    const blobs = await live(store);
    const { db } = store;
    for (const actor of [office, nobody]) {
      const own = actor === office ? ['qingshan'] : [];
      expect((await siteStandings(db, actor)).map(({ site }) => site)).toEqual(own);
      expect(new Set((await listFindings(db, actor)).rows.map(({ site }) => site))).toEqual(new Set(own));
      expect((await listFindings(db, actor, { site: 'yunxi' })).rows).toEqual([]);
      expect(await siteScores(db, actor, 'yunxi')).toEqual([]);
      expect(await unitScores(db, actor, { site: 'yunxi' })).toEqual([]);
      expect((await changedSites(db, actor, { direction: 'up' })).rows).toEqual([]);
      expect((await unreadSites(db, actor)).rows.length).toBe(own.length);
      expect((await sitesOfRule(db, actor, { rule: 'columns-blank' })).rows.map(({ site }) => site)).toEqual(own);
      const over = await ruleOverRuns(db, actor, { rule: 'columns-blank' });
      expect(over.map(({ run, passed, failed, untested }) => [run, passed + failed + untested])).toEqual(
        own.length > 0
          ? [
              ['may', 1],
              ['june', 1],
              ['july', 1],
            ]
          : [],
      );
      expect((await runHistory(db, actor)).rows.map(({ run, sites }) => [run, sites])).toEqual(
        own.length > 0
          ? [
              ['july', 1],
              ['june', 1],
              ['may', 1],
            ]
          : [],
      );
      expect(
        (await rulesNow(db, actor)).reduce((sum, rule) => sum + rule.passed + rule.failed + rule.untested, 0),
      ).toBe(own.length);
      await expect(compareAudits(blobs, actor, { site: 'yunxi', from: 'may', to: 'june' })).rejects.toThrow(NotFound);
    }
    const [foreign] = (await listFindings(db, SYSTEM, { site: 'yunxi' })).rows;
    await expect(readFinding(db, office, foreign?.id ?? '')).rejects.toThrow(NotFound);
  });

  it('shows a unit what concerns it, and nothing of the portal beside that', async () => {
    const store = await open();
    await live(store);
    const { db } = store;
    expect((await listFindings(db, unit)).rows.map((one) => one.unit)).toEqual(['民政局']);
    expect(await siteStandings(db, unit)).toEqual([]);
    expect(await siteScores(db, unit, 'yunxi')).toEqual([]);
    expect((await unitScores(db, unit, { site: 'yunxi' })).map((one) => one.unit)).toEqual(['民政局']);
    expect(await unitScores(db, unit, { site: 'yunxi', unit: '住建局' })).toEqual([]);
    expect((await unitScores(db, SYSTEM, { site: 'yunxi' })).map((one) => one.unit)).toEqual(['住建局', '民政局']);
    expect((await unitScores(db, SYSTEM, { site: 'yunxi', unit: '住建局' })).map(({ run }) => run)).toEqual([
      'may',
      'june',
    ]);
  });

  it('refuses a place in a list that was made up', async () => {
    const store = await open();
    for (const after of ['x', 'bnVsbA', Buffer.from('["a",{}]').toString('base64url')])
      await expect(listFindings(store.db, SYSTEM, { after })).rejects.toThrow(Invalid);
  });

  it('follows decisions: what they make of an audit counts everywhere, and is taken back without a trace', async () => {
    const store = await open();
    await live(store);
    const { db } = store;
    const all = async () => ({
      scores: await siteScores(db, SYSTEM, 'yunxi'),
      over: await ruleOverRuns(db, SYSTEM, { rule: 'columns-blank' }),
      now: await sitesOfRule(db, SYSTEM, { rule: 'columns-blank' }),
      runs: await runHistory(db, SYSTEM),
    });
    const before = await all();
    const machine = audit('yunxi', '2026-06-04', 71, [blank('yunxi', '行政许可'), ofUnits('民政局', '住建局')], {
      units,
    });
    const decided = {
      ...machine,
      outcomes: [blank('yunxi'), ...machine.outcomes.slice(1)],
      scorecard: { ...machine.scorecard, points: { ...machine.scorecard.points, value: 95, min: 95, max: 95 } },
    };
    await store.transaction((trx) => writeFinal(trx, { run: 'june', site: 'yunxi', report: decided }));
    expect((await siteScores(db, SYSTEM, 'yunxi')).at(-1)).toMatchObject({
      value: 95,
      machine: { value: 71 },
      change: 40,
    });
    expect((await ruleOverRuns(db, SYSTEM, { rule: 'columns-blank' }))[1]).toMatchObject({ passed: 1, failed: 1 });
    expect(
      (await sitesOfRule(db, SYSTEM, { rule: 'columns-blank', value: 'passed' })).rows.map(({ site }) => site),
    ).toEqual(['hupan', 'yunxi']);
    await store.transaction((trx) => writeFinal(trx, { run: 'june', site: 'yunxi', report: machine }));
    expect(await all()).toEqual(before);
  });

  it('takes in an older audit without rewriting what is known, and sets its neighbours against it', async () => {
    const store = await open();
    const blobs = await live(store);
    const late = await recordAudit(store, blobs, {
      run: 'mid-may',
      report: audit('yunxi', '2026-05-20', 60, [blank('yunxi')]),
    });
    expect([late.role, late.moves]).toEqual(['past', []]);
    expect(
      (await siteScores(store.db, SYSTEM, 'yunxi')).map(({ run, role, change, previousRun }) => [
        run,
        role,
        change,
        previousRun,
      ]),
    ).toEqual([
      ['may', 'present', undefined, undefined],
      ['mid-may', 'past', 5, 'may'],
      ['june', 'present', 11, 'mid-may'],
    ]);
    expect((await siteStandings(store.db, SYSTEM, { site: 'yunxi' }))[0]?.standing).toMatchObject({
      run: 'june',
      change: 11,
    });
    expect((await listFindings(store.db, SYSTEM, { site: 'yunxi', states: ['fixed'] })).rows).toMatchObject([
      { closed: { run: 'june' } },
    ]);
  });

  it('judges of a day to come by what would be, and says nothing of it as history', async () => {
    const store = await open();
    const blobs = await live(store);
    const report = { ...audit('yunxi', '2026-06-10', 12, [blank('yunxi')]), asOf: '2027-01-01' };
    expect((await recordAudit(store, blobs, { run: 'what-if', report })).role).toBe('supposed');
    expect((await siteScores(store.db, SYSTEM, 'yunxi')).map(({ run }) => run)).toEqual(['may', 'june']);
    expect((await siteStandings(store.db, SYSTEM, { site: 'yunxi' }))[0]).toMatchObject({
      open: 3,
      standing: { run: 'june' },
    });
    const next = await recordAudit(store, blobs, {
      run: 'august',
      report: audit('yunxi', '2026-08-04', 80, [blank('yunxi'), ofUnits('民政局', '住建局')]),
    });
    expect(next.moves.filter(({ to }) => to === 'fixed')).toHaveLength(1);
  });
});

describe('a report that somebody else made', () => {
  it('may tell a rule, a finding or a unit twice, and is recorded for all that', async () => {
    const { openTestStore } = await import('../support/store.js');
    const store = await openTestStore();
    const twice = audit(
      'yunxi',
      '2026-05-04',
      50,
      [blank('yunxi', '统计信息'), blank('yunxi', '行政许可', '行政许可')],
      { units: [...units, ...units] },
    );
    const { moves } = await recordAudit(store, memoryBlobs(), { run: 'may', report: twice });
    expect(moves).toHaveLength(1);
    expect(await ruleOverRuns(store.db, SYSTEM, { rule: 'columns-blank' })).toMatchObject([{ failed: 1 }]);
    await store.drop();
  });
});

describe('a partial audit', () => {
  it('speaks of its own rules: others keep what they were, and the score of the site stays', async () => {
    const { openTestStore } = await import('../support/store.js');
    const store = await openTestStore();
    const blobs = await live(store);
    const others = ['unit-columns'].map((rule) => outcomeOf({ rule, value: 'untested', reason: 'not-selected' }));
    await recordAudit(store, blobs, {
      run: 'retest',
      report: audit('yunxi', '2026-06-20', 100, [blank('yunxi'), ...others]),
    });
    expect((await siteStandings(store.db, SYSTEM, { site: 'yunxi' }))[0]).toMatchObject({
      open: 2,
      unseen: 0,
      standing: { run: 'june', value: 71 },
    });
    expect((await sitesOfRule(store.db, SYSTEM, { rule: 'columns-blank', value: 'passed' })).rows).toMatchObject([
      { site: 'hupan' },
      { site: 'yunxi', run: 'retest' },
    ]);
    expect((await sitesOfRule(store.db, SYSTEM, { rule: 'unit-columns' })).rows).toMatchObject([
      { run: 'june', value: 'failed' },
    ]);
    expect((await siteScores(store.db, SYSTEM, 'yunxi')).map(({ run, isFull }) => [run, isFull])).toEqual([
      ['may', true],
      ['june', true],
      ['retest', false],
    ]);
    await store.drop();
  });
});
