import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Route } from '../../src/dashboard/route.js';
import { routes } from '../../src/dashboard/routes.js';
import { permits } from '../../src/dashboard/permits.js';
import type { Role } from '../../src/model/actor.js';
import { HOST, openTestOffice, signedIn, visitor, type TestOffice, type Visitor } from '../support/office.js';

/** Each row of the table, with something in place of its parameters. */
const addressOf = ({ path }: Route): string =>
  path
    .replace(/:site/g, 'shizhong')
    .replace(/:\w+(?:\{[^}]*\})?/g, 'x')
    .replace(/\*/g, 'x');
const closed = routes.filter(({ right }) => right !== 'public');
const name = ({ method, path }: Route): string => `${method} ${path}`;

describe('路由表上的每一行', () => {
  let office: TestOffice;
  let visitors: Record<Role, Visitor>;
  beforeAll(async () => {
    office = await openTestOffice();
    visitors = {
      viewer: await signedIn(office, 'viewer'),
      evaluator: await signedIn(office, 'evaluator'),
      office: await signedIn(office, 'office', ['shizhong']),
      admin: await signedIn(office, 'admin'),
    };
  });
  afterAll(() => office.drop());
  const ask = async (
    row: Route,
    { get, post, cookie = '', csrf = '' }: Pick<Visitor, 'get' | 'post'> & Partial<Visitor>,
    headers: Record<string, string> = {},
  ) => {
    if (row.method === 'GET') return get(addressOf(row), headers);
    if (row.method === 'POST') return post(addressOf(row), {}, headers);
    const own = { host: HOST, origin: `http://${HOST}`, 'x-csrf-token': csrf, ...(cookie && { cookie }) };
    return office.app.request(addressOf(row), { method: row.method, headers: { ...own, ...headers } });
  };

  it('有可走的行，每行只有一个', () => {
    expect(closed.length).toBeGreaterThan(10);
    expect(new Set(routes.map(name)).size).toBe(routes.length);
  });
  it('没有登录的人什么也得不到：页面转到登录，接口答 401', async () => {
    const got = await Promise.all(closed.map(async (row) => ({ row, response: await ask(row, visitor(office.app)) })));
    for (const { row, response } of got) {
      const wanted = row.path.startsWith('/api/') ? 401 : 303;
      expect([name(row), response.status]).toEqual([name(row), wanted]);
      if (wanted === 303) expect(response.headers.get('location')).toMatch(/^\/sign-in/);
    }
  });
  it('角色不够的人得到 403 或 404，管理员以外没有人进得了管理', async () => {
    let refused = 0;
    for (const [role, visiting] of Object.entries(visitors) as [Role, Visitor][]) {
      const actor = {
        id: visiting.id,
        name: '',
        role,
        sight: role === 'office' ? new Map([['shizhong', {}]]) : ('all' as const),
      };
      for (const row of closed.filter((each) => !permits(each, actor))) {
        const { status } = await ask(row, visiting);
        expect([role, name(row), [403, 404].includes(status)]).toEqual([role, name(row), true]);
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(30);
  });
  it('不是从本系统页面发出的提交一律 403：没有令牌、令牌不对、别的来源、别的站点', async () => {
    const changing = closed.filter(({ method }) => method !== 'GET');
    const { admin } = visitors;
    const forged = (csrf: string) => ({
      ...visitor(office.app, { cookie: admin.cookie, csrf }),
      cookie: admin.cookie,
      csrf,
    });
    for (const row of changing) {
      const actor = { id: admin.id, name: '', role: 'admin' as const, sight: 'all' as const };
      if (!permits(row, actor)) continue;
      const tries = [
        ask(row, forged('')),
        ask(row, forged('x'.repeat(43))),
        ask(row, admin, { origin: 'https://attacker.example' }),
        ask(row, admin, { origin: 'null' }),
        ask(row, admin, { 'sec-fetch-site': 'cross-site' }),
      ];
      for (const response of await Promise.all(tries)) {
        // A `:site` that is not there is told before the form is looked at, by the route itself never.
        expect([name(row), response.status]).toEqual([name(row), 403]);
      }
    }
  });
  it('随意填的参数不会使它出错', async () => {
    office.faults.length = 0;
    for (const row of routes.filter(({ method, path }) => method === 'GET' && path !== '/healthz'))
      for (const query of [
        '',
        '?after=%00&sort=x&format=exe&from=9999-99-99',
        `?q=${encodeURIComponent('\'"<x>%_')}&after=eyJ`,
      ]) {
        const response = await visitors.admin.get(addressOf(row) + query);
        expect([name(row), query, response.status < 500]).toEqual([name(row), query, true]);
      }
    expect(office.faults).toEqual([]);
  });
  it('每个回答都带着安全头，也包括错误', async () => {
    const answers = [
      await visitors.admin.get('/users'),
      await visitors.admin.get('/没有'),
      await visitors.viewer.get('/users'),
      await visitor(office.app).get('/sign-in'),
      await visitor(office.app).get('/', { host: 'attacker.example' }),
      await visitors.admin.post('/users', {}, { origin: 'https://attacker.example' }),
      await office.app.request('/users', { method: 'DELETE', headers: { host: HOST, cookie: visitors.admin.cookie } }),
    ];
    for (const { headers } of answers) {
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('x-powered-by')).toBeNull();
    }
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 403, 200, 421, 403, 405]);
    expect(answers.at(-1)?.headers.get('allow')).toBe('GET, POST, HEAD');
  });
  it('太大的提交不读完就拒绝', async () => {
    const response = await visitors.admin.post('/settings', { officeName: '大'.repeat(500_000) });
    expect(response.status).toBe(413);
  });
  it('不用登录的表单只收几行字：大的不读就拒绝', async () => {
    const open = routes.filter(({ method, right }) => method === 'POST' && right === 'public');
    expect(open.length).toBeGreaterThan(1);
    for (const row of open)
      expect((await visitor(office.app).post(row.path, { login: 'x'.repeat(30_000) })).status).toBe(413);
  });
  it('没有登录的人送来多大的内容都不读：一个字节也不占内存', async () => {
    for (const { path } of closed.filter(({ method, bodyBytes }) => method === 'POST' && bodyBytes !== undefined)) {
      let read = 0;
      const body = new ReadableStream<Uint8Array>({
        pull: (controller) => {
          read += 1;
          if (read > 40) controller.close();
          else controller.enqueue(new Uint8Array(1_000_000));
        },
      });
      const headers = { host: HOST, 'transfer-encoding': 'chunked', 'content-type': 'multipart/form-data; boundary=x' };
      const init: RequestInit & { duplex: 'half' } = { method: 'POST', headers, body, duplex: 'half' };
      const { status } = await office.app.request(path.replace(/:\w+/g, 'x'), init);
      // What a stream keeps ready before anybody asks for it.
      expect([path, status, read <= 2]).toEqual([path, 303, true]);
    }
  });
  it('静态文件只有自己的那几个，路径里的 .. 走不出去', async () => {
    for (const path of [
      '/assets/x/..%2f..%2fpackage.json',
      '/assets/../../package.json',
      '/assets/x/style.css',
      '/assets/%2e%2e/%2e%2e/etc/passwd',
    ])
      expect((await visitor(office.app).get(path)).status).not.toBe(200);
  });
});
