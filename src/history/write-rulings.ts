import { OPEN_STATES } from '../model/life.js';
import type { AuditReport } from '../model/report.js';
import { inBatches } from '../store/sites/in-batches.js';
import type { Trx } from '../store/tables.js';

/**
 * Says of each finding that stood last in this audit what decisions make of it there (`findings.ruling`), and counts the site's
 * standing ones again where that changed: what evaluators have overruled is no open fault. `report`: as it counts.
 */
export async function writeRulings(
  trx: Trx,
  { run, site, report }: { readonly run: string; readonly site: string; readonly report: AuditReport },
): Promise<void> {
  const stood = await trx
    .selectFrom('findings')
    .select(['id', 'rule', 'kind', 'fingerprint', 'ruling'])
    .where('site', '=', site)
    .where('last_run', '=', run)
    .execute();
  if (stood.length === 0) return;
  const left = new Map(
    report.outcomes.flatMap(({ rule, findings }) =>
      findings.map(({ fingerprint, value }) => [`${rule} ${value} ${fingerprint}`, true] as const),
    ),
  );
  const has = (rule: string, value: 'failed' | 'cantTell', fingerprint: string): boolean =>
    left.has(`${rule} ${value} ${fingerprint}`);
  const changed = new Map<string | null, string[]>();
  for (const { id, rule, kind, fingerprint, ruling } of stood) {
    const isFault = has(rule, 'failed', fingerprint);
    const stands = kind === 'fault' ? isFault : has(rule, 'cantTell', fingerprint);
    const now = stands ? null : kind === 'doubt' && isFault ? 'confirmed' : 'refuted';
    if (now !== ruling) changed.set(now, [...(changed.get(now) ?? []), id]);
  }
  for (const [ruling, ids] of changed) {
    await inBatches(ids, async (some) => {
      await trx.updateTable('findings').set({ ruling }).where('id', 'in', some).execute();
    });
  }
  if (changed.size > 0) await countAgain(trx, site);
}

/** Counts of what stands, of the site and of the audit that is its latest. */
async function countAgain(trx: Trx, site: string): Promise<void> {
  const rows = await trx
    .selectFrom('findings')
    .select((eb) => [
      ...(['kind', 'state'] as const),
      eb.fn.countAll<number>().as('many'),
      eb.fn.count<number>('unseen_because').as('unseen'),
    ])
    .where('site', '=', site)
    .where((eb) => eb.or([eb('ruling', 'is', null), eb('ruling', '!=', 'refuted')]))
    .groupBy(['kind', 'state'])
    .execute();
  const sum = (kind: string, states: readonly string[], of: 'many' | 'unseen'): number =>
    rows.reduce((total, row) => total + (row.kind === kind && states.includes(row.state) ? Number(row[of]) : 0), 0);
  const counts = {
    open: sum('fault', OPEN_STATES, 'many'),
    unseen: sum('fault', OPEN_STATES, 'unseen'),
    waived: sum('fault', ['waived'], 'many'),
    doubts: sum('doubt', ['open'], 'many'),
  };
  const standing = await trx
    .updateTable('site_standings')
    .set(counts)
    .where('site', '=', site)
    .returning('last_run')
    .executeTakeFirst();
  if (typeof standing?.last_run !== 'string') return;
  await trx
    .updateTable('audit_history')
    .set(counts)
    .where('run', '=', standing.last_run)
    .where('site', '=', site)
    .execute();
}
