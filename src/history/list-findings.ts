import type { Selectable } from 'kysely';
import type { Actor } from '../model/actor.js';
import type { Arrival, LifeKind, LifeState, MoveCause } from '../model/life.js';
import { NotFound } from '../model/refusal.js';
import type { Waiver } from '../model/site-entry.js';
import { contains } from '../store/contains.js';
import type { Db, Tables, Trx } from '../store/tables.js';
import { asCursor, PAGE, partOf, readCursor, type Part } from './cursor.js';
import { findingInSight } from './in-sight.js';

/** A finding as pages show it. */
export interface StoredFinding {
  readonly id: string;
  readonly site: string;
  readonly siteName: string;
  readonly rule: string;
  readonly ruleTitle: string;
  readonly ruleTitleEn: string | null;
  readonly kind: LifeKind;
  readonly state: LifeState;
  readonly arrival: Arrival;
  readonly fingerprint: string;
  readonly code: string;
  readonly level: string;
  readonly section: string;
  readonly unit: string | null;
  readonly column: string | null;
  readonly url: string | null;
  readonly message: string;
  readonly messageEn: string | null;
  readonly dueOn: string | null;
  readonly firstRun: string;
  readonly firstSeenAt: string;
  readonly lastRun: string;
  readonly lastSeenAt: string;
  /** The last audit that says anything of it. */
  readonly lookedRun: string;
  readonly lookedAt: string;
  /** The latest audit did not see it: why, and since which run. */
  readonly unseen?: { readonly because: string; readonly reason?: string; readonly run: string };
  /** When it was found mended, settled or gone. */
  readonly closed?: { readonly run: string; readonly at: string };
  readonly timesReopened: number;
  readonly waiver?: Waiver;
  /** By evaluators' decisions: it is none; a doubt is a fault. */
  readonly ruling?: 'refuted' | 'confirmed';
}

export interface FindingWish {
  readonly site?: string;
  readonly rule?: string;
  readonly unit?: string;
  readonly kind?: LifeKind;
  readonly states?: readonly LifeState[];
  readonly levels?: readonly string[];
  readonly section?: string;
  /** Standing ones that the latest audit did not see. */
  readonly isUnseen?: boolean;
  /** Those that evaluators have overruled, which are left out else; `ids` names any. */
  readonly isRefuted?: boolean;
  /** Part of what is said, of its address or of its column. */
  readonly text?: string;
  readonly ids?: readonly string[];
  readonly list?: string;
  readonly after?: string;
  readonly limit?: number;
}

/** Findings in sight, those that came last first. */
export async function listFindings(db: Db | Trx, actor: Actor, wish: FindingWish = {}): Promise<Part<StoredFinding>> {
  const { limit = PAGE, after } = wish;
  const [at, id] = after === undefined ? [] : (readCursor(after, ['string', 'string']) as [string, string]);
  // First which ones, from the index alone; then what is said of these few.
  const places = await chosen(db, actor, wish)
    .select(['f.id', 'f.first_seen_at'])
    .$if(at !== undefined, (query) =>
      query.where((eb) =>
        eb.or([
          eb('f.first_seen_at', '<', at ?? ''),
          eb.and([eb('f.first_seen_at', '=', at ?? ''), eb('f.id', '>', id ?? '')]),
        ]),
      ),
    )
    .orderBy('f.first_seen_at', 'desc')
    .orderBy('f.id')
    .limit(limit + 1)
    .execute();
  const part = partOf(places, limit, (one) => asCursor([one.first_seen_at, one.id]));
  if (part.rows.length === 0) return { rows: [] };
  const found = await db
    .selectFrom('findings as f')
    .innerJoin('sites as s', 's.id', 'f.site')
    .leftJoin('rule_words as w', 'w.rule', 'f.rule')
    .selectAll('f')
    .select(['s.name as site_name', 'w.title', 'w.title_en'])
    .where(
      'f.id',
      'in',
      part.rows.map((one) => one.id),
    )
    .execute();
  const byId = new Map(found.map((row) => [row.id, asFinding(row)]));
  return { ...part, rows: part.rows.flatMap((one) => byId.get(one.id) ?? []) };
}

