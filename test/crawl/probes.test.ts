import { createSocket } from 'node:dgram';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { crawlSite } from '../../src/crawl/crawl-site.js';
import type { CrawlOptions } from '../../src/crawl/crawl-site.js';
import { hasIpv6Route } from '../../src/crawl/environment.js';
import { hasDnsName, probeDns } from '../../src/crawl/probes/probe-dns.js';
import { probeTls } from '../../src/crawl/probes/probe-tls.js';
import { createGuard } from '../../src/lib/net/guard.js';
import { addressFact } from '../../src/model/dns-facts.js';
import type { CrawlPlan } from '../../src/model/plan.js';
import { openSnapshot } from '../../src/snapshot/open-snapshot.js';
import type { OpenSnapshot } from '../../src/snapshot/open-snapshot.js';
import { selfSigned } from '../support/certificate.js';
import { serveDns } from '../support/dns-server.js';
import { serve } from '../support/http-server.js';
import type { Answers, TestServer } from '../support/http-server.js';
import { optionsOf, pageOf, planOf } from './crawl-plan.js';

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function start(answers: Answers, where: { host?: string; port?: number } = {}): Promise<TestServer> {
  const server = await serve(answers, where);
  open.push(() => server.close());
  return server;
}

async function dns(records: Record<string, string[]>): Promise<string> {
  const server = await serveDns(records);
  open.push(() => server.close());
  return server.address;
}

async function crawled(url: string, changes: Partial<CrawlOptions>, plan: Partial<CrawlPlan>): Promise<OpenSnapshot> {
  const options = optionsOf(changes);
  await crawlSite(planOf(url, plan), options);
  const snapshot = openSnapshot(options.snapshot);
  open.push(() => {
    snapshot.close();
  });
  return snapshot;
}

