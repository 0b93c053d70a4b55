import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestOffice, signedIn, visitor, HOST, type TestOffice, type Visitor } from '../support/office.js';

describe('用户和令牌', () => {
  let office: TestOffice;
  let admin: Visitor;
  beforeEach(async () => {
    office = await openTestOffice();
    admin = await signedIn(office, 'admin');
    await signedIn(office, 'office', ['shizhong', 'lixia']);
    await office.store.db
      .insertInto('units')
      .values({ site: 'lixia', name: '财政局', kind: null, url: null, position: 1 })
      .execute();
  });
  afterEach(async () => {
    expect(office.faults).toEqual([]);
    await office.drop();
  });
  const userNamed = (login: string) =>
    office.store.db.selectFrom('users').selectAll().where('login', '=', login).executeTakeFirstOrThrow();

  it('新建责任单位：网站按编号或名称，单位要在名册里；链接只显示一次', async () => {
    const wrong = await admin.post('/users', {
      login: 'caizheng',
      name: '财政局',
      role: 'office',
      sites: 'lixia / 教育局\n没有的网站',
    });
    expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('lixia / 教育局；没有的网站')]);
    const made = await admin.post('/users', {
      login: 'caizheng',
      name: '财政局',
      role: 'office',
      sites: 'lixia区人民政府 / 财政局\nshizhong',
    });
    const page = await made.text();
    const secret = /set-password\?key=([\w-]{43})/.exec(page)?.[1];
    expect(secret).toBeDefined();
    const { id } = await userNamed('caizheng');
    expect(await (await admin.get(`/users/${id}`)).text()).not.toContain(secret);
    const sites = await office.store.db
      .selectFrom('user_sites')
      .select(['site', 'unit'])
      .where('user', '=', id)
      .orderBy('site')
      .execute();
    expect(sites).toEqual([
      { site: 'lixia', unit: '财政局' },
      { site: 'shizhong', unit: null },
    ]);
  });
  it('最后一位能登录的管理员不能停用，也不能改成别的角色', async () => {
    await office.store.db.updateTable('users').set({ password: 'x' }).where('id', '=', admin.id).execute();
    for (const form of [{ role: 'viewer', active: '1' }, { role: 'admin' }]) {
      const response = await admin.post(`/users/${admin.id}`, { name: '管理员', sites: '', ...form });
      expect([response.status, await response.text()]).toEqual([409, expect.stringContaining('最后一位')]);
    }
    expect((await admin.get('/users')).status).toBe(200);
  });
  it('改了角色或网站，会话立即结束；停用的令牌也失效', async () => {
    const viewer = await signedIn(office, 'viewer');
    const made = await viewer.post('/account/tokens', { title: '统计', scopes: 'read', ends: '2026-12-31' });
    const token = /value="(gk_[\w-]{43})"/.exec(await made.text())?.[1] ?? '';
    const asked = () => visitor(office.app).get('/account', { authorization: `Bearer ${token}` });
    expect((await asked()).status).toBe(200);
    await admin.post(`/users/${viewer.id}`, { name: '小王', role: 'evaluator', active: '1', sites: '' });
    expect((await viewer.get('/account')).status).toBe(303);
    expect((await asked()).status).toBe(200);
    await admin.post(`/users/${viewer.id}`, { name: '小王', role: 'evaluator', sites: '' });
    expect((await asked()).status).toBe(401);
  });
  it('令牌不超过自己的权限，最长一年，撤销和到期以后没有用；不能用它再生令牌', async () => {
    const viewer = await signedIn(office, 'viewer');
    const tooMuch = await viewer.post('/account/tokens', {
      title: '越权',
      scopes: ['read', 'admin'],
      ends: '2026-12-31',
    });
    expect([tooMuch.status, await tooMuch.text()]).toEqual([422, expect.stringContaining('不能超出自己的权限')]);
    expect((await viewer.post('/account/tokens', { title: '太久', scopes: 'read', ends: '2028-01-01' })).status).toBe(
      422,
    );
    const made = await admin.post('/account/tokens', { title: '只读', scopes: 'read', ends: '2026-11-24' });
    const token = /value="(gk_[\w-]{43})"/.exec(await made.text())?.[1] ?? '';
    const stored = await office.store.db.selectFrom('tokens').selectAll().executeTakeFirstOrThrow();
    expect(JSON.stringify(stored)).not.toContain(token);
    const headers = { authorization: `Bearer ${token}` };
    expect((await visitor(office.app).get('/users', headers)).status).toBe(403);
    const begot = await office.app.request('/account/tokens', {
      method: 'POST',
      headers: { host: HOST, ...headers },
      body: new URLSearchParams({ title: '再生', scopes: 'read', ends: '2026-12-01' }),
    });
    expect(begot.status).toBe(403);
    office.pass(2 * 86_400_000);
    expect((await visitor(office.app).get('/account', headers)).status).toBe(401);
  });
  it('别人的令牌撤不掉，也看不出有没有', async () => {
    await admin.post('/account/tokens', { title: '管理员的', scopes: 'read', ends: '2026-12-31' });
    const { id } = await office.store.db.selectFrom('tokens').select('id').executeTakeFirstOrThrow();
    const viewer = await signedIn(office, 'viewer');
    expect((await viewer.post(`/account/tokens/${id}/revoke`)).status).toBe(404);
    expect((await admin.post(`/account/tokens/${id}/revoke`)).status).toBe(303);
  });
  it('名字里的标签和换行不会成为页面的一部分', async () => {
    await admin.post('/users', { login: 'x.y', name: '<img src=x onerror=alert(1)>"', role: 'viewer', sites: '' });
    const page = await (await admin.get('/users')).text();
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;img');
    expect((await admin.post('/users', { login: 'a\r\nb', name: '甲', role: 'viewer', sites: '' })).status).toBe(422);
  });
  it('设置改了什么写进日志；填错的一项都不存', async () => {
    const form = {
      officeName: '某市政务公开办公室',
      publicUrl: 'https://gk.example',
      number: '公开督〔{year}〕{number}号',
      secondTest: 'better',
      rectificationDays: '15',
      appealDays: '5',
      work: '2027-02-07',
      rest: '',
    };
    const wrong = await admin.post('/settings', { ...form, publicUrl: 'https://gk.example/path', rest: '2027-02-30' });
    expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('不是日期：2027-02-30')]);
    expect((await office.office.settings()).officeName).toBe('');
    expect((await admin.post('/settings', form)).status).toBe(303);
    const page = await admin.get('/settings');
    expect(await page.text()).toContain('某市政务公开办公室');
    const log = await (await admin.get('/log?action=settings.changed')).text();
    expect(log).toContain('修改设置');
    expect((await admin.post('/log/verify')).headers.get('location')).toBe('/log');
  });
  it('列表导出为 CSV 和 XLSX，公式当作文字', async () => {
    await admin.post('/users', { login: 'formula', name: '=HYPERLINK("http://x")', role: 'viewer', sites: '' });
    const csv = await admin.get('/users?format=csv');
    expect(csv.headers.get('content-disposition')).toMatch(/^attachment; filename="users-2026-11-23\.csv"/);
    expect(await csv.text()).toContain(`"'=HYPERLINK`);
    const xlsx = new Uint8Array(await (await admin.get('/users?format=xlsx')).arrayBuffer());
    expect(Buffer.from(xlsx.subarray(0, 2)).toString()).toBe('PK');
  });
});
