import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { annualReport } from './bench/annual-report.mjs';
import { attachments } from './bench/attachments.mjs';
import { audit } from './bench/audit.mjs';
import { history } from './bench/history.mjs';
import { pages } from './bench/pages.mjs';
import { manySites } from './bench/many-sites.mjs';
import { pageLayer } from './bench/page-layer.mjs';
import { probes } from './bench/probes.mjs';
import { reports } from './bench/reports.mjs';
import { requests } from './bench/requests.mjs';
import { rules } from './bench/rules.mjs';
import { similarity } from './bench/similarity.mjs';
import { schedule } from './bench/schedule.mjs';
import { startUp } from './bench/start-up.mjs';
import { store } from './bench/store.mjs';
import { table } from './bench/table.mjs';
import { wholeSite } from './bench/whole-site.mjs';
import { setUpOrSay } from './setup.mjs';

// `npm run bench`: figures, not tests; small by default. `-- --full` for the sizes of the aims, `-- --json` for programs,
// `-- requests,wholeSite` for some of them. Machines differ and are loaded: each figure stands beside something measured in the same run.
const asOf = '2026-06-30';
const SMALL = {
  startUp: { starts: 9 },
  rules: { starts: 3, rounds: 9 },
  pageLayer: { pages: 20 },
  annualReport: { rounds: 10 },
  attachments: { pages: 30 },
  similarity: { rounds: 20 },
  audit: { pages: 300, pageBytes: 100_000, asOf },
  requests: { pages: 600 },
  probes: { hosts: 50 },
  wholeSite: { pages: 400, pageBytes: 100_000, asOf, shape: 'unknown' },
  manySites: { isFull: false },
  reports: { sites: 100, rules: 100 },
  history: { isFull: false, sites: 30 },
  pages: { isFull: false },
  store: { transactions: 300 },
  schedule: { sites: 500, slots: [32], jobs: 2_000 },
};
const FULL = {
  startUp: { starts: 31 },
  rules: { starts: 9, rounds: 31 },
  pageLayer: { pages: 100 },
  annualReport: { rounds: 50 },
  attachments: { pages: 30 },
  similarity: { rounds: 100 },
  audit: { pages: 2_000, pageBytes: 100_000, asOf },
  requests: { pages: 2_000 },
  probes: { hosts: 50 },
  wholeSite: { pages: 2_000, pageBytes: 100_000, asOf, shape: 'unknown' },
  manySites: { isFull: true },
  reports: { sites: 500, rules: 100 },
  history: { isFull: true, sites: 500 },
  pages: { isFull: true },
  store: { transactions: 3_000 },
  schedule: { sites: 14_000, slots: [8, 32, 128, 512], jobs: 10_000 },
};
const benches = {
  startUp,
  rules,
  pageLayer,
  annualReport,
  attachments,
  similarity,
  audit,
  requests,
  probes,
  wholeSite,
  manySites,
  reports,
  history,
  pages,
  store,
  schedule,
};

const args = process.argv.slice(2);
const asJson = args.includes('--json');
const size = args.includes('--full') ? FULL : SMALL;
const named = args.filter((arg) => !arg.startsWith('--')).flatMap((arg) => arg.split(','));
const unknown = named.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`No bench is called ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}

const scratch = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
try {
  if (asJson) console.log = console.error; // stdout carries the figures only
  if (!(await setUpOrSay())) process.exit(1);
  const figures = {};
  for (const [name, bench] of Object.entries(benches)) {
    if (named.length > 0 && !named.includes(name)) continue;
    console.error(`Measuring ${name} …`);
    figures[name] = await bench(size[name], scratch);
  }
  process.stdout.write(asJson ? `${JSON.stringify({ full: size === FULL, ...figures }, null, 2)}\n` : table(figures));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
