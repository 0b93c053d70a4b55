import { recordEvent } from '../../store/events/record-event.js';
import { appendLog } from '../../store/log/append-log.js';
import type { Trx } from '../../store/tables.js';
import { afterCrash } from './after-crash.js';
import { leave } from './end-audit.js';
import type { HeldAudit } from './held-audit.js';

/** What is known of a crash. */
interface Crash {
  readonly now: Date;
  /** One sentence, for the log and whoever looks at the run. */
  readonly message: string;
  /** Pages by now, where it is known better than the store knows. */
  readonly pages?: number;
}

/** An audit ended without results: it waits again, or has failed for good, and whoever wants to know is told. `lost` where it is held no more. */
export async function recordCrash(
  trx: Trx,
  held: HeldAudit,
  { now, message, pages }: Crash,
): Promise<'waiting' | 'failed' | 'lost'> {
  const { run, site } = held;
  const at = now.toISOString();
  const row = await trx
    .selectFrom('audits')
    .select(['attempt', 'delays', 'crashes', 'crash_pages', 'pages'])
    .where('run', '=', run)
    .where('site', '=', site)
    .executeTakeFirst();
  if (!row) return 'lost';
  const next = afterCrash({
    attempt: row.attempt - row.delays,
    crashes: row.crashes,
    crashPages: row.crash_pages,
    pages: pages ?? row.pages ?? 0,
  });
  const left = await leave(
    trx,
    held,
    at,
    next.state === 'waiting'
      ? {
          state: 'waiting',
          crashes: next.crashes,
          crash_pages: next.crashPages,
          message,
          not_before: new Date(now.getTime() + next.delayMs).toISOString(),
        }
      : { state: 'failed', crashes: next.crashes, finished_at: at, failure: 'crashed', message },
  );
  if (!left) return 'lost';
  await appendLog(trx, {
    at,
    actor: 'system',
    action: next.state === 'failed' ? 'audit.failed' : 'audit.crashed',
    subject: `audit:${run}/${site}`,
    detail: { attempt: row.attempt, worker: held.worker, message },
  });
  if (next.state === 'failed') {
    const data = { why: 'crashed', message };
    await recordEvent(trx, { key: `site-untested:${run}:${site}`, kind: 'site-untested', at, site, run, data });
  }
  return next.state;
}
