/**
 * Probes of the hosts that a home page links to, side by side: time from the first to the last beside the least that the
 * delays between requests to one host allow. `node --import tsx test/bench/probes.ts HOSTS` writes one JSON object.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crawlSite } from '../../src/crawl/crawl-site.js';
import { createPoliteness } from '../../src/crawl/manners/politeness.js';
import type { RequestLine } from '../../src/crawl/manners/request-log.js';
import { findImpoliteness } from '../support/check-politeness.js';
import { serveDns } from '../support/dns-server.js';
import { serve } from '../support/http-server.js';
import type { Answers } from '../support/http-server.js';

const DELAY_MS = 500;
const ANSWER_MS = 300;
/** One host in so many answers with an error over IPv6, and so is asked again, and over IPv4. */
const ONE_DEAD_IN = 5;
const SITE = 'www.qinghe.gov.cn';

const count = Number(process.argv[2] ?? 50);
const hosts = Array.from({ length: count }, (_, at) => `h${String(at)}.qinghe.gov.cn`);
const deadHosts = hosts.filter((_, at) => at % ONE_DEAD_IN === 0);

const answers = (port: () => number, family: 4 | 6): Answers => ({
  '*': ({ headers, path }) => {
    const [host = ''] = (headers.host ?? '').split(':');
    if (path === '/robots.txt') return { status: 404, body: '' };
    if (host !== SITE)
      return { status: family === 6 && deadHosts.includes(host) ? 502 : 200, delayMs: ANSWER_MS, body: '办事' };
    const links = hosts.map((name) => `<li><a href="http://${name}:${String(port())}/">${name}</a></li>`).join('');
    return `<!doctype html><meta charset="utf-8"><title>青禾区人民政府</title><ul>${links}</ul><p>${'政务公开。'.repeat(50)}</p>`;
  },
});

const folder = mkdtempSync(join(tmpdir(), 'gongkai-probes-'));
let port = 0;
const four = await serve(answers(() => port, 4));
port = four.port;
const six = await serve(
  answers(() => port, 6),
  { host: '::1', port },
);
const names = await serveDns(Object.fromEntries([SITE, ...hosts].map((host) => [`${host} AAAA`, ['::1']])));
try {
  await crawlSite(
    {
      site: { id: 'qinghe', name: '青禾区人民政府', url: `http://${SITE}:${String(port)}/`, kind: 'district' },
      asOf: '2026-06-30',
      vocabulary: new Map(),
      columns: new Map(),
      lists: new Map(),
      documents: 0,
      pairs: 0,
      reportYears: [],
      population: false,
      probes: new Set(['dns', 'ipv6', 'hosts']),
      render: new Set(),
    },
    {
      snapshot: join(folder, 'snapshot.warc.gz'),
      profile: { id: 'bench', digest: '0'.repeat(64), resolved: '{}' },
      tool: 'gongkai bench',
      allowPrivate: true,
      privateHosts: hosts,
      lookup: () => Promise.resolve(['127.0.0.1']),
      dns: names.address,
      render: 'never',
      delayMs: DELAY_MS,
      politeness: createPoliteness(),
    },
  );
  const log = readFileSync(join(folder, 'requests.jsonl'), 'utf8');
  const lines = log.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as RequestLine]));
  const probes = lines.filter(({ purpose }) => purpose === 'probe:hosts');
  const ofOne = Math.max(...hosts.map((host) => probes.filter((line) => line.host === host).length));
  const wallMs =
    Math.max(...probes.map(({ endedMs }) => endedMs)) - Math.min(...probes.map(({ startedMs }) => startedMs));
  // The host that was asked most often starts its last request after all its delays, and waits for the answer.
  const leastMs = (ofOne - 1) * DELAY_MS + ANSWER_MS;
  const figures = {
    hosts: new Set(probes.map(({ host }) => host)).size,
    requests: probes.length,
    wallMs: Math.round(wallMs),
    leastMs,
    ratio: Math.round((wallMs / leastMs) * 100) / 100,
    impolite: findImpoliteness(lines).length,
  };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
} finally {
  await Promise.all([four.close(), six.close(), names.close()]);
  rmSync(folder, { recursive: true, force: true });
}
