import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { isFault } from '../../../src/lib/net/fault.js';
import { createGuard } from '../../../src/lib/net/guard.js';
import { createHttpClient } from '../../../src/lib/net/http-client.js';
import type { HttpAnswer, HttpClient, HttpClientOptions } from '../../../src/lib/net/http-client.js';
import { serve } from '../../support/http-server.js';
import type { Answers, TestServer } from '../../support/http-server.js';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function start(answers: Answers): Promise<TestServer> {
  const server = await serve(answers);
  open.push(() => server.close());
  return server;
}

function client(options: Partial<HttpClientOptions> = {}): HttpClient {
  const made = createHttpClient({
    guard: createGuard({ privateHosts: ['127.0.0.1'] }),
    userAgent: 'gongkai/0.0.0',
    ...options,
  });
  open.push(() => made.close());
  return made;
}

async function answerOf(url: string, options: Partial<HttpClientOptions> = {}): Promise<HttpAnswer> {
  const outcome = await client(options).ask({ url });
  if (isFault(outcome)) throw new Error(`${outcome.why} ${outcome.code}`);
  return outcome;
}

async function whyOf(url: string, options: Partial<HttpClientOptions> = {}): Promise<string> {
  const outcome = await client(options).ask({ url });
  return isFault(outcome) ? outcome.why : `answered ${outcome.status}`;
}

const guide = '政府信息公开指南'.repeat(50);

