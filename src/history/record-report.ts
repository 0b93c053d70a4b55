import type { FindingMove, LifeState, MoveCause, RecordedLife } from '../model/life.js';
import type { AuditReport } from '../model/report.js';
import { ruleKeys } from '../scoring/life/rule-keys.js';
import type { Trx } from '../store/tables.js';
import type { WrittenAudit } from './finding-rows.js';
import { oneOutcomeARule } from './one-outcome-a-rule.js';
import type { PreparedRecord } from './prepare-record.js';
import { reportKey } from './read-report.js';
import { instantOf, roleOf } from './role-of.js';
import { keepRuleList, writeFinal } from './write-final.js';
import { writeLife, type LifeCounts } from './write-life.js';

/** Another audit of the site was recorded after `prepareRecord` had read: prepare again, then record. */
export class StaleRecord extends Error {
  override readonly name = 'StaleRecord';
}

/**
 * Writes what an audit says into history: the audit's score (machine's and final alike, until decisions are carried over), the life of
 * findings, and the roll-ups. The rows of site, run and audit must be there. The same run and site twice is once.
 * Throws `StaleRecord`.
 */
export async function recordReport(trx: Trx, told: PreparedRecord): Promise<RecordedLife> {
  const prepared = { ...told, report: oneOutcomeARule(told.report) };
  const { run, site, report, profile } = prepared;
  const standing = await takeStanding(trx, prepared);
  if (standing === 'recorded') return readRecorded(trx, prepared);
  if (profile !== undefined) await keepRuleKeys(trx, report.profile.digest, profile);
  const crawledAt = instantOf(report.startedAt);
  const audit: WrittenAudit = { run, site, report, crawledAt };
  const { last_crawled_at, last_as_of } = standing;
  const last =
    last_crawled_at !== null && last_as_of !== null ? { crawledAt: last_crawled_at, asOf: last_as_of } : undefined;
  const role = roleOf(report, last);
  await writeAudit(trx, prepared);
  const life =
    role === 'present' ? await writeLife(trx, prepared, audit) : { moves: [], seen: [], unseen: [], counts: NOTHING };
  await writeHistory(trx, audit, role, life.counts);
  if (role === 'present') await writeStanding(trx, audit, life.counts);
  await writeWords(trx, report);
  await writeFinal(trx, prepared);
  if (role === 'present') await writeJudged(trx, audit);
  const { counts: _, ...lived } = life;
  return { role, isNew: true, ...lived };
}

const NOTHING: LifeCounts = {
  ...{ open: 0, unseen: 0, waived: 0, doubts: 0 },
  ...{ arrived: 0, appeared: 0, fixed: 0, reopened: 0, expired: 0, gone: 0 },
};

/** The site's row, taken: whoever else records an audit of it waits here. */
async function takeStanding(trx: Trx, { run, site, basis }: PreparedRecord) {
  await trx
    .insertInto('site_standings')
    .values({ site, version: 0, open: 0, unseen: 0, waived: 0, doubts: 0 })
    .onConflict((conflict) => conflict.column('site').doNothing())
    .execute();
  const taken = await trx
    .updateTable('site_standings')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('site', '=', site)
    .returningAll()
    .executeTakeFirstOrThrow();
  const recorded = await trx
    .selectFrom('audit_history')
    .select('run')
    .where('run', '=', run)
    .where('site', '=', site)
    .executeTakeFirst();
  if (recorded) {
    await trx
      .updateTable('site_standings')
      .set({ version: taken.version - 1 })
      .where('site', '=', site)
      .execute();
    return 'recorded' as const;
  }
  if (taken.version !== basis + 1) throw new StaleRecord(`${site}: another audit was recorded meanwhile`);
  return taken;
}

/** What was recorded before, for whoever has to go on from there. */
async function readRecorded(trx: Trx, { run, site }: PreparedRecord): Promise<RecordedLife> {
  const { role } = await trx
    .selectFrom('audit_history')
    .select('role')
    .where('run', '=', run)
    .where('site', '=', site)
    .executeTakeFirstOrThrow();
  const moves = await trx
    .selectFrom('finding_moves as m')
    .innerJoin('findings as f', 'f.id', 'm.finding')
    .select(['m.finding', 'f.kind', 'f.rule', 'm.from_state', 'm.to_state', 'm.why'])
    .where('m.run', '=', run)
    .where('m.site', '=', site)
    .execute();
  return {
    role: role as RecordedLife['role'],
    isNew: false,
    moves: moves.map(({ finding, kind, rule, from_state, to_state, why }) => ({
      finding,
      kind: kind as FindingMove['kind'],
      rule,
      ...(from_state !== null && { from: from_state as LifeState }),
      to: to_state as LifeState,
      why: why as MoveCause,
    })),
    seen: [],
    unseen: [],
  };
}

