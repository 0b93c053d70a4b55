import { describe, expect, test } from 'vitest';
import { createGuard } from '../../../src/lib/net/guard.js';
import { parseResolveRule } from '../../../src/lib/net/resolve-rule.js';

const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'allowed',
    (error: { code: string }) => error.code,
  );

describe('the guard', () => {
  test('refuses literals in every spelling, without asking a resolver', async () => {
    const guard = createGuard({ lookup: () => Promise.reject(new Error('asked')) });
    for (const host of ['127.0.0.1', '127.1', '0x7f.1', '2130706433', '[::1]', '[::ffff:127.0.0.1]', '169.254.169.254'])
      expect(await codeOf(guard.addressesOf(host, 80)), host).toBe('ERR_PRIVATE_ADDRESS');
  });

  test('refuses a name that resolves privately, and keeps the public addresses of one that does both', async () => {
    const guard = createGuard({
      lookup: (host) => Promise.resolve(host === 'a.example.cn' ? ['10.0.0.1'] : ['10.0.0.1', '223.5.5.5']),
    });
    expect(await codeOf(guard.addressesOf('a.example.cn', 80))).toBe('ERR_PRIVATE_ADDRESS');
    expect(await guard.addressesOf('b.example.cn', 80)).toEqual(['223.5.5.5']);
  });

  test('allows private addresses to the hosts that were named, and to no others', async () => {
    const guard = createGuard({ privateHosts: ['Staging.example.cn'], lookup: () => Promise.resolve(['10.0.0.1']) });
    expect(await guard.addressesOf('staging.example.cn', 80)).toEqual(['10.0.0.1']);
    expect(await codeOf(guard.addressesOf('other.example.cn', 80))).toBe('ERR_PRIVATE_ADDRESS');
    expect(guard.allows('staging.example.cn', '127.0.0.1')).toBe(true);
    expect(guard.allows('other.example.cn', '127.0.0.1')).toBe(false);
  });

  test('asks for a name once: what it resolves to later does not matter', async () => {
    const answers = [['223.5.5.5'], ['127.0.0.1']];
    const guard = createGuard({ lookup: () => Promise.resolve(answers.shift() ?? []) });
    expect(await guard.addressesOf('rebind.example.cn', 80)).toEqual(['223.5.5.5']);
    expect(await guard.addressesOf('rebind.example.cn', 80)).toEqual(['223.5.5.5']);
    expect(answers).toHaveLength(1);
  });

  test('a resolve rule stands for its host and port alone, and is checked like any address', async () => {
    const rule = parseResolveRule('www.example.cn:8080:127.0.0.1');
    const resolve = rule ? [rule] : [];
    const lookup = (): Promise<string[]> => Promise.resolve(['223.5.5.5']);
    expect(await codeOf(createGuard({ resolve, lookup }).addressesOf('www.example.cn', 8080))).toBe(
      'ERR_PRIVATE_ADDRESS',
    );
    const allowed = createGuard({ resolve, lookup, privateHosts: ['www.example.cn'] });
    expect(await allowed.addressesOf('www.example.cn', 8080)).toEqual(['127.0.0.1']);
    expect(await allowed.addressesOf('www.example.cn', 80)).toEqual(['223.5.5.5']);
  });
});

describe('resolve rules', () => {
  test.each([
    ['www.example.cn:80:127.0.0.1', { host: 'www.example.cn', port: 80, addresses: ['127.0.0.1'] }],
    ['WWW.example.cn:443:[::1]', { host: 'www.example.cn', port: 443, addresses: ['::1'] }],
    ['a.cn:80:::1', { host: 'a.cn', port: 80, addresses: ['::1'] }],
    ['a.cn:80:10.0.0.1,10.0.0.2', { host: 'a.cn', port: 80, addresses: ['10.0.0.1', '10.0.0.2'] }],
  ])('%s', (text, rule) => {
    expect(parseResolveRule(text)).toEqual(rule);
  });
  test.each([
    'a.cn',
    'a.cn:80',
    'a.cn:0:1.2.3.4',
    'a.cn:70000:1.2.3.4',
    'a.cn:80:b.cn',
    ':80:1.2.3.4',
    'a.cn:x:1.2.3.4',
  ])('%s is none', (text) => {
    expect(parseResolveRule(text)).toBeUndefined();
  });
});

test('a resolver that never answers is waited for so long and no longer', async () => {
  const guard = createGuard({ lookup: () => new Promise(() => undefined), lookupTimeoutMs: 5 });
  await expect(guard.addressesOf('www.example.gov.cn', 80)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
});
