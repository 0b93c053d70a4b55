/** What the store says of the office's work at this moment, as Prometheus reads it. Long because it is the list of what there is. */
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { beijingDay } from '../../lib/date/beijing-day.js';
import { knownWorkers } from '../../schedule/work/workers.js';
import type { Office } from '../office.js';

const DAY_MS = 86_400_000;
/** Enough for a median and a tail. */
const MOST_DURATIONS = 5_000;

const processRegistry = new Registry();
collectDefaultMetrics({ register: processRegistry });

/** Everything beside the times of answers. A store that cannot be read is `gongkai_store_up 0`, with nothing else of it. */
export async function gauges(office: Office): Promise<string> {
  const registry = new Registry();
  const gauge = (name: string, help: string, values: readonly Value[]): void => {
    const labelNames = Object.keys(values[0]?.labels ?? {});
    const made = new Gauge({ name: `gongkai_${name}`, help, labelNames, registers: [registry] });
    for (const { labels = {}, value } of values) made.set(labels, value);
  };
  gauge('info', 'Version of the program', [{ labels: { version: office.version }, value: 1 }]);
  let isUp = 1;
  try {
    await readStore(office, gauge);
  } catch (error) {
    office.onFault(error, { id: 'metrics', at: 'GET /metrics' });
    isUp = 0;
  }
  gauge('store_up', 'Whether the store could be read', [{ value: isUp }]);
  return `${await registry.metrics()}\n${await processRegistry.metrics()}`;
}

interface Value {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

async function readStore(
  office: Office,
  gauge: (name: string, help: string, values: readonly Value[]) => void,
): Promise<void> {
  const { db } = office.store;
  const now = office.now();
  const at = now.toISOString();
  const audits = await db
    .selectFrom('audits')
    .select((eb) => ['state', eb.fn.countAll<number>().as('many')])
    .groupBy('state')
    .execute();
  gauge('audits', 'Audits by state', byState(audits));
  const due = await db
    .selectFrom('audits')
    .select((eb) => [eb.fn.countAll<number>().as('many'), eb.fn.min('not_before').as('since')])
    .where('state', '=', 'waiting')
    .where('not_before', '<=', at)
    .executeTakeFirstOrThrow();
  gauge('queue_depth', 'Audits that could begin now and wait for a worker', [{ value: Number(due.many) }]);
  const waitedMs = due.since === null ? 0 : now.getTime() - Date.parse(due.since);
  gauge('oldest_waiting_seconds', 'How long the oldest of these waits', [{ value: waitedMs / 1_000 }]);
  gauge('audit_duration_seconds', 'Durations of audits that ended in the last 24 hours', await durations(office));
  const crashes = await db
    .selectFrom('audits')
    .select((eb) => eb.fn.sum<number | null>('crashes').as('many'))
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirstOrThrow();
  gauge('leases_lost', 'Takings of audits under way that ended without a word', [{ value: Number(crashes.many ?? 0) }]);
  const workers = await knownWorkers(db, now);
  gauge('workers', 'Workers heard of within a minute', [{ value: workers.length }]);
  gauge('worker_slots', 'Audits that they do at once', [
    { labels: { use: 'all' }, value: sum(workers.map(({ slots }) => slots)) },
    { labels: { use: 'busy' }, value: sum(workers.map(({ busy }) => busy)) },
  ]);
  const probes = await db
    .selectFrom('availability_days')
    .select((eb) =>
      (['opened', 'failed', 'refused', 'void'] as const).map((one) => eb.fn.sum<number | null>(one).as(one)),
    )
    .where('day', '=', beijingDay(now))
    .executeTakeFirstOrThrow();
  gauge(
    'probes_today',
    'Visits to home pages today (Asia/Shanghai)',
    Object.entries(probes).map(([value, many]) => ({ labels: { value }, value: Number(many ?? 0) })),
  );
  const messages = await db
    .selectFrom('messages')
    .select((eb) => ['state', eb.fn.countAll<number>().as('many')])
    .groupBy('state')
    .execute();
  gauge('messages', 'Notifications by state', byState(messages));
  const head = await db.selectFrom('log_head').select('seq').executeTakeFirst();
  gauge('log_entries', 'Entries of the log', [{ value: head?.seq ?? 0 }]);
}

async function durations({ store, now }: Office): Promise<readonly Value[]> {
  const rows = await store.db
    .selectFrom('audits')
    .select(['spent_ms'])
    .where('state', '=', 'done')
    .where('finished_at', '>=', new Date(now().getTime() - DAY_MS).toISOString())
    .where('spent_ms', '>', 0)
    .orderBy('finished_at', 'desc')
    .limit(MOST_DURATIONS)
    .execute();
  const seconds = rows.map(({ spent_ms }) => spent_ms / 1_000).sort((a, b) => a - b);
  return [0.5, 0.9, 0.99].flatMap((quantile): Value[] => {
    const value = seconds[Math.min(seconds.length - 1, Math.floor(seconds.length * quantile))];
    return value === undefined ? [] : [{ labels: { quantile: String(quantile) }, value }];
  });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
const byState = (rows: readonly { readonly state: string; readonly many: number }[]): readonly Value[] =>
  rows.map(({ state, many }) => ({ labels: { state }, value: Number(many) }));
