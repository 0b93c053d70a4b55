import type { Sight } from '../../model/actor.js';
import { OPEN_STATES } from '../../model/life.js';
import { OPEN_ITEM_STATES } from '../../model/rectification.js';
import type { Db } from '../tables.js';

/** Which standing faults a notice may be about. */
export interface FindingChoice {
  readonly list?: string | undefined;
  readonly site?: string | undefined;
  readonly unit?: string | undefined;
  readonly rule?: string | undefined;
  readonly level?: string | undefined;
}

/** A fault that stands and that no open notice is about. */
export interface Candidate {
  readonly id: string;
  readonly site: string;
  readonly siteName: string;
  readonly rule: string;
  readonly ruleTitle: string;
  readonly level: string;
  readonly unit: string | null;
  readonly message: string;
  readonly url: string | null;
  readonly fingerprint: string;
  readonly code: string;
  readonly section: string;
  readonly column: string | null;
  readonly lastRun: string;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
}

/** Faults for notices, by site, then veto before deduction, then rule. Those that evaluators have overruled are none, doubts that they confirmed are. */
export async function chooseFindings(
  db: Db,
  sight: Sight,
  choice: FindingChoice,
  { limit, offset = 0, ids }: { readonly limit: number; readonly offset?: number; readonly ids?: readonly string[] },
): Promise<readonly Candidate[]> {
  const rows = await candidates(db, sight, choice, ids)
    .select([
      ...([
        'findings.id',
        'findings.site',
        'findings.rule',
        'findings.level',
        'findings.unit',
        'findings.message',
      ] as const),
      ...(['findings.url', 'findings.fingerprint', 'findings.code', 'findings.section'] as const),
      ...(['findings.column_name', 'findings.last_run', 'findings.first_seen_at', 'findings.last_seen_at'] as const),
      ...(['sites.name as site_name', 'rule_words.title as rule_title'] as const),
    ])
    .orderBy('findings.site')
    .orderBy('findings.level', 'desc')
    .orderBy('findings.rule')
    .orderBy('findings.id')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, site: row.site, siteName: row.site_name, rule: row.rule, ruleTitle: row.rule_title ?? row.rule },
    ...{ level: row.level, unit: row.unit, message: row.message, url: row.url, fingerprint: row.fingerprint },
    ...{ code: row.code, section: row.section, column: row.column_name, lastRun: row.last_run },
    ...{ firstSeenAt: row.first_seen_at, lastSeenAt: row.last_seen_at },
  }));
}

/** How many there are, and of how many sites. */
export async function countCandidates(
  db: Db,
  sight: Sight,
  choice: FindingChoice,
): Promise<{ readonly findings: number; readonly sites: number }> {
  return candidates(db, sight, choice)
    .select((eb) => [
      eb.fn.countAll<number>().as('findings'),
      eb.fn.count<number>('findings.site').distinct().as('sites'),
    ])
    .executeTakeFirstOrThrow();
}

const candidates = (
  db: Db,
  sight: Sight,
  { list, site, unit, rule, level }: FindingChoice,
  ids?: readonly string[],
) => {
  let query = db
    .selectFrom('findings')
    .innerJoin('sites', 'sites.id', 'findings.site')
    .leftJoin('rule_words', 'rule_words.rule', 'findings.rule')
    .where('findings.level', 'in', ['veto', 'deduction'])
    .where((eb) =>
      eb.or([
        eb.and([
          eb('findings.kind', '=', 'fault'),
          eb('findings.state', 'in', [...OPEN_STATES]),
          eb('findings.ruling', 'is', null),
        ]),
        eb.and([
          eb('findings.kind', '=', 'doubt'),
          eb('findings.state', '=', 'open'),
          eb('findings.ruling', '=', 'confirmed'),
        ]),
      ]),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('notice_items')
            .select('notice_items.notice')
            .whereRef('notice_items.finding', '=', 'findings.id')
            .where('notice_items.state', 'in', [...OPEN_ITEM_STATES]),
        ),
      ),
    )
    .where('sites.active', '=', 1);
  if (sight !== 'all') query = query.where('findings.site', 'in', [...sight.keys(), '']);
  if (ids) query = query.where('findings.id', 'in', [...ids, '']);
  if (site !== undefined) query = query.where('findings.site', '=', site);
  if (unit !== undefined) query = query.where('findings.unit', '=', unit);
  if (rule !== undefined) query = query.where('findings.rule', '=', rule);
  if (level !== undefined) query = query.where('findings.level', '=', level);
  if (list !== undefined) {
    query = query.where('findings.site', 'in', (eb) =>
      eb.selectFrom('list_sites').select('list_sites.site').where('list_sites.list', '=', list),
    );
  }
  return query;
};
