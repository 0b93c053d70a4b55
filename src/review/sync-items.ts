import type { Profile } from '../model/profile.js';
import type { AuditReport } from '../model/report.js';
import { recordEvent } from '../store/events/record-event.js';
import type { Trx } from '../store/tables.js';
import { basisOfRow, type ItemRow } from './decision-rows.js';
import { listQuestions, wasUnreachable, type Question } from './list-questions.js';

export interface AskedReport {
  readonly run: string;
  /** As the program judged, and as the decisions that hold left it. */
  readonly machine: AuditReport;
  readonly reviewed: AuditReport;
  readonly profile: Profile;
  /** Now, in UTC. */
  readonly at: string;
}

const WAITING: ReadonlySet<string> = new Set(['open', 'second', 'disputed']);
/** PostgreSQL takes 65,535 parameters, SQLite half of that. */
const ROWS_AT_ONCE = 100;

/** True for a report that judged a part of the rules only, as a second test does: it asks nothing anew. */
export const isPartial = ({ outcomes }: AuditReport): boolean =>
  outcomes.some(({ reason }) => reason === 'not-selected');

/**
 * The queue of a site after a report: what it asks is there, what is settled or no longer asked is not. A question that is the same
 * keeps its age and what was said of it; another one at the same place begins anew, with the earlier decision shown.
 * An older report, a part of one, or one of a site that was not there changes nothing. Call under `lockSite`.
 */
export async function syncItems(trx: Trx, asked: AskedReport): Promise<void> {
  const { machine, reviewed, profile, run, at } = asked;
  if (wasUnreachable(machine) || isPartial(machine)) return;
  const facts = factsOf(asked);
  const rows = await trx.selectFrom('review_items').selectAll().where('site', '=', machine.site.id).execute();
  if (rows.some(({ report_at }) => report_at > facts.report_at)) return;
  const applied = await appliedTo(trx, run, machine.site.id);
  const questions = new Map(listQuestions(reviewed, machine, profile).map((question) => [question.id, question]));
  for (const row of rows) {
    const question = questions.get(row.id);
    questions.delete(row.id);
    // What somebody objected to is about the report that he read, until it is answered.
    if (row.kind === 'decided' && WAITING.has(row.state)) continue;
    const set = changeOf(row, question, { applied, facts, at });
    if (set) await trx.updateTable('review_items').set(set).where('id', '=', row.id).execute();
  }
  const added = [...questions.values()].map((question) => newItem(question, machine.site.id, facts, at));
  for (let from = 0; from < added.length; from += ROWS_AT_ONCE) {
    await trx
      .insertInto('review_items')
      .values(added.slice(from, from + ROWS_AT_ONCE))
      .execute();
  }
  if (added.length > 0)
    await recordEvent(trx, { key: `review-waiting:${run}`, kind: 'review-waiting', at, run, data: {} });
}

type Facts = Pick<ItemRow, 'run' | 'as_of' | 'report_at' | 'profile_digest'>;

const factsOf = ({ run, machine }: Pick<AskedReport, 'run' | 'machine'>): Facts => ({
  run,
  as_of: machine.asOf,
  report_at: new Date(machine.startedAt).toISOString(),
  profile_digest: machine.profile.digest,
});

async function appliedTo(trx: Trx, run: string, site: string): Promise<ReadonlySet<string>> {
  const rows = await trx
    .selectFrom('audit_decisions')
    .select('decision')
    .where('run', '=', run)
    .where('site', '=', site)
    .execute();
  return new Set(rows.map(({ decision }) => decision));
}

function changeOf(
  row: ItemRow,
  question: Question | undefined,
  { applied, facts, at }: { readonly applied: ReadonlySet<string>; readonly facts: Facts; readonly at: string },
): Partial<ItemRow> | undefined {
  if (row.decision !== null && applied.has(row.decision)) return facts;
  const earlier = row.decision ?? row.earlier;
  if (!question) {
    if (row.state === 'gone') return undefined;
    return { ...facts, ...UNCLAIMED, state: 'gone', decision: null, earlier, changed_at: at, version: row.version + 1 };
  }
  const isSame = WAITING.has(row.state) && basisOfRow(row).digest === question.basis.digest;
  if (isSame) return { ...facts, ...wordsOf(question) };
  return {
    ...facts,
    ...wordsOf(question),
    ...anew({ run: facts.run, at, round: row.round + 1, version: row.version + 1 }),
    asked: earlier === null ? 'open' : 'lapsed',
    earlier,
  };
}

const UNCLAIMED = { claimed_by: null, claimed_until: null } as const;

/** The columns of a question that is asked from now on. */
export const anew = ({ run, at, round, version }: { run: string; at: string; round: number; version: number }) =>
  ({
    state: 'open',
    decision: null,
    round,
    version,
    first_run: run,
    first_at: at,
    changed_at: at,
    first_by: null,
    lodged_by: null,
    ...UNCLAIMED,
  }) as const;

/** The columns that say what is asked. */
export const wordsOf = (question: Question) => ({
  kind: question.kind,
  title: question.title,
  title_en: question.titleEn ?? null,
  section: question.section ?? null,
  level: question.level,
  value: question.value,
  reason: question.reason ?? null,
  worth: question.worth,
  stake: question.stake,
  divisible: question.isDivisible ? 1 : 0,
  basis: JSON.stringify(question.basis),
  fingerprint: question.fingerprint,
});

/** A row for a question that was never asked of this site. */
export const newItem = (question: Question, site: string, facts: Facts, at: string): ItemRow => ({
  id: question.id,
  site,
  subject: question.subject,
  rule: question.rule ?? null,
  unit: question.unit ?? null,
  clause: question.clause ?? null,
  asked: 'open',
  earlier: null,
  ...facts,
  ...wordsOf(question),
  ...anew({ run: facts.run, at, round: 1, version: 1 }),
});
