import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { takeIn } from '../../../intake.js';
import { registrableDomain } from '../../../lib/url/registrable-domain.js';
import { SYSTEM } from '../../../model/actor.js';
import type { RunSite } from '../../../model/run.js';
import type { Words } from '../../../model/words.js';
import { runTotals } from '../../../schedule/finish-runs.js';
import { isRunId } from '../../../schedule/run-id.js';
import type { Blobs } from '../../../store/blobs/blobs.js';
import { appendLog } from '../../../store/log/append-log.js';
import type { Store } from '../../../store/open-store.js';
import { saveSites } from '../../../store/sites/save-sites.js';
import type { Trx } from '../../../store/tables.js';
import { keepRunFiles, keepSiteFiles } from './keep-files.js';
import { findPastRuns, type PassedOver, type PastRun } from './past-run.js';
import { readPastSite, type PastSite } from './past-site.js';

/** Into which office, and who asks. */
export interface ImportInto {
  readonly store: Store;
  readonly blobs: Blobs;
  readonly now: () => Date;
  readonly version: string;
  /** User id, or `system`. */
  readonly actor?: string;
  /** Told as it goes. */
  readonly onRun?: (run: ImportedRun) => void;
  /** So many sites of a run were gone through, of all that it has. */
  readonly onSite?: (run: string, done: number, all: number) => void;
}

export interface ImportedRun {
  readonly id: string;
  /** Sites taken in now, and those that were there already. */
  readonly taken: number;
  readonly known: number;
  readonly passedOver: readonly PassedOver[];
}

export interface Imported {
  readonly runs: readonly ImportedRun[];
  readonly passedOver: readonly PassedOver[];
}

/**
 * Takes runs of earlier into the office, oldest first, with their evidence. Done again, or after it was killed half way, it changes nothing
 * that is there and adds what is missing. What is torn, altered or belongs to somebody else is named and passed over.
 */
export async function importRuns(office: ImportInto, paths: readonly string[]): Promise<Imported> {
  const { runs, passedOver } = await findPastRuns(paths);
  const imported: ImportedRun[] = [];
  for (const run of runs) {
    const done = await importRun(office, run);
    imported.push(done);
    office.onRun?.(done);
  }
  return { runs: imported, passedOver };
}

