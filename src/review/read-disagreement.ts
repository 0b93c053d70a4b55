import { may, type Actor } from '../model/actor.js';
import { Forbidden, NotFound } from '../model/refusal.js';
import type { Db } from '../store/tables.js';
import { agreementBy, agreementOf, type Agreement, type Pair } from './agreement.js';

export interface Disagreement {
  readonly all: Agreement;
  readonly rules: readonly (Agreement & { readonly rule: string })[];
  readonly people: readonly (Agreement & { readonly names: readonly [string, string] })[];
}

/** How often two evaluators came to the same, over all items that two decided blind. For who sees everything. */
export async function readDisagreement(
  db: Db,
  actor: Actor,
  { from }: { readonly from?: string } = {},
): Promise<Disagreement> {
  if (!may(actor, 'review')) throw new Forbidden();
  if (actor.sight !== 'all') throw new NotFound();
  let query = db
    .selectFrom('review_opinions as one')
    .innerJoin('review_opinions as two', (join) =>
      join.onRef('two.item', '=', 'one.item').onRef('two.round', '=', 'one.round'),
    )
    .innerJoin('review_items as i', 'i.id', 'one.item')
    .where('one.position', '=', 1)
    .where('two.position', '=', 2)
    // Who raises an item says openly what it should be: the second is not blind.
    .where((eb) =>
      eb.or([
        eb('i.lodged_by', 'is', null),
        eb('i.lodged_by', '!=', eb.ref('one.by_user')),
        eb('i.round', '!=', eb.ref('one.round')),
      ]),
    )
    .select(['i.rule', 'i.clause', 'one.value as first', 'two.value as second'])
    .select(['one.by_user as first_by', 'two.by_user as second_by'])
    .select(['one.by_name as first_name', 'two.by_name as second_name']);
  if (from !== undefined) query = query.where('two.at', '>=', from);
  const rows = await query.execute();
  const names = new Map(
    rows.flatMap(({ first_by, first_name, second_by, second_name }) => [
      [first_by, first_name] as const,
      [second_by, second_name] as const,
    ]),
  );
  const pairs = rows.map((row): Pair => ({
    rule: row.rule ?? row.clause ?? '',
    by: [row.first_by, row.second_by],
    answers: [row.first, row.second],
  }));
  return {
    all: agreementOf(pairs),
    rules: agreementBy('rule', pairs).map(({ key, ...rest }) => ({ rule: key, ...rest })),
    people: agreementBy('people', pairs).map(({ key, ...rest }) => {
      const [one = '', other = ''] = key.split(' ');
      return { names: [names.get(one) ?? one, names.get(other) ?? other] as const, ...rest };
    }),
  };
}
