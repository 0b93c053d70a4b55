/**
 * Audits one site as often as asked, each time killed several times at moments taken from a seed, and says what was lost, asked
 * twice or judged otherwise: `npx tsx test/cli/kill-often.ts [--runs 10] [--seed 1] [--site sound-hanweb] [--main dist/main.js] [-- ARGS]`.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { siteCases } from '../e2e/sites/index.js';
import { benchFor, judged } from '../support/interrupted-audit.js';
import { auditKilledAt } from '../support/kill-moments.js';
import type { Moment } from '../support/kill-moments.js';
import { randomFrom } from '../support/random.js';

const { values, positionals } = parseArgs({
  options: {
    runs: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    site: { type: 'string', default: 'sound-hanweb' },
    main: { type: 'string' },
  },
  allowPositionals: true,
});
const site = siteCases.find(({ id }) => id === values.site);
if (!site) throw new Error(`no site ${values.site}`);

const random = randomFrom(Number(values.seed));
const below = (limit: number): number => Math.floor(random() * limit);
const FILES = [
  /crawl\.jsonl$/,
  /requests\.jsonl$/,
  /snapshot\.warc\.gz$/,
  /report\.json/,
  /request\.json/,
  /run\.json/,
];

/** Most kills fall among the requests; the others anywhere from start-up to the writing of the last file. */
function momentIn(requests: number): Moment {
  const kind = random();
  if (kind < 0.55) return { after: 'requests', count: 1 + below(requests / 2), ms: below(20) };
  if (kind < 0.7) return { after: 'begin', ms: 200 + below(2_000) };
  return { after: 'file', name: FILES[below(FILES.length)] ?? /json/, times: 1 + below(10) };
}

const bench = await benchFor(site.spec, {
  args: [...(site.args ?? []), ...positionals],
  ...(values.main !== undefined && { main: [resolve(values.main)] }),
});
const whole = await bench.start('audit', 'whole').ended;
const truth = judged(bench.report('whole'));
const once = new Map<string, number>();
for (const request of bench.asked) once.set(request, (once.get(request) ?? 0) + 1);
const requests = bench.asked.length;
process.stdout.write(`undisturbed: ${requests} requests, exit ${String(whole.status)}\n`);

const total = { kills: 0, lost: 0, mostLost: 0, twice: 0, otherwise: 0 };
for (let at = 1; at <= Number(values.runs); at += 1) {
  const run = `run-${at}`;
  const from = bench.asked.length;
  const killed = await auditKilledAt(
    bench,
    run,
    Array.from({ length: 1 + below(5) }, () => momentIn(requests)),
  );
  const report = bench.report(run);
  const isSame = judged(report) === truth && killed.last.status === whole.status;
  // What an undisturbed audit asks for twice, plainly and in the browser, may fall to either side of a kill.
  const twice = killed.askedTwice.filter((request) => (once.get(request) ?? 0) < 2);
  const lost = killed.lost.map((requestsLost) => requestsLost.length);
  total.kills += killed.kills;
  total.lost += lost.reduce((sum, count) => sum + count, 0);
  total.mostLost = Math.max(total.mostLost, ...lost);
  total.twice += twice.length;
  if (!isSame) total.otherwise += 1;
  process.stdout.write(
    `${run}: ${killed.kills} kills, in flight ${lost.join(' ') || '-'}, asked ${bench.asked.length - from}, reported ${
      report?.crawl.requests ?? '-'
    }, ${isSame ? 'same outcomes' : `OTHERWISE (exit ${String(killed.last.status)}) ${killed.last.stderr}`}${
      twice.length === 0 ? '' : `, TWICE ${twice.join(' | ')}`
    }\n`,
  );
}
process.stdout.write(
  `${total.kills} kills: ${total.lost} requests in flight were lost (${total.mostLost} at most), ${total.twice} asked twice, ${total.otherwise} runs came out otherwise\n`,
);
await bench.close();
process.exitCode = total.twice + total.otherwise === 0 ? 0 : 1;
