import { changedSites, type ChangedSite } from '../../history/changed-sites.js';
import { findingInSight, wholeSites } from '../../history/in-sight.js';
import { countFindings } from '../../history/list-findings.js';
import { undecidedRules } from '../../history/rule-history.js';
import { siteStandings } from '../../history/standings.js';
import { unreadSites } from '../../history/unread-sites.js';
import type { Actor } from '../../model/actor.js';
import { OPEN_STATES } from '../../model/life.js';
import { nextDues } from '../../schedule/clock/read-cron.js';
import { readSchedules } from '../../schedule/clock/read-schedules.js';
import { listNotices, overdueNotices } from '../../store/rectification/list-notices.js';
import { countsNow, secondScores } from '../../store/rectification/second-scores.js';
import { sitesInSight } from '../../store/sight.js';
import type { Db } from '../../store/tables.js';
import { beijingDay } from '../layout/marks.js';
import type { Call } from '../route.js';

/** Lines of a block; each leads to the list that has the others. */
const LINES = 8;

/** Everything that the overview says, as far as it is in sight. */
export async function readOverview({ office, actor }: Call) {
  const { db } = office.store;
  const now = office.now();
  const today = beijingDay(now);
  const [standings, worse, better, unread, undecided, open, doubts, overdue, toAnswer, runs, dues, missed, reviews] =
    await Promise.all([
      siteStandings(db, actor, { isActive: true }),
      changedSites(db, actor, { direction: 'down', limit: LINES }),
      changedSites(db, actor, { direction: 'up', limit: LINES }),
      unreadSites(db, actor, { limit: LINES }),
      undecidedRules(db, actor),
      countFindings(db, actor, { kind: 'fault', states: OPEN_STATES }),
      countFindings(db, actor, { kind: 'doubt', states: ['open'] }),
      overdueNotices(db, actor, today, LINES + 1),
      listNotices(db, actor, { state: 'toAnswer' }, { today, limit: LINES + 1 }),
      runsUnderWay(db, actor),
      nextRuns(db, actor, now),
      missedRuns(db, actor, now),
      reviewsWaiting(db, actor),
    ]);
  const seconds = await secondScores(db, {});
  const countedAgain = standings.filter(({ site, standing }) => {
    const tested = seconds.get(site);
    return standing && tested && countsNow(undefined, standing, tested) === 'second';
  }).length;
  const vetoed = standings.filter(({ standing }) => (standing?.vetoes.length ?? 0) > 0);
  const count = (verdict: string): number => standings.filter(({ standing }) => standing?.verdict === verdict).length;
  return {
    sites: standings.length,
    counts: {
      qualified: count('qualified'),
      unqualified: count('unqualified'),
      undetermined: count('undetermined'),
      never: standings.filter(({ standing }) => standing === undefined).length,
      unread: standings.filter((one) => one.unread !== undefined).length,
    },
    open: sum(open),
    doubts: sum(doubts),
    worse: await withReasons(db, worse.rows, ['new', 'reopened', 'expired']),
    better: await withReasons(db, better.rows, ['fixed']),
    vetoed: vetoed.slice(0, LINES),
    vetoedCount: vetoed.length,
    countedAgain,
    unread: unread.rows,
    undecided: undecided.slice(0, LINES),
    ...{ overdue, toAnswer, runs, dues, missed, reviews, today },
  };
}

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((all, many) => all + Number(many), 0);

/** A changed site with the rules that did it, by how many findings moved. */
export interface ReasonedChange extends ChangedSite {
  readonly reasons: readonly { readonly rule: string; readonly findings: number }[];
}

const MOST_REASONS = 3;

async function withReasons(
  db: Db,
  changes: readonly ChangedSite[],
  states: readonly string[],
): Promise<readonly ReasonedChange[]> {
  return Promise.all(
    changes.map(async (change) => {
      const rows = await db
        .selectFrom('finding_moves as m')
        .innerJoin('findings as f', 'f.id', 'm.finding')
        .select((eb) => ['f.rule', eb.fn.countAll<number>().as('findings')])
        .where('m.run', '=', change.run)
        .where('m.site', '=', change.site)
        .where('m.to_state', 'in', states)
        .where('f.kind', '=', 'fault')
        .groupBy('f.rule')
        .orderBy('findings', 'desc')
        .orderBy('f.rule')
        .limit(MOST_REASONS)
        .execute();
      return { ...change, reasons: rows.map(({ rule, findings }) => ({ rule, findings: Number(findings) })) };
    }),
  );
}

