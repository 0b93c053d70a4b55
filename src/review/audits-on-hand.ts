import type { Decision } from '../model/decision.js';
import { writeFinal } from '../history/write-final.js';
import type { Profile } from '../model/profile.js';
import type { AuditReport } from '../model/report.js';
import { basisOf, holdsFor } from '../scoring/decision-holds.js';
import { rescoreSecondTests, runsBeside } from '../rectification/second-test.js';
import { reviewReport } from '../scoring/review-report.js';
import { withSecondTests } from '../scoring/second-test.js';
import type { Db, Trx } from '../store/tables.js';
import { decisionsOfAudit } from './decision-rows.js';
import type { ReviewDesk } from './review-desk.js';

/** An audit that a decision may concern: its report as the program judged. */
export interface AuditOnHand {
  readonly run: string;
  readonly report: AuditReport;
  readonly profile: Profile;
  /** At hand only for the score of a second test: no decision is carried to it. */
  readonly isBeside?: true;
}

/** Audits in which one question stood unanswered; more than these are history that is left as it is. */
const MOST_AUDITS = 30;

/** Runs of a site since a question is open, and the one that it names, latest first. */
export async function runsSince(
  db: Db,
  site: string,
  runs: { readonly first: string; readonly own: string },
): Promise<readonly string[]> {
  const first = await db
    .selectFrom('audits')
    .select('finished_at')
    .where('run', '=', runs.first)
    .where('site', '=', site)
    .executeTakeFirst();
  const rows = await db
    .selectFrom('audits')
    .select('run')
    .where('site', '=', site)
    .where('state', '=', 'done')
    .where((eb) => eb.or([eb('run', '=', runs.own), eb('finished_at', '>=', first?.finished_at ?? '9')]))
    .orderBy('finished_at', 'desc')
    .limit(MOST_AUDITS)
    .execute();
  return [...new Set([runs.own, ...rows.map(({ run }) => run)])];
}

/** Reports of a site, read before the transaction that decides. One whose report or rules are not kept is left out. */
export async function auditsOnHand(
  { store, blobs, profile }: Pick<ReviewDesk, 'store' | 'blobs' | 'profile'>,
  site: string,
  runs: readonly string[],
): Promise<readonly AuditOnHand[]> {
  if (runs.length === 0) return [];
  const beside = (await runsBeside(store.db, site, runs)).filter((run) => !runs.includes(run));
  const rows = await store.db
    .selectFrom('audits')
    .select(['run', 'report', 'profile_digest'])
    .where('site', '=', site)
    .where('run', 'in', [...runs, ...beside])
    .execute();
  const read = await Promise.all(
    rows.map(async ({ run, report, profile_digest }): Promise<AuditOnHand | undefined> => {
      if (report === null || profile_digest === null) return undefined;
      const rules = await profile(profile_digest);
      const parsed = rules && (await readReport(blobs, report));
      return parsed && { run, report: parsed, profile: rules, ...(beside.includes(run) && { isBeside: true }) };
    }),
  );
  return read.filter((one) => one !== undefined);
}

/** A kept report; undefined where there is none. */
export async function readReport(blobs: ReviewDesk['blobs'], key: string): Promise<AuditReport | undefined> {
  try {
    return JSON.parse(Buffer.from(await blobs.read(key)).toString('utf8')) as AuditReport;
  } catch (error) {
    if (error instanceof Error && error.name === 'NoSuchBlob') return undefined;
    throw error;
  }
}

/**
 * Lets a decision count in each audit where it holds (that of its own run, and those where what it was about is the same), or takes it
 * out of all (`decision` undefined), and scores these again. Answers their reports as they are now.
 */
export async function applyDecision(
  trx: Trx,
  audits: readonly AuditOnHand[],
  about: { readonly site: string; readonly subject: string; readonly run: string },
  decided: { readonly id: string; readonly decision: Decision } | undefined,
): Promise<ReadonlyMap<string, AuditReport>> {
  const { site, subject } = about;
  const after = new Map<string, AuditReport>();
  for (const { run, report, profile, isBeside } of audits) {
    if (isBeside) continue;
    const rules = new Map(profile.rules.map((rule) => [rule.id, rule]));
    const basis = decided && basisOf(report, rules, decided.decision);
    const holds =
      decided !== undefined &&
      ((run === about.run && basis?.digest === decided.decision.basis.digest) ||
        holdsFor(decided.decision, basis, report.asOf));
    const removed = await trx
      .deleteFrom('audit_decisions')
      .where('run', '=', run)
      .where('site', '=', site)
      .where('subject', '=', subject)
      .executeTakeFirst();
    if (!holds && Number(removed.numDeletedRows) === 0) continue;
    if (holds) await trx.insertInto('audit_decisions').values({ run, site, subject, decision: decided.id }).execute();
    const reviewed = reviewReport(report, profile, await decisionsOfAudit(trx, run, site));
    await writeFinal(trx, { run, site, report: reviewed });
    after.set(run, reviewed);
  }
  if (after.size > 0) await scoreSecondTests(trx, site, audits);
  return after;
}

/** Scores with second tests rest on reports as they count: again, where all of these are at hand. */
async function scoreSecondTests(trx: Trx, site: string, audits: readonly AuditOnHand[]): Promise<void> {
  const profiles = new Map(audits.map(({ report, profile }) => [report.profile.digest, profile]));
  const finals = new Map<string, AuditReport>();
  for (const { run, report, profile } of audits)
    finals.set(run, reviewReport(report, profile, await decisionsOfAudit(trx, run, site)));
  await rescoreSecondTests(trx, site, finals, (first, later) => {
    const profile = profiles.get(first.profile.digest);
    return profile && withSecondTests(first, later, profile);
  });
}
