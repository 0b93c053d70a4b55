import { parseActiveHours } from '../../lib/date/active-hours.js';
import type { Store } from '../../store/open-store.js';
import { nextSpan, spreadOver } from '../spread-over.js';

/** What could not begin within its hours waits for the next ones, spread over them again. Gives how many. */
export async function postponeLate(store: Store, now: Date): Promise<number> {
  const at = now.toISOString();
  const late = await store.db
    .selectFrom('audits')
    .leftJoin('run_orders', 'run_orders.run', 'audits.run')
    .select(['audits.run', 'run_orders.hours'])
    .distinct()
    .where('audits.state', '=', 'waiting')
    .where('audits.not_after', '<=', at)
    .execute();
  let moved = 0;
  for (const { run, hours } of late) moved += await postponeRun(store, run, hours, now);
  return moved;
}

const postponeRun = (store: Store, run: string, text: string | null, now: Date): Promise<number> =>
  store.transaction(async (trx) => {
    const at = now.toISOString();
    const rows = await trx
      .selectFrom('audits')
      .select(['site', 'weight'])
      .where('run', '=', run)
      .where('state', '=', 'waiting')
      .where('not_after', '<=', at)
      .execute();
    const hours = parseActiveHours(text ?? '');
    const span = hours ? nextSpan(hours, now) : { from: at };
    const begins = spreadOver(
      rows.map(({ site, weight }) => ({ site, expectedMs: weight })),
      span,
    );
    for (const { site } of rows) {
      await trx
        .updateTable('audits')
        .set({ not_before: begins.get(site) ?? span.from, not_after: 'to' in span ? span.to : null })
        .where('run', '=', run)
        .where('site', '=', site)
        .where('state', '=', 'waiting')
        .execute();
    }
    return rows.length;
  });
