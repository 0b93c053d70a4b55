import { OPEN_STATES, type FindingMove, type RecordedLife } from '../model/life.js';
import { liveOn, type LifeStep } from '../scoring/life/live-on.js';
import type { RuleKeys } from '../scoring/life/rule-keys.js';
import { isLegal } from '../scoring/life/transitions.js';
import { inBatches } from '../store/sites/in-batches.js';
import type { Trx } from '../store/tables.js';
import { knownFrom, rowAfter, type FindingRow, type WrittenAudit } from './finding-rows.js';
import type { PreparedRecord } from './prepare-record.js';

/** What is counted of findings after an audit, and of moves in it: columns of `audit_history`. */
export interface LifeCounts {
  readonly open: number;
  readonly unseen: number;
  readonly waived: number;
  readonly doubts: number;
  readonly arrived: number;
  readonly appeared: number;
  readonly fixed: number;
  readonly reopened: number;
  readonly expired: number;
  readonly gone: number;
}

/** Lets a site's findings live on through an audit, and writes what changed. */
export async function writeLife(
  trx: Trx,
  { earlier, latest, requests }: PreparedRecord,
  audit: WrittenAudit,
): Promise<Omit<RecordedLife, 'role' | 'isNew'> & { readonly counts: LifeCounts }> {
  const { run, site, crawledAt: at, report } = audit;
  const rows = new Map(
    (await trx.selectFrom('findings').selectAll().where('site', '=', site).execute()).map((row) => [row.id, row]),
  );
  const steps = liveOn({
    known: [...rows.values()].map(knownFrom),
    after: { report, requests },
    earlier,
    latest,
    keys: await readKeys(trx, [
      report.profile.digest,
      ...[...rows.values()].map(({ profile_digest }) => profile_digest),
      ...[...earlier.values()].map((one) => one.report.profile.digest),
    ]),
  });
  const moves: FindingMove[] = [];
  const changed: FindingRow[] = [];
  for (const step of steps) {
    const before = step.step === 'arrived' ? undefined : rows.get(step.known.id);
    const row = rowAfter(step, before, audit);
    const move = moveOf(step, before, row);
    if (move) moves.push(move);
    rows.set(row.id, row);
    changed.push(row);
  }
  await inBatches(changed, (some) => upsert(trx, some));
  const moved = moves.map(({ finding, from, to, why }) => ({
    ...{ finding, run, site, at },
    ...{ from_state: from ?? null, to_state: to, why },
  }));
  await inBatches(moved, async (some) => {
    await trx
      .insertInto('finding_moves')
      .values([...some])
      .execute();
  });
  const ids = (step: LifeStep['step']) =>
    steps.flatMap((one, index) => (one.step === step ? (changed[index]?.id ?? []) : []));
  return {
    moves,
    seen: [...ids('seen'), ...ids('arrived')],
    unseen: steps.flatMap((step) => {
      if (step.step !== 'unseen') return [];
      const { known, because, reason } = step;
      return {
        finding: known.id,
        kind: known.kind,
        rule: known.rule,
        because,
        ...(reason !== undefined && { reason }),
      };
    }),
    counts: countLife([...rows.values()], moves),
  };
}

/** A change of state; throws on one that no finding's life knows, so that nothing of the audit is written. */
function moveOf(step: LifeStep, before: FindingRow | undefined, row: FindingRow): FindingMove | undefined {
  if (step.step === 'unseen' || step.why === undefined) {
    if (before?.state !== row.state) throw new Error(`finding ${row.id} changed without a cause`);
    return undefined;
  }
  const from = before?.state as FindingMove['from'];
  const kind = row.kind as FindingMove['kind'];
  if (!isLegal(kind, from, step.to, step.why))
    throw new Error(`no ${kind} goes from ${from ?? 'nothing'} to ${step.to} by ${step.why}`);
  return { finding: row.id, kind, rule: row.rule, ...(from !== undefined && { from }), to: step.to, why: step.why };
}

function countLife(rows: readonly FindingRow[], moves: readonly FindingMove[]): LifeCounts {
  const isOpen = ({ kind, state }: FindingRow): boolean =>
    kind === 'fault' && (OPEN_STATES as readonly string[]).includes(state);
  const asked = rows.filter(({ ruling }) => ruling !== 'refuted');
  const faults = moves.filter(({ kind }) => kind === 'fault');
  const to = (state: string): number => faults.filter((move) => move.to === state).length;
  const by = (why: string): number => faults.filter((move) => move.why === why).length;
  return {
    open: asked.filter(isOpen).length,
    unseen: asked.filter((row) => isOpen(row) && row.unseen_because !== null).length,
    waived: asked.filter(({ kind, state }) => kind === 'fault' && state === 'waived').length,
    doubts: asked.filter(({ kind, state }) => kind === 'doubt' && state === 'open').length,
    arrived: faults.filter(({ from }) => from === undefined).length,
    appeared: by('appeared'),
    fixed: to('fixed'),
    reopened: to('reopened'),
    expired: to('expired'),
    gone: to('gone'),
  };
}

async function readKeys(trx: Trx, digests: readonly string[]): Promise<Map<string, RuleKeys>> {
  const wanted = [...new Set(digests)];
  const rows = await trx.selectFrom('profile_rules').selectAll().where('digest', 'in', wanted).execute();
  return new Map(rows.map(({ digest, keys }) => [digest, JSON.parse(keys) as RuleKeys]));
}

async function upsert(trx: Trx, rows: readonly FindingRow[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== 'id') as (keyof FindingRow)[];
  await trx
    .insertInto('findings')
    .values([...rows])
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((eb) => Object.fromEntries(columns.map((column) => [column, eb.ref(`excluded.${column}`)]))),
    )
    .execute();
}
