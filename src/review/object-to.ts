import type { ItemRow } from './decision-rows.js';
import type { AuditOnHand } from './audits-on-hand.js';
import type { Trx } from '../store/tables.js';
import { questionOf, type Question } from './list-questions.js';
import { anew, newItem, wordsOf } from './sync-items.js';

const WAITING: ReadonlySet<string> = new Set(['open', 'second', 'disputed']);

/**
 * Puts a result before the evaluators that was not, or no longer, a question: because somebody objects to it. One that is being
 * asked already stays as it is. Answers the item; undefined where the report has no such result.
 */
export async function objectTo(
  trx: Trx,
  audit: AuditOnHand,
  subject: { readonly rule: string; readonly unit?: string },
  by: { readonly asked: 'raised' | 'appealed'; readonly lodgedBy?: string; readonly at: string },
): Promise<ItemRow | undefined> {
  const { run, report, profile } = audit;
  const rules = new Map(profile.rules.map((rule) => [rule.id, rule]));
  const question = questionOf(report, rules, subject);
  if (!question) return undefined;
  const row = await trx.selectFrom('review_items').selectAll().where('id', '=', question.id).executeTakeFirst();
  const lodged = { asked: by.asked, lodged_by: by.lodgedBy ?? null };
  const facts = {
    run,
    as_of: report.asOf,
    report_at: new Date(report.startedAt).toISOString(),
    profile_digest: report.profile.digest,
  };
  if (row && WAITING.has(row.state)) {
    if (row.lodged_by !== null || by.asked === 'raised') return row;
    await trx.updateTable('review_items').set({ asked: by.asked }).where('id', '=', row.id).execute();
    return { ...row, asked: by.asked };
  }
  const objected: Question = { ...question, kind: question.kind === 'evidence' ? 'evidence' : 'decided' };
  if (!row) {
    const made = { ...newItem(objected, report.site.id, facts, by.at), ...lodged };
    await trx.insertInto('review_items').values(made).execute();
    return made;
  }
  const again = {
    ...facts,
    ...wordsOf(objected),
    ...anew({ run, at: by.at, round: row.round + 1, version: row.version + 1 }),
    ...lodged,
    // It counts until it is replaced.
    decision: row.decision,
    earlier: row.decision ?? row.earlier,
  };
  await trx.updateTable('review_items').set(again).where('id', '=', row.id).execute();
  return { ...row, ...again };
}
