/**
 * Many small sites in one `gongkai audit`: time, CPU and memory, and the time of sites under delays beside the least that
 * these allow. `node --import tsx test/bench/many-sites.ts MAIN [--full]` writes one JSON object. Linux tells the memory.
 */
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { RequestLine } from '../../src/crawl/manners/request-log.js';
import type { RunSummary } from '../../src/model/run.js';
import { findImpoliteness } from '../support/check-politeness.js';
import type { ManySitesToServe } from './serve-many.js';

interface Measured {
  readonly sites: number;
  readonly atOnce: number;
  readonly status: number | null;
  readonly wallMs: number;
  /** Of the program and all that it started. */
  readonly cpuMs: number;
  readonly cpuMsPerSite: number;
  /** Of it what the crawling process used, which one core has to bear. */
  readonly crawlingCpuMsPerSite: number;
  readonly peakBytes: number;
  readonly pages: number;
  readonly requests: number;
  readonly qualified: number;
  readonly unqualified: number;
  readonly failures: Readonly<Record<string, number>>;
}

interface Order extends ManySitesToServe {
  readonly atOnce: number;
  readonly delayMs: number;
  readonly extra?: readonly string[];
}

const TSX = ['--import', 'tsx'];
const AS_OF = '2026-06-30';
const SAMPLE_MS = 250;
/** Ticks of `/proc/PID/stat`. */
const TICK_MS = 10;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    full: { type: 'boolean', default: false },
    sites: { type: 'string' },
    'at-once': { type: 'string' },
    delay: { type: 'string' },
    'page-bytes': { type: 'string' },
    'one-in': { type: 'string' },
    extra: { type: 'string', multiple: true },
    keep: { type: 'string' },
    'node-arg': { type: 'string', multiple: true },
  },
});
const main = positionals[0] ?? 'dist/main.js';

if (values.sites === undefined) {
  // Enough sites for the pool to be refilled; under delays the hosts wait, not the machine.
  const many = await audit({ ...orderOf(values.full ? 1_000 : 40), atOnce: 16, delayMs: 0 });
  const polite = await audit({ ...orderOf(values.full ? 50 : 12), atOnce: 50, delayMs: values.full ? 1_000 : 400 });
  process.stdout.write(`${JSON.stringify({ many: many.measured, polite: { ...polite.measured, ...polite.pace } })}\n`);
} else {
  const { measured, pace } = await audit({
    count: Number(values.sites),
    pageBytes: Number(values['page-bytes'] ?? 30_000),
    asOf: AS_OF,
    oneInSoMany: Number(values['one-in'] ?? 0),
    atOnce: Number(values['at-once'] ?? 16),
    delayMs: Number(values.delay ?? 0),
    extra: values.extra ?? [],
  });
  process.stdout.write(`${JSON.stringify({ ...measured, ...pace }, null, 2)}\n`);
}

function orderOf(count: number): ManySitesToServe {
  return { count, pageBytes: 30_000, asOf: AS_OF, oneInSoMany: 0 };
}

