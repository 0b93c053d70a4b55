/** Prints as JSON how long each history query takes over a big office. Argument: `--full` for 3,000 sites × 24 runs; a folder to keep it in. */
import { mkdirSync, mkdtempSync, rmSync, statSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changedSites } from '../../src/history/changed-sites.js';
import { countFindings, listFindings, readFinding } from '../../src/history/list-findings.js';
import { ruleOverRuns, rulesNow, sitesOfRule, undecidedRules } from '../../src/history/rule-history.js';
import { runHistory } from '../../src/history/run-history.js';
import { siteScores } from '../../src/history/site-scores.js';
import { siteStandings } from '../../src/history/standings.js';
import { unitScores } from '../../src/history/unit-history.js';
import { unreadSites } from '../../src/history/unread-sites.js';
import { SYSTEM, type Actor } from '../../src/model/actor.js';
import { OPEN_STATES } from '../../src/model/life.js';
import { openStore } from '../../src/store/open-store.js';
import { buildBigOffice, ruleId, runId, siteId, THREE_THOUSAND } from './big-office.js';

const isFull = process.argv.includes('--full');
const kept = process.argv.slice(2).find((argument) => !argument.startsWith('--'));
const folder = kept ?? mkdtempSync(join(tmpdir(), 'gongkai-history-'));
mkdirSync(folder, { recursive: true });
const isBuilt = existsSync(join(folder, 'office.sqlite'));
const store = await openStore({ folder });
const size = isFull ? THREE_THOUSAND : { ...THREE_THOUSAND, sites: 150 };
const began = performance.now();
if (!isBuilt) await buildBigOffice(store, size);
const buildMs = performance.now() - began;
const office: Actor = {
  ...{ id: 'u', name: '某区政府办', role: 'office' },
  sight: new Map([
    [siteId(7), {}],
    [siteId(10), { unit: '单位3' }],
  ]),
};
const { db } = store;
const [site, rule, run] = [siteId(10), ruleId(17), runId(size.runs - 1)];
const open = { states: OPEN_STATES, kind: 'fault' } as const;
const firstPage = await listFindings(db, SYSTEM, open);
const queries: Record<string, () => Promise<unknown>> = {
  siteScores: () => siteScores(db, SYSTEM, site),
  standings: () => siteStandings(db, SYSTEM, { list: 'all' }),
  standingsOfRun: () => siteStandings(db, SYSTEM, { run }),
  worse: () => changedSites(db, SYSTEM, { direction: 'down', list: 'all' }),
  better: () => changedSites(db, SYSTEM, { direction: 'up' }),
  siteFindings: () => listFindings(db, SYSTEM, { site, ...open }),
  openFindings: () => listFindings(db, SYSTEM, { ...open }),
  openFindingsNext: () => listFindings(db, SYSTEM, { ...open, ...(firstPage.next && { after: firstPage.next }) }),
  findingsByText: () => listFindings(db, SYSTEM, { text: '2999号地区', ...open }),
  unseenFindings: () => listFindings(db, SYSTEM, { isUnseen: true }),
  countFindings: () => countFindings(db, SYSTEM, { list: 'all' }),
  findingsOfRule: () => listFindings(db, SYSTEM, { rule, ...open }),
  findingsOfOffice: () => listFindings(db, office, open),
  findingLife: () => readFinding(db, SYSTEM, `${site}-003`),
  rulesNow: () => rulesNow(db, SYSTEM),
  sitesOfRule: () => sitesOfRule(db, SYSTEM, { rule, value: 'failed' }),
  ruleOverRuns: () => ruleOverRuns(db, SYSTEM, { rule }),
  ruleOverRunsOfOffice: () => ruleOverRuns(db, office, { rule }),
  undecidedRules: () => undecidedRules(db, SYSTEM),
  unreadSites: () => unreadSites(db, SYSTEM, { list: 'all' }),
  runHistory: () => runHistory(db, SYSTEM),
  unitScores: () => unitScores(db, SYSTEM, { site }),
  unitOverRuns: () => unitScores(db, SYSTEM, { site, unit: '单位3' }),
};
const figures: Record<string, { p50: number; max: number }> = {};
for (const [name, query] of Object.entries(queries)) {
  const times: number[] = [];
  for (let round = 0; round < 9; round++) {
    // The database works in this process: what it takes of the processor, whoever else keeps the machine busy.
    const start = process.cpuUsage();
    await query();
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1000);
  }
  times.sort((a, b) => a - b);
  figures[name] = { p50: Math.round((times[4] ?? 0) * 10) / 10, max: Math.round((times[8] ?? 0) * 10) / 10 };
}
await store.close();
const bytes = statSync(join(folder, 'office.sqlite')).size;
if (kept === undefined) rmSync(folder, { recursive: true });
const slowestMs = Math.max(...Object.values(figures).map(({ max }) => max));
process.stdout.write(JSON.stringify({ ...size, buildMs: Math.round(buildMs), bytes, slowestMs, queries: figures }));
