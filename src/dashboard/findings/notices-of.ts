import type { Db } from '../../store/tables.js';

/** Notices that a finding stands in, the latest first. Drafts are nobody's business but their author's: they are not among them. */
export async function noticesOf(db: Db, finding: string) {
  return db
    .selectFrom('notice_items as i')
    .innerJoin('notices as n', 'n.id', 'i.notice')
    .select(['i.notice', 'n.number', 'i.state', 'n.due_on as due'])
    .where('i.finding', '=', finding)
    .where('n.state', '!=', 'draft')
    .orderBy('n.issued_at', 'desc')
    .execute();
}