async function importRun(office: ImportInto, { folder, summary }: PastRun): Promise<ImportedRun> {
  const { store, blobs, now, version, actor = SYSTEM.id } = office;
  const { id } = summary;
  const passed = (why: Words): ImportedRun => ({ id, taken: 0, known: 0, passedOver: [{ path: folder, why }] });
  const held = await store.db
    .selectFrom('runs')
    .select(['origin', 'started_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  const startedAt = instantOf(summary.startedAt);
  if (held && (held.origin !== 'import' || held.started_at !== startedAt)) return passed(OTHER_RUN);
  await store.transaction((trx) => addRun(trx, summary, { at: now().toISOString(), actor }));
  const passedOver: PassedOver[] = [];
  let taken = 0;
  let known = 0;
  for (const listed of summary.sites) {
    const outcome = await importSite(office, { folder, summary }, listed, version);
    if (outcome === 'known') known += 1;
    else if (outcome === 'taken') taken += 1;
    else passedOver.push({ path: join(folder, listed.id), why: outcome });
    office.onSite?.(id, taken + known + passedOver.length, summary.sites.length);
  }
  await keepRunFiles(blobs, id, folder);
  await store.transaction((trx) => endRun(trx, { folder, summary }));
  return { id, taken, known, passedOver };
}

async function importSite(
  { store, blobs, now }: ImportInto,
  { folder, summary }: PastRun,
  listed: RunSite,
  version: string,
): Promise<'taken' | 'known' | Words> {
  const { id: run } = summary;
  const { id: site } = listed;
  if (!isRunId(site)) return { zh: '网站编号用不了', en: 'it cannot be the id of a site' };
  if (await isTakenIn(store, run, site)) return 'known';
  const place = join(folder, site);
  const past = await readPastSite(place, site, version);
  if ('why' in past) return past.why;
  const clash = await store.transaction((trx) => addAudit(trx, run, past, now().toISOString()));
  if (clash !== undefined) return clash;
  await keepSiteFiles(blobs, run, site, place);
  const { digest } = past.report.profile;
  if (!(await blobs.has(`profiles/${digest}.json`))) await blobs.put(`profiles/${digest}.json`, past.profile);
  const { report, profile, chain } = past;
  const finishedAt = instantOf(report.finishedAt);
  const taken = await takeIn(
    { store, blobs },
    { run, site, report, profile, finishedAt, ...(chain !== undefined && { chain }) },
  );
  return taken === 'taken' ? 'taken' : 'known';
}

const isTakenIn = async ({ db }: Store, run: string, site: string): Promise<boolean> => {
  const query = db.selectFrom('audits').select('report').where('run', '=', run).where('site', '=', site);
  return typeof (await query.executeTakeFirst())?.report === 'string';
};

async function addRun(trx: Trx, summary: PastRun['summary'], by: { at: string; actor: string }): Promise<void> {
  const { id, asOf, profiles } = summary;
  const added = await trx
    .insertInto('runs')
    .values({
      ...{ id, title: null, origin: 'import', schedule: null, as_of: asOf, state: 'running' },
      profile: profiles.length === 1 ? (profiles[0]?.id ?? null) : null,
      created_at: instantOf(summary.startedAt),
      started_at: instantOf(summary.startedAt),
      finished_at: instantOf(summary.finishedAt),
      created_by: by.actor,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows === 0n) return;
  const detail = { sites: summary.sites.length };
  await appendLog(trx, { ...by, action: 'run.imported', subject: `run:${id}`, detail });
}

/** Until its report is taken in, the audit stands as one without. Refuses an id that is another site's in this office. */
async function addAudit(trx: Trx, run: string, { report, entry }: PastSite, at: string): Promise<Words | undefined> {
  const { id: site } = report.site;
  const known = await trx.selectFrom('sites').select(['name', 'url']).where('id', '=', site).executeTakeFirst();
  if (known === undefined) await saveSites(trx, SYSTEM, [{ ...entry, id: site }], { at });
  else if (known.name !== report.site.name && !isSamePlace(known.url, report.site.url))
    return {
      zh: `编号 ${site} 在库里是${known.name}（${known.url}）`,
      en: `${site} is ${known.name} (${known.url}) here`,
    };
  await trx
    .insertInto('audits')
    .values({
      ...{ run, site, state: 'failed', failure: 'no-report', attempt: 1, fence: 0 },
      not_before: instantOf(report.startedAt),
      started_at: instantOf(report.startedAt),
    })
    .onConflict((conflict) => conflict.columns(['run', 'site']).doNothing())
    .execute();
  return undefined;
}

const isSamePlace = (one: string, other: string): boolean => {
  const [a, b] = [new URL(one).hostname, new URL(other).hostname];
  return a === b || registrableDomain(a) === registrableDomain(b);
};

/** Sites of which that run had nothing stand as failed; then its audits are counted. */
async function endRun(trx: Trx, { folder, summary }: PastRun): Promise<void> {
  const { id: run } = summary;
  const at = instantOf(summary.finishedAt);
  for (const { site, why, message } of summary.failures) {
    const isKnown = await trx.selectFrom('sites').select('id').where('id', '=', site).executeTakeFirst();
    if (isKnown === undefined || existsSync(join(folder, site, 'report.json'))) continue;
    await trx
      .insertInto('audits')
      .values({
        ...{ run, site, state: 'failed', failure: why, message: message ?? null, attempt: 1, fence: 0 },
        ...{ not_before: at, finished_at: at },
      })
      .onConflict((conflict) => conflict.columns(['run', 'site']).doNothing())
      .execute();
  }
  const totals = JSON.stringify(await runTotals(trx, run));
  await trx.updateTable('runs').set({ totals, state: 'finished' }).where('id', '=', run).execute();
}

const OTHER_RUN: Words = {
  zh: '库里已有另一次同名的检查，请先给这个目录换个编号',
  en: 'the office has another run of that name',
};

const instantOf = (text: string): string => new Date(text).toISOString();
