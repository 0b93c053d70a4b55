import type { AuditReport } from '../model/report.js';
import type { Tables, Trx } from '../store/tables.js';
import { NOT_SELECTED, valueOf } from './value-letters.js';

type SiteRule = Tables['site_rules'];

/**
 * Writes how each rule stands for a site, from the values of all its audits: told once more of an audit that decisions have changed,
 * whichever of them it is, the rows are as if it had always been so.
 */
export async function writeSiteRules(
  trx: Trx,
  { run, site, report }: { readonly run: string; readonly site: string; readonly report: AuditReport },
): Promise<void> {
  const audits = await trx
    .selectFrom('audit_history as h')
    .innerJoin('rule_lists as l', 'l.id', 'h.rule_list')
    .select(['h.run', 'h.crawled_at', 'h.values', 'l.rules'])
    .where('h.site', '=', site)
    .where('h.role', '=', 'present')
    .orderBy('h.crawled_at')
    .orderBy('h.run')
    .execute();
  const known = new Map(
    (await trx.selectFrom('site_rules').selectAll().where('site', '=', site).execute()).map((row) => [row.rule, row]),
  );
  const outcomes = new Map(report.outcomes.map((outcome) => [outcome.rule, outcome]));
  const rows = [...standAfter(audits)].flatMap(([rule, stand]): SiteRule[] => {
    const before = known.get(rule);
    const outcome = stand.run === run ? outcomes.get(rule) : undefined;
    const told = outcome
      ? {
          reason: outcome.reason ?? null,
          ...{ earned: outcome.points.earned, min: outcome.points.min },
          ...{ max: outcome.points.max, out_of: outcome.points.outOf },
        }
      : before && {
          reason: before.reason,
          earned: before.earned,
          min: before.min,
          max: before.max,
          out_of: before.out_of,
        };
    if (!told) return [];
    const row: SiteRule = { site, rule, ...stand, ...told };
    const isKnown =
      before && (Object.keys(row) as (keyof SiteRule)[]).every((column) => before[column] === row[column]);
    return isKnown === true ? [] : [row];
  });
  if (rows.length > 0) await upsert(trx, rows);
}

type Stand = Pick<SiteRule, 'run' | 'value' | 'decided_value' | 'decided_run' | 'decided_at' | 'decided_since'>;

/** By rule, after all audits in order: the latest that was to judge it, and the latest that decided. */
function standAfter(
  audits: readonly {
    readonly run: string;
    readonly crawled_at: string;
    readonly values: string;
    readonly rules: string;
  }[],
): ReadonlyMap<string, Stand> {
  const lists = new Map<string, readonly string[]>();
  const stands = new Map<string, Stand>();
  for (const { run, crawled_at: at, values, rules } of audits) {
    const list = lists.get(rules) ?? (JSON.parse(rules) as string[]);
    lists.set(rules, list);
    for (const [index, rule] of list.entries()) {
      const value = valueOf(values[index]);
      if (value === undefined || values[index] === NOT_SELECTED) continue;
      const before = stands.get(rule);
      const isDecided = value === 'passed' || value === 'failed';
      const since = before?.decided_value === value ? before.decided_since : at;
      stands.set(rule, {
        run,
        value,
        decided_value: isDecided ? value : (before?.decided_value ?? null),
        decided_run: isDecided ? run : (before?.decided_run ?? null),
        decided_at: isDecided ? at : (before?.decided_at ?? null),
        decided_since: isDecided ? since : (before?.decided_since ?? null),
      });
    }
  }
  return stands;
}

async function upsert(trx: Trx, rows: readonly SiteRule[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== 'site' && column !== 'rule');
  await trx
    .insertInto('site_rules')
    .values([...rows])
    .onConflict((conflict) =>
      conflict
        .columns(['site', 'rule'])
        .doUpdateSet((eb) =>
          Object.fromEntries(columns.map((column) => [column, eb.ref(`excluded.${column as keyof SiteRule}`)])),
        ),
    )
    .execute();
}
