import { sql } from 'kysely';
import type { Actor } from '../../model/actor.js';
import { OPEN_ITEM_STATES } from '../../model/rectification.js';
import { contains } from '../contains.js';
import type { Db } from '../tables.js';
import { itemsInSight } from './in-sight.js';

/** What of the ledger is wanted. `overdue`: open, and the due day has passed. */
export interface LedgerFilter {
  readonly state?: 'open' | 'overdue' | 'notMended' | 'cannotTell' | 'reopened' | 'closed' | 'withdrawn' | undefined;
  readonly list?: string | undefined;
  readonly site?: string | undefined;
  readonly unit?: string | undefined;
  readonly rule?: string | undefined;
  /** `YYYY-MM` of issue. */
  readonly month?: string | undefined;
  /** In the problem, the site's name, the number of the notice. */
  readonly text?: string | undefined;
  readonly notice?: string | undefined;
}

/** A line of the 整改台账. */
export interface LedgerRow {
  readonly notice: string;
  readonly finding: string;
  readonly position: number;
  readonly noticeNumber: string;
  readonly noticeState: string;
  readonly number: string;
  readonly site: string;
  readonly siteName: string;
  readonly unit: string | null;
  readonly state: string;
  readonly rule: string;
  readonly ruleTitle: string;
  readonly section: string;
  readonly level: string;
  readonly message: string;
  readonly place: string;
  readonly url: string | null;
  readonly basis: string;
  readonly remedy: string;
  readonly firstSeenOn: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly claim: string | null;
  readonly replyUrl: string | null;
  readonly replyNote: string | null;
  readonly repliedOn: string | null;
  readonly seen: string | null;
  readonly seenRun: string | null;
  readonly seenAt: string | null;
  readonly seenWhy: string | null;
  readonly closedAt: string | null;
  readonly closedHow: string | null;
  readonly closedBy: string | null;
  readonly closedWhy: string | null;
  readonly timesReopened: number;
}

/** Where a page of the ledger goes on. */
export interface LedgerCursor {
  readonly issuedOn: string;
  readonly notice: string;
  readonly position: number;
}

/** Lines of the ledger, the latest notice first, items in the order of the letter. */
export async function readLedger(
  db: Db,
  actor: Pick<Actor, 'sight'>,
  filter: LedgerFilter,
  {
    today,
    limit,
    after,
  }: { readonly today: string; readonly limit: number; readonly after?: LedgerCursor | undefined },
): Promise<readonly LedgerRow[]> {
  let query = (await ledgerOf(db, actor, filter, today)).query
    .innerJoin('notices', 'notices.id', 'notice_items.notice')
    .innerJoin('sites', 'sites.id', 'notice_items.site')
    .selectAll('notice_items')
    .select([
      ...(['notices.number as notice_number', 'notices.state as notice_state'] as const),
      ...(['sites.name as site_name'] as const),
    ])
    .orderBy('notice_items.issued_on', 'desc')
    .orderBy('notice_items.notice')
    .orderBy('notice_items.position')
    .limit(limit);
  if (after) {
    const { issuedOn, notice, position } = after;
    query = query.where(
      sql<boolean>`(notice_items.issued_on < ${issuedOn} or (notice_items.issued_on = ${issuedOn} and (notice_items.notice > ${notice} or (notice_items.notice = ${notice} and notice_items.position > ${position}))))`,
    );
  }
  const rows = await query.execute();
  return rows.map((row) => ({
    ...{ notice: row.notice, finding: row.finding, position: row.position, number: row.number, state: row.state },
    ...{
      noticeNumber: row.notice_number ?? '',
      noticeState: row.notice_state,
      site: row.site,
      siteName: row.site_name,
    },
    ...{ unit: row.unit, rule: row.rule, ruleTitle: row.rule_title, section: row.section, level: row.level },
    ...{ message: row.message, place: row.place, url: row.url, basis: row.basis, remedy: row.remedy },
    ...{ firstSeenOn: row.first_seen_on, issuedOn: row.issued_on ?? '', dueOn: row.due_on ?? '' },
    ...{ claim: row.claim, replyUrl: row.reply_url, replyNote: row.reply_note, repliedOn: row.replied_on },
    ...{ seen: row.seen, seenRun: row.seen_run, seenAt: row.seen_at, seenWhy: row.seen_why },
    ...{ closedAt: row.closed_at, closedHow: row.closed_how, closedBy: row.closed_by, closedWhy: row.closed_why },
    timesReopened: row.times_reopened,
  }));
}

