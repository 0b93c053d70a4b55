import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Coverage } from '../../src/model/coverage.js';
import { saveList } from '../../src/store/lists/lists.js';
import { SYSTEM } from '../../src/model/actor.js';
import { openTestOffice, signedIn, type TestOffice } from '../support/office.js';
import { saveSite } from '../support/office-site.js';

const NATIONAL = { id: 'national', title: '全国通用' } as Coverage;
const NIGHTLY = {
  id: 'nightly',
  title: '每晚检查',
  list: 'districts',
  cron: '0 22 * * *',
  hours: '22:00-06:00',
  profile: 'national',
  formats: 'html，docx',
  sitesAtOnce: '3',
  catchUp: 'window',
};

describe('定时检查的页面', () => {
  let office: TestOffice;
  let wakes = 0;
  beforeEach(async () => {
    wakes = 0;
    office = await openTestOffice({ packs: () => Promise.resolve([NATIONAL]), wake: () => (wakes += 1) });
    await office.store.transaction(async (trx) => {
      for (const site of ['qinghe', 'linxi']) await saveSite(trx, site);
      const list = { id: 'districts', title: '区县门户', sites: ['qinghe', 'linxi'] };
      await saveList(trx, SYSTEM, list, { at: '2026-11-01T00:00:00.000Z' });
    });
  });
  afterEach(async () => {
    expect(office.faults).toEqual([]);
    await office.drop();
  });
  const stored = () => office.store.db.selectFrom('schedules').selectAll().executeTakeFirst();

  it('管理员建一个计划，列表和它的页面说出接下来几次的北京时间', async () => {
    const admin = await signedIn(office, 'admin');
    const made = await admin.post('/schedules', NIGHTLY);
    expect([made.status, made.headers.get('location')]).toEqual([303, '/schedules/nightly']);
    expect(await stored()).toMatchObject({ formats: '["html","docx"]', sites_at_once: 3, paused: 0 });
    const page = await (await admin.get('/schedules/nightly')).text();
    expect(page).toContain('2026-11-23 22:00');
    expect(page).toContain('2026-11-24 22:00');
    expect(await (await admin.get('/schedules')).text()).toContain('每晚检查');
    expect(wakes).toBe(1);
  });
  it('填错的各处一起指出，填过的都还在，什么也没有建', async () => {
    const admin = await signedIn(office, 'admin');
    const wrong = { ...NIGHTLY, cron: '每天晚上', list: 'nowhere', profile: '/etc/passwd', hours: '25:00-6' };
    const answer = await admin.post('/schedules', wrong);
    const page = await answer.text();
    expect(answer.status).toBe(422);
    for (const said of ['看不懂这个执行时间', '没有这个网站名单', '没有评测方案', '时段要写成'])
      expect(page).toContain(said);
    expect(page).toContain('每天晚上');
    expect(await stored()).toBeUndefined();
  });
  it('现在检查：同一张表单交两次是一个批次', async () => {
    const admin = await signedIn(office, 'admin');
    await admin.post('/schedules', NIGHTLY);
    const first = await admin.post('/schedules/nightly/run', { key: 'form-1' });
    const second = await admin.post('/schedules/nightly/run', { key: 'form-1' });
    expect(first.headers.get('location')).toMatch(/^\/runs\//);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    const audits = await office.store.db.selectFrom('audits').select('site').orderBy('site').execute();
    expect(audits.map(({ site }) => site)).toEqual(['linxi', 'qinghe']);
  });
  it('暂停、恢复、删除；别人刚改过的不会被旧表单盖掉', async () => {
    const admin = await signedIn(office, 'admin');
    await admin.post('/schedules', NIGHTLY);
    await admin.post('/schedules/nightly/pause', { paused: '1' });
    expect(await stored()).toMatchObject({ paused: 1 });
    expect((await admin.post('/schedules/nightly', { ...NIGHTLY, version: '1' })).status).toBe(409);
    await admin.post('/schedules/nightly/pause', { paused: '0' });
    expect((await admin.post('/schedules/nightly', { ...NIGHTLY, title: '改名', version: '3' })).status).toBe(303);
    expect(await stored()).toMatchObject({ paused: 0, title: '改名' });
    await admin.post('/schedules/nightly/remove');
    expect((await admin.get('/schedules/nightly')).status).toBe(404);
  });
  it('责任单位只看到含有自己网站的计划，不能改；别的名单的计划等于没有', async () => {
    const admin = await signedIn(office, 'admin');
    await admin.post('/schedules', NIGHTLY);
    const own = await signedIn(office, 'office', ['qinghe']);
    const other = await signedIn(office, 'office', ['elsewhere']);
    expect((await own.get('/schedules/nightly')).status).toBe(200);
    expect((await other.get('/schedules/nightly')).status).toBe(404);
    expect(await (await other.get('/schedules')).text()).not.toContain('每晚检查');
    for (const path of ['/schedules/nightly', '/schedules/nightly/pause', '/schedules/nightly/run'])
      expect([403, 404]).toContain((await own.post(path, { ...NIGHTLY, paused: '1', version: '1' })).status);
    expect(await stored()).toMatchObject({ paused: 0, version: 1 });
  });
});
