import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { crawlSite } from '../../../src/crawl/crawl-site.js';
import type { CrawlOptions } from '../../../src/crawl/crawl-site.js';
import { hasIpv6Route } from '../../../src/crawl/environment.js';
import { openSnapshot } from '../../../src/snapshot/open-snapshot.js';
import { serveDns } from '../../support/dns-server.js';
import { serve } from '../../support/http-server.js';
import { optionsOf, pageOf, planOf } from '../crawl-plan.js';

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

const HOST = 'www.qinghe.gov.cn';
const OTHERS = ['a', 'b', 'c'].map((name) => `${name}.qinghe.gov.cn`);
const [GOOD = '', DEAD = '', BARE = ''] = OTHERS;

/** A site that links to a host with IPv6, one whose IPv6 has nothing behind it, and one without; and loads from a fourth. */
async function served() {
  const six = await serve(
    { '*': ({ headers }) => (headers.host?.startsWith(DEAD) === true ? { status: 502 } : pageOf('办事')) },
    { host: '::1' },
  );
  const { port } = six;
  const links = OTHERS.map((host) => `http://${host}:${port}/`);
  const home = `${pageOf('青禾区人民政府', ...links)}<img src="http://static.cdn-qinghe.cn/logo.png">`;
  const four = await serve({ '/': home, '*': pageOf('办事') }, { port });
  const names = await serveDns({
    [`${HOST} AAAA`]: ['::1'],
    [`${GOOD} AAAA`]: ['::1'],
    [`${DEAD} AAAA`]: ['::1'],
    [`${BARE} A`]: ['127.0.0.1'],
    'static.cdn-qinghe.cn A': ['192.0.2.9'],
  });
  open.push(
    () => six.close(),
    () => four.close(),
    () => names.close(),
  );
  const options: Partial<CrawlOptions> = {
    dns: names.address,
    resolve: [`${HOST}:${port}:127.0.0.1`],
    privateHosts: OTHERS,
    lookup: () => Promise.resolve(['127.0.0.1']),
    concurrency: 1,
    survey: ({ plan, pages }) => ({
      wanted:
        pages.length > 0 ? [] : [{ url: plan.site.url, method: 'GET', purpose: 'home', priority: 1, render: false }],
    }),
  };
  return { url: `http://${HOST}:${port}/`, options, six, names };
}

async function factsOf(url: string, changes: Partial<CrawlOptions>) {
  const options = optionsOf(changes);
  await crawlSite(planOf(url, { probes: new Set(['dns', 'hosts'] as const) }), options);
  const reader = openSnapshot(options.snapshot);
  const { probes } = reader;
  reader.close();
  const told = probes.map((probe) =>
    probe.kind === 'dns'
      ? `${probe.query} ${probe.host} ${probe.result}`
      : probe.kind === 'host'
        ? `${new URL(probe.url).hostname} IPv${String(probe.family)} ${String(probe.status ?? probe.why)}`
        : probe.kind,
  );
  // Cut between what IPv4 and what IPv6 said of a host, both are asked again.
  return { told: [...new Set(told)].sort(), snapshot: options.snapshot };
}

test.skipIf(!(await hasIpv6Route('::1')))(
  'hosts of links are asked over IPv6, and over IPv4 where that fails; those without an address, and of resources, are not',
  async () => {
    const { url, options, six } = await served();
    const { told } = await factsOf(url, options);
    expect(told.filter((fact) => fact.includes('IPv'))).toEqual([
      `${GOOD} IPv6 200`,
      `${DEAD} IPv4 200`,
      `${DEAD} IPv6 502`,
    ]);
    expect(told).toContain(`AAAA ${BARE} absent`);
    expect(told).toContain('AAAA static.cdn-qinghe.cn absent');
    // HEAD, and GET where that brings nothing good.
    expect(six.log.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(['GET /', 'HEAD /', 'HEAD /']);
  },
);

test.skipIf(!(await hasIpv6Route('::1')))(
  'killed between two of them, a crawl that goes on asks for the others and no name twice',
  async () => {
    const { url, options, names } = await served();
    const whole = await factsOf(url, options);
    const bytes = readFileSync(whole.snapshot);
    for (const end of membersOf(bytes).slice(-14, -1)) {
      const { snapshot } = optionsOf();
      writeFileSync(snapshot, bytes.subarray(0, end));
      const before = names.log.length;
      expect((await factsOf(url, { ...options, snapshot, resume: true })).told, `cut at ${String(end)}`).toEqual(
        whole.told,
      );
      const asked = names.log.slice(before);
      expect(new Set(asked).size).toBe(asked.length);
    }
  },
);

/** Where each gzip member of a snapshot ends. */
function membersOf(bytes: Buffer): readonly number[] {
  const magic = Buffer.from([0x1f, 0x8b, 0x08]);
  const ends: number[] = [];
  for (let at = bytes.indexOf(magic, 1); at >= 0; at = bytes.indexOf(magic, at + 1)) ends.push(at);
  return [...ends, bytes.length];
}
