import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firstAdmin } from '../../src/access/first-admin.js';
import type { Office } from '../../src/dashboard/office.js';
import { HOST, openTestOffice, signedIn, visitor, type TestOffice } from '../support/office.js';

const PASSWORD = '银杏落满旧院子 47 只麻雀';
const HOUR = 3_600_000;

/** The session's cookie that an answer gives. */
const sessionOf = (response: Response): string =>
  /(?:^|, )((?:__Host-)?gongkai=[^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1] ?? '';
const csrfIn = async (response: Response): Promise<string> =>
  /name="csrf" value="([^"]+)"/.exec(await response.text())?.[1] ?? '';

let office: TestOffice;
const open = async (changes: Partial<Office> = {}): Promise<void> => {
  office = await openTestOffice(changes);
};
/** By the first link. */
const settleAdmin = async (): Promise<string> => {
  const link = await firstAdmin(office.store, office.office.now());
  const response = await visitor(office.app).post('/set-password', {
    key: link!.secret,
    fresh: PASSWORD,
    again: PASSWORD,
  });
  return sessionOf(response);
};
const tryToSignIn = (password: string, { login = 'admin', headers = {}, cookie = '', next = '/users' } = {}) =>
  visitor(office.app, { cookie }).post('/sign-in', { login, password, next }, headers);

beforeEach(() => open());
afterEach(async () => {
  expect(office.faults).toEqual([]);
  await office.drop();
});

describe('第一位管理员', () => {
  it('第一次启动的链接只能用一次：设好密码就登录，再打开说已用过', async () => {
    const link = await firstAdmin(office.store, office.office.now());
    const guest = visitor(office.app);
    expect(await (await guest.get(`/set-password?key=${link!.secret}`)).text()).toContain('admin');
    const weak = await guest.post('/set-password', { key: link!.secret, fresh: 'password123', again: 'password123' });
    expect([weak.status, await weak.text()]).toEqual([422, expect.stringContaining('太容易被猜到')]);
    const unlike = await guest.post('/set-password', { key: link!.secret, fresh: PASSWORD, again: '别的' });
    expect(await unlike.text()).toContain('两次输入不一样');
    const set = await guest.post('/set-password', { key: link!.secret, fresh: PASSWORD, again: PASSWORD });
    expect(set.status).toBe(303);
    expect((await visitor(office.app, { cookie: sessionOf(set) }).get('/users')).status).toBe(200);
    const again = await guest.post('/set-password', { key: link!.secret, fresh: PASSWORD, again: PASSWORD });
    expect([again.status, await again.text()]).toEqual([422, expect.stringContaining('已经用过')]);
  });
  it('链接 24 小时后失效，重新启动换一个；有人能登录以后不再给', async () => {
    const link = await firstAdmin(office.store, office.office.now());
    office.pass(25 * HOUR);
    expect(await (await visitor(office.app).get(`/set-password?key=${link!.secret}`)).text()).toContain('已过期');
    await settleAdmin();
    expect(await firstAdmin(office.store, office.office.now())).toBeUndefined();
    expect((await firstAdmin(office.store, office.office.now(), true))?.login).toBe('admin');
  });
});

