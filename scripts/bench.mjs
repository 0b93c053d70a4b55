import { fork, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, runProgram } from './run-program.mjs';
import { setUpOrSay } from './setup.mjs';

// `npm run bench`: figures, not tests; small by default. `-- --full` for the figures of a note, `-- --json` for programs.
// Machines differ and are loaded: each figure stands beside something measured in the same run.
const isFull = process.argv.includes('--full');
const asJson = process.argv.includes('--json');
const size = isFull
  ? { starts: 31, pages: 100, site: { pages: 2010, pageBytes: 100_000, asOf: '2026-06-30' } }
  : { starts: 9, pages: 20, site: { pages: 300, pageBytes: 100_000, asOf: '2026-06-30' } };

const MAIN = join(ROOT, 'dist', 'main.js');
const TSX = ['--import', 'tsx'];
const scratch = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));

try {
  if (asJson) console.log = console.error; // stdout carries the figures only
  if (!(await setUpOrSay())) process.exit(1);
  const figures = { start: startUp(), page: pageLayer(), audit: await audit() };
  process.stdout.write(asJson ? `${JSON.stringify({ full: isFull, ...figures }, null, 2)}\n` : table(figures));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** Median times of `gongkai --version` and `node -e 0`, taken in turns. */
function startUp() {
  const bare = [];
  const version = [];
  for (let turn = 0; turn < size.starts; turn += 1) {
    bare.push(msOf(['-e', '0']));
    version.push(msOf([MAIN, '--version']));
  }
  const [bareMs, versionMs] = [median(bare), median(version)];
  return { bareMs, versionMs, ratio: versionMs / bareMs };
}

function msOf(args) {
  const startedAt = performance.now();
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`);
  return performance.now() - startedAt;
}

function pageLayer() {
  const args = [...TSX, join(ROOT, 'test', 'bench', 'page-layer.ts'), String(size.pages)];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the page layer could not be measured:\n${stderr}`);
  const figures = JSON.parse(stdout);
  return { ...figures, ratio: figures.pageMs / figures.parse5Ms };
}

/** A whole `gongkai audit` of a big site on loopback, in a process of its own and without a browser. */
async function audit() {
  const server = fork(join(ROOT, 'test', 'bench', 'serve.ts'), { cwd: ROOT, execArgv: TSX });
  try {
    const served = await ask(server, size.site);
    const host = 'www.yunhu.gov.cn';
    const measures = join(scratch, 'peak.json');
    const startedAt = performance.now();
    const { status, output } = await runProgram(
      [
        process.execPath,
        ...['--import', pathToFileURL(join(ROOT, 'test', 'bench', 'report-peak.mjs')).href],
        MAIN,
        ...['audit', `http://${host}:${served.port}/`, '--profile', 'national', '--as-of', size.site.asOf],
        ...['--resolve', `${host}:${served.port}:127.0.0.1`, '--dns', served.dns, '--allow-private'],
        ...['--render', 'never', '--delay', '0', '--out', scratch, '--run', 'bench', '--no-progress'],
      ],
      { quietly: true, env: { GONGKAI_BENCH_FILE: measures } },
    );
    if (![0, 3].includes(status)) throw new Error(`gongkai audit ended with ${status}:\n${output}`);
    const wallMs = performance.now() - startedAt;
    const { requests, distinct } = await ask(server, 'how many requests?');
    const run = JSON.parse(readFileSync(join(scratch, 'bench', 'run.json'), 'utf8'));
    const report = JSON.parse(readFileSync(join(scratch, 'bench', run.sites[0].report), 'utf8'));
    const { peakBytes, cpuMs } = JSON.parse(readFileSync(measures, 'utf8'));
    const { crawl, scorecard } = report;
    return {
      ...{ sitePages: served.pages, requests, distinct, pages: crawl.pages, stoppedBecause: crawl.stoppedBecause },
      ...{ verdict: scorecard.verdict, points: scorecard.points, peakBytes, barePeakBytes: barePeak(), cpuMs, wallMs },
    };
  } finally {
    server.kill();
  }
}

function ask(server, question) {
  return new Promise((resolve, reject) => {
    server.once('message', resolve);
    server.once('exit', (code) => reject(new Error(`the server of the site ended with ${code}`)));
    server.send(question);
  });
}

/** Peak memory of a Node that does nothing. */
function barePeak() {
  const args = ['-p', 'process.resourceUsage().maxRSS'];
  return Number(spawnSync(process.execPath, args, { encoding: 'utf8' }).stdout) * 1024;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function table({ start, page, audit: one }) {
  const mb = (bytes) => `${Math.round(bytes / 1e6)} MB`;
  const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
  const parse5Ms = page.parse5Ms * one.pages;
  const { value, min, max } = one.points;
  const rows = [
    ['', 'measured', 'beside', 'ratio', 'aim'],
    [
      'gongkai --version',
      `${start.versionMs.toFixed(0)} ms`,
      `node -e 0: ${start.bareMs.toFixed(0)} ms`,
      start.ratio,
      '< 1.5',
    ],
    [
      `reading a page of ${Math.round(page.bytesEach / 1000)} KB`,
      `${page.pageMs.toFixed(1)} ms CPU`,
      `parse5 alone: ${page.parse5Ms.toFixed(1)} ms`,
      page.ratio,
      '',
    ],
    [
      'audit: peak memory',
      mb(one.peakBytes),
      `idle Node: ${mb(one.barePeakBytes)}`,
      one.peakBytes / one.barePeakBytes,
      '< 400 MB',
    ],
    ['audit: CPU time', seconds(one.cpuMs), `parse5 of its pages: ${seconds(parse5Ms)}`, one.cpuMs / parse5Ms, ''],
    ['audit: pages fetched', `${one.pages}`, `the site has ${one.sitePages}`, one.pages / one.sitePages, '≤ 200'],
    ['audit: requests made', `${one.requests}`, `addresses: ${one.distinct}`, one.requests / one.distinct, ''],
  ].map((row) => row.map((cell) => (typeof cell === 'number' ? cell.toFixed(2) : cell)));
  const widths = rows[0].map((_, at) => Math.max(...rows.map((row) => row[at].length)));
  const lines = rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at]))
      .join('   ')
      .trimEnd(),
  );
  const ending = `The crawl stopped because: ${one.stoppedBecause}. Verdict ${one.verdict}, ${value} points [${min}, ${max}].`;
  return `\n${lines.join('\n')}\n\n${ending}\n`;
}