/** How many lines, by what became of them; `overdue` are among the open ones. */
export interface LedgerCounts {
  readonly items: number;
  readonly open: number;
  readonly overdue: number;
  readonly notMended: number;
  readonly cannotTell: number;
  readonly reopened: number;
  readonly closed: number;
  readonly withdrawn: number;
}

/** Counts of the ledger, over all states whatever `filter.state` says. */
export async function countLedger(
  db: Db,
  actor: Pick<Actor, 'sight'>,
  { state: _, ...filter }: LedgerFilter,
  today: string,
): Promise<LedgerCounts> {
  const rows = await (
    await ledgerOf(db, actor, filter, today)
  ).query
    .select((eb) => [
      'notice_items.state',
      eb.fn.countAll<number>().as('items'),
      sql<number>`coalesce(sum(case when notice_items.due_on < ${today} then 1 else 0 end), 0)`.as('past_due'),
    ])
    .groupBy('notice_items.state')
    .execute();
  const of = (state: string): number => Number(rows.find((row) => row.state === state)?.items ?? 0);
  const isOpen = (state: string): boolean => (OPEN_ITEM_STATES as readonly string[]).includes(state);
  const open = rows.filter(({ state }) => isOpen(state));
  return {
    items: rows.reduce((sum, { items }) => sum + Number(items), 0),
    open: open.reduce((sum, { items }) => sum + Number(items), 0),
    overdue: open.reduce((sum, { past_due }) => sum + Number(past_due), 0),
    ...{ notMended: of('notMended'), cannotTell: of('cannotTell'), reopened: of('reopened') },
    ...{ closed: of('closed'), withdrawn: of('withdrawn') },
  };
}

async function ledgerOf(db: Db, actor: Pick<Actor, 'sight'>, filter: LedgerFilter, today: string) {
  const { state, list, site, unit, rule, month, text, notice } = filter;
  let query = db.selectFrom('notice_items').where('notice_items.issued_on', 'is not', null).where(itemsInSight(actor));
  if (state === 'open' || state === 'overdue') query = query.where('notice_items.state', 'in', [...OPEN_ITEM_STATES]);
  else if (state !== undefined) query = query.where('notice_items.state', '=', state);
  if (state === 'overdue') query = query.where('notice_items.due_on', '<', today);
  if (site !== undefined) query = query.where('notice_items.site', '=', site);
  if (unit !== undefined) query = query.where('notice_items.unit', '=', unit);
  if (rule !== undefined) query = query.where('notice_items.rule', '=', rule);
  if (notice !== undefined) query = query.where('notice_items.notice', '=', notice);
  if (month !== undefined) {
    query = query
      .where('notice_items.issued_on', '>=', `${month}-01`)
      .where('notice_items.issued_on', '<=', `${month}-31`);
  }
  if (list !== undefined) {
    query = query.where('notice_items.site', 'in', (eb) =>
      eb.selectFrom('list_sites').select('list_sites.site').where('list_sites.list', '=', list),
    );
  }
  if (text !== undefined && text !== '') {
    // Names and numbers are few: looked up first, so that the long table is gone through once.
    const sites = await db
      .selectFrom('sites')
      .select('id')
      .where(contains(sql.ref('name'), text))
      .limit(MOST_NAMED)
      .execute();
    const notices = await db
      .selectFrom('notices')
      .select('id')
      .where(contains(sql.ref('number'), text))
      .limit(MOST_NAMED)
      .execute();
    query = query.where((eb) =>
      eb.or([
        contains(eb.ref('notice_items.message'), text),
        eb('notice_items.site', 'in', ['', ...sites.map(({ id }) => id)]),
        eb('notice_items.notice', 'in', ['', ...notices.map(({ id }) => id)]),
      ]),
    );
  }
  return { query };
}

/** Sites and notices that one search is about; who has more than these types more. */
const MOST_NAMED = 2_000;
