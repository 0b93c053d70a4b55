/** A store with the data of three sites, each row of which names its site: what one office may never see of another's. */
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { importRuns } from '../../src/cli/office/import/import-runs.js';
import { profileReader } from '../../src/cli/office/open-office.js';
import { readReport } from '../../src/history/read-report.js';
import { SYSTEM } from '../../src/model/actor.js';
import { planRun } from '../../src/schedule/plan-run.js';
import { createSchedule } from '../../src/schedule/clock/save-schedule.js';
import { diskBlobs } from '../../src/store/blobs/disk-blobs.js';
import { recordEvent } from '../../src/store/events/record-event.js';
import { saveList } from '../../src/store/lists/lists.js';
import { openTestOffice, signedIn, type TestOffice, type Visitor } from './office.js';

/** Every parameter of every path, as it is for one owner's data. `PATH name` where a name means several things. */
export type Sample = Readonly<Record<string, string>>;

export interface Filled {
  readonly test: TestOffice;
  readonly admin: Visitor;
  readonly owners: Readonly<Record<string, Visitor>>;
  readonly samples: Readonly<Record<string, Sample>>;
}

export const SITES = ['qinghe', 'liuhe', 'yunling'] as const;
export const NAMES: Readonly<Record<string, string>> = { qinghe: '青禾', liuhe: '柳河', yunling: '云岭' };

/** Fills it as people would: notices by the supervisor, replies and appeals by each site's own office. */
export async function twoOffices(): Promise<Filled> {
  const test = await openTestOffice();
  const { store, office } = test;
  const blobs = diskBlobs(store.folder);
  Object.assign(office, { profile: profileReader(blobs) });
  await importRuns({ store, blobs, now: office.now, version: '0.0.0' }, ['reports/sample']);
  const admin = await signedIn(test, 'admin');
  const owners: Record<string, Visitor> = {};
  const samples: Record<string, Sample> = {};
  for (const site of SITES) {
    const owner = (owners[site] = await signedIn(test, 'office', [site], `${site}经办`));
    samples[site] = await fill(test, { admin, owner, site });
  }
  return { test, admin, owners, samples };
}

async function fill(
  { store, office }: TestOffice,
  { admin, owner, site }: { admin: Visitor; owner: Visitor; site: string },
): Promise<Sample> {
  const { db } = store;
  const now = office.now();
  const at = now.toISOString();
  const words = `机密${site}`;
  // Whoever sees a site in part sees on which lists it is.
  const named = `名单${site}`;
  const list = `list-${site}`;
  const schedule = `schedule-${site}`;
  const channel = randomUUID();
  const message = randomUUID();
  await store.transaction(async (trx) => {
    await saveList(trx, SYSTEM, { id: list, title: named, sites: [site] }, { at });
    const wish = { title: named, list, cron: '0 22 * * *', formats: ['html'], catchUp: 'skip' as const };
    await createSchedule(trx, { id: schedule, ...wish }, { actor: SYSTEM, now });
    await planRun(trx, { actor: SYSTEM, now, origin: 'now', sites: [{ site }], title: words, id: `run-${site}` });
    await recordEvent(trx, { key: `event-${site}`, kind: 'run-finished', at, site, run: 'sample', data: { words } });
    const visit = { due_at: at, at, url: `https://${site}.example/`, value: 'failed', why: 'timeout', status: null };
    await trx
      .insertInto('availability_probes')
      .values({ site, ...visit, elapsed_ms: 15_000, address: null })
      .execute();
    await trx
      .insertInto('channels')
      .values({
        id: channel,
        kind: 'webhook',
        title: words,
        target: `https://${site}.example/hook`,
        secret: null,
        active: 1,
        created_at: at,
        created_by: admin.id,
      })
      .execute();
    await trx
      .insertInto('messages')
      .values({
        ...{ id: message, subscription: null, lane: channel, state: 'given-up', due_at: at, first_due_at: at },
        ...{ content: JSON.stringify({ subject: words, lines: [words], links: [] }), attempts: 1, attempt_id: null },
        ...{ attempt_at: null, claimed_until: null, handed_over_at: null, sent_at: null, error: null },
        ...{ error_detail: null, created_at: at },
      })
      .execute();
  });
  const faults = await db
    .selectFrom('findings')
    .select(['id', 'rule', 'unit'])
    .where('site', '=', site)
    .where('kind', '=', 'fault')
    .where('level', '=', 'deduction')
    .where('unit', 'is', null)
    .orderBy('id')
    .execute();
  const [fault, other = fault] = faults;
  if (!fault || !other) throw new Error(`${site} has no fault`);
  await ok(admin.post('/rectification/notices', { finding: [fault.id], per: 'site', title: words }));
  const { id: notice } = await db.selectFrom('notices').select('id').where('site', '=', site).executeTakeFirstOrThrow();
  await ok(admin.post(`/rectification/notices/${notice}/issue`, { version: '1', dueOn: '2026-12-04' }));
  const text = new File([`%PDF-1.4\n${words}\n%%EOF\n`], `${words}.pdf`, { type: 'application/pdf' });
  await ok(owner.post(`/rectification/notices/${notice}/files`, { files: text }));
  const { id: file, sha256 } = await db
    .selectFrom('reply_files')
    .innerJoin('replies', 'replies.id', 'reply_files.reply')
    .select(['reply_files.id', 'reply_files.sha256'])
    .where('replies.notice', '=', notice)
    .executeTakeFirstOrThrow();
  await ok(owner.post(`/sites/${site}/appeal?run=sample&rule=${other.rule}`, { reason: words, files: text }));
  const appeal = await db
    .selectFrom('appeals')
    .select(['id', 'item'])
    .where('site', '=', site)
    .executeTakeFirstOrThrow();
  await ok(owner.post('/account/tokens', { title: words, scopes: ['read'], ends: '2026-12-31' }));
  const token = await db.selectFrom('tokens').select('id').where('user', '=', owner.id).executeTakeFirstOrThrow();
  const report = await readReport(office.blobs, { run: 'sample', site });
  const evidence = report?.outcomes.flatMap(({ findings }) => findings.flatMap((one) => one.evidence)) ?? [];
  const pictures: string[] = [];
  for await (const { key } of office.blobs.list(`runs/sample/${site}/evidence/`)) pictures.push(basename(key));
  return {
    ...{ site, run: 'sample', finding: fault.id, rule: fault.rule, notice, item: appeal.item, appeal: appeal.id },
    ...{
      list,
      schedule,
      channel,
      message,
      user: owner.id,
      token: token.id,
      sha256,
      picture: pictures[0] ?? '',
      pack: 'district',
    },
    record: evidence.find(({ record }) => record !== undefined)?.record ?? '',
    '/rectification/notices/:notice/files/:file file': file,
    '/rectification/notices/:notice/files/:file/remove file': file,
    '/sites/:site/audits/:run/files/:file file': 'report.json',
    '/runs/:run/files/:file file': 'run.json',
  };
}

async function ok(answer: Promise<Response>): Promise<void> {
  const response = await answer;
  if (response.status >= 400) throw new Error(`${response.status} ${(await response.text()).slice(0, 3_000)}`);
}