describe('facts of the DNS', () => {
  test('are told apart: answered, absent, and a resolver that failed', async () => {
    const server = await dns({
      'www.qinghe.gov.cn A': ['203.0.113.7'],
      'www.qinghe.gov.cn AAAA': ['2001:db8::2', '2001:db8::1'],
      'qinghe.gov.cn NS': ['ns1.qinghe.gov.cn', 'ns2.qinghe.gov.cn'],
      'ns1.qinghe.gov.cn AAAA': ['2001:db8::53'],
      'ns2.qinghe.gov.cn AAAA': ['SERVFAIL'],
    });
    const probes = await probeDns('www.qinghe.gov.cn', server);
    expect(probes.map(({ host, query, result, answers }) => [host, query, result, answers])).toEqual([
      ['www.qinghe.gov.cn', 'A', 'answered', ['203.0.113.7']],
      ['www.qinghe.gov.cn', 'AAAA', 'answered', ['2001:db8::1', '2001:db8::2']],
      ['www.qinghe.gov.cn', 'CNAME', 'absent', []],
      ['www.qinghe.gov.cn', 'NS', 'absent', []],
      ['qinghe.gov.cn', 'NS', 'answered', ['ns1.qinghe.gov.cn', 'ns2.qinghe.gov.cn']],
      ['ns1.qinghe.gov.cn', 'AAAA', 'answered', ['2001:db8::53']],
      ['ns2.qinghe.gov.cn', 'AAAA', 'error', []],
    ]);
    expect(probes.every(({ resolver }) => resolver === server)).toBe(true);
    expect(probes.at(-1)?.code).toBe('ESERVFAIL');
  });

  test('a name that does not exist has no record of any kind; nobody at the resolver’s port is an error', async () => {
    const server = await dns({ 'other.gov.cn A': ['203.0.113.9'] });
    expect((await probeDns('www.qinghe.gov.cn', server)).map(({ result }) => result)).toEqual(Array(5).fill('absent'));
    const gone = await serveDns({});
    await gone.close();
    const [first] = await probeDns('www.qinghe.gov.cn', gone.address);
    expect(first).toMatchObject({ result: 'error' });
  });

  test('aliases are followed where the resolver leaves that to whoever asks; a circle of them ends', async () => {
    const server = await dns({
      'www.qinghe.gov.cn CNAME': ['www.qinghe.gov.cn.cdn-qinghe.cn'],
      'www.qinghe.gov.cn.cdn-qinghe.cn CNAME': ['node7.cdn-qinghe.cn'],
      'node7.cdn-qinghe.cn AAAA': ['2001:db8::7'],
      'zwfw.qinghe.gov.cn CNAME': ['bsdt.qinghe.gov.cn'],
      'bsdt.qinghe.gov.cn CNAME': ['zwfw.qinghe.gov.cn'],
      'qinghe.gov.cn NS': ['ns1.qinghe.gov.cn'],
    });
    const found = await probeDns('www.qinghe.gov.cn', server);
    expect(addressFact(found, 'www.qinghe.gov.cn')).toMatchObject({ fact: 'answered', addresses: ['2001:db8::7'] });
    // What a resolver says of an alias's own name servers are the other's.
    expect(found.filter(({ query }) => query === 'NS').map(({ host }) => host)).toEqual(['qinghe.gov.cn']);
    const circle = await probeDns('zwfw.qinghe.gov.cn', server);
    expect(addressFact(circle, 'zwfw.qinghe.gov.cn').fact).toBe('error');
  });

  test('a truncated answer is asked for again over TCP; a refusal is an error, not an absence', async () => {
    const server = await serveDns({
      'www.qinghe.gov.cn AAAA': ['TRUNCATED', '2001:db8::1', '2001:db8::2'],
      'www.yunling.gov.cn AAAA': ['REFUSED'],
    });
    open.push(() => server.close());
    const found = await probeDns('www.qinghe.gov.cn', server.address);
    expect(addressFact(found, 'www.qinghe.gov.cn')).toMatchObject({ addresses: ['2001:db8::1', '2001:db8::2'] });
    expect(server.log).toContain('TCP AAAA www.qinghe.gov.cn');
    const refused = await probeDns('www.yunling.gov.cn', server.address);
    expect(addressFact(refused, 'www.yunling.gov.cn')).toMatchObject({ fact: 'error', probe: { code: 'EREFUSED' } });
  });

  test('a signal ends the waiting for a resolver that never answers; nothing is said then', async () => {
    const control = new AbortController();
    const silent = createSocket('udp4');
    silent.on('message', () => {
      control.abort();
    });
    await new Promise<void>((resolve) => silent.bind(0, '127.0.0.1', resolve));
    open.push(() => new Promise<void>((resolve) => silent.close(resolve)));
    const site = await start({ '/': pageOf('首页') });
    const snapshot = await crawled(
      `http://www.qinghe.gov.cn:${site.port}/`,
      {
        resolve: [`www.qinghe.gov.cn:${site.port}:127.0.0.1`],
        dns: `127.0.0.1:${silent.address().port}`,
        signal: control.signal,
      },
      { probes: new Set(['dns', 'ipv6', 'tls', 'reach']) },
    );
    expect(snapshot.crawl?.stoppedBecause).toBe('interrupted');
    expect(snapshot.probes).toEqual([]);
    expect(site.log).toEqual([]);
  }, 8_000); // the resolver would be waited for longer

  test.each([
    ['www.qinghe.gov.cn', true],
    ['127.0.0.1', false],
    ['[::1]', false],
    ['localhost', false],
    ['demo.localhost', false],
  ])('%s has them: %s', (host, has) => {
    expect(hasDnsName(host)).toBe(has);
  });

  test('never come from --resolve, only from --dns', async () => {
    const site = await start({ '/': pageOf('首页') });
    const host = `www.qinghe.gov.cn:${site.port}`;
    const snapshot = await crawled(
      `http://${host}/`,
      { resolve: [`${host}:127.0.0.1`], dns: await dns({ 'www.qinghe.gov.cn TXT': [] }) },
      { probes: new Set(['dns']) },
    );
    expect(snapshot.crawl).toMatchObject({ pages: 1, stoppedBecause: 'complete' });
    expect(snapshot.probes.filter((probe) => probe.kind === 'dns' && probe.result === 'answered')).toEqual([]);
  });
});

const hasLoopback6 = await hasIpv6Route('::1');

