import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../../lib/fs/make-folder.js';
import type { AuditReport } from '../../model/report.js';
import { FailureCauseSchema, type FailureCause, type RunFailure, type RunSummary } from '../../model/run.js';
import { sealRun } from '../../proof/seal.js';
import { FORMATS, type FormatId } from '../../report/formats.js';
import type { Blobs } from '../../store/blobs/blobs.js';
import type { Store } from '../../store/open-store.js';
import { buildDigest } from '../../library/build-digest.js';
import { instant } from '../text/days.js';
import { readReport } from '../runs/find-reports.js';
import type { FormatMeans } from '../options/format-means.js';
import type { Say } from '../language.js';
import { writeRunFormats } from '../options/report-formats.js';
import type { RunContext } from '../runs/run-context.js';
import { summarizeRun, summarizeSite, type SiteResult } from '../../library/summarize-run.js';
import { bringPublished } from './site-files.js';

/** What a run of an office is sealed with. */
export interface SealMeans {
  readonly store: Store;
  readonly blobs: Blobs;
  /** The data folder. */
  readonly folder: string;
  readonly version: string;
  readonly say: Say;
  readonly formats: FormatMeans;
  readonly key?: RunContext['key'];
}

/** Writes run.json, the formats of a whole run and its chain, as `gongkai audit` leaves them. Done twice it writes the same. */
export const sealOfficeRun =
  ({ store, blobs, folder: data, version, say, formats: means, key }: SealMeans) =>
  async (id: string): Promise<void> => {
    const folder = join(data, 'runs', id);
    await makeFolder(folder);
    const { run, audits } = await readRun(store, id);
    const sites: SiteResult[] = [];
    const failures: RunFailure[] = [];
    const profiles = new Map<string, RunSummary['profiles'][number]>();
    for (const { site, state, failure, message } of audits) {
      if (state !== 'done') {
        failures.push({ site, why: causeOf(state, failure), ...(message !== null && { message }) });
        continue;
      }
      for (const name of ['report.json', 'chain.json'])
        await bringPublished(blobs, `runs/${id}/${site}/${name}`, join(folder, site, name));
      const report = JSON.parse(await readFile(join(folder, site, 'report.json'), 'utf8')) as AuditReport;
      const result = summarizeSite({ snapshot: `${site}/snapshot.warc.gz` }, report, say);
      sites.push(result);
      if (result.failure) failures.push(result.failure);
      const { id: profile, title, version: edition, digest } = report.profile;
      profiles.set(digest, { id: profile, title, version: edition, digest });
    }
    const lastAt = audits.reduce((last, { finished_at: at }) => (at !== null && at > last ? at : last), run.created_at);
    const summary = summarizeRun({
      plan: {
        id,
        asOf: run.as_of,
        startedAt: instant(new Date(run.started_at ?? run.created_at)),
        tasks: [],
      },
      toolVersion: version,
      finishedAt: instant(new Date(lastAt)),
      sites,
      failures,
    });
    const withoutReport = audits.length - sites.length;
    const totals = { ...summary.totals, sites: audits.length, withoutReport };
    const whole: RunSummary = { ...summary, profiles: [...profiles.values()], totals };
    const formats = (JSON.parse(run.formats ?? '[]') as string[]).filter((one): one is FormatId => one in FORMATS);
    const written: string[] = ['chain.json'];
    await writeRunFormats(
      folder,
      whole,
      formats,
      means.options,
      ({ report }) => readReport(join(folder, report), say),
      {
        onWritten: (file) => written.push(file),
      },
    );
    await sealRun({ folder, toolVersion: version, build: await buildDigest(), ...(key && { key }) });
    if (blobs.kind !== 'disk')
      for (const file of written) await blobs.put(`runs/${id}/${file}`, { path: join(folder, file) });
  };

const readRun = async (store: Store, id: string) => ({
  run: await store.db
    .selectFrom('runs')
    .leftJoin('run_orders', 'run_orders.run', 'runs.id')
    .select(['runs.as_of', 'runs.created_at', 'runs.started_at', 'run_orders.formats'])
    .where('runs.id', '=', id)
    .executeTakeFirstOrThrow(),
  audits: await store.db
    .selectFrom('audits')
    .select(['site', 'state', 'failure', 'message', 'finished_at'])
    .where('run', '=', id)
    .orderBy('site')
    .execute(),
});

const causes: ReadonlySet<string> = new Set(FailureCauseSchema.anyOf.map((one) => one.const));

/** Of an audit without a report. */
const causeOf = (state: string, failure: string | null): FailureCause =>
  state === 'cancelled' || failure === null || !causes.has(failure) ? 'not-begun' : (failure as FailureCause);
