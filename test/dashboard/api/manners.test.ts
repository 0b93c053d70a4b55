import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveList } from '../../../src/store/lists/lists.js';
import { SYSTEM } from '../../../src/model/actor.js';
import { asking, type Caller } from '../../support/api-caller.js';
import { saveSite } from '../../support/office-site.js';
import { HOST, openTestOffice, signedIn, visitor, type TestOffice } from '../../support/office.js';

let office: TestOffice;
let admin: Caller;
const NIGHTLY = { title: '每晚', list: 'all', cron: '0 22 * * *', formats: ['html'], catchUp: 'skip' };
const SITES = Array.from({ length: 5 }, (_, nth) => `site-${nth}`);

const problem = async (answer: Response): Promise<Record<string, unknown>> => {
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  return (await answer.json()) as Record<string, unknown>;
};

beforeAll(async () => {
  office = await openTestOffice();
  admin = await asking(office, 'admin');
  await office.store.transaction(async (trx) => {
    for (const site of SITES) await saveSite(trx, site);
    await saveList(trx, SYSTEM, { id: 'all', title: '全部', sites: SITES }, { at: '2026-11-01T00:00:00.000Z' });
  });
});
afterAll(async () => {
  expect(office.faults).toEqual([]);
  await office.drop();
});

describe('接口的规矩', () => {
  it('令牌只有给它的权限；没有、失效的是 401；浏览器会话改东西要带 CSRF', async () => {
    const reader = await asking(office, 'admin', [], ['read']);
    expect((await reader.get('/api/v1/sites')).status).toBe(200);
    expect((await reader.get('/api/v1/users')).status).toBe(403);
    expect((await reader.send('POST', '/api/v1/schedules', { id: 'x', ...NIGHTLY })).status).toBe(403);
    const stranger = await visitor(office.app).get('/api/v1/sites', { authorization: `Bearer gk_${'x'.repeat(43)}` });
    expect(stranger.status).toBe(401);
    expect(stranger.headers.get('www-authenticate')).toBe('Bearer');
    const browser = await signedIn(office, 'admin');
    const ask = (headers: Record<string, string>) =>
      office.app.request('/api/v1/runs', {
        method: 'POST',
        headers: { host: HOST, cookie: browser.cookie, 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ sites: ['site-0'], key: 'csrf' }),
      });
    expect((await ask({})).status).toBe(403);
    expect((await ask({ 'x-csrf-token': browser.csrf, origin: 'https://other.example' })).status).toBe(403);
    const done = await ask({ 'x-csrf-token': browser.csrf });
    expect(done.status).toBe(201);
    expect(done.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('所有填错的地方一次说完，中文或英文，程序认 code', async () => {
    const wrong = { ...NIGHTLY, cron: 7, catchUp: '随便', extra: true };
    const chinese = await problem(await admin.send('POST', '/api/v1/schedules', wrong));
    expect(chinese).toMatchObject({ status: 422, code: 'invalid' });
    expect(Object.keys(chinese['fields'] as object).sort()).toEqual(['catchUp', 'cron', 'extra', 'id']);
    const english = await problem(await admin.send('POST', '/api/v1/schedules?lang=en', wrong));
    expect(english['fields']).toMatchObject({ id: 'This is required.', extra: 'There is no such field.' });
    const deeper = await problem(await admin.send('POST', '/api/v1/schedules', { id: 'x', ...NIGHTLY, cron: '每天' }));
    expect(deeper['fields']).toHaveProperty('cron');
    expect(await problem(await admin.get('/api/v1/sites?limit=0&bad=1'))).toMatchObject({
      fields: { limit: expect.any(String) as string, bad: '不认识的字段。' },
    });
  });

  it('方法、格式、内容不对各有各的说法', async () => {
    const at = '/api/v1/schedules';
    expect((await admin.get('/api/v1/nowhere')).status).toBe(404);
    const method = await admin.send('DELETE', at);
    expect(method.status).toBe(405);
    expect(method.headers.get('allow')).toContain('POST');
    expect(await problem(await admin.get(at, { accept: 'text/html' }))).toMatchObject({ code: 'not-acceptable' });
    const post = (body: string, type: string) =>
      office.app.request(at, {
        method: 'POST',
        headers: { host: HOST, authorization: `Bearer ${admin.secret}`, 'content-type': type },
        body,
      });
    expect(await problem(await post('{', 'application/json'))).toMatchObject({ status: 400, code: 'malformed' });
    expect(await problem(await post('id=x', 'application/x-www-form-urlencoded'))).toMatchObject({ status: 415 });
    expect((await post(`"${'x'.repeat(1_100_000)}"`, 'application/json')).status).toBe(413);
    const head = await office.app.request(at, {
      method: 'HEAD',
      headers: { host: HOST, authorization: `Bearer ${admin.secret}` },
    });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it('一页一页地取：中间加了一个网站，也不多不少', async () => {
    const seen: string[] = [];
    let next: string | undefined = '/api/v1/sites?limit=2';
    while (next !== undefined) {
      const answer = await admin.get(next);
      const page = (await answer.json()) as { items: { site: string }[]; next?: string };
      if (page.next !== undefined) expect(answer.headers.get('link')).toBe(`<${page.next}>; rel="next"`);
      seen.push(...page.items.map(({ site }) => site));
      if (seen.length === 2) await office.store.transaction((trx) => saveSite(trx, 'site-00'));
      next = page.next;
    }
    expect(seen).toEqual(SITES);
    expect((await admin.get('/api/v1/sites?after=nonsense')).status).toBe(422);
  });

  it('ETag：没有变就是 304；别人改过的，拿旧版本来改是 412', async () => {
    const made = await admin.send('POST', '/api/v1/schedules', { id: 'nightly', ...NIGHTLY });
    expect(made.status).toBe(201);
    const path = '/api/v1/schedules/nightly';
    const tag = (await admin.get(path)).headers.get('etag') ?? '';
    const again = await admin.get(path, { 'if-none-match': tag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const changed = await admin.send('PUT', path, { ...NIGHTLY, title: '改过' }, { 'if-match': tag });
    expect(changed.status).toBe(200);
    const late = await admin.send('PUT', path, { ...NIGHTLY, title: '迟了' }, { 'if-match': tag });
    expect(await problem(late)).toMatchObject({ status: 412, code: 'changed-meanwhile' });
    expect((await admin.get(path, { 'if-none-match': tag })).status).toBe(200);
    expect(await (await admin.get(path)).json()).toMatchObject({ title: '改过', version: 2 });
  });

  it('同一个 key 只安排一次；别人的 key 是别人的', async () => {
    const plan = async (caller: Caller) =>
      (await (await caller.send('POST', '/api/v1/runs', { sites: ['site-1'], key: 'k' })).json()) as { run: string };
    const first = await plan(admin);
    expect(await plan(admin)).toMatchObject({ run: first.run, isNew: false });
    office.pass(1_000);
    expect((await plan(await asking(office, 'admin'))).run).not.toBe(first.run);
    const path = await admin.send('POST', '/api/v1/runs', { sites: ['site-1'], profile: '/etc/passwd' });
    expect(await problem(path)).toMatchObject({ fields: { profile: expect.any(String) as string } });
  });

  it('一分钟六百次，多了请等一等', async () => {
    const eager = await asking(office, 'viewer');
    for (let nth = 0; nth < 600; nth += 1) await eager.get('/api/v1/me');
    const refused = await eager.get('/api/v1/me');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await admin.get('/api/v1/me')).status).toBe(200);
    office.pass(61_000);
    expect((await eager.get('/api/v1/me')).status).toBe(200);
  });
});

describe('运行指标', () => {
  it('管理员的令牌和本机直接来问的看得到，别人和经过代理的看不到', async () => {
    const text = await (await admin.get('/metrics')).text();
    expect(text).toMatch(/gongkai_audits\{state="waiting"\} [1-9]/);
    expect(text).toContain('gongkai_store_up 1');
    expect(text).toMatch(/gongkai_http_request_duration_seconds_count\{[^}]*route="\/api\/v1\/schedules\/:schedule"/);
    expect(text).toContain('process_cpu_seconds_total');
    const from = (remoteAddress: string, headers: Record<string, string> = {}) =>
      office.app.request(
        '/metrics',
        { headers: { host: HOST, ...headers } },
        { incoming: { socket: { remoteAddress } } },
      );
    expect((await from('127.0.0.1')).status).toBe(200);
    expect((await from('::1')).status).toBe(200);
    expect((await from('127.0.0.1', { 'x-forwarded-for': '203.0.113.9' })).status).toBe(404);
    expect((await from('192.0.2.7')).status).toBe(404);
    expect((await (await asking(office, 'viewer')).get('/metrics')).status).toBe(404);
  });
});