describe('登录', () => {
  it('给出新的会话，原来浏览器里的会话作废：不能事先植入', async () => {
    const planted = await settleAdmin();
    const response = await tryToSignIn(PASSWORD, { cookie: planted });
    // The browser had a session, so that its CSRF token is asked for even here.
    expect(response.status).toBe(403);
    const fresh = await tryToSignIn(PASSWORD);
    expect([fresh.status, fresh.headers.get('location')]).toEqual([303, '/users']);
    expect(sessionOf(fresh)).not.toBe(planted);
    const cookie = fresh.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    const forged = visitor(office.app, { cookie: 'gongkai=bm90LWEtc2Vzc2lvbi1hdC1hbGw' });
    expect((await forged.get('/users')).status).toBe(303);
  });
  it('没有这个账号、密码不对、账号停用，回答完全一样', async () => {
    await settleAdmin();
    const admin = await signedIn(office, 'admin');
    const texts = [];
    for (const login of ['admin', 'nobody', '没有这个人']) {
      const response = await tryToSignIn('不对的密码 12345', { login });
      expect(response.status).toBe(422);
      texts.push((await response.text()).replaceAll(login, 'X'));
    }
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain('账号或密码不对');
    expect((await admin.get('/users')).status).toBe(200);
  });
  it('一刻钟里错十次以后，对的密码也要等；时间过了就可以，重启不会忘记', async () => {
    await settleAdmin();
    for (let tries = 0; tries < 10; tries++) expect((await tryToSignIn('不对')).status).toBe(422);
    const limited = await tryToSignIn(PASSWORD);
    expect([limited.status, await limited.text()]).toEqual([429, expect.stringContaining('09:15')]);
    const rows = await office.store.db
      .selectFrom('log')
      .select('action')
      .where('action', '=', 'sign-in.limited')
      .execute();
    expect(rows).toHaveLength(1);
    office.pass(15 * 60_000);
    expect((await tryToSignIn(PASSWORD)).status).toBe(303);
  });
  it('next 只能是本系统的路径', async () => {
    await settleAdmin();
    for (const next of [
      'https://attacker.example/',
      '//attacker.example',
      '/\\attacker.example',
      '/a\r\nSet-Cookie: x=1',
      'javascript:alert(1)',
    ]) {
      const response = await tryToSignIn(PASSWORD, { next });
      const location = response.headers.get('location');
      expect([next, location === null || location === '/']).toEqual([next, true]);
      expect(response.headers.get('set-cookie') ?? '').not.toContain('x=1');
    }
  });
  it('别的网站不能替人登录', async () => {
    await settleAdmin();
    expect((await tryToSignIn(PASSWORD, { headers: { origin: 'https://attacker.example' } })).status).toBe(403);
    expect((await tryToSignIn(PASSWORD, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
  });
});

describe('会话', () => {
  it('四小时没有动作就结束，一直在用也只有十二小时', async () => {
    const idle = await signedIn(office, 'viewer');
    const busy = await signedIn(office, 'viewer');
    for (let hour = 1; hour <= 11; hour++) {
      office.pass(HOUR);
      expect([hour, (await busy.get('/account')).status]).toEqual([hour, 200]);
      if (hour === 4) expect((await idle.get('/account')).status).toBe(303);
    }
    office.pass(HOUR);
    expect((await busy.get('/account')).status).toBe(303);
  });
  it('退出以后 cookie 不再有用', async () => {
    const viewer = await signedIn(office, 'viewer');
    expect((await viewer.post('/sign-out')).status).toBe(303);
    expect((await viewer.get('/account')).status).toBe(303);
  });
  it('改密码以后别处的会话都结束，这里的换成新的', async () => {
    const here = await settleAdmin();
    const elsewhere = sessionOf(await tryToSignIn(PASSWORD));
    const csrf = await csrfIn(await visitor(office.app, { cookie: here }).get('/account'));
    const form = { old: PASSWORD, fresh: '潮汐把石头磨成月亮 9 次', again: '潮汐把石头磨成月亮 9 次' };
    const wrong = await visitor(office.app, { cookie: here, csrf }).post('/account/password', { ...form, old: '不对' });
    expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('当前密码不对')]);
    const changed = await visitor(office.app, { cookie: here, csrf }).post('/account/password', form);
    expect(changed.status).toBe(303);
    for (const cookie of [here, elsewhere])
      expect((await visitor(office.app, { cookie }).get('/account')).status).toBe(303);
    expect((await visitor(office.app, { cookie: sessionOf(changed) }).get('/account')).status).toBe(200);
    expect((await tryToSignIn(PASSWORD)).status).toBe(422);
  });
});

describe('有 TLS 时', () => {
  it('cookie 带 __Host- 和 Secure，回答带 HSTS', async () => {
    await office.drop();
    await open({ server: { hosts: new Set([HOST]), isSecure: true, isProxy: () => false } });
    const link = await firstAdmin(office.store, office.office.now());
    const set = await visitor(office.app).post('/set-password', {
      key: link!.secret,
      fresh: PASSWORD,
      again: PASSWORD,
    });
    expect(set.headers.get('set-cookie')).toMatch(/^__Host-gongkai=.*Secure/);
    expect(set.headers.get('strict-transport-security')).toContain('max-age');
  });
});

describe('统一身份认证的代理', () => {
  const PROXY = '10.0.0.5';
  const server = {
    hosts: new Set([HOST]),
    isSecure: false,
    isProxy: (address: string) => address === PROXY,
    trustHeader: 'x-forwarded-user',
  };
  const from = (address: string, headers: Record<string, string>): Promise<Response> =>
    Promise.resolve(
      office.app.request(
        '/account',
        { headers: { host: HOST, ...headers } },
        { incoming: { socket: { remoteAddress: address } } },
      ),
    );
  beforeEach(async () => {
    await office.drop();
    await open({ server });
  });
  it('代理给出的账号就是登录的人；别处来的同样的头被拒绝', async () => {
    const viewer = await signedIn(office, 'viewer');
    const { login } = await office.store.db
      .selectFrom('users')
      .select('login')
      .where('id', '=', viewer.id)
      .executeTakeFirstOrThrow();
    expect((await from(PROXY, { 'x-forwarded-user': login })).status).toBe(200);
    expect((await from('10.0.0.6', { 'x-forwarded-user': login })).status).toBe(403);
    expect((await from(PROXY, {})).status).toBe(303);
    expect((await from(PROXY, { 'x-forwarded-user': 'stranger' })).status).toBe(303);
    // A session without the proxy's word, or with another name, is worth nothing.
    expect((await from(PROXY, { cookie: viewer.cookie })).status).toBe(303);
    expect((await from(PROXY, { cookie: viewer.cookie, 'x-forwarded-user': 'stranger' })).status).toBe(303);
  });
  it('设了就把陌生账号当查看人员', async () => {
    await office.drop();
    await open({ server: { ...server, admitsUnknown: true } });
    const response = await from(PROXY, { 'x-forwarded-user': 'zhang.san' });
    expect([response.status, await response.text()]).toEqual([200, expect.stringContaining('查看人员')]);
  });
});