/** How many there are by state. */
export async function countFindings(
  db: Db | Trx,
  actor: Actor,
  wish: Omit<FindingWish, 'after' | 'limit'> = {},
): Promise<Readonly<Record<string, number>>> {
  const rows = await chosen(db, actor, wish)
    .select((eb) => ['f.state', eb.fn.countAll<number>().as('count')])
    .groupBy('f.state')
    .execute();
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** One change of state, with the audit that showed it. */
export interface StoredMove {
  readonly run: string;
  readonly runTitle: string | null;
  readonly at: string;
  readonly from: LifeState | null;
  readonly to: LifeState;
  readonly why: MoveCause;
}

/** A finding and its life, oldest change first. Throws `NotFound`, out of sight too. */
export async function readFinding(
  db: Db | Trx,
  actor: Actor,
  id: string,
): Promise<{ readonly finding: StoredFinding; readonly moves: readonly StoredMove[] }> {
  const [finding] = (await listFindings(db, actor, { ids: [id], limit: 1 })).rows;
  if (!finding) throw new NotFound({ zh: '没有这个问题。', en: 'There is no such finding.' });
  const rows = await db
    .selectFrom('finding_moves as m')
    .leftJoin('runs as r', 'r.id', 'm.run')
    .select(['m.run', 'r.title', 'm.at', 'm.from_state', 'm.to_state', 'm.why'])
    .where('m.finding', '=', id)
    .orderBy('m.at')
    .orderBy('m.run')
    .execute();
  const moves = rows.map((row) => ({
    run: row.run,
    runTitle: row.title,
    at: row.at,
    from: row.from_state as LifeState | null,
    to: row.to_state as LifeState,
    why: row.why as MoveCause,
  }));
  return { finding, moves };
}

function chosen(db: Db | Trx, actor: Actor, wish: FindingWish) {
  const { site, rule, unit, kind, states, levels, section, isUnseen, isRefuted, text, ids, list } = wish;
  return db
    .selectFrom('findings as f')
    .$if(actor.sight !== 'all', (query) => query.where(findingInSight(actor)))
    .$if(isRefuted === true, (query) => query.where('f.ruling', '=', 'refuted'))
    .$if(isRefuted !== true && ids === undefined, (query) =>
      query.where((eb) => eb.or([eb('f.ruling', 'is', null), eb('f.ruling', '!=', 'refuted')])),
    )
    .$if(ids !== undefined, (query) => query.where('f.id', 'in', ids?.length ? ids : ['']))
    .$if(site !== undefined, (query) => query.where('f.site', '=', site ?? ''))
    .$if(rule !== undefined, (query) => query.where('f.rule', '=', rule ?? ''))
    .$if(unit !== undefined, (query) => query.where('f.unit', '=', unit ?? ''))
    .$if(kind !== undefined, (query) => query.where('f.kind', '=', kind ?? ''))
    .$if(states !== undefined, (query) => query.where('f.state', 'in', states?.length ? states : ['']))
    .$if(levels !== undefined, (query) => query.where('f.level', 'in', levels?.length ? levels : ['']))
    .$if(section !== undefined, (query) => query.where('f.section', '=', section ?? ''))
    .$if(isUnseen === true, (query) =>
      query.where('f.unseen_because', 'is not', null).where('f.state', 'not in', ['fixed', 'gone', 'settled']),
    )
    .$if(text !== undefined && text !== '', (query) =>
      query.where((eb) =>
        eb.or((['f.message', 'f.url', 'f.column_name'] as const).map((column) => contains(eb.ref(column), text ?? ''))),
      ),
    )
    .$if(list !== undefined, (query) =>
      query.where('f.site', 'in', (eb) =>
        eb
          .selectFrom('list_sites')
          .select('list_sites.site')
          .where('list_sites.list', '=', list ?? ''),
      ),
    );
}

type Row = Selectable<Tables['findings']> & {
  readonly site_name: string;
  readonly title: string | null;
  readonly title_en: string | null;
};

const asFinding = (row: Row): StoredFinding => ({
  id: row.id,
  site: row.site,
  siteName: row.site_name,
  rule: row.rule,
  ruleTitle: row.title ?? row.rule,
  ruleTitleEn: row.title_en,
  kind: row.kind as LifeKind,
  state: row.state as LifeState,
  arrival: row.arrival as Arrival,
  fingerprint: row.fingerprint,
  code: row.code,
  level: row.level,
  section: row.section,
  unit: row.unit,
  column: row.column_name,
  url: row.url,
  message: row.message,
  messageEn: row.message_en,
  dueOn: row.due_on,
  firstRun: row.first_run,
  firstSeenAt: row.first_seen_at,
  lastRun: row.last_run,
  lastSeenAt: row.last_seen_at,
  lookedRun: row.looked_run,
  lookedAt: row.looked_at,
  ...(row.unseen_because !== null &&
    row.unseen_run !== null && {
      unseen: {
        because: row.unseen_because,
        ...(row.unseen_reason !== null && { reason: row.unseen_reason }),
        run: row.unseen_run,
      },
    }),
  ...(row.fixed_run !== null && row.fixed_at !== null && { closed: { run: row.fixed_run, at: row.fixed_at } }),
  timesReopened: row.times_reopened,
  ...(row.ruling !== null && { ruling: row.ruling as NonNullable<StoredFinding['ruling']> }),
  ...(row.waiver !== null && { waiver: JSON.parse(row.waiver) as Waiver }),
});
