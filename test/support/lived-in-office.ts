/** An office that has been worked in: districts taken in, a notice drafted, issued and answered, faults mended and back, people, schedules, channels, tokens, appeals. */
import { importRuns } from '../../src/cli/office/import/import-runs.js';
import { profileReader } from '../../src/cli/office/open-office.js';
import { readPacks } from '../../src/cli/office/read-packs.js';
import { saveList } from '../../src/store/lists/lists.js';
import type { Office } from '../../src/dashboard/office.js';
import { findingOf } from './judged-report.js';
import { arrive, failed, PASSED, SUPERVISOR, withSites } from './rectification-office.js';
import { openTestOffice, signedIn, type TestOffice, type Visitor } from './office.js';

export interface LivedInOffice extends TestOffice {
  readonly people: Readonly<Record<'admin' | 'evaluator' | 'viewer' | 'office', Visitor>>;
}

/** Opens it: all that is done is done by its own pages, or by audits that come in. */
export async function openLivedInOffice(changes: Partial<Office> = {}): Promise<LivedInOffice> {
  const office = await openTestOffice({ packs: readPacks(), ...changes });
  const { store } = office;
  const { blobs, now } = office.office;
  Object.assign(office.office, { profile: profileReader(blobs) });
  await importRuns({ store, blobs, now, version: '0.0.0' }, ['reports/sample']);
  await withSites(store, ['zhuxi']);
  const months = [
    {
      guide: failed('1', '2'),
      home: failed('3'),
      budget: { value: 'cantTell', findings: [findingOf('4', 'cantTell')] },
    },
    { guide: failed('1'), home: PASSED, budget: PASSED },
    { guide: failed('1', '2'), home: PASSED, budget: { value: 'cantTell', findings: [findingOf('4', 'cantTell')] } },
  ] as const;
  for (const [index, judged] of months.entries()) {
    const at = `2026-${String(index + 9).padStart(2, '0')}-01T02:00:00.000Z`;
    await arrive({ store, blobs }, `month-${String(index + 1)}`, at, judged, { site: 'zhuxi' });
    const finished = { state: 'finished', started_at: at, finished_at: at };
    await store.db
      .updateTable('runs')
      .set(finished)
      .where('id', '=', `month-${String(index + 1)}`)
      .execute();
  }
  const people = {
    admin: await signedIn(office, 'admin', [], '王主任'),
    evaluator: await signedIn(office, 'evaluator', [], '林评估'),
    viewer: await signedIn(office, 'viewer', [], '周查阅'),
    office: await signedIn(office, 'office', ['yunling'], '云岭区公开办'),
  };
  await liveThrough(office, people);
  return { ...office, people };
}

async function liveThrough(
  { store, office: { now } }: TestOffice,
  { admin, evaluator, office }: LivedInOffice['people'],
): Promise<void> {
  const { db } = store;
  const post = async (who: Visitor, path: string, form: Record<string, string | readonly string[]>): Promise<void> => {
    const answer = await who.post(path, form);
    if (answer.status >= 400)
      throw new Error(`${path}: ${answer.status} ${/<main[^]*?<\/main>/.exec(await answer.text())?.[0] ?? ''}`);
  };
  await post(admin, '/settings', {
    ...{
      officeName: '湖州湾市政务公开办公室',
      publicUrl: 'http://office.example',
      number: '湖公开督〔{year}〕{number}号',
    },
    ...{
      issuer: '湖州湾市政务公开办公室',
      contact: '王敏',
      phone: '0990-5556100',
      copies: '',
      rectificationDays: '10',
      appealDays: '5',
    },
  });
  await post(admin, '/account/tokens', { title: '数据共享平台', scopes: ['read'], ends: '2027-01-31' });
  await post(admin, '/notifications/channels', {
    kind: 'wecom',
    title: '政务公开工作群',
    target: 'https://qyapi.example/cgi-bin/webhook/send?key=1',
    secret: '',
  });
  await store.transaction((trx) =>
    saveList(
      trx,
      SUPERVISOR,
      { id: 'counties', title: '区县政府网站', sites: ['yunling', 'qinghe'] },
      { at: now().toISOString() },
    ),
  );
  await post(admin, '/schedules', {
    ...{ id: 'monthly', title: '每月普查', list: 'counties', cron: '0 22 1 * *', hours: '22:00-06:00' },
    ...{ formats: '', catchUp: 'window' },
  });
  for (const [site, first] of [
    ['yunling', 0],
    ['yunling', 4],
    ['liuhe', 0],
  ] as const) {
    const faults = db.selectFrom('findings').select('id').where('site', '=', site).where('kind', '=', 'fault');
    const findings = await faults.orderBy('id').limit(4).offset(first).execute();
    await post(admin, '/rectification/notices', { finding: findings.map(({ id }) => id), per: 'site' });
  }
  const [answered, unanswered] = await db.selectFrom('notices').selectAll().where('site', '=', 'yunling').execute();
  if (!answered || !unanswered) throw new Error('No drafts.');
  await post(admin, `/rectification/notices/${unanswered.id}/issue`, {
    version: String(unanswered.version),
    dueOn: '2026-12-07',
  });
  const { id, version } = answered;
  const notice = `/rectification/notices/${id}`;
  await post(admin, `${notice}/issue`, { version: String(version), dueOn: '2026-12-07' });
  const items = await db.selectFrom('notice_items').select('finding').where('notice', '=', id).execute();
  const replies = items.flatMap(({ finding }) => [
    [`claim-${finding}`, 'mended'],
    [`url-${finding}`, 'http://www.yunling.example/'],
    [`note-${finding}`, '已按要求整改'],
  ]);
  await post(office, `${notice}/reply`, {
    what: 'hand-in',
    ...(Object.fromEntries(replies) as Record<string, string>),
  });
  await post(admin, `${notice}/retest`, {
    version: String(
      (await db.selectFrom('notices').select('version').where('id', '=', id).executeTakeFirstOrThrow()).version,
    ),
  });
  const { rule, fingerprint } = await db
    .selectFrom('findings')
    .select(['rule', 'fingerprint'])
    .where('site', '=', 'yunling')
    .where('kind', '=', 'fault')
    .orderBy('rule', 'desc')
    .executeTakeFirstOrThrow();
  await post(office, `/sites/yunling/appeal?${String(new URLSearchParams({ run: 'sample', rule, fingerprint }))}`, {
    reason: '该文件已标注，采集时页面正在改版。',
  });
  const waiting = await db.selectFrom('review_items').select(['id', 'version']).where('site', '=', 'yunling').execute();
  for (const item of waiting)
    await post(evaluator, `/review/${item.id}`, {
      value: 'passed',
      reason: '人工核对网页，内容齐全。',
      version: String(item.version),
    });
}
