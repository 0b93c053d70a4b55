import { expect, it } from 'vitest';
import { proxyUser } from '../../src/access/proxy-user.js';
import { createUser } from '../../src/access/save-user.js';
import { SYSTEM } from '../../src/model/actor.js';
import { Invalid } from '../../src/model/refusal.js';
import { eachStore } from '../support/store.js';

const at = '2026-11-20T02:00:00.000Z';

eachStore('同一时刻来了几个请求', (open) => {
  it('代理报来的新用户只建一个账号，每个请求都进得来', async () => {
    const store = await open();
    const come = () => store.transaction((trx) => proxyUser(trx, { login: '李茜', admitsUnknown: true, at }));
    const came = await Promise.all([come(), come(), come()]);
    expect(new Set(came.map((user) => user?.id)).size).toBe(1);
    expect(await store.db.selectFrom('users').select('login').execute()).toEqual([{ login: '李茜' }]);
  });
  it('同名账号只建一个，另一个请求得到说明而不是系统出错', async () => {
    const store = await open();
    const facts = { name: '李茜', role: 'viewer' as const, sites: [] };
    const make = () =>
      store
        .transaction((trx) => createUser(trx, { login: 'lixi', facts, actor: SYSTEM, at }))
        .catch((error: unknown) => (error instanceof Invalid ? 'invalid' : error));
    const made = await Promise.all([make(), make(), make()]);
    expect(made.filter((one) => one === 'invalid')).toHaveLength(2);
  });
});
