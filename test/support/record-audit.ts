import { prepareRecord } from '../../src/history/prepare-record.js';
import { recordReport } from '../../src/history/record-report.js';
import type { RecordedLife } from '../../src/model/life.js';
import type { AuditReport } from '../../src/model/report.js';
import type { Blobs } from '../../src/store/blobs/blobs.js';
import type { Store } from '../../src/store/open-store.js';

/** Takes a report into history as an audit of its site: makes the rows of site, run and audit that are not there, keeps the report, records it. */
export async function recordAudit(
  store: Store,
  blobs: Blobs,
  { run, report, profile }: { readonly run: string; readonly report: AuditReport; readonly profile?: string },
): Promise<RecordedLife> {
  const { id, name, url, kind } = report.site;
  const at = new Date(report.startedAt).toISOString();
  await store.transaction(async (trx) => {
    await trx
      .insertInto('sites')
      .values({
        id,
        name,
        url,
        kind,
        region: null,
        profile: null,
        entry: '{}',
        active: 1,
        created_at: at,
        changed_at: at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await trx
      .insertInto('runs')
      .values({
        ...{
          id: run,
          title: null,
          origin: 'import',
          schedule: null,
          profile: null,
          as_of: report.asOf,
          state: 'finished',
        },
        ...{ created_at: at, started_at: null, finished_at: null, created_by: null, totals: null },
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await trx
      .insertInto('audits')
      .values({ run, site: id, state: 'running', not_before: at, attempt: 1, fence: 1 })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
  await blobs.put(`runs/${run}/${id}/report.json`, JSON.stringify(report));
  const prepared = await prepareRecord(store.db, blobs, { run, site: id, report, profile });
  return store.transaction((trx) => recordReport(trx, prepared));
}