describe('IPv6', () => {
  test('a route is asked of the kernel', async () => {
    expect(await hasIpv6Route('not an address')).toBe(false);
    expect(await hasIpv6Route('203.0.113.7')).toBe(false);
  });

  test.skipIf(!hasLoopback6)('the home page is asked at every AAAA address, and over IPv4 to compare', async () => {
    const six = await start({ '/': pageOf('青禾区人民政府（六）') }, { host: '::1' });
    await start({ '/': pageOf('青禾区人民政府（四）') }, { port: six.port });
    const host = `www.qinghe.gov.cn:${six.port}`;
    const snapshot = await crawled(
      `http://${host}/`,
      {
        resolve: [`${host}:127.0.0.1`],
        dns: await dns({ 'www.qinghe.gov.cn A': ['127.0.0.1'], 'www.qinghe.gov.cn AAAA': ['::1'] }),
      },
      { probes: new Set(['dns', 'ipv6']) },
    );
    const probes = snapshot.probes.filter((probe) => probe.kind === 'ipv6');
    expect(probes).toMatchObject([
      { family: 4, address: '127.0.0.1', status: 200, title: expect.stringContaining('四') },
      { family: 6, address: '::1', status: 200, title: expect.stringContaining('六') },
    ]);
    const { record = '' } = probes[1] ?? {};
    expect(Buffer.from(snapshot.body(record)).toString('utf8')).toContain('（六）');
    expect(snapshot.head.environment.ipv6Route).toBe(true);
    expect(snapshot.exchanges.find((exchange) => exchange.record === record)?.purpose).toBe('probe:ipv6');
  });

  test.skipIf(!hasLoopback6)('a page that fails once is asked for again before anything is said', async () => {
    let visits = 0;
    const six = await start(
      { '/': () => (++visits === 1 ? { status: 503, body: '稍候' } : pageOf('青禾区人民政府')) },
      { host: '::1' },
    );
    await start({ '/': pageOf('青禾区人民政府') }, { port: six.port });
    const host = `www.qinghe.gov.cn:${six.port}`;
    const names = await dns({ 'www.qinghe.gov.cn AAAA': ['::1'] });
    const plan = { probes: new Set(['ipv6'] as const) };
    const { probes } = await crawled(`http://${host}/`, { resolve: [`${host}:127.0.0.1`], dns: names }, plan);
    expect(probes.at(-1)).toMatchObject({ family: 6, status: 200 });
    expect(visits).toBe(2);
  });

  test.skipIf(!hasLoopback6)('a redirect to another host needs an AAAA record there too', async () => {
    const six = await start(
      { '/': ({ headers }) => ({ status: 302, headers: { location: `http://new.${String(headers.host)}/` } }) },
      { host: '::1' },
    );
    await start({ '/': pageOf('青禾区人民政府') }, { port: six.port });
    const host = `qinghe.gov.cn:${six.port}`;
    const names = await dns({ 'qinghe.gov.cn AAAA': ['::1'], 'new.qinghe.gov.cn A': ['127.0.0.1'] });
    const plan = { probes: new Set(['ipv6'] as const) };
    const { probes } = await crawled(`http://${host}/`, { resolve: [`${host}:127.0.0.1`], dns: names }, plan);
    expect(probes.at(-1)).toMatchObject({ family: 6, why: 'dns', finalUrl: `http://new.${host}/` });
    expect(addressFact(probes, 'new.qinghe.gov.cn').fact).toBe('absent');
  });

  test.skipIf(!hasLoopback6)(
    'an address where nobody answers is dead, one that is private is refused by the guard',
    async () => {
      const site = await start({ '/': pageOf('首页') });
      const host = `www.qinghe.gov.cn:${site.port}`;
      const answers = await dns({ 'www.qinghe.gov.cn AAAA': ['::1'] });
      const plan = { probes: new Set(['ipv6'] as const) };
      const allowed = await crawled(`http://${host}/`, { resolve: [`${host}:127.0.0.1`], dns: answers }, plan);
      expect(allowed.probes.at(-1)).toMatchObject({ kind: 'ipv6', family: 6, why: 'refused' });
      const refused = await crawled(
        `http://${host}/`,
        { allowPrivate: false, resolve: [`${host}:127.0.0.1`], dns: answers },
        plan,
      );
      expect(refused.probes.at(-1)).toMatchObject({ kind: 'ipv6', family: 6, why: 'private-address' });
    },
  );
});

describe('TLS', () => {
  async function secure(options: object = {}): Promise<number> {
    const server = createServer({ ...selfSigned, ...options }, (_, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(pageOf('青禾区人民政府'));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    open.push(() => new Promise((resolve) => server.close(resolve)));
    return (server.address() as AddressInfo).port;
  }
  const guard = createGuard({
    privateHosts: ['www.qinghe.example'],
    lookup: () => Promise.resolve(['127.0.0.1']),
  });

  test('a certificate that nobody trusts is invalid, and said why', async () => {
    expect(await probeTls(guard, 'www.qinghe.example', await secure())).toMatchObject({
      result: 'invalid',
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
  });

  test('a port that speaks no TLS, or is closed, has none', async () => {
    const plain = await start({});
    expect(await probeTls(guard, 'www.qinghe.example', plain.port)).toMatchObject({ result: 'none' });
    await plain.close();
    expect(await probeTls(guard, 'www.qinghe.example', plain.port)).toMatchObject({
      result: 'none',
      code: 'ECONNREFUSED',
    });
  });

  test('a site is read over a bad certificate and an old protocol all the same', async () => {
    const port = await secure({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT:@SECLEVEL=0' });
    const snapshot = await crawled(`https://127.0.0.1:${port}/`, {}, { probes: new Set(['tls']) });
    expect(snapshot.crawl).toMatchObject({ pages: 1, stoppedBecause: 'complete' });
    expect(snapshot.probes[0]).toMatchObject({
      kind: 'tls',
      port,
      result: 'invalid',
      codes: expect.arrayContaining(['DEPTH_ZERO_SELF_SIGNED_CERT', 'legacy-protocol']),
    });
  });
});
