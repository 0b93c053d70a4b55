import { afterEach, expect, test } from 'vitest';
import { openSiteProber } from '../../src/cli/office/probe-site.js';
import { defaultChoices } from '../../src/cli/options/crawl-choices.js';
import { serve, type Answers, type TestServer } from '../support/http-server.js';

const opened: TestServer[] = [];
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close();
});

async function visit(answers: Answers, path = '/', changes: { limitSeconds?: number; isPublicOnly?: boolean } = {}) {
  const server = await serve(answers);
  opened.push(server);
  const prober = openSiteProber({
    version: '0',
    now: () => new Date('2026-11-23T01:00:00.000Z'),
    reloadAfterMs: 1,
    limitSeconds: () => changes.limitSeconds ?? 15,
    choicesOf: () => ({
      ...defaultChoices,
      privateHosts: changes.isPublicOnly === true ? [] : ['127.0.0.1'],
      secrets: { headers: { 'x-pass': 'geheim' } },
    }),
  });
  const site = { id: 'shizhong', url: `${server.url}${path}` };
  const result = await prober.probe(site, new AbortController().signal);
  return { server, result, machine: await prober.machineOf(site) };
}

test('a home page behind a redirect opens, and says from which machine', async () => {
  const { result, server, machine } = await visit({
    '/': { status: 302, headers: { location: '/index.html' } },
    '/index.html': '<title>市中区人民政府</title><h1>要闻</h1>',
  });
  expect(result).toMatchObject({ status: 200, address: '127.0.0.1', at: '2026-11-23T01:00:00.000Z' });
  expect(result).not.toHaveProperty('isChallenge');
  expect(server.log.every(({ headers }) => headers['x-pass'] === 'geheim')).toBe(true);
  expect(machine).toBe('127.0.0.1');
});

test('what the site’s owner gave us goes to no other host', async () => {
  const other = await serve({ '/': '<title>别处</title>' });
  opened.push(other);
  const { result } = await visit({ '/': { status: 302, headers: { location: `${other.url}/` } } });
  expect(result.status).toBe(200);
  expect(other.log[0]?.headers['x-pass']).toBeUndefined();
});

test('a connection that broke off, or a gateway’s bad moment, is loaded once more, as people do', async () => {
  for (const first of [{ hangUp: true }, { status: 502 }]) {
    let asked = 0;
    const { result, server } = await visit({ '/': () => (asked++ === 0 ? first : '<title>好了</title>') });
    expect(result.status).toBe(200);
    expect(server.log).toHaveLength(2);
  }
});

test('who is told when to come back does not reload, and tells the watch', async () => {
  const { result, server } = await visit({ '/': { status: 503, headers: { 'retry-after': '120' } } });
  expect(result).toMatchObject({ status: 503, retryAfterMs: 120_000 });
  expect(server.log).toHaveLength(1);
});

test('silence ends a little after the limit, an endless redirect soon, and a private address is our own guard', async () => {
  const { result } = await visit({ '/': { hang: true } }, '/', { limitSeconds: 0.1 });
  expect(result).toMatchObject({ why: 'timeout' });
  expect(result.elapsedMs).toBeGreaterThanOrEqual(1_000);
  const loop = await visit({ '/': { status: 302, headers: { location: '/' } } });
  expect(loop.result).toMatchObject({ why: 'too-many-redirects' });
  const guarded = await visit({ '/': '<title>x</title>' }, '/', { isPublicOnly: true });
  expect(guarded.result).toMatchObject({ why: 'private-address' });
  expect(guarded.server.log).toEqual([]);
});
