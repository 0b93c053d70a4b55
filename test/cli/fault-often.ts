/**
 * Audits one site as often as asked while a share of all requests meets a fault that passes, and says which outcomes are
 * not those of a faultless run: `npx tsx test/cli/fault-often.ts [--runs 20] [--seed 1] [--share 0.05] [--main dist/main.js]`.
 */
import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { benchFor, flipsBetween } from '../support/interrupted-audit.js';
import { passingFaults } from '../support/passing-faults.js';
import type { SiteSpec } from '../support/site-builder/index.js';
import { siteCases } from '../e2e/sites/index.js';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    share: { type: 'string', default: '0.05' },
    site: { type: 'string', default: 'sound-hanweb' },
    main: { type: 'string' },
  },
});
const spec: SiteSpec | undefined = siteCases.find(({ id }) => id === values.site)?.spec;
if (!spec) throw new Error(`no site ${values.site}`);

const faults = passingFaults(['reset', 'reset', 'bad-gateway', 'unavailable', 'gateway-timeout', 'cut', 'hang']);
const bench = await benchFor(spec, {
  before: faults.handler,
  ...(values.main !== undefined && { main: [resolve(values.main)] }),
});
const faultless = await bench.start('audit', 'faultless').ended;
const truth = bench.report('faultless');
process.stdout.write(`faultless: ${bench.asked.length} requests, exit ${String(faultless.status)}\n`);
let flipped = 0;
for (let run = 1; run <= Number(values.runs); run += 1) {
  const from = bench.asked.length;
  faults.begin(Number(values.seed) + run, Number(values.share));
  const { status } = await bench.start('audit', `run-${run}`).ended;
  const flips = flipsBetween(truth, bench.report(`run-${run}`));
  if (flips.length > 0) flipped += 1;
  process.stdout.write(
    `run ${run}: ${bench.asked.length - from} requests, ${faults.met.length} faults, exit ${String(status)}, ${
      flips.length === 0 ? 'no outcome differs' : `DIFFERS ${flips.join(' · ')}\n  met: ${faults.met.join(' | ')}`
    }\n`,
  );
}
process.stdout.write(`${values.runs} runs, ${flipped} with an outcome that differs\n`);
await bench.close();
process.exitCode = flipped === 0 ? 0 : 1;
