/** Prints as JSON how long a night of many sites takes beside the least time that it could. Arguments: sites, then slots each. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/store/open-store.js';
import { durationsOf, settle, simulateNight, type Night } from '../schedule/support/simulate-night.js';

const [count = 500, ...slots] = process.argv.slice(2).map(Number);
const nights: (Night & { readonly seconds: number })[] = [];
for (const each of slots.length > 0 ? slots : [8]) {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-night-'));
  const store = await openStore({ folder });
  try {
    const sites = Array.from({ length: count }, (_, at) => `site-${String(at).padStart(5, '0')}`);
    const durations = durationsOf(sites, 2026);
    await settle(store, sites, durations);
    const began = performance.now();
    const night = await simulateNight(store, sites, durations, each);
    nights.push({ ...night, seconds: Math.round((performance.now() - began) / 100) / 10 });
    process.stderr.write(`${each} slots: ${(night.ratio * 100).toFixed(1)} % of the least time\n`);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
process.stdout.write(
  JSON.stringify(
    nights.map(({ audits, slots: each, makespanMs, leastMs, ratio, deepest, seconds }) => ({
      audits,
      slots: each,
      hours: Math.round(makespanMs / 36_000) / 100,
      leastHours: Math.round(leastMs / 36_000) / 100,
      ratio: Math.round(ratio * 1000) / 1000,
      deepest,
      seconds,
    })),
  ),
);