describe('bodies', () => {
  test.each([
    ['gzip', gzipSync(guide)],
    ['x-gzip', gzipSync(guide)],
    ['deflate', deflateSync(guide)],
    ['deflate', deflateRawSync(guide)],
    ['br', brotliCompressSync(guide)],
    ['gzip, br', brotliCompressSync(gzipSync(guide))],
    ['identity', Buffer.from(guide)],
    ['utf-8', Buffer.from(guide)],
    ['gzip', Buffer.from(guide)],
  ])('%s is undone, asked for or not', async (coding, body) => {
    const { url } = await start({ '/': { headers: { 'content-encoding': coding }, body } });
    const answer = await answerOf(`${url}/`);
    expect(answer.body.toString('utf8')).toBe(guide);
    expect(answer.wireBytes).toBe(body.length);
  });

  test('one cut before its stated length is no page', async () => {
    const { url } = await start({ '/': { body: guide, cutAfter: 100 } });
    expect(['reset', 'malformed']).toContain(await whyOf(`${url}/`));
  });

  test('one whose chunks never end is no page', async () => {
    const { url } = await start({
      '/': { raw: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n' },
    });
    expect(['reset', 'malformed']).toContain(await whyOf(`${url}/`));
  });

  test('a gzip stream cut short is malformed', async () => {
    const whole = gzipSync(guide);
    const body = whole.subarray(0, whole.length - 12);
    const { url } = await start({ '/': { headers: { 'content-encoding': 'gzip' }, body } });
    expect(await whyOf(`${url}/`)).toBe('malformed');
  });

  test('one without a stated length ends with the connection', async () => {
    const { url } = await start({ '/': { raw: 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>指南' } });
    expect((await answerOf(`${url}/`)).body.toString('utf8')).toBe('<p>指南');
  });

  test('a small one that inflates beyond the limit is too large', async () => {
    const bomb = gzipSync(Buffer.alloc(30 * 1024 * 1024));
    const { url } = await start({ '/': { headers: { 'content-encoding': 'gzip' }, body: bomb } });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await whyOf(`${url}/`)).toBe('too-large');
  });

  test('one beyond the limit on the wire is too large, announced or not', async () => {
    const { url } = await start({
      '/announced': { body: Buffer.alloc(5000) },
      '/silent': {
        headers: { 'content-length': [] as string[], 'transfer-encoding': 'chunked' },
        body: Buffer.alloc(5000),
      },
      '/fits': { body: Buffer.alloc(4000) },
    });
    const limits = { bodyBytes: 4000 };
    expect(await whyOf(`${url}/announced`, { limits })).toBe('too-large');
    expect(await whyOf(`${url}/silent`, { limits })).toBe('too-large');
    expect(await whyOf(`${url}/fits`, { limits })).toBe('answered 200');
  });

  test('an unknown way of compressing is malformed, never a page of garbage', async () => {
    const { url } = await start({ '/': { headers: { 'content-encoding': 'zstd' }, body: 'x' } });
    expect(await whyOf(`${url}/`)).toBe('malformed');
  });
});

describe('limits and faults', () => {
  test('headers beyond 64 KB are too large', async () => {
    const { url } = await start({ '/': { headers: { 'x-long': 'a'.repeat(70_000) }, body: 'x' } });
    expect(await whyOf(`${url}/`)).toBe('too-large');
  });

  test('a server that never answers times out', async () => {
    const { url } = await start({ '/': { hang: true } });
    expect(await whyOf(`${url}/`, { limits: { timeoutMs: 50 } })).toBe('timeout');
  });

  test('a body that drips times out as a whole', async () => {
    const drip = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n');
      const timer = setInterval(() => socket.write('x'), 10);
      socket.on('close', () => {
        clearInterval(timer);
      });
    });
    await new Promise<void>((resolve) => drip.listen(0, '127.0.0.1', resolve));
    open.push(() => new Promise((resolve) => drip.close(resolve)));
    const { port } = drip.address() as AddressInfo;
    expect(await whyOf(`http://127.0.0.1:${port}/`, { limits: { timeoutMs: 200 } })).toBe('timeout');
  });

  test('a closed port is refused, a connection hung up on is reset, another protocol is malformed', async () => {
    const { url } = await start({ '/hang-up': { hangUp: true }, '/ssh': { raw: 'SSH-2.0-OpenSSH_9.2\r\n' } });
    const closed = await serve({});
    await closed.close();
    expect(await whyOf(`${closed.url}/`)).toBe('refused');
    expect(await whyOf(`${url}/hang-up`)).toBe('reset');
    expect(await whyOf(`${url}/ssh`)).toBe('malformed');
    expect(await whyOf(`${url.replace('http:', 'https:')}/`)).toBe('tls');
  });

  test('a name that does not exist is a fault of the DNS, a private one of the guard', async () => {
    const gone = createGuard({ lookup: () => Promise.reject(Object.assign(new Error(), { code: 'ENOTFOUND' })) });
    const inside = createGuard({ lookup: () => Promise.resolve(['10.0.0.1']) });
    expect(await whyOf('http://gone.example.cn/', { guard: gone })).toBe('dns');
    expect(await whyOf('http://inside.example.cn/', { guard: inside })).toBe('private-address');
    expect(await whyOf('http://127.0.0.1:1/', { guard: inside })).toBe('private-address');
    expect(await whyOf('http://2130706433:1/', { guard: inside })).toBe('private-address');
    expect(await whyOf('ftp://example.cn/')).toBe('malformed');
  });
});

describe('servers that no strict parser takes', () => {
  const body = '<title>青禾区</title>';
  const length = Buffer.byteLength(body);
  test.each([
    ['bare line feeds', `HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Length: ${length}\n\n${body}`],
    ['a control character', `HTTP/1.1 200 OK\r\nX-A: a\u0001b\r\nContent-Length: ${length}\r\n\r\n${body}`],
    [
      'a length beside chunks',
      `HTTP/1.1 200 OK\r\nContent-Length: 7\r\nTransfer-Encoding: chunked\r\n\r\n${length.toString(16)}\r\n${body}\r\n0\r\n\r\n`,
    ],
  ])('%s', async (_, raw) => {
    const server = await start({ '/': { raw } });
    const http = client();
    for (let i = 0; i < 2; i += 1) {
      const answer = await http.ask({ url: `${server.url}/` });
      expect(!isFault(answer) && [answer.status, answer.body.toString('utf8')]).toEqual([200, body]);
    }
    expect(server.log).toHaveLength(3); // once in vain, then it is known
  });

  test('one whose body comes short is no page there either', async () => {
    const raw = `HTTP/1.1 200 OK\nContent-Type: text/html\r\nContent-Length: 500\r\n\r\n${body}`;
    const { url } = await start({ '/': { raw } });
    expect(['reset', 'malformed']).toContain(await whyOf(`${url}/`));
  });
});

describe('requests', () => {
  test('a name is connected to at the address that was checked, with its own Host header', async () => {
    const server = await start({ '/': '青禾区' });
    const guard = createGuard({ privateHosts: ['www.qinghe.example'], lookup: () => Promise.resolve(['127.0.0.1']) });
    const answer = await answerOf(`http://www.qinghe.example:${server.port}/`, { guard });
    expect(answer.remoteAddress).toBe('127.0.0.1');
    expect(server.log[0]?.headers.host).toBe(`www.qinghe.example:${server.port}`);
  });

  test('a forced address is checked too', async () => {
    const server = await start({ '/': '青禾区' });
    const guard = createGuard({ lookup: () => Promise.resolve(['223.5.5.5']) });
    const outcome = await client({ guard }).ask({ url: `http://a.example.cn:${server.port}/`, address: '127.0.0.1' });
    expect(outcome).toMatchObject({ why: 'private-address' });
    expect(server.log).toHaveLength(0);
  });

  test('a redirect is an answer; its target is absolute, raw Chinese bytes in it are understood', async () => {
    const gbk = Buffer.concat([
      Buffer.from('HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: /'),
      Buffer.from([0xd6, 0xb8, 0xc4, 0xcf]), // 指南 in GBK
      Buffer.from('\r\n\r\n'),
    ]);
    const { url } = await start({
      '/a': { status: 302, headers: { location: '../b?x=1#part' } },
      '/gbk': { raw: gbk },
      '/nowhere': { status: 302, headers: { location: 'http://[bad' } },
    });
    expect((await answerOf(`${url}/a`)).location).toBe(`${url}/b?x=1`);
    expect((await answerOf(`${url}/gbk`)).location).toBe(`${url}/${encodeURIComponent('指南')}`);
    expect((await answerOf(`${url}/nowhere`)).location).toBeUndefined();
  });

  test('cookies come back, and only where they were set', async () => {
    const server = await start({ '*': { headers: { 'set-cookie': 'CT6T=1; path=/' }, body: 'x' } });
    const other = await start({ '*': 'x' });
    const http = client({ guard: createGuard({ privateHosts: ['127.0.0.1', 'localhost'] }) });
    const first = await http.ask({ url: `${server.url}/` });
    const second = await http.ask({ url: `${server.url}/` });
    await http.ask({ url: `http://localhost:${other.port}/` });
    expect(server.log.map(({ headers }) => headers.cookie)).toEqual([undefined, 'CT6T=1']);
    expect(other.log[0]?.headers.cookie).toBeUndefined();
    expect([first, second].map((answer) => !isFault(answer) && answer.changedCookies)).toEqual([true, false]);
  });

  test('a form is posted as one', async () => {
    const server = await start({ '/search': 'x' });
    await client().ask({ url: `${server.url}/search`, method: 'POST', body: 'col=1&page=2' });
    expect(server.log[0]).toMatchObject({ method: 'POST', body: 'col=1&page=2' });
    expect(server.log[0]?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
  });
});
