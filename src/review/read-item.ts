import type { Actor } from '../model/actor.js';
import type { Decision, ProofFile } from '../model/decision.js';
import type { Db } from '../store/tables.js';
import { decisionOfRow, type DecisionRow, type ItemRow, type OpinionRow } from './decision-rows.js';
import { itemFor } from './give-opinion.js';

export interface ItemDetail {
  readonly item: ItemRow;
  readonly siteName: string;
  /** Of this round, as far as this evaluator may know them: the first's only once he has decided himself, or two disagree. */
  readonly opinions: readonly OpinionRow[];
  readonly hasSpoken: boolean;
  /** Decisions on it so far, the latest first; a withdrawal has no `decision`. */
  readonly decisions: readonly (DecisionRow & { readonly made: Decision | undefined })[];
  readonly appeals: readonly {
    readonly id: string;
    readonly by_name: string;
    readonly unit: string | null;
    readonly reason: string;
    readonly at: string;
    readonly fingerprint: string | null;
    readonly message: string | null;
    readonly state: string;
    readonly files: string | null;
  }[];
  /** Who has it open, where that is somebody else. */
  readonly claimedBy?: string;
}

/** Everything that an evaluator sees of an item. Throws `Forbidden`, `NotFound`. */
export async function readItem(db: Db, actor: Actor, id: string, at: string): Promise<ItemDetail> {
  const item = await itemFor(db, actor, id);
  const site = await db.selectFrom('sites').select('name').where('id', '=', item.site).executeTakeFirst();
  const said = await db
    .selectFrom('review_opinions')
    .selectAll()
    .where('item', '=', id)
    .where('round', '=', item.round)
    .orderBy('position')
    .execute();
  const decisions = await db
    .selectFrom('review_decisions')
    .selectAll()
    .where('item', '=', id)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const appeals = await db
    .selectFrom('appeals')
    .select(['id', 'by_name', 'unit', 'reason', 'at', 'fingerprint', 'message', 'state', 'files'])
    .where('item', '=', id)
    .orderBy('at', 'desc')
    .execute();
  const hasSpoken = said.some(({ by_user }) => by_user === actor.id);
  const isOpen = item.state === 'disputed' || item.state === 'settled';
  // Who raised an item has said openly what it should be.
  const isKnown = ({ by_user }: OpinionRow): boolean => isOpen || by_user === actor.id || by_user === item.lodged_by;
  const isElsewhere = item.claimed_by !== null && item.claimed_by !== actor.id && (item.claimed_until ?? '') > at;
  const holder = isElsewhere
    ? await db
        .selectFrom('users')
        .select('name')
        .where('id', '=', item.claimed_by ?? '')
        .executeTakeFirst()
    : undefined;
  return {
    item,
    siteName: site?.name ?? item.site,
    opinions: said.filter(isKnown),
    hasSpoken,
    decisions: decisions.map((row) => ({ ...row, made: decisionOfRow(row) })),
    appeals,
    ...(isElsewhere && { claimedBy: holder?.name ?? '' }),
  };
}

/** Files that were handed in with an item: those that this evaluator may know of. */
export const filesOf = ({ opinions, decisions, appeals }: ItemDetail): readonly ProofFile[] => [
  ...[...opinions, ...appeals].flatMap(({ files }) => (files === null ? [] : (JSON.parse(files) as ProofFile[]))),
  ...decisions.flatMap(({ made }) => made?.evidence ?? []),
];
