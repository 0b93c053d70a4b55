import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { asCursor, partOf, readCursor, type Part } from '../history/cursor.js';
import { may, type Actor } from '../model/actor.js';
import { Forbidden } from '../model/refusal.js';
import type { Db, Tables } from '../store/tables.js';
import type { ItemRow } from './decision-rows.js';

/** Views of the queue. `todo`: what this evaluator may decide now · `mine`: at his desk · `second`: waits for a second person. */
export const QUEUE_VIEWS = ['todo', 'mine', 'second', 'disputed', 'objections', 'settled'] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];

export interface QueueWish {
  readonly view: QueueView;
  readonly site?: string;
  readonly rule?: string;
  readonly kind?: string;
  readonly reason?: string;
  readonly run?: string;
  /** `age`: longest open first · `stake`: most undecided points first. */
  readonly sort: 'age' | 'stake';
}

export type QueueRow = ItemRow & { readonly site_name: string };

type Scope = Tables & { i: Tables['review_items']; s: Tables['sites'] };
type Builder = ExpressionBuilder<Scope, 'i' | 's'>;

const WAITING = ['open', 'second', 'disputed'];

/** Items in sight of an evaluator, a page of them. Throws `Forbidden` for others. */
export async function listQueue(
  db: Db,
  actor: Actor,
  { at, limit, after, ...wish }: QueueWish & { readonly at: string; readonly limit: number; readonly after?: string },
): Promise<Part<QueueRow>> {
  if (!may(actor, 'review')) throw new Forbidden();
  let query = db
    .selectFrom('review_items as i')
    .innerJoin('sites as s', 's.id', 'i.site')
    .selectAll('i')
    .select('s.name as site_name')
    .where((eb) => wanted(eb, actor, wish, at))
    .limit(limit + 1);
  if (wish.sort === 'stake') {
    query = query.orderBy('i.stake', 'desc').orderBy('i.id');
    if (after !== undefined) {
      const [stake = '', id = ''] = readCursor(after, ['string', 'string']).map(String);
      const past = Number(stake);
      query = query.where((eb) =>
        eb.or([eb('i.stake', '<', past), eb.and([eb('i.stake', '=', past), eb('i.id', '>', id)])]),
      );
    }
    return partOf(await query.execute(), limit, (row) => cursorOf(row, wish.sort));
  }
  query = query.orderBy('i.first_at').orderBy('i.id');
  if (after !== undefined) {
    const [first = '', id = ''] = readCursor(after, ['string', 'string']).map(String);
    query = query.where((eb) =>
      eb.or([eb('i.first_at', '>', first), eb.and([eb('i.first_at', '=', first), eb('i.id', '>', id)])]),
    );
  }
  return partOf(await query.execute(), limit, (row) => cursorOf(row, wish.sort));
}

/** Where the queue goes on after an item. */
export const cursorOf = (
  { stake, first_at, id }: Pick<ItemRow, 'stake' | 'first_at' | 'id'>,
  sort: QueueWish['sort'],
): string => asCursor(sort === 'stake' ? [String(stake), id] : [first_at, id]);

/** How many there are in each view, other conditions being the same. */
export async function countQueue(
  db: Db,
  actor: Actor,
  wish: Omit<QueueWish, 'view' | 'sort'>,
  at: string,
): Promise<Readonly<Record<QueueView, number>>> {
  if (!may(actor, 'review')) throw new Forbidden();
  const counts = await Promise.all(
    QUEUE_VIEWS.map(async (view) => {
      const row = await db
        .selectFrom('review_items as i')
        .innerJoin('sites as s', 's.id', 'i.site')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where((eb) => wanted(eb, actor, { ...wish, view, sort: 'age' }, at))
        .executeTakeFirst();
      return [view, Number(row?.count ?? 0)] as const;
    }),
  );
  return Object.fromEntries(counts) as Record<QueueView, number>;
}

/** The rules and reasons that waiting items have, for choices. */
export async function queueChoices(
  db: Db,
  actor: Actor,
): Promise<{ readonly rules: readonly { readonly id: string; readonly title: string; readonly count: number }[] }> {
  if (!may(actor, 'review')) throw new Forbidden();
  const rows = await db
    .selectFrom('review_items as i')
    .select(['i.rule', 'i.clause'])
    .select((eb) => [eb.fn.max('i.title').as('title'), eb.fn.countAll<number>().as('count')])
    .where('i.state', 'in', WAITING)
    .where((eb) => inSight(eb as unknown as Builder, actor))
    .groupBy(['i.rule', 'i.clause'])
    .orderBy('i.rule')
    .orderBy('i.clause')
    .execute();
  return {
    rules: rows.map(({ rule, clause, title, count }) => ({ id: rule ?? clause ?? '', title, count: Number(count) })),
  };
}

function inSight(eb: Builder, { sight }: Pick<Actor, 'sight'>): Expression<SqlBool> {
  if (sight === 'all') return eb.and([]);
  return eb.or(
    [...sight].map(([site, { unit }]) =>
      eb.and([eb('i.site', '=', site), ...(unit === undefined ? [] : [eb('i.unit', '=', unit)])]),
    ),
  );
}

function wanted(eb: Builder, actor: Actor, wish: QueueWish, at: string): Expression<SqlBool> {
  const { site, rule, kind, reason, run } = wish;
  return eb.and([
    inSight(eb, actor),
    ...inView(eb, actor, wish.view, at),
    ...(site === undefined ? [] : [eb('i.site', '=', site)]),
    ...(rule === undefined ? [] : [eb.or([eb('i.rule', '=', rule), eb('i.clause', '=', rule)])]),
    ...(kind === undefined ? [] : [eb('i.kind', '=', kind)]),
    ...(reason === undefined ? [] : [eb('i.reason', '=', reason)]),
    ...(run === undefined ? [] : [eb('i.run', '=', run)]),
  ]);
}

function inView(eb: Builder, actor: Actor, view: QueueView, at: string): Expression<SqlBool>[] {
  const isFree = eb.or([
    eb('i.claimed_by', 'is', null),
    eb('i.claimed_by', '=', actor.id),
    eb('i.claimed_until', '<=', at),
  ]);
  const hasNotSpoken = eb.not(
    eb.exists(
      eb
        .selectFrom('review_opinions as o')
        .select('o.id')
        .whereRef('o.item', '=', 'i.id')
        .whereRef('o.round', '=', 'i.round')
        .where('o.by_user', '=', actor.id),
    ),
  );
  switch (view) {
    case 'todo':
      return [eb('i.state', 'in', WAITING), isFree, hasNotSpoken];
    case 'mine':
      return [eb('i.state', 'in', WAITING), eb('i.claimed_by', '=', actor.id), eb('i.claimed_until', '>', at)];
    case 'second':
      return [eb('i.state', '=', 'second')];
    case 'disputed':
      return [eb('i.state', '=', 'disputed')];
    case 'objections':
      return [eb('i.state', 'in', WAITING), eb('i.asked', 'in', ['raised', 'appealed'])];
    case 'settled':
      return [eb('i.state', '=', 'settled')];
  }
}
