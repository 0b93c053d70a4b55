import { countFindings, listFindings } from '../../history/list-findings.js';
import { siteScores } from '../../history/site-scores.js';
import { siteStandings } from '../../history/standings.js';
import { unitScores } from '../../history/unit-history.js';
import { OPEN_STATES } from '../../model/life.js';
import { findingInSight } from '../../history/in-sight.js';
import { readSite, readUnits } from '../../store/sites/read-sites.js';
import { countsNow, secondScores } from '../../store/rectification/second-scores.js';
import type { Db } from '../../store/tables.js';
import { hasScore } from '../../report/has-score.js';
import type { Call } from '../route.js';
import type { UnitLine } from './units-card.js';

/** So many findings stand on the page of a site; the list has the others. */
const MOST_SHOWN = 12;

/** Everything that the page of a site shows, as far as it is in sight. */
export async function readSitePage({ office, actor }: Call, id: string) {
  const { db } = office.store;
  const site = await readSite(db, actor, id);
  const faults = { site: id, kind: 'fault' } as const;
  const [[known], audits, units, counts, open, waived, doubts, notices, running] = await Promise.all([
    siteStandings(db, actor, { site: id }),
    siteScores(db, actor, id),
    unitLines(db, actor, id),
    countFindings(db, actor, faults),
    listFindings(db, actor, { ...faults, states: OPEN_STATES, limit: MOST_SHOWN }),
    listFindings(db, actor, { ...faults, states: ['waived'], limit: MOST_SHOWN }),
    countFindings(db, actor, { site: id, kind: 'doubt', states: ['open'] }),
    noticesOfSite(db, actor, id),
    auditsUnderWay(db, id),
  ]);
  const standing = known?.standing;
  const tested = standing && (await secondScores(db, { site: id })).get(id);
  const tests = standing &&
    tested && { first: standing, second: tested.second, counts: countsNow(undefined, standing, tested) };
  const ofLists = standing && tested ? await countingOfLists(db, id) : [];
  const last = standing && audits.find(({ run }) => run === standing.run);
  const profile = last && (await office.profile(last.profileDigest));
  return {
    ...(tests && {
      tests,
      ofLists: ofLists
        .map(({ title, counts }) => ({ title, counts: countsNow(counts, tests.first, tested) }))
        .filter(({ counts }) => counts !== tests.counts),
    }),
    ...{ site, known, standing, last, audits, units, counts, notices, running },
    ...{ open: open.rows, waived: waived.rows, doubts: doubts['open'] ?? 0, scheme: profile?.scoring },
  };
}

/** What lists that hold the site have chosen to count. */
const countingOfLists = (db: Db, site: string) =>
  db
    .selectFrom('second_test_rules as r')
    .innerJoin('lists as l', 'l.id', 'r.list')
    .innerJoin('list_sites as s', 's.list', 'r.list')
    .select(['l.title', 'r.counts'])
    .where('s.site', '=', site)
    .orderBy('l.id')
    .execute();

/** Units in sight with their scores and faults, the best first within their kind. */
async function unitLines(db: Db, actor: Call['actor'], site: string): Promise<readonly UnitLine[]> {
  const [roster, scores, open] = await Promise.all([
    readUnits(db, actor, site),
    unitScores(db, actor, { site }),
    db
      .selectFrom('findings as f')
      .select((eb) => ['f.unit', eb.fn.countAll<number>().as('many')])
      .where('f.site', '=', site)
      .where('f.kind', '=', 'fault')
      .where('f.state', 'in', [...OPEN_STATES])
      .where((eb) => eb.or([eb('f.ruling', 'is', null), eb('f.ruling', '!=', 'refuted')]))
      .where('f.unit', 'is not', null)
      .where(findingInSight(actor))
      .groupBy('f.unit')
      .execute(),
  ]);
  const byUnit = new Map(scores.map((score) => [score.unit, score]));
  const openOf = new Map(open.map(({ unit, many }) => [unit, Number(many)]));
  const names = new Set([...roster.map(({ name }) => name), ...byUnit.keys()]);
  const kindOf = new Map(roster.map(({ name, kind }) => [name, kind]));
  const lines = [...names].map((name): UnitLine => {
    const score = byUnit.get(name);
    return {
      name,
      kind: score?.kind ?? kindOf.get(name) ?? null,
      open: openOf.get(name) ?? 0,
      ...(score && { score }),
    };
  });
  const keyOf = ({ score }: UnitLine): number => (score && hasScore(score) ? score.value : -1);
  return lines.sort(
    (a, b) => (a.kind ?? '').localeCompare(b.kind ?? '') || keyOf(b) - keyOf(a) || (a.name < b.name ? -1 : 1),
  );
}

/** Notices of a site, the latest first; an office sees issued ones, and those of its unit where that is all it sees. */
async function noticesOfSite(db: Db, actor: Call['actor'], site: string) {
  const unit = actor.sight === 'all' ? undefined : actor.sight.get(site)?.unit;
  return db
    .selectFrom('notices')
    .select(['id', 'number', 'unit', 'state', 'issued_on', 'due_on', 'items', 'items_open', 'items_closed'])
    .where('site', '=', site)
    .$if(actor.sight !== 'all', (query) => query.where('state', '!=', 'draft'))
    .$if(unit !== undefined, (query) => query.where('unit', '=', unit ?? ''))
    .orderBy('created_at', 'desc')
    .limit(10)
    .execute();
}

/** Audits of the site that wait or are at work. */
const auditsUnderWay = (db: Db, site: string) =>
  db
    .selectFrom('audits')
    .select(['run', 'state', 'not_before', 'started_at'])
    .where('site', '=', site)
    .where('state', 'in', ['waiting', 'running'])
    .orderBy('not_before')
    .limit(5)
    .execute();
