import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signedIn, openTestOffice, visitor, type TestOffice } from '../support/office.js';

describe('框架', () => {
  let office: TestOffice;
  beforeEach(async () => {
    office = await openTestOffice();
  });
  afterEach(() => office.drop());

  it('一个不存在的地址是一页没有找到，带着全部安全头', async () => {
    const viewer = await signedIn(office, 'viewer');
    const response = await viewer.get('/没有这一页');
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('没有找到');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(office.faults).toEqual([]);
  });
  it('地址里有控制字符的，不到任何数据库去找', async () => {
    const viewer = await signedIn(office, 'viewer');
    for (const path of ['/sites/a%00b', '/api/v1/sites/%1f', '/findings/%7F'])
      expect((await viewer.get(path)).status, path).toBe(404);
  });
  it('别的主机名不予回答：防 DNS 重绑定', async () => {
    const response = await visitor(office.app).get('/sign-in', { host: 'rebind.attacker.example' });
    expect(response.status).toBe(421);
  });
});

describe('一句话留给下一页', () => {
  it('只说一次，里面的标签只是文字', async () => {
    const office = await openTestOffice();
    const admin = await signedIn(office, 'admin');
    const saved = await admin.post('/settings', {
      number: '督〔{year}〕{number}号',
      rectificationDays: '10',
      appealDays: '5',
    });
    const left = /said=[^;]+/.exec(saved.headers.get('set-cookie') ?? '')?.[0] ?? '';
    const next = await visitor(office.app, { cookie: `${admin.cookie}; ${left}` }).get('/settings');
    expect(await next.text()).toContain('设置已保存');
    expect(next.headers.get('set-cookie')).toMatch(/said=;.*Max-Age=0/);
    const forged = Buffer.from(JSON.stringify(['good', '<script>alert(1)</script>'])).toString('base64url');
    const page = await (
      await visitor(office.app, { cookie: `${admin.cookie}; said=${forged}` }).get('/settings')
    ).text();
    expect(page).not.toContain('<script>alert');
    await office.drop();
  });
});

describe('存储连不上', () => {
  it('健康检查和页面都答 503，不说里面的事', async () => {
    const office = await openTestOffice();
    const admin = await signedIn(office, 'admin');
    await office.store.close();
    for (const response of [await visitor(office.app).get('/healthz'), await admin.get('/users')]) {
      expect(response.status).toBe(503);
      expect(await response.text()).toMatch(/^503 [0-9a-f]{8}\n$/);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    }
    await office.drop().catch(() => undefined);
  });
});

describe('别的认证方式', () => {
  it('代理转来的 Basic 认证不影响会话；不对的 Bearer 就是没有登录', async () => {
    const office = await openTestOffice();
    const admin = await signedIn(office, 'admin');
    expect((await admin.get('/users', { authorization: 'Basic eDp5' })).status).toBe(200);
    expect((await admin.get('/users', { authorization: `Bearer gk_${'x'.repeat(43)}` })).status).toBe(401);
    await office.drop();
  });
});