async function keepRuleKeys(trx: Trx, digest: string, profile: string): Promise<void> {
  const known = await trx.selectFrom('profile_rules').select('digest').where('digest', '=', digest).executeTakeFirst();
  if (known) return;
  await trx
    .insertInto('profile_rules')
    .values({ digest, keys: JSON.stringify(ruleKeys(profile)) })
    .onConflict((conflict) => conflict.column('digest').doNothing())
    .execute();
}

async function writeAudit(trx: Trx, { run, site, report, chain }: PreparedRecord): Promise<void> {
  const { scorecard, crawl, profile, outcomes } = report;
  const { points, verdict } = scorecard;
  const selected = outcomes.filter(({ reason }) => reason !== 'not-selected').map(({ rule }) => rule);
  const cause = crawl.stoppedBecause === 'complete' ? 'undecided' : crawl.stoppedBecause;
  await trx
    .updateTable('audits')
    .set((eb) => ({
      state: 'done',
      as_of: report.asOf,
      profile: profile.id,
      profile_digest: profile.digest,
      stopped_because: crawl.stoppedBecause,
      finished_at: eb.fn.coalesce('finished_at', eb.val(instantOf(report.finishedAt))),
      report: reportKey(run, site),
      verdict,
      points_value: points.value,
      points_min: points.min,
      points_max: points.max,
      out_of: points.outOf,
      bonus: points.bonus,
      failure: verdict === 'undetermined' ? cause : null,
      ...(chain !== undefined && { chain }),
      ...(selected.length < outcomes.length && { only_rules: JSON.stringify(selected) }),
    }))
    .where('run', '=', run)
    .where('site', '=', site)
    .execute();
}

/** Crawls that ended before the site could be read: no score of theirs is its standing. */
const UNREAD: ReadonlySet<AuditReport['crawl']['stoppedBecause']> = new Set([
  ...(['unreachable', 'blocked', 'robots', 'rate-limited', 'interrupted', 'disk'] as const),
]);

async function writeHistory(
  trx: Trx,
  { run, site, report, crawledAt }: WrittenAudit,
  role: RecordedLife['role'],
  counts: LifeCounts,
): Promise<void> {
  const isFull = report.outcomes.every(({ reason }) => reason !== 'not-selected');
  await trx
    .insertInto('audit_history')
    .values({
      ...{ run, site, crawled_at: crawledAt, as_of: report.asOf, role, tool_version: report.tool.version },
      is_full: isFull ? 1 : 0,
      is_judged: UNREAD.has(report.crawl.stoppedBecause) ? 0 : 1,
      ...{ previous_run: null, direction: null, change_value: null, is_other_profile: 0 },
      rule_list: await keepRuleList(trx, report.outcomes),
      // Nothing is counted for it yet: `writeFinal` does that.
      ...{ values: '', verdict: report.scorecard.verdict },
      ...counts,
    })
    .execute();
}

async function writeStanding(trx: Trx, { run, site, report, crawledAt }: WrittenAudit, counts: LifeCounts) {
  const { open, unseen, waived, doubts } = counts;
  await trx
    .updateTable('site_standings')
    .set({ last_run: run, last_crawled_at: crawledAt, last_as_of: report.asOf, open, unseen, waived, doubts })
    .where('site', '=', site)
    .execute();
}

/** Which audit the site is shown by, and which before it. */
async function writeJudged(trx: Trx, { run, site }: WrittenAudit): Promise<void> {
  const { is_full, is_judged } = await trx
    .selectFrom('audit_history')
    .select(['is_full', 'is_judged'])
    .where('run', '=', run)
    .where('site', '=', site)
    .executeTakeFirstOrThrow();
  if (is_full === 0) return;
  await trx
    .updateTable('site_standings')
    .set({ run, ...(is_judged === 1 && { judged_run: run }) })
    .where('site', '=', site)
    .execute();
}

async function writeWords(trx: Trx, { outcomes, startedAt }: AuditReport): Promise<void> {
  const seen_at = instantOf(startedAt);
  const known = new Map((await trx.selectFrom('rule_words').selectAll().execute()).map((row) => [row.rule, row]));
  const rows = outcomes.flatMap(({ rule, title, titleEn, section, level }) => {
    const row = { rule, title, title_en: titleEn ?? null, section, level };
    const before = known.get(rule);
    const isKnown =
      before !== undefined &&
      (before.seen_at >= seen_at ||
        (before.title === title &&
          before.title_en === row.title_en &&
          before.section === section &&
          before.level === level));
    return isKnown ? [] : { ...row, seen_at };
  });
  if (rows.length === 0) return;
  await trx
    .insertInto('rule_words')
    .values(rows.toSorted((a, b) => (a.rule < b.rule ? -1 : 1)))
    .onConflict((conflict) =>
      conflict.column('rule').doUpdateSet((eb) => ({
        title: eb.ref('excluded.title'),
        title_en: eb.ref('excluded.title_en'),
        section: eb.ref('excluded.section'),
        level: eb.ref('excluded.level'),
        seen_at: eb.ref('excluded.seen_at'),
      })),
    )
    .execute();
}
