import type { Selectable } from 'kysely';
import type { Basis, Decision } from '../model/decision.js';
import type { Tables, Trx, Db } from '../store/tables.js';

export type ItemRow = Selectable<Tables['review_items']>;
export type OpinionRow = Selectable<Tables['review_opinions']>;
export type DecisionRow = Selectable<Tables['review_decisions']>;

export const basisOfRow = ({ basis }: Pick<ItemRow, 'basis'>): Basis => JSON.parse(basis) as Basis;

/** Undefined for a withdrawal. */
export const decisionOfRow = ({ decision }: Pick<DecisionRow, 'decision'>): Decision | undefined =>
  decision === null ? undefined : (JSON.parse(decision) as Decision);

/** The decisions that made the final score of an audit, in the order of what they are about. */
export async function decisionsOfAudit(db: Db | Trx, run: string, site: string): Promise<readonly Decision[]> {
  const rows = await db
    .selectFrom('audit_decisions')
    .innerJoin('review_decisions', 'review_decisions.id', 'audit_decisions.decision')
    .where('audit_decisions.run', '=', run)
    .where('audit_decisions.site', '=', site)
    .orderBy('audit_decisions.subject')
    .select('review_decisions.decision')
    .execute();
  return rows.flatMap((row) => decisionOfRow(row) ?? []);
}

/** Whoever writes decisions of a site takes this first, so that they queue up. */
export async function lockSite(trx: Trx, site: string): Promise<void> {
  await trx
    .insertInto('review_sites')
    .values({ site, version: 1 })
    .onConflict((conflict) =>
      conflict.column('site').doUpdateSet((eb) => ({ version: eb('review_sites.version', '+', 1) })),
    )
    .execute();
}