async function audit(order: Order) {
  const { atOnce, delayMs, extra = [], ...served } = order;
  const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'gongkai-many-'));
  const server = fork(join(import.meta.dirname, 'serve-many.ts'), { execArgv: TSX });
  try {
    const { list, dns } = await ask<{ list: string; dns: string }>(server, served);
    writeFileSync(join(folder, 'sites.yaml'), list);
    const startedAt = performance.now();
    const child = spawn(
      process.execPath,
      [
        ...(values['node-arg'] ?? []),
        ...[main, 'audit', '--sites', join(folder, 'sites.yaml'), '--profile', 'national', '--as-of', served.asOf],
        ...['--dns', dns, '--allow-private', '--sites-at-once', String(atOnce), '--delay', String(delayMs)],
        ...[
          '--out',
          folder,
          '--run',
          'bench',
          values.keep === undefined ? '--quiet' : '--no-progress',
          ...(extra.length > 0 ? extra : ['--render', 'never']),
        ],
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const { status, peakBytes, cpuMs, ownCpuMs } = await watch(child);
    const wallMs = performance.now() - startedAt;
    if (![0, 3, 70, 130].includes(status ?? -1)) throw new Error(`gongkai audit ended with ${String(status)}`);
    const perSite = await ask<number[]>(server, 'how many requests?');
    const run = JSON.parse(readFileSync(join(folder, 'bench', 'run.json'), 'utf8')) as RunSummary;
    const failures: Record<string, number> = {};
    for (const { why } of run.failures) failures[why] = (failures[why] ?? 0) + 1;
    const { pages, requests, qualified, unqualified } = run.totals;
    const [sites, most] = [served.count, Math.max(...perSite)];
    const measured: Measured = {
      ...{
        sites,
        atOnce,
        status,
        wallMs,
        cpuMs,
        cpuMsPerSite: cpuMs / sites,
        crawlingCpuMsPerSite: ownCpuMs / sites,
        peakBytes,
        pages,
        requests,
      },
      ...{ qualified, unqualified, failures },
    };
    // Every site at once: the one with the most requests sets the time. Fewer at once: all of them share the places.
    const all = perSite.reduce((sum, one) => sum + one - 1, 0);
    const leastMs = delayMs * Math.max(most - 1, all / Math.min(atOnce, sites));
    const violations = delayMs > 0 ? findImpoliteness(requestLines(join(folder, 'bench'))).length : undefined;
    return {
      measured,
      pace: { violations, delayMs, leastMs, makespanRatio: leastMs > 0 ? wallMs / leastMs : undefined },
    };
  } finally {
    server.kill();
    if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

/** What the sites' own request logs say, to be held against the limits. */
function requestLines(folder: string): RequestLine[] {
  const logs = readdirSync(folder).map((site) =>
    attempt(() => readFileSync(join(folder, site, 'requests.jsonl'), 'utf8')),
  );
  return logs.flatMap((log) => (log ?? '').split('\n').filter(Boolean)).map((line) => JSON.parse(line) as RequestLine);
}

function ask<T>(server: ChildProcess, question: unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    server.once('message', (answer) => {
      resolve(answer as T);
    });
    server.once('exit', (code) => {
      reject(new Error(`the server of the sites ended with ${String(code)}`));
    });
    server.send(question as object);
  });
}

/** Waits for the end; meanwhile adds up what the process and its children hold, and have used. */
async function watch(
  child: ChildProcess,
): Promise<{ status: number | null; peakBytes: number; cpuMs: number; ownCpuMs: number }> {
  let peakBytes = 0;
  const used = new Map<string, number>();
  const look = setInterval(() => {
    let bytes = 0;
    for (const pid of familyOf(String(child.pid))) {
      bytes += residentBytes(pid);
      used.set(pid, cpuOf(pid) ?? used.get(pid) ?? 0);
    }
    peakBytes = Math.max(peakBytes, bytes);
  }, SAMPLE_MS);
  const status = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  clearInterval(look);
  const cpuMs = [...used.values()].reduce((sum, one) => sum + one, 0);
  return { status, peakBytes, cpuMs, ownCpuMs: used.get(String(child.pid)) ?? 0 };
}

function familyOf(pid: string): string[] {
  const children = attempt(() =>
    readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' '),
    ),
  );
  return [pid, ...(children ?? []).filter((one) => one !== '').flatMap(familyOf)];
}

/** What is shared with other processes counts in parts. */
function residentBytes(pid: string): number {
  const text = attempt(() => readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? '';
  return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) * 1024;
}

function cpuOf(pid: string): number | undefined {
  const text = attempt(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  if (text === undefined) return undefined;
  const [, , , , , , , , , , , user = 0, system = 0] = text
    .slice(text.lastIndexOf(')') + 1)
    .split(' ')
    .map(Number);
  return (user + system) * TICK_MS;
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