/** Runs that are planned or at work, with how far they are. */
async function runsUnderWay(db: Db, actor: Actor) {
  const ids = wholeSites(actor);
  if (ids?.length === 0) return [];
  const rows = await db
    .selectFrom('runs as r')
    .innerJoin('audits as a', 'a.run', 'r.id')
    .select((eb) => [
      ...(['r.id', 'r.title', 'r.state'] as const),
      eb.fn.countAll<number>().as('all'),
      eb.fn.sum<number>(eb.case().when('a.state', 'in', ['waiting', 'running']).then(0).else(1).end()).as('done'),
    ])
    .where('r.state', 'in', ['planned', 'running'])
    .$if(ids !== undefined, (query) => query.where('a.site', 'in', ids ?? []))
    .groupBy(['r.id', 'r.title', 'r.state', 'r.created_at'])
    .orderBy('r.created_at', 'desc')
    .limit(LINES)
    .execute();
  return rows.map((row) => ({ ...row, all: Number(row.all), done: Number(row.done) }));
}

/** When schedules are due next. */
async function nextRuns(db: Db, actor: Actor, now: Date) {
  const schedules = await readSchedules(db, actor);
  return schedules
    .filter(({ isPaused }) => !isPaused)
    .map(({ id, title, cron }) => ({ id, title, due: nextDues(cron, now, 1)[0] }))
    .filter((one): one is { id: string; title: string; due: string } => one.due !== undefined)
    .sort((a, b) => (a.due < b.due ? -1 : 1))
    .slice(0, LINES);
}

const MISSED_WITHIN_MS = 14 * 86_400_000;

/** Due times of the last two weeks that nobody was there for, or at which the run before was still at work. */
async function missedRuns(db: Db, actor: Actor, now: Date) {
  if (actor.sight !== 'all') return [];
  return db
    .selectFrom('schedule_dues as d')
    .innerJoin('schedules as s', 's.id', 'd.schedule')
    .select(['d.schedule', 's.title', 'd.due_at', 'd.state', 'd.run'])
    .where('d.state', 'in', ['missed', 'skipped'])
    .where('d.due_at', '>=', new Date(now.getTime() - MISSED_WITHIN_MS).toISOString())
    .orderBy('d.due_at', 'desc')
    .limit(LINES)
    .execute();
}

/** Questions that wait for an evaluator, by state. */
async function reviewsWaiting(db: Db, actor: Actor): Promise<number> {
  const ids = sitesInSight(actor);
  if (ids !== undefined) return 0;
  const { many } = await db
    .selectFrom('review_items')
    .select((eb) => eb.fn.countAll<number>().as('many'))
    .where('state', 'in', ['open', 'second', 'disputed'])
    .executeTakeFirstOrThrow();
  return Number(many);
}

/** Open faults of each unit that somebody looks after, by site. */
export async function unitsInSight(db: Db, actor: Actor) {
  if (actor.sight === 'all') return [];
  const parts = [...actor.sight].flatMap(([site, { unit }]) => (unit === undefined ? [] : [{ site, unit }]));
  if (parts.length === 0) return [];
  const open = await db
    .selectFrom('findings as f')
    .innerJoin('sites as s', 's.id', 'f.site')
    .select((eb) => ['f.site', 'f.unit', eb.fn.countAll<number>().as('many')])
    .where('f.kind', '=', 'fault')
    .where('f.state', 'in', [...OPEN_STATES])
    .where((eb) => eb.or([eb('f.ruling', 'is', null), eb('f.ruling', '!=', 'refuted')]))
    .where((eb) => findingInSight(actor)(eb as never))
    .groupBy(['f.site', 'f.unit'])
    .execute();
  const names = await db
    .selectFrom('sites')
    .select(['id', 'name'])
    .where(
      'id',
      'in',
      parts.map(({ site }) => site),
    )
    .execute();
  return parts.map(({ site, unit }) => ({
    ...{ site, unit, siteName: names.find(({ id }) => id === site)?.name ?? site },
    open: Number(open.find((row) => row.site === site && row.unit === unit)?.many ?? 0),
  }));
}
